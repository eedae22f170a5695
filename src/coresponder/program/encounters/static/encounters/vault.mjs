// What the phone keeps, encrypted: drafts, what waits to be sent, receipts, and tonight's kit.
// In plain text there are ids, whose it is, in which order, and how it stands. Everything else is sealed with AES-GCM under a
// key for each account that no script can read out. The kit lies in a database of its own, so that erasing it erases its key.

import { asked, database } from "../dispatch/database.mjs";

const KIT = "coresponder-kit";
const within = database("coresponder-field", 1, [
  ["keys", { keyPath: "account" }],
  ["drafts", { keyPath: "record" }],
  ["outbox", { keyPath: "record" }],
  ["filed", { keyPath: "record" }],
  ["known", { keyPath: "key" }],
]);
const withinKit = database(KIT, 1, [["keys", { keyPath: "account" }], ["kit", { keyPath: "account" }]]);

const keyOf = async (account, base) => {
  const kept = await base("readonly", ["keys"], (keys) => asked(keys.get(account)));
  if (kept) return kept.key;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  // Another tab may have been quicker: the first key stays.
  return base("readwrite", ["keys"], async (keys) => {
    const first = await asked(keys.get(account));
    if (!first) keys.put({ account, key: made });
    return first?.key ?? made;
  });
};
const about = (account, name) => new TextEncoder().encode(`${account}:${name}`);

const sealUnder = async (key, account, name, bytes) => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: about(account, name) }, key, bytes) };
};
const openUnder = async (key, account, name, { iv, data }) =>
  new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: about(account, name) }, key, data));
const toBytes = (value) => new TextEncoder().encode(JSON.stringify(value));
const fromBytes = (bytes) => JSON.parse(new TextDecoder().decode(bytes));
const sealBytes = async (account, name, bytes) => sealUnder(await keyOf(account, within), account, name, bytes);
const openBytes = async (account, name, sealed) => openUnder(await keyOf(account, within), account, name, sealed);
const seal = (account, name, value) => sealBytes(account, name, toBytes(value));
const open = async (account, name, sealed) => fromBytes(await openBytes(account, name, sealed));
// One row that a broken phone has spoiled hides no other.
const allThatOpen = async (rows, opened) => (await Promise.allSettled(rows.map(opened))).filter((each) => each.status === "fulfilled").map((each) => each.value);

// Plain facts: whose phone it is, the form, how the last attempt ended.
export const remember = (key, value) => within("readwrite", ["known"], (known) => asked(known.put({ key, value })));
export const recall = async (key) => (await within("readonly", ["known"], (known) => asked(known.get(key))))?.value;

// Drafts. Each knows how often it was saved: who saves over something newer, or over what was filed meanwhile, is told.
export const saveDraft = async (account, draft) => {
  const { record, version } = draft;
  const sealed = await seal(account, `draft:${record}`, draft);
  return within("readwrite", ["drafts", "filed"], async (drafts, filed) => {
    const [stored, done] = [await asked(drafts.get(record)), await asked(filed.get(record))];
    if (done || (stored ? stored.version !== version : version > 0)) return "overtaken";
    drafts.put({ record, account, version: version + 1, sealed });
    return "saved";
  });
};
export const draftsOf = async (account) => {
  const rows = await within("readonly", ["drafts"], (drafts) => asked(drafts.getAll()));
  const own = rows.filter((row) => row.account === account);
  const found = await allThatOpen(own, async (row) => ({ ...(await open(account, `draft:${row.record}`, row.sealed)), version: row.version }));
  return found.sort((a, b) => (a.started_at < b.started_at ? -1 : 1));
};
export const draftOf = async (account, record) => (await draftsOf(account)).find((draft) => draft.record === record);
export const dropDraft = (record) => within("readwrite", ["drafts"], (drafts) => asked(drafts.delete(record)));

