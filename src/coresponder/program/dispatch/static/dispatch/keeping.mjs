// What the phone keeps: entries that wait to be sent, and ids and states to go on with. Nothing about anybody.

import { asked, database } from "./database.mjs";

const within = database("coresponder-phone", 1, [
  ["outbox", { keyPath: "order", autoIncrement: true }],
  ["known", { keyPath: "key" }],
]);
const both = ["outbox", "known"];

// The count and the entry are written together, so that no two entries have the same number.
export const add = (entry) =>
  within("readwrite", both, async (outbox, known) => {
    const last = (await asked(known.get("number")))?.value ?? 0;
    known.put({ key: "number", value: last + 1 });
    await asked(outbox.add({ ...entry, number: last + 1 }));
  });
export const waiting = () => within("readonly", ["outbox"], (outbox) => asked(outbox.getAll()));
export const drop = (order) => within("readwrite", ["outbox"], (outbox) => asked(outbox.delete(order)));
export const keep = (entry) => within("readwrite", ["outbox"], (outbox) => asked(outbox.put(entry)));
export const remember = (key, value) => within("readwrite", ["known"], (known) => asked(known.put({ key, value })));
export const recall = async (key) => (await within("readonly", ["known"], (known) => asked(known.get(key))))?.value;
