// One round of the sync: the server's time first, then what waits, batch by batch, then today.

import * as clock from "./clock.js";
import * as lease from "./lease.js";
import * as outbox from "./outbox.js";
import { forgetKey } from "./sealing.js";
import * as server from "./server.js";
import { forgetEverything, remember, remembered } from "./store.js";

const ROUNDS = 400; // batches in one round: more than any phone keeps

// What stops a round, by the code of the server's answer; whatever waits goes on waiting.
const STOPS = new Set(["sign_in", "nothing", "other_worker", "newer", "batch", "device", "not_stored", "too_much", "crowded"]);

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
  const frame = await listen(device, { only: "frame" });
  if (frame.state) return frame;
  const sent = await sendAll(device, frame);
  if (sent.state === "lost") return sent;
  const today = await listen(device);
  const more = today.state ? {} : await sendAll(device, today); // the server was put back: what it lost is offered
  return [sent, today, more].find((one) => one.state) ?? { state: "done", at: clock.now() };
}

async function listen(device, only) {
  const told = await server.down(device, { after: await lease.mark(), ...only });
  if (told.code) return stopped(told);
  await setClock(told.now, told.took);
  if ((await remembered("worker"))?.id !== told.worker.id) await lease.forget(); // a colleague's list
  await remember({ worker: told.worker, token: told.token });
  await outbox.adopt(told.worker.id);
  if (told.tasks) await lease.keep(told);
  else await lease.renew(told.lease_until);
  await history(told);
  return { worker: told.worker.id, token: told.token };
}

async function setClock(now, took = 0) {
  await outbox.setRight(await clock.learn(now, took));
}

async function history({ generation, watermark }) {
  const known = await remembered("generation");
  if (known && known !== generation) await outbox.offerAgain();
  await outbox.passed(watermark);
  await remember({ generation });
}

// Batch by batch; what is too much at once is sent in smaller ones. ``state`` where it was stopped.
async function sendAll(device, { worker, token }) {
  let most = outbox.MOST;
  for (let rounds = 0; rounds < ROUNDS; rounds += 1) {
    const next = await outbox.batch(worker, most);
    if (!next.length) return {};
    const told = await server.up(device, token, written(worker, next));
    if (told.code === "clock") await againWithTheTime(next, told.now);
    else if (told.code === "too_much" && next.length > 1) most = await inHalves(next);
    else if (told.code) return stopped(told);
    else await received(next, told);
  }
  return {};
}

async function againWithTheTime(records, now) {
  await inHalves(records);
  await setClock(now);
}

// The server took none of them.
async function inHalves(records) {
  await outbox.notSent(records.filter((one) => !one.sent));
  return Math.ceil(records.length / 2);
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
    await forgetKey();
    sessionStorage.clear();
    return { state: "lost", words };
  }
  if (code === "nothing") await lease.forget(); // whoever was called back leaves with nothing
  return { state: STOPS.has(code) ? code : "unreachable", words };
}