// From a draft to what waits, in one step: the frozen bytes go in as the draft goes out. “overtaken” when it was filed before.
export const moveToOutbox = async (account, { record, bytes, facts }) => {
  const { draft, ...plain } = facts;
  const [body, told] = [await sealBytes(account, `body:${record}`, bytes), await seal(account, `facts:${record}`, facts)];
  const kept = await seal(account, `filed:${record}`, plain);
  return within("readwrite", ["drafts", "outbox", "filed", "known"], async (drafts, outbox, filed, known) => {
    if (await asked(filed.get(record))) return "overtaken";
    const order = ((await asked(known.get("order")))?.value ?? 0) + 1;
    known.put({ key: "order", value: order });
    outbox.put({ record, account, order, state: "waiting", body, told });
    filed.put({ record, account, state: "waiting", kept });
    drafts.delete(record);
    return "moved";
  });
};
const inOrder = (rows) => [...rows].sort((a, b) => a.order - b.order);
export const outboxRows = async () => inOrder(await within("readonly", ["outbox"], (outbox) => asked(outbox.getAll())));
export const bytesOf = (row) => openBytes(row.account, `body:${row.record}`, row.body);
export const factsOf = (row) => open(row.account, `facts:${row.record}`, row.told);

// The program has it: the record goes, its receipt stays.
export const received = async (row, receipt) => {
  const kept = await seal(row.account, `filed:${row.record}`, receipt);
  return within("readwrite", ["outbox", "filed"], async (outbox, filed) => {
    outbox.delete(row.record);
    filed.put({ record: row.record, account: row.account, state: "received", kept });
  });
};
// The program cannot take it: it stays, with the sentence, until somebody looks.
export const setAside = async (row, facts) => {
  const told = await seal(row.account, `facts:${row.record}`, facts);
  return within("readwrite", ["outbox"], async (outbox) => {
    if (await asked(outbox.get(row.record))) outbox.put({ ...row, state: "attention", told });
  });
};
export const tryAgain = (account) =>
  within("readwrite", ["outbox"], async (outbox) => {
    for (const row of await asked(outbox.getAll())) {
      if (row.account === account && row.state === "attention") outbox.put({ ...row, state: "waiting" });
    }
  });
// Back to a draft, so that it can be mended. Nothing of it was stored by the program.
export const backToDraft = async (row, draft) => {
  const sealed = await seal(row.account, `draft:${row.record}`, draft);
  return within("readwrite", ["drafts", "outbox", "filed"], async (drafts, outbox, filed) => {
    const found = await asked(outbox.get(row.record));
    if (found?.state !== "attention") return "overtaken";
    outbox.delete(row.record);
    filed.delete(row.record);
    drafts.put({ record: row.record, account: row.account, version: 1, sealed });
    return "saved";
  });
};
export const filedOf = async (account) => {
  const rows = (await within("readonly", ["filed"], (filed) => asked(filed.getAll()))).filter((row) => row.account === account);
  const found = await allThatOpen(rows, async (row) => ({ ...(await open(account, `filed:${row.record}`, row.kept)), record: row.record, state: row.state }));
  return found.sort((a, b) => (a.filed_at < b.filed_at ? 1 : -1));
};
export const dropReceipts = (account) =>
  within("readwrite", ["filed"], async (filed) => {
    for (const row of await asked(filed.getAll())) if (row.account === account && row.state === "received") filed.delete(row.record);
  });

// Tonight's kit. It can be erased at any moment, by this page or by another: it is written with its key and read with its key,
// each in one step, so that there is never one without the other.
export const keepKit = async (account, kit) => {
  const key = await keyOf(account, withinKit);
  const sealed = await sealUnder(key, account, "kit", toBytes(kit));
  return withinKit("readwrite", ["keys", "kit"], (keys, kits) => {
    keys.put({ account, key });
    return asked(kits.put({ account, sealed }));
  });
};
export const keptKit = async (account) => {
  const [kept, row] = await withinKit("readonly", ["keys", "kit"], (keys, kits) => Promise.all([asked(keys.get(account)), asked(kits.get(account))]));
  return kept && row && fromBytes(await openUnder(kept.key, account, "kit", row.sealed));
};
export const eraseKit = () => asked(indexedDB.deleteDatabase(KIT));
