// Clocks that tick on the screen. The program decides when time is over; this only shows it.

const WARN_AT_SHARE = 0.8;
let warned = "";

const spoken = (seconds) => {
  const minutes = Math.floor(seconds / 60);
  return minutes >= 10 ? `${minutes} min` : `${minutes} min ${String(Math.floor(seconds % 60)).padStart(2, "0")} s`;
};

const countDown = (element, now) => {
  const left = (new Date(element.dataset.until) - now) / 1000;
  element.textContent = left > 0 ? `Answer within ${spoken(left)}` : "The time to answer is over.";
};

const ringOf = (element, now) => {
  const heard = new Date(element.dataset.heard);
  const due = new Date(element.dataset.due);
  const share = (now - heard) / (due - heard);
  element.querySelector(".ph-ring__left")?.setAttribute("stroke-dasharray", `${Math.max(0, Math.round((1 - share) * 100))} 100`);
  const words = element.querySelector("[data-check-in-words]");
  const said = share >= 1 ? "Check-in missed. Dispatch is told." : `Check in within ${spoken((due - now) / 1000)}`;
  if (words.textContent !== said) words.textContent = said;
  element.classList.toggle("ph-check-in--soon", share >= WARN_AT_SHARE && share < 1);
  element.classList.toggle("ph-check-in--missed", share >= 1);
  if (share >= WARN_AT_SHARE && warned !== element.dataset.due) {
    warned = element.dataset.due;
    navigator.vibrate?.(share >= 1 ? [400, 200, 400] : 200);
  }
};

export const tick = (offsetMs = 0) => {
  const now = new Date(Date.now() + offsetMs);
  document.querySelectorAll("[data-until]").forEach((element) => countDown(element, now));
  document.querySelectorAll("[data-check-in]").forEach((element) => ringOf(element, now));
};
