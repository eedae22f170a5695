// Asks the program, and tells apart: no answer, nobody signed in, an answer.
// What the browser believes about the network is never asked: it says “online” during an outage.

const ANSWER_WITHIN_MS = 15_000;
const LONGEST_WAIT_MS = 60_000;

export class Unreachable extends Error {}
export class SignedOut extends Error {}

export const ask = async (address, options = {}) => {
  let answer;
  try {
    answer = await fetch(address, { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(ANSWER_WITHIN_MS), ...options });
  } catch {
    throw new Unreachable();
  }
  if (answer.type === "opaqueredirect" || answer.status === 401) throw new SignedOut();
  if (answer.status >= 500 || answer.status === 429) throw new Unreachable();
  return answer;
};
export const isJson = (answer) => (answer.headers.get("Content-Type") ?? "").includes("json");

// A page in place of the JSON that was asked for: a locked session asks who is there.
export const askJson = async (address) => {
  const answer = await ask(address);
  if (!answer.ok || !isJson(answer)) throw new SignedOut();
  return answer.json();
};

// Longer after each failure, and never for many phones at the same moment.
export const waitAfter = (failures) => Math.min(LONGEST_WAIT_MS, 1000 * 2 ** failures) * (0.5 + Math.random());
