// Seals what is kept here under a key that the browser never gives out and that is thrown away with the last row it locks.

import { asked, remembered, within } from "./store.js";

// What the outbox needs to order, send and count its rows; everything else of a row is sealed.
const PLAIN = new Set([
  ...["id", "worker", "epoch", "seq", "happened_at", "state", "sent", "sure", "leaps", "ripe", "changes"],
  ...["number", "why", "held", "asks", "renumbered", "told"],
]);
const GONE = { zh: "这一条在这部手机上打不开了", en: "This one can no longer be opened on this phone" };
const opened = new Map(); // by where it stands and its number used once, so that nothing is opened twice
const own = new Map(); // the keys that this page made, by name
const found = new Map(); // those that were here before, as promises
let current; // the promise of the name of the one in use

async function make() {
  const name = `lock-${crypto.randomUUID()}`;
  own.set(name, await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]));
  return name;
}

// Nothing is sealed where the browser offers no cipher (plain http).
export async function seal(where, secret) {
  if (!globalThis.crypto?.subtle) return undefined;
  const lock = await (current ??= make());
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(secret));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(where) }, own.get(lock), plain);
  return { lock, iv, data };
}

// A row as it is stored. The key is stored by ``hang`` in the same transaction as the row, so that neither is without the other.
export async function shut(row) {
  const [plain, secret] = [{}, {}];
  for (const [name, value] of Object.entries(row)) (PLAIN.has(name) ? plain : secret)[name] = value;
  const box = await seal(row.id, secret);
  return box ? { ...plain, box } : row;
}

export function hang(self, rows) {
  for (const lock of rows.flatMap(locks)) if (own.has(lock)) self.put(own.get(lock), lock);
}

function locks({ box, told }) {
  return [box?.lock, told?.lock].filter(Boolean);
}

// A row as it was written. One of an earlier app was never sealed.
export async function open({ box, told, ...plain }) {
  try {
    return { ...plain, ...(box && (await unseal(plain.id, box))), ...(told && (await unseal(`${plain.id} told`, told))) };
  } catch {
    return { ...plain, title: GONE, broken: true };
  }
}

async function unseal(where, { lock, iv, data }) {
  const known = `${where} ${iv}`;
  if (!opened.has(known)) {
    if (!own.has(lock) && !found.has(lock)) found.set(lock, remembered(lock));
    const key = own.get(lock) ?? (await found.get(lock));
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(where) }, key, data);
    opened.set(known, JSON.parse(new TextDecoder().decode(plain)));
  }
  return opened.get(known);
}

// Keys that lock nothing any more are thrown away.
export function tidy() {
  return within(["self", "kept"], "readwrite", async (self, kept) => {
    const rows = await asked(kept.getAll());
    const used = new Set(rows.flatMap(locks));
    for (const name of await asked(self.getAllKeys())) {
      if (String(name).startsWith("lock-") && !used.has(name)) self.delete(name);
    }
  });
}

// Somebody signs out: the next row is under another key, and nothing opened stays in memory.
export function forgetKey() {
  current = undefined;
  opened.clear();
  return tidy();
}
