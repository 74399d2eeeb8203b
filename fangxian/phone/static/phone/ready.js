// Tells whether this phone can keep the app: each thing that is asked, with what to do where it is not so.

const ROOM = 50_000_000;
const MINUTES = 10;

const asks = {
  safe: async () => isSecureContext,
  worker: async () => {
    await navigator.serviceWorker.register(document.body.dataset.worker);
    await within(20_000, navigator.serviceWorker.ready);
    return (await caches.keys()).some((name) => name.startsWith("fangxian-phone-"));
  },
  manifest: async () => {
    const told = await (await fetch(document.body.dataset.manifest)).json();
    const sizes = await Promise.all(told.icons.map(({ src }) => width(src)));
    return [192, 512].every((least) => sizes.some((size) => size >= least));
  },
  room: async () => {
    const { quota, usage } = await navigator.storage.estimate();
    return quota - usage >= ROOM;
  },
  clock: async (item) => Math.abs(Date.now() - Date.parse(item.dataset.now)) < MINUTES * 60_000,
};

function within(ms, promise) {
  return Promise.race([promise, new Promise((_, late) => setTimeout(late, ms))]);
}

async function width(src) {
  const picture = new Image();
  picture.src = src;
  await picture.decode();
  return picture.naturalWidth;
}

async function ask(item) {
  const good = await asks[item.dataset.asks](item).catch(() => false);
  item.querySelector(".sign").textContent = good ? "✓" : "✗";
  item.querySelector("strong").hidden = good;
  item.dataset.good = good ? "yes" : "no";
  return good;
}

const all = await Promise.all([...document.querySelectorAll("[data-asks]")].map(ask));
const sum = document.querySelector("#sum");
sum.textContent = all.every(Boolean) ? sum.dataset.yes : sum.dataset.no;
sum.classList.toggle("wrong", !all.every(Boolean));
