// Everything that lies in the browser, as somebody would find it who copied the phone's storage.
async () => {
  const plain = (value) => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return [...new Uint8Array(value.buffer ?? value)].map((each) => String.fromCharCode(each)).join("");
    if (Array.isArray(value)) return value.map(plain);
    if (value instanceof CryptoKey) return `key extractable=${value.extractable}`;
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
    return value;
  };
  const asked = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
  const found = {};
  for (const { name } of await indexedDB.databases()) {
    const request = indexedDB.open(name);
    // What is erased at this very moment is not made anew by looking for it.
    request.onupgradeneeded = () => request.transaction.abort();
    const base = await asked(request).catch(() => undefined);
    if (!base) continue;
    for (const store of base.objectStoreNames) found[`${name}.${store}`] = plain({ rows: await asked(base.transaction(store).objectStore(store).getAll()) }).rows;
    base.close();
  }
  found.local = { ...localStorage };
  const caches_ = [];
  for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) caches_.push(request.url);
  found.caches = caches_;
  return found;
}
