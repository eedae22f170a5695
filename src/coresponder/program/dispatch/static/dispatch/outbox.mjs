// Sends what waits, in order, one sender at a time, again and again until the program has said that it has it.

import { ask, askJson, isJson, SignedOut, Unreachable, waitAfter } from "./asking.mjs";
import { add, drop, keep, recall, remember, waiting } from "./keeping.mjs";

const { state: stateAddress, screen: screenAddress } = document.body.dataset;
const listeners = new Set();
let failures = 0;
let timer;

export const whenChanged = (listener) => listeners.add(listener);
const tellAll = async (more = {}) => {
  const found = await waiting();
  for (const listener of listeners) listener({ waiting: found, ...more });
};

export { SignedOut, Unreachable };

// Who is signed in, and a token to send with. A locked session answers with a page instead.
export const askState = () => askJson(stateAddress);
export const askScreen = async () => {
  const answer = await ask(screenAddress);
  if (!answer.ok) throw new SignedOut();
  return answer.text();
};

export const queue = async (kind, body) => {
  const entry = { id: crypto.randomUUID(), kind, body, recorded_at: new Date().toISOString(), account: await recall("account"), problem: "" };
  await add(entry);
  await tellAll();
  send();
  return entry;
};

const addressOf = (entry) => `${screenAddress}${entry.kind}/${entry.id}/`;

const sendOne = async (entry, token, left) => {
  const body = { ...entry.body, recorded_at: entry.recorded_at, sent_at: new Date().toISOString(), number: entry.number, waiting: left };
  const answer = await ask(addressOf(entry), {
    method: "PUT",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify(body),
  });
  const said = isJson(answer) ? await answer.json() : {};
  // Only the entry's own id lets go of it.
  if (answer.ok && said.id === entry.id) {
    await drop(entry.order);
    return said.sentence ?? "";
  }
  if (said.code === "taken_this_moment") throw new Unreachable();
  await keep({ ...entry, problem: said.sentence ?? `The program did not take it (${answer.status}).` });
  return "";
};

// A call for help goes before everything else.
const inOrder = (entries) => [...entries].sort((a, b) => (b.kind === "help") - (a.kind === "help") || a.order - b.order);

const sendAll = async () => {
  const state = await askState();
  await remember("account", state.account);
  const mine = inOrder(await waiting()).filter((entry) => !entry.problem && (entry.account ?? state.account) === state.account);
  const said = [];
  for (const [place, entry] of mine.entries()) {
    const sentence = await sendOne(entry, state.token, mine.length - place - 1);
    if (sentence) said.push(sentence);
    await tellAll();
  }
  return { state, said, sent: mine.length };
};

const again = (milliseconds) => {
  clearTimeout(timer);
  timer = setTimeout(send, milliseconds);
};

const attempt = async () => {
  try {
    const { state, said, sent } = await sendAll();
    failures = 0;
    await remember("tried", { at: new Date().toISOString(), result: "reached" });
    await tellAll({ state, said, sent });
  } catch (problem) {
    if (!(problem instanceof Unreachable || problem instanceof SignedOut)) throw problem;
    failures += 1;
    const result = problem instanceof SignedOut ? "signed_out" : "no_answer";
    await remember("tried", { at: new Date().toISOString(), result });
    await tellAll();
    if ((await waiting()).length) again(waitAfter(failures));
  }
};

// One sender at a time over all tabs; whoever comes second lets the first go on.
export const send = () => {
  clearTimeout(timer);
  return navigator.locks ? navigator.locks.request("coresponder-outbox", attempt) : attempt();
};

export const tryProblemsAgain = async () => {
  for (const entry of await waiting()) if (entry.problem) await keep({ ...entry, problem: "" });
  return send();
};
