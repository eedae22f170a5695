// Keeps the board as the server has it: sent by the stream as it changes, or read anew when the stream only tells that it
// did, put in place without moving anybody's focus. Without this script everything works by loading the page again.

import { clockOf, setByServer, tick } from "./clocks.mjs";
import { listen } from "./keys.mjs";
import { follow } from "./live.mjs";
import { morph } from "./morph.mjs";

const UNDO_SECONDS = 8;
const TOGETHER_MS = 10;
const SENT_WITHIN_MS = 1000;
const IN_A_RUSH_MS = 60; // when much happens, several things are read at once; still within half a second
const NEW_MS = 3000;
const BY_SCRIPT = { "X-Board": "1" };
const DRAWING = "X-Drawing";

const board = () => document.getElementById("board");
const byId = (id) => document.getElementById(id);
const clock = byId("clock");
const timeOf = clockOf(clock.nextElementSibling.textContent.trim());

// Reading anew. One request at a time; what is announced meanwhile is read right after it.
let isReading = false;
let isStale = false;
let waits = 0;
let readAt = 0;

const readAnew = async () => {
  waits = 0;
  if (isReading) {
    isStale = true;
    return;
  }
  isReading = true;
  isStale = false;
  readAt = Date.now();
  try {
    await read();
  } catch {
    // Without the network nothing is known; the stream says so, and asks again.
  } finally {
    isReading = false;
    if (isStale) readAnew();
  }
};
let drawing = ""; // the name of what is shown: of that, only the cards that differ are sent
const read = async () => {
  const asked = { headers: { ...BY_SCRIPT, [DRAWING]: drawing }, redirect: "manual" };
  drawing = "";
  const answer = await fetch(board().dataset.nowAddress, asked);
  if (answer.type === "opaqueredirect" || answer.status === 403 || answer.status === 404) return location.reload();
  if (!answer.ok) return;
  const words = await answer.text();
  if (drawing) return; // sent meanwhile
  // A card that was taken for shown may not be here: then the whole board is read next.
  if (!shows(words, answer.headers.get(DRAWING) ?? "")) isStale = true;
};
const shows = (words, name) => {
  const wanted = new DOMParser().parseFromString(words, "text/html").getElementById("board");
  if (!wanted) return location.reload();
  drawing = "";
  try {
    show(wanted);
  } catch {
    return false;
  }
  drawing = name;
  return true;
};
// A deed is seen by what the stream sends; where that sends nothing for a while, the page asks.
let asksAt = 0;
const askLater = () => {
  clearTimeout(asksAt);
  asksAt = setTimeout(readAnew, lostBar.hidden ? SENT_WITHIN_MS : 0);
};
const sent = ({ was, is, words }) => {
  clearTimeout(asksAt);
  // Otherwise what was left out, for being shown already, is shown in another drawing than the one that stands here.
  if (was !== "" && was !== drawing) return false;
  if (shows(words, is)) return true;
  readAnew();
  return false;
};
const show = (wanted) => {
  const before = new Set([...document.querySelectorAll("#rows-waiting > .call")].map((each) => each.id));
  morph(board(), wanted);
  setByServer(Number(board().dataset.now));
  const arrived = [...document.querySelectorAll("#rows-waiting > .call")].filter((each) => !before.has(each.id));
  arrived.forEach(welcome);
  tell(arrived);
  titled();
  tick();
};
const welcome = (card) => {
  card.classList.add("is-new");
  setTimeout(() => card.classList.remove("is-new"), NEW_MS);
};
const tell = (arrived) => {
  const news = byId("news");
  if (arrived.length && news) news.textContent = `New: ${arrived.map((each) => each.dataset.words).join("; ")}`;
};
const title = document.title;
const titled = () => {
  const waiting = Number(board().dataset.waiting);
  document.title = waiting ? `(${waiting}) ${title}` : title;
};

// Live or not
const live = byId("live");
const lostBar = byId("lost");
const said = (state, words) => {
  live.dataset.state = state;
  live.lastElementChild.textContent = words;
};
follow({
  address: board().dataset.stream,
  seen: () => board().dataset.seen,
  shown: () => drawing,
  onBoard: sent,
  onNews: () => {
    const isRush = Date.now() - readAt < 1000;
    if (!waits) waits = setTimeout(readAnew, isRush ? IN_A_RUSH_MS : TOGETHER_MS);
  },
  onBeat: setByServer,
  onLive: () => {
    const wasLost = !lostBar.hidden;
    lostBar.hidden = true;
    said("on", "Live");
    if (wasLost) readAnew();
  },
  onLost: (since) => {
    const at = timeOf(since.getTime()).slice(0, 5);
    lostBar.textContent = `Not live since ${at}. What stands here may be old; it is asked for again every few seconds.`;
    lostBar.hidden = false;
    said("lost", `Not live since ${at}`);
  },
  onEnded: () => location.reload(),
});

