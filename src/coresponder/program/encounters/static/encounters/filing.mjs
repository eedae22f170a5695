// Files a draft and sends what waits: frozen bytes, one sender at a time over all tabs, again and again until the program has
// answered with the record's id and its fingerprint.

import { ask, askJson, isJson, SignedOut, Unreachable, waitAfter } from "../dispatch/asking.mjs";
import { sha256, uuid7 } from "./ids.mjs";
import { bytesOf, factsOf, moveToOutbox, outboxRows, received, recall, remember, setAside } from "./vault.mjs";

const TRY_EVERY_MS = 30_000;
const { state: stateAddress, field: fieldAddress } = document.body.dataset;
const others = new BroadcastChannel("coresponder-field");
const listeners = new Set();
let failures = 0;
let timer;

export const whenChanged = (listener) => listeners.add(listener);
const tellHere = (change = {}) => Promise.all([...listeners].map((listener) => listener(change)));
export const tellAll = (change = {}) => {
  others.postMessage("changed");
  return tellHere(change);
};
others.onmessage = () => tellHere();

// Frozen: from here on the bytes never change. Where another tab filed the same record first, this one becomes a copy of its own.
export const file = async (account, draft, { body, title, seconds }) => {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  const { record, part, encounter, assignment, ordinal } = draft;
  const facts = { title, part, encounter, assignment, ordinal, seconds, draft, sha256: await sha256(bytes), filed_at: body.filed_at };
  if ((await moveToOutbox(account, { record, bytes, facts })) === "moved") {
    await tellAll();
    send();
    return record;
  }
  const copy = { ...draft, record: uuid7(), forked_from: record };
  return file(account, copy, { body: { ...body, record: copy.record, forked_from: record }, title, seconds });
};

// Who is signed in, a token to send with, and what the program’s clock says. Asking by itself is no use of a session; taps are.
let wasUsed = true;
for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, () => { wasUsed = true; }, { passive: true });
export const askState = async () => {
  const state = await askJson(wasUsed ? `${stateAddress}?used=1` : stateAddress);
  wasUsed = false;
  await remember("clock", { offset_ms: new Date(state.now) - Date.now() });
  return state;
};

const addressOf = ({ encounter, part }, record) => `${fieldAddress}encounters/${encounter}/${part}/${record}/`;
const sendOne = async (row, token) => {
  const [facts, bytes] = [await factsOf(row), await bytesOf(row)];
  const answer = await ask(addressOf(facts, row.record), {
    method: "PUT",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token, "X-Content-SHA256": facts.sha256, "X-Sent-At": new Date().toISOString() },
    body: bytes,
  });
  const said = isJson(answer) ? await answer.json() : {};
  // Only the record's own id and fingerprint let go of it.
  if ([200, 201, 409].includes(answer.status) && said.id === row.record && said.sha256 === facts.sha256) {
    const { draft, ...plain } = facts;
    const tasks = said.next_steps ?? [];
    return received(row, { ...plain, sentence: said.sentence ?? "", code: said.code ?? "", tasks, received_at: new Date().toISOString() });
  }
  // Cut off on the way, or taken by somebody else this moment: once more, by itself.
  if (["hash", "taken_this_moment"].includes(said.code)) throw new Unreachable();
  const sentence = said.sentence ?? `The program did not take it (${answer.status}). Show this to whoever looks after it.`;
  return setAside(row, { ...facts, problem: sentence, problems: said.problems ?? [] });
};

const sendAll = async () => {
  const state = await askState();
  const own = (await outboxRows()).filter((row) => row.account === state.account && row.state === "waiting");
  for (const row of own) {
    await sendOne(row, state.token);
    await tellAll();
  }
  return state;
};
const again = (milliseconds) => {
  clearTimeout(timer);
  timer = setTimeout(send, milliseconds);
};
const attempt = async () => {
  try {
    const state = await sendAll();
    failures = 0;
    await remember("tried", { at: new Date().toISOString(), result: "reached" });
    await tellAll({ state });
    again(TRY_EVERY_MS);
  } catch (problem) {
    if (!(problem instanceof Unreachable || problem instanceof SignedOut)) throw problem;
    failures += 1;
    const result = problem instanceof SignedOut ? "signed_out" : "no_answer";
    await remember("tried", { at: new Date().toISOString(), result });
    await tellAll({ result });
    again((await outboxRows()).some((row) => row.state === "waiting") ? waitAfter(failures) : TRY_EVERY_MS);
  }
};

// Whoever comes second waits for the first, and finds the rest.
export const send = () => {
  clearTimeout(timer);
  return navigator.locks.request("coresponder-field", attempt);
};
export const keepSending = () => {
  addEventListener("online", send);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send());
  return send();
};
export const lastTry = () => recall("tried");
