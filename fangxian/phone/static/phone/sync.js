// One round of the sync: the server's time and today first, then what waits, batch by batch, then today once more.

import * as clock from "./clock.js";
import * as lease from "./lease.js";
import * as outbox from "./outbox.js";
import * as server from "./server.js";
import { forgetEverything, remember, remembered } from "./store.js";

const ROUNDS = 400; // batches in one round: more than any phone keeps

// What stops a round, by the code of the server's answer; whatever waits goes on waiting.
const STOPS = new Set(["sign_in", "nothing", "other_worker", "newer", "batch", "device", "not_stored", "too_much"]);

// Only one tab at a time speaks with the server; where the browser has no locks, sending twice is harmless.
export async function round() {
  if (!globalThis.navigator?.locks) return speak();
  return navigator.locks.request("fangxian-sync", { ifAvailable: true }, (lock) => (lock ? speak() : { state: "busy" }));
}

async function speak() {
  try {
    return await talk();
  } catch (fault) {
    if (fault instanceof server.NotReached) return { state: fault.why };
    throw fault;
  }
}

async function talk() {
  if (await remembered("signOut")) return { state: "signing_out" };
  const device = await remembered("device");
  let frame = await listen(device);
  if (frame.state) return frame;
  if (await sendAll(device, frame)) frame = await listen(device);
  return frame.state ? frame : { state: "done", at: clock.now() };
}

async function listen(device) {
  const told = await server.down(device, await lease.mark());
  if (told.code) return stopped(told);
  await setClock(told.now, told.took);
  await remember({ worker: told.worker, token: told.token });
  if (told.tasks) await lease.keep(told);
  else await lease.renew(told.lease_until);
  await history(told);
  return { worker: told.worker.id, token: told.token };
}

async function setClock(now, took = 0) {
  const off = await clock.learn(now, took);
  if (off) await outbox.shift(off);
}

async function history({ generation, watermark }) {
  const known = await remembered("generation");
  if (known && known !== generation) await outbox.offerAgain();
  await outbox.passed(watermark);
  await remember({ generation });
}

// Whether anything was sent.
async function sendAll(device, { worker, token }) {
  for (let sent = 0; sent < ROUNDS; sent += 1) {
    const next = await outbox.batch(worker);
    if (!next.length) return sent > 0;
    const told = await server.up(device, token, written(worker, next));
    if (told.code === "clock") await againWithTheTime(next, told.now);
    else if (told.code) return stopped(told);
    else await received(next, told);
  }
  return true;
}

async function againWithTheTime(records, now) {
  await outbox.notSent(records.filter((one) => !one.sent));
  await setClock(now);
}

function written(worker, records) {
  return { version: 1, worker, clock: clock.moment(), records: records.map(outbox.wire) };
}

async function received(sent, told) {
  if (told.answers.length !== sent.length) throw new server.NotReached("unreachable");
  await outbox.settle(sent, told.answers, told.reached);
  await history(told);
}

async function stopped({ code, words }) {
  if (code === "lost") {
    await lease.forget();
    await forgetEverything();
    sessionStorage.clear();
    return { state: "lost", words };
  }
  if (code === "nothing") await lease.forget(); // whoever was called back leaves with nothing
  return { state: STOPS.has(code) ? code : "unreachable", words };
}
