// The phone's own store (IndexedDB): every write is durable before it is called done.

const NAME = "fangxian-phone";
const EDITION = 2; // 2: rows are sealed; a tab of an earlier app is closed out, for it would send them without what they say
let opened;

function open() {
  opened ??= new Promise((done, failed) => {
    const asking = indexedDB.open(NAME, EDITION);
    asking.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion) return;
      asking.result.createObjectStore("self");
      asking.result.createObjectStore("kept", { keyPath: "id" }).createIndex("waiting", ["worker", "state"]);
    };
    asking.onerror = () => failed(asking.error);
    asking.onsuccess = () => {
      const store = asking.result;
      store.onclose = () => { opened = undefined; };
      store.onversionchange = () => { store.close(); opened = undefined; };
      done(store);
    };
  });
  opened.catch(() => { opened = undefined; });
  return opened;
}

export function asked(request) {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

// Does the work in one transaction; what it gives is told only after the transaction is on the disk.
export async function within(names, mode, work) {
  const store = await open();
  return new Promise((done, failed) => {
    const deal = store.transaction(names, mode, { durability: "strict" });
    let told, fault;
    deal.oncomplete = () => done(told);
    deal.onabort = () => failed(fault ?? deal.error);
    Promise.resolve(work(...names.map((name) => deal.objectStore(name)))).then(
      (result) => { told = result; },
      (wrong) => { fault = wrong; try { deal.abort(); } catch { failed(wrong); } },
    );
  });
}

export function remembered(key) {
  return within(["self"], "readonly", (self) => asked(self.get(key)));
}

export function remember(things) {
  return within(["self"], "readwrite", async (self) => {
    for (const [key, value] of Object.entries(things)) {
      if (value === undefined) self.delete(key);
      else self.put(value, key);
    }
  });
}

export async function forgetEverything() {
  await within(["self", "kept"], "readwrite", async (self, kept) => { self.clear(); kept.clear(); });
}
