// Today as the server told it: sealed on the phone under a key that is thrown away when its time is up.

import { now } from "./clock.js";
import { remember, remembered } from "./store.js";
import { newest } from "./vouched.js";

const BACK = 10 * 60_000; // a clock turned back further than this ends the lease
let inMemory; // where the browser offers no cipher (plain http), nothing is kept on the phone

export async function keep(told) {
  const { places, tasks, people, kinds, lease_until: until } = told;
  const had = (inMemory ?? (await unseal()))?.gate;
  const { gate, fault: gateFault, known: gateKnown } = await newest(told.gate, had, await remembered("gateKnown"));
  const today = { places, tasks, people, kinds, gate, gateFault };
  const after = gateFault ? undefined : told.after; // asked for again, whole
  inMemory = today;
  if (!globalThis.crypto?.subtle) return;
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(today));
  const box = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain);
  const sealed = { leaseKey: key, leaseBox: box, leaseIv: iv };
  await remember({ ...sealed, gateKnown, after, until: Date.parse(until), seen: now(), over: undefined });
}

export function renew(until) {
  return remember({ until: Date.parse(until), seen: now() });
}

// The mark of what is kept here; none where it is to be sent whole.
export async function mark() {
  return inMemory || (await remembered("leaseKey")) ? remembered("after") : undefined;
}

// Today, while it may be read; ``over`` where its time is up.
export async function read() {
  const [until, seen] = [await remembered("until"), await remembered("seen")];
  if (until !== undefined && (now() >= until || now() < seen - BACK)) {
    await forget();
    return { over: true };
  }
  if (until !== undefined && now() > seen) await remember({ seen: now() });
  inMemory ??= await unseal();
  return { today: inMemory, over: inMemory ? false : Boolean(await remembered("over")) };
}

// Another tab was given a newer state.
export function reread() {
  if (globalThis.crypto?.subtle) inMemory = undefined;
}

async function unseal() {
  const [key, box, iv] = [await remembered("leaseKey"), await remembered("leaseBox"), await remembered("leaseIv")];
  if (!key || !box) return undefined;
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, box);
  return JSON.parse(new TextDecoder().decode(plain));
}

export async function forget() {
  inMemory = undefined;
  const gone = { leaseKey: undefined, leaseBox: undefined, leaseIv: undefined, after: undefined, until: undefined };
  await remember({ ...gone, seen: undefined, over: true });
}
