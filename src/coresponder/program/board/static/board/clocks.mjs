// Clocks that tick here, by the server's time: a clock of this machine that is wrong changes nothing.

let ahead = 0; // how many milliseconds the server's clock is ahead of this machine's
const HOUR_SECONDS = 3600;

export const setByServer = (serverNow) => {
  ahead = serverNow - Date.now();
};
export const now = () => Date.now() + ahead;

const two = (number) => String(number).padStart(2, "0");

export const lasted = (seconds) =>
  seconds >= HOUR_SECONDS
    ? `${Math.floor(seconds / HOUR_SECONDS)} h ${two(Math.floor((seconds % HOUR_SECONDS) / 60))}`
    : `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;

const toneOf = (clock, seconds) =>
  seconds >= Number(clock.dataset.late) ? "late" : seconds >= Number(clock.dataset.warn) ? "warn" : "fine";

export const tick = () => {
  const at = now();
  for (const clock of document.querySelectorAll(".ticks")) {
    const seconds = Math.max(0, Math.floor((at - Number(clock.dataset.since)) / 1000));
    const words = lasted(seconds);
    if (clock.textContent !== words) clock.textContent = words;
    if (clock.dataset.warn) clock.className = `ticks wait wait--${toneOf(clock, seconds)}`;
  }
};

export const clockOf = (zone) => {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
  });
  return (at = now()) => format.format(at);
};
