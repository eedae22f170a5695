// Warns a minute before an unused session locks, and locks the screen when it does. The server decides; without this
// script it locks all the same, at the next click.

const WARN_SECONDS = 60;
const TELL_EVERY_MS = 60_000;
const { sessionUsed, lock } = document.body.dataset;
const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
const isLockScreen = location.pathname === lock;
let toldAt = Date.now();
let timer;

const notice = document.createElement("div");
notice.className = "idle-notice";
notice.setAttribute("role", "alertdialog");
notice.setAttribute("aria-labelledby", "idle-words");
notice.hidden = true;
const words = document.createElement("p");
words.id = "idle-words";
words.textContent = "In less than a minute this screen locks, because nobody uses it.";
const stay = document.createElement("button");
stay.type = "button";
stay.className = "button button--primary";
stay.textContent = "I am still here";
notice.append(words, stay);

// A session that is locked or over answers with another page; then the answer is that nothing is left.
const secondsLeft = async (method) => {
  const answer = await fetch(sessionUsed, { method, headers: { "X-CSRFToken": token }, redirect: "manual" });
  return answer.ok && !answer.redirected && answer.type === "basic" ? (await answer.json()).seconds_left : 0;
};

const lockScreen = () => {
  const here = location.pathname + location.search;
  location.assign(`${lock}?next=${encodeURIComponent(here)}`);
};

const judge = (seconds) => {
  clearTimeout(timer);
  if (seconds === null) return;
  if (seconds <= 0) return lockScreen();
  const isClose = seconds <= WARN_SECONDS;
  if (isClose && notice.hidden) {
    notice.hidden = false;
    stay.focus();
  }
  if (!isClose) notice.hidden = true;
  timer = setTimeout(look, Math.max(1, isClose ? seconds : seconds - WARN_SECONDS) * 1000);
};
// Without the network nothing is known; it is tried again, and the server still locks.
const look = async () => {
  try {
    judge(await secondsLeft("GET"));
  } catch {
    timer = setTimeout(look, TELL_EVERY_MS);
  }
};
const tell = async () => {
  toldAt = Date.now();
  try {
    judge(await secondsLeft("POST"));
  } catch {
    timer = setTimeout(look, TELL_EVERY_MS);
  }
};
const noteUse = () => {
  if (notice.hidden && Date.now() - toldAt > TELL_EVERY_MS) tell();
};

if (!isLockScreen) {
  document.body.append(notice);
  stay.addEventListener("click", tell);
  for (const kind of ["pointerdown", "keydown", "input"]) document.addEventListener(kind, noteUse, { passive: true });
  look();
}
