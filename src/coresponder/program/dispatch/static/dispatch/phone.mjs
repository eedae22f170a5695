// The phone's screen: taps go into the outbox instead of being sent as forms, and the screen says what waits.
// Without this script the same buttons send plain forms.

import { tick } from "./clocks.mjs";
import { recall, remember, waiting } from "./keeping.mjs";
import { askScreen, askState, queue, send, SignedOut, tryProblemsAgain, Unreachable, whenChanged } from "./outbox.mjs";

const HOLD_MS = 2000;
const LOOK_EVERY_MS = 15_000;
const ORDER = ["accepted", "en_route", "on_scene", "officer_released", "transporting", "clear"];
const body = document.body;
const ribbon = document.getElementById("ribbon");
const content = document.getElementById("content");
const allowed = JSON.parse(body.dataset.taps);
const undoMs = Number(body.dataset.undoSeconds) * 1000;
let seenVersion;
let clockOffsetMs = 0;
let undoTimer;

const clockOf = (iso) => new Date(iso).toLocaleTimeString("en-US", { hour: "2-digit", minute: "2-digit", hour12: false, timeZoneName: "short" });
const made = (tag, words, className = "") => Object.assign(document.createElement(tag), { textContent: words, className });

// The ribbon: what waits, and how the last real attempt ended.
const sayWhatWaits = async () => {
  const all = await waiting();
  const tried = await recall("tried");
  const wrong = all.filter((entry) => entry.problem);
  const words = [];
  if (all.length > wrong.length) words.push(`Saved on this phone – ${all.length - wrong.length} waiting.`);
  if (tried?.result === "no_answer") words.push(`No answer at ${clockOf(tried.at)}.`);
  if (tried?.result === "signed_out") words.push("You are signed out or locked: sign in to send.");
  if (wrong.length) words.push(`${wrong.length} need attention: ${wrong[0].problem}`);
  ribbon.hidden = !words.length;
  const said = words.join(" ");
  if (ribbon.dataset.said === said) return;
  ribbon.dataset.said = said;
  ribbon.replaceChildren(made("p", said));
  if (wrong.length) ribbon.append(pressed("Try again", tryProblemsAgain));
  if (tried?.result === "signed_out") ribbon.append(Object.assign(made("a", "Sign in", "ph-link"), { href: body.dataset.screen }));
};
const pressed = (words, deed) => {
  const button = Object.assign(made("button", words, "ph-button"), { type: "button" });
  button.addEventListener("click", deed);
  return button;
};

// What was tapped and has not arrived, shown on the buttons.
const showTapped = async () => {
  for (const { kind, body: said, recorded_at: at } of await waiting()) {
    if (kind === "entries") showTap(said, at);
  }
};
const showTap = ({ assignment, step }, at) => {
  const call = content.querySelector(`article[data-assignment="${assignment}"]`);
  const button = call?.querySelector(`button[value="${step}"], button[data-step="${step}"]`);
  if (!button) return;
  const shown = button.closest("details")?.querySelector("summary") ?? button;
  shown.querySelector(".ph-when")?.remove();
  shown.append(made("span", `${clockOf(at)}, on this phone`, "ph-when"));
  call.querySelectorAll(".ph-button--likely").forEach((each) => each.classList.remove("ph-button--likely"));
  const next = { accepted: "en_route", en_route: "on_scene" }[step] ?? (step === "clear" ? "" : "clear");
  const likely = call.querySelector(`button[name="step"][value="${next}"]`);
  if (step in allowed) call.querySelectorAll('button[name="step"]').forEach((each) => (each.disabled = !isAllowed(step, each.value)));
  likely?.classList.add("ph-button--likely");
};
const isAllowed = (state, step) => step in allowed === false || allowed[state].includes(step);

const dropUndo = () => document.querySelectorAll(".ph-undo").forEach((each) => each.remove());
const dropUndoInTime = () => {
  for (const each of document.querySelectorAll("[data-undo-until]")) {
    setTimeout(() => each.remove(), new Date(each.dataset.undoUntil) - Date.now() - clockOffsetMs);
  }
};
const offerUndo = (entry) => {
  dropUndo();
  clearTimeout(undoTimer);
  const strip = made("div", "", "ph-undo");
  strip.id = "undo";
  strip.setAttribute("role", "status");
  strip.append(made("p", `Recorded: ${entry.words}, ${clockOf(entry.recorded_at)}.`), pressed("Take back", () => takeBack(entry)));
  content.prepend(strip);
  undoTimer = setTimeout(() => strip.remove(), undoMs);
};
const takeBack = async (entry) => {
  dropUndo();
  await queue("entries", { assignment: entry.body.assignment, step: "undone", undoes: entry.id });
};

const tapped = async (form, button) => {
  const call = form.closest("article");
  const step = button.dataset.step ?? button.value;
  const said = { assignment: call.dataset.assignment, step };
  if (button.name === "not_going" || button.name === "destination") said[button.name] = button.value;
  if (step === "accepted") navigator.vibrate?.(60);
  button.closest("details")?.removeAttribute("open");
  const entry = await queue("entries", said);
  showTap(said, entry.recorded_at);
  if (!["checked_in", "still"].includes(step)) offerUndo({ ...entry, words: button.firstChild?.textContent?.trim() || step.replace("_", " ") });
};

