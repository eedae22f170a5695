// What the phone keeps: entries that wait to be sent, and ids and states to go on with. Nothing about anybody.
// iOS may close a database when memory is short, so it is opened again once before an error counts.

const NAME = "coresponder-phone";
const VERSION = 1;
let opened;

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const open = () => {
  const request = indexedDB.open(NAME, VERSION);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("outbox", { keyPath: "order", autoIncrement: true });
    request.result.createObjectStore("known", { keyPath: "key" });
  };
  return asked(request);
};

const within = async (mode, work, mayRetry = true) => {
  try {
    opened ??= open();
    const base = await opened;
    const transaction = base.transaction(["outbox", "known"], mode, { durability: "strict" });
    const ended = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
    const result = await work(transaction.objectStore("outbox"), transaction.objectStore("known"));
    await ended;
    return result;
  } catch (problem) {
    opened = undefined;
    if (!mayRetry) throw problem;
    return within(mode, work, false);
  }
};

// The count and the entry are written together, so that no two entries have the same number.
export const add = (entry) =>
  within("readwrite", async (outbox, known) => {
    const last = (await asked(known.get("number")))?.value ?? 0;
    known.put({ key: "number", value: last + 1 });
    await asked(outbox.add({ ...entry, number: last + 1 }));
  });
export const waiting = () => within("readonly", (outbox) => asked(outbox.getAll()));
export const drop = (order) => within("readwrite", (outbox) => asked(outbox.delete(order)));
export const keep = (entry) => within("readwrite", (outbox) => asked(outbox.put(entry)));
export const remember = (key, value) => within("readwrite", (_, known) => asked(known.put({ key, value })));
export const recall = async (key) => (await within("readonly", (_, known) => asked(known.get(key))))?.value;
