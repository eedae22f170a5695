// A database in the browser. Whatever is written has reached the disk before the promise is kept.
// iOS may close a database when memory is short, so it is opened again once before an error counts.

export const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

// `stores` is a list of [name, options]; `within(mode, names, work)` gives `work` those stores, in one transaction.
export const database = (name, version, stores) => {
  let opened;
  const open = () => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      const there = request.result.objectStoreNames;
      for (const [store, options] of stores) if (!there.contains(store)) request.result.createObjectStore(store, options);
    };
    return asked(request).then((base) => {
      // Another page erases or renews it: let go, so that it can.
      base.onversionchange = () => { base.close(); opened = undefined; };
      base.onclose = () => { opened = undefined; };
      return base;
    });
  };
  const once = async (mode, names, work) => {
    opened ??= open();
    const transaction = (await opened).transaction(names, mode, { durability: "strict" });
    const ended = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
    ended.catch(() => {});
    const result = await work(...names.map((each) => transaction.objectStore(each)));
    await ended;
    return result;
  };
  return async (mode, names, work) => {
    try {
      return await once(mode, names, work);
    } catch {
      opened = undefined;
      return once(mode, names, work);
    }
  };
};