const callForHelp = async () => {
  const help = document.getElementById("help");
  help?.removeAttribute("open");
  navigator.vibrate?.([100, 100, 100]);
  await queue("help", {});
  document.getElementById("help-said")?.remove();
  const said = made("p", "You asked for help. If nobody answers here, use the radio.", "ph-notice tone-problem");
  Object.assign(said, { id: "help-said" }).setAttribute("role", "alert");
  content.prepend(said);
};

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.matches("[data-entry]") && event.submitter) {
    event.preventDefault();
    tapped(form, event.submitter);
  } else if (form.matches("[data-help]")) {
    event.preventDefault();
    callForHelp();
  } else if (form.matches("[data-undoes]")) {
    event.preventDefault();
    form.remove();
    queue("entries", { assignment: form.dataset.assignment, step: "undone", undoes: form.dataset.undoes });
  } else if (form.matches("[data-needs-empty]")) {
    event.preventDefault();
    await send();
    if ((await waiting()).length === 0) form.submit();
    else ribbon.focus();
  }
});

// Held for two seconds, by finger or mouse. By keyboard and by a tap it opens, and a button below it sends.
let holding;
const letGo = () => clearTimeout(holding);
document.addEventListener("pointerdown", (event) => {
  if (event.target.closest?.("[data-hold]")) holding = setTimeout(callForHelp, HOLD_MS);
});
for (const kind of ["pointerup", "pointercancel", "pointerleave"]) document.addEventListener(kind, letGo);
document.addEventListener("contextmenu", (event) => event.target.closest?.("[data-hold]") && event.preventDefault());

// The screen as the program has it now; what is open and what has focus stays so.
const refresh = async () => {
  const page = new DOMParser().parseFromString(await askScreen(), "text/html");
  const fresh = page.getElementById("content");
  if (!fresh || content.querySelector("[data-shell]")) return location.reload();
  const open = [...content.querySelectorAll("details[open]")].map((each) => each.id);
  const focused = document.activeElement?.id;
  const kept = ["undo", "help-said"].map((id) => document.getElementById(id)).filter(Boolean);
  content.replaceChildren(...kept, ...[...fresh.childNodes].filter((node) => !node.classList?.contains("ph-undo")));
  const title = page.querySelector("h1")?.textContent;
  if (title) document.querySelector("h1").textContent = title;
  open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  if (focused && focused !== "content") document.getElementById(focused)?.focus({ preventScroll: true });
  await showTapped();
  tick(clockOffsetMs);
};

const taken = async ({ state, said = [], sent = 0 }) => {
  if (!state) return;
  clockOffsetMs = new Date(state.now) - Date.now();
  await remember("screen", state.assignments);
  const hasChanged = sent > 0 || (seenVersion !== undefined && seenVersion !== state.version);
  seenVersion = state.version;
  if (hasChanged) await refresh().catch(noteFailure);
  for (const sentence of said) content.prepend(made("p", sentence, "ph-notice tone-attention"));
};
const noteFailure = async (problem) => {
  const result = problem instanceof SignedOut ? "signed_out" : "no_answer";
  if (problem instanceof SignedOut || problem instanceof Unreachable) await remember("tried", { at: new Date().toISOString(), result });
};

whenChanged(async (change) => {
  await taken(change);
  await sayWhatWaits();
});

const look = async () => {
  if (document.visibilityState === "hidden") return;
  if ((await waiting()).some((entry) => !entry.problem)) return send();
  try {
    const state = await askState();
    await remember("account", state.account);
    await remember("tried", { at: new Date().toISOString(), result: "reached" });
    await taken({ state });
    if (content.querySelector("[data-shell]")) location.assign(body.dataset.screen);
  } catch (problem) {
    await noteFailure(problem);
  }
  await sayWhatWaits();
};

// Without a line: the calls that were on the screen last, by number, with their buttons.
const fillShell = async () => {
  const place = content.querySelector("[data-shell]");
  if (!place) return;
  const known = (await recall("screen")) ?? [];
  place.replaceChildren(...known.map(keptCall));
  if (!known.length) place.append(made("p", "No call was on the screen when the line was lost.", "ph-empty"));
};
const keptCall = ({ id, event_number: number, state, likely }) => {
  const call = document.getElementById("kept-call").content.firstElementChild.cloneNode(true);
  Object.assign(call.dataset, { assignment: id, state });
  call.setAttribute("aria-label", `Call ${number}`);
  call.querySelector("h2").textContent = `Call ${number}`;
  call.querySelector(".ph-state").textContent = state.replace("_", " ");
  for (const each of call.querySelectorAll('button[name="step"]')) {
    each.disabled = !isAllowed(state, each.value);
    each.hidden = each.disabled && ORDER.indexOf(each.value) <= ORDER.indexOf(state);
  }
  call.querySelectorAll("[data-when]").forEach((each) => (each.hidden = each.dataset.when === "offered" && state !== "offered"));
  call.querySelector(`button[name="step"][value="${likely}"]`)?.classList.add("ph-button--likely");
  return call;
};

// Hears at once that something changed, where the server holds a line open; asking every few seconds goes on anyway.
const listen = () => {
  const news = new EventSource(body.dataset.news);
  news.addEventListener("news", look);
  news.addEventListener("ended", () => news.close());
};

const begin = async () => {
  ribbon.tabIndex = -1;
  await fillShell();
  await showTapped();
  await sayWhatWaits();
  tick(clockOffsetMs);
  setInterval(() => tick(clockOffsetMs), 1000);
  setInterval(look, LOOK_EVERY_MS);
  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", look);
  await look();
  dropUndoInTime();
  if (!content.querySelector("[data-shell]")) listen();
  navigator.storage?.persist?.();
  navigator.serviceWorker?.register(body.dataset.worker, { scope: body.dataset.screen }).catch(() => {});
};
begin();
