// The page of today without a mouse: arrows move, Enter opens, letters write down what came of a call, / searches, Z
// takes back. Letters count only while the focus is on a row and nobody is typing, and can be switched off (WCAG 2.1.4).

const KEPT = "follow-up-keys";
const LETTERS = { n: "no_answer", v: "voicemail", m: "message_left", b: "call_back", d: "declined_now", w: "wrong_number" };
const rows = () => [...document.querySelectorAll(".fu-row:not([hidden])")];
const rowOf = (element) => element.closest(".fu-row");
const isTyping = (element) => element.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
const search = document.getElementById("fu-search");
const switchButton = document.getElementById("fu-keys-switch");
const undo = document.getElementById("fu-undo");
let isOn = localStorage.getItem(KEPT) !== "off";

const go = (row) => {
  row?.querySelector(".fu-row__name")?.focus();
  row?.scrollIntoView({ block: "nearest" });
};

const along = (step) => {
  const all = rows();
  const at = all.indexOf(rowOf(document.activeElement));
  go(all[Math.min(all.length - 1, Math.max(0, at === -1 ? 0 : at + step))]);
};

const write = (result) => {
  const button = rowOf(document.activeElement)?.querySelector(`.fu-quick button[value="${result}"]`);
  if (button) button.click();
};

const reached = () => rowOf(document.activeElement)?.querySelector(".fu-reached")?.click();

const filter = () => {
  const wanted = search.value.trim().toLowerCase();
  for (const row of document.querySelectorAll(".fu-row")) row.hidden = !row.dataset.name.toLowerCase().includes(wanted);
  document.getElementById("fu-found").textContent = wanted ? `${rows().length} shown` : "";
};

const deeds = {
  ArrowDown: () => along(1),
  ArrowUp: () => along(-1),
  j: () => along(1),
  k: () => along(-1),
  r: reached,
  z: () => undo?.querySelector("button")?.click(),
  "/": () => search?.focus(),
  ...Object.fromEntries(Object.entries(LETTERS).map(([letter, result]) => [letter, () => write(result)])),
};

document.addEventListener("keydown", (event) => {
  const at = document.activeElement;
  if (at === search && (event.key === "Escape" || event.key === "Enter")) {
    event.preventDefault();
    if (event.key === "Escape") search.value = "";
    filter();
    go(rows()[0]);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(at) || at.closest(".top, .foot")) return;
  const deed = deeds[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!deed || (event.key.length === 1 && !isOn)) return;
  event.preventDefault();
  deed();
});

const show = () => {
  switchButton.hidden = false;
  switchButton.textContent = isOn ? "Keys on" : "Keys off";
  switchButton.setAttribute("aria-pressed", String(isOn));
};

if (switchButton) {
  switchButton.addEventListener("click", () => {
    isOn = !isOn;
    localStorage.setItem(KEPT, isOn ? "on" : "off");
    show();
  });
  show();
}
if (search) {
  search.closest("[hidden]")?.removeAttribute("hidden");
  search.addEventListener("input", filter);
}
if (undo) {
  setTimeout(() => { undo.hidden = true; }, Number(undo.dataset.seconds) * 1000);
  go(rows()[0]);
}