// Panels: what a card opens stays inside the card, and is never in the way of typing.
const closePanel = (panel) => {
  const wasOpen = Boolean(panel?.firstElementChild);
  panel?.replaceChildren();
  return wasOpen;
};
const openPanel = async (address, panel) => {
  if (panel.dataset.address === address && closePanel(panel)) return;
  const answer = await fetch(address, { headers: BY_SCRIPT, redirect: "manual" });
  if (!answer.ok) return location.assign(address);
  document.querySelectorAll(".call__panel").forEach(closePanel);
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  panel.dataset.address = address;
  panel.replaceChildren(...parsed.body.childNodes);
  panel.querySelector("input:not([type=hidden]), button:not([disabled]), select, a")?.focus();
  // The call stays above its panel: whom one sends to has to be in sight.
  const rows = panel.closest(".lane__rows");
  const card = panel.closest(".call, .team");
  rows.scrollTo({ top: card.offsetTop - rows.offsetTop });
};
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-panel]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const panel = link.dataset.into ? byId(link.dataset.into) : link.closest(".call, .team").querySelector(".call__panel");
  event.preventDefault();
  openPanel(link.dataset.panel, panel);
});

// Deeds: sent without leaving the page; what came of it stands at the foot, with eight seconds to take it back.
const strip = byId("said");
const undoForm = byId("undo");
let undoEnds = 0;
let stripEnds = 0;

const say = (words, { undo = "", tone = "good" } = {}) => {
  if (!words) return;
  strip.hidden = false;
  strip.dataset.tone = tone;
  byId("said-words").textContent = words;
  undoForm.hidden = !undo;
  if (undo) undoForm.setAttribute("action", undo);
  undoEnds = undo ? Date.now() + UNDO_SECONDS * 1000 : 0;
  stripEnds = Date.now() + UNDO_SECONDS * 1000;
  countDown();
};
const countDown = () => {
  if (!strip || strip.hidden) return;
  const left = Math.ceil((undoEnds - Date.now()) / 1000);
  undoForm.hidden = left <= 0;
  byId("undo-seconds").textContent = left > 0 ? `${left} s` : "";
  if (Date.now() >= stripEnds && !strip.contains(document.activeElement)) strip.hidden = true;
};
const undo = () => {
  if (strip && !undoForm.hidden) undoForm.requestSubmit();
};
const problemIn = (form, words) => {
  const place = form.querySelector(".panel__problem");
  if (!place) return say(words, { tone: "problem" });
  place.textContent = words;
  place.hidden = false;
};
const send = async (form, button) => {
  const fields = new FormData(form, button);
  const answer = await fetch(form.getAttribute("action"), { method: "POST", headers: BY_SCRIPT, body: fields, redirect: "manual" });
  if (answer.status === 409) return problemIn(form, (await answer.json()).problem);
  if (!answer.ok) return location.assign(location.href);
  const done = await answer.json();
  const card = form.closest(".call, .team");
  if (done.open) return openFrom(done.open);
  if (form.matches("[data-stays]")) form.reset();
  closePanel(form.closest(".call__panel"));
  if (card) card.querySelector(".call__open, .team__open")?.focus();
  say(done.said, done);
  askLater();
};
// The command bar names a call; what it asks for opens in that call's card.
const openFrom = (address) => {
  const card = [...document.querySelectorAll(".call[data-call]")].find((each) => address.includes(each.dataset.call));
  if (!card) return location.assign(address);
  byId("command").reset();
  card.scrollIntoView({ block: "nearest" });
  openPanel(address, card.querySelector(".call__panel"));
};
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-deed]")) return;
  event.preventDefault();
  if (form.dataset.busy) return;
  form.dataset.busy = "1";
  try {
    await send(form, event.submitter);
  } catch {
    problemIn(form, "This could not be sent: the server does not answer. Nothing was changed. Try again.");
  } finally {
    delete form.dataset.busy;
  }
});

if (byId("keys")) listen({ openPanel, closePanel, undo });
setByServer(Number(board().dataset.now));
titled();
tick();
setInterval(() => {
  tick();
  clock.textContent = timeOf();
  if (strip) countDown();
}, 1000);
