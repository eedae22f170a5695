// The board without a mouse. Letters count only while the focus is on the board and nobody is typing, and can be
// switched off (WCAG 2.1.4).

const KEPT = "board-keys";
const isTyping = (element) => element.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
const cardOf = (element) => element.closest(".call, .team, .cleared");
const linkOf = (card) => card.querySelector(".call__open, .team__open, a");
const columns = () => [...document.querySelectorAll("#lane-waiting, #lane-working, #lane-teams")];
const cardsIn = (lane) => [...lane.querySelectorAll(".call, .team")];

export const listen = ({ openPanel, closePanel, undo }) => {
  const shown = document.getElementById("keys-switch");
  const command = document.getElementById("command-words");
  let isOn = localStorage.getItem(KEPT) !== "off";

  const show = () => {
    shown.hidden = false;
    shown.textContent = isOn ? "Keys on" : "Keys off";
    shown.setAttribute("aria-pressed", String(isOn));
  };
  const go = (card) => {
    const link = card && linkOf(card);
    link?.focus();
    card?.scrollIntoView({ block: "nearest" });
  };
  const along = (step) => {
    const card = cardOf(document.activeElement);
    const lane = card?.closest(".lane") ?? columns()[0];
    const cards = cardsIn(lane);
    const at = cards.indexOf(card);
    go(cards[Math.min(cards.length - 1, Math.max(0, at === -1 ? 0 : at + step))]);
  };
  const across = (step) => {
    const lanes = columns().filter((lane) => cardsIn(lane).length);
    const at = lanes.indexOf(document.activeElement.closest(".lane"));
    const to = lanes[Math.min(lanes.length - 1, Math.max(0, at === -1 ? 0 : at + step))];
    if (to) go(cardsIn(to)[0]);
  };
  const panel = (kind) => {
    const card = cardOf(document.activeElement);
    const link = card?.querySelector(".call__open, .team__open");
    const address = link?.dataset[kind] ?? (kind === "panel" ? link?.href : null);
    if (address) openPanel(address, card.querySelector(".call__panel"));
  };
  const deeds = {
    ArrowDown: () => along(1),
    ArrowUp: () => along(-1),
    ArrowRight: () => across(1),
    ArrowLeft: () => across(-1),
    j: () => along(1),
    k: () => along(-1),
    d: () => panel("send"),
    v: () => panel("panel"),
    x: () => panel("close"),
    u: () => go(document.querySelector("#lane-teams .team")),
    z: undo,
    "/": () => command?.focus(),
  };

  document.addEventListener("keydown", (event) => {
    const at = document.activeElement;
    if (event.key === "Escape") return back(event);
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(at) || at.closest(".top, .foot")) return;
    const deed = deeds[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    const isLetter = event.key.length === 1;
    if (!deed || (isLetter && !isOn) || at.matches("input[type=radio]") || !document.getElementById("board")) return;
    event.preventDefault();
    deed();
  });

  const back = (event) => {
    const at = document.activeElement;
    if (at === command) {
      event.preventDefault();
      go(document.querySelector("#lane-waiting .call") ?? document.querySelector(".call, .team"));
      return;
    }
    const card = cardOf(at);
    if (card && closePanel(card.querySelector(".call__panel"))) {
      event.preventDefault();
      go(card);
    }
  };

  if (shown) {
    shown.addEventListener("click", () => {
      isOn = !isOn;
      localStorage.setItem(KEPT, isOn ? "on" : "off");
      show();
    });
    show();
  }
};
