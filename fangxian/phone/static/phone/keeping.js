// Keeps the sync going by itself: at the start, when the network or the page comes back, after writing, and every minute.

import * as clock from "./clock.js";
import { changed, here, waiting } from "./here.js";
import { round } from "./sync.js";

const EVERY = 60_000;
const FIRST_AGAIN = 5_000;
const LONGEST = 300_000;
let timer, failures = 0, running;

export function start() {
  addEventListener("online", () => { failures = 0; now(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) now(); });
  navigator.serviceWorker?.addEventListener("message", ({ data }) => { if (data === "sync") now(); });
  return now();
}

export function now() {
  running ??= once().finally(() => { running = undefined; });
  return running;
}

async function once() {
  clearTimeout(timer);
  here.sync = { state: "syncing" };
  await changed();
  here.sync = await round().catch((fault) => ({ state: "fault", why: String(fault) }));
  failures = here.sync.state === "done" || here.sync.state === "busy" ? 0 : failures + 1;
  await changed();
  if (here.sync.state !== "lost") timer = setTimeout(now, pause());
  if (waiting().some((one) => !(one.ripe > clock.now()))) askForBackground(); // what is still written on asks for nothing
}

function pause() {
  if (!failures) return EVERY;
  return Math.min(LONGEST, FIRST_AGAIN * 2 ** (failures - 1)) * (0.75 + Math.random() / 2);
}

async function askForBackground() {
  const registered = await navigator.serviceWorker?.getRegistration("/phone/");
  await registered?.sync?.register("outbox").catch(() => undefined);
}
