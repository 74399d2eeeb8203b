// The outbox: what was written here, kept until a backup of the server holds it.

import { correction, moment, now, standing } from "./clock.js";
import { newDevice, newEpoch, newId } from "./ids.js";
import { asked, within } from "./store.js";

export const MOST = 500; // in one batch
const OPEN = 10; // records still written on, at most one a gate
const SENT = ["id", "epoch", "seq", "kind", "place", "person", "happened_at", "answers", "corrects", "text", "answering"];

// Each start draws a new epoch: a phone put back from a copy never uses a number twice.
export function wake() {
  return within(["self"], "readwrite", async (self) => {
    const device = (await asked(self.get("device"))) ?? newDevice();
    self.put(device, "device");
    self.put(newEpoch(), "epoch");
    self.put(0, "seq");
    return device;
  });
}

// Keep what was written; it is on the disk, all or none, when this returns.
export function keep(written) {
  return within(["self", "kept"], "readwrite", async (self, kept) => {
    const [at, clock] = [now(), standing()];
    const entries = written.map((one) => ({ id: newId(at), happened_at: moment(at), ...one }));
    await number(self, entries);
    for (const one of entries) kept.add({ ...one, state: "waiting", sent: false, ...clock });
    return entries;
  });
}

// What was said before the app was here is kept now, at its hour; whether there was anything.
export function take() {
  return within(["self", "kept"], "readwrite", async (self, kept) => {
    const said = (await asked(self.get("said"))) ?? [];
    if (!said.length) return false;
    const entries = said.map(({ text, at }) => ({ id: newId(at), happened_at: moment(at), text }));
    await number(self, entries);
    for (const one of entries) kept.add({ ...one, state: "waiting", sent: false, sure: false, leaps: 0 });
    self.delete("said");
    return true;
  });
}

export async function number(self, entries) {
  const epoch = (await asked(self.get("epoch"))) ?? newEpoch();
  let seq = (await asked(self.get("seq"))) ?? 0;
  for (const one of entries) Object.assign(one, { epoch, seq: (seq += 1) });
  self.put(epoch, "epoch");
  self.put(seq, "seq");
}

export function all() {
  return within(["kept"], "readonly", (kept) => asked(kept.getAll()));
}

// What was written before the server first said whose phone this is, is theirs.
export function adopt(worker) {
  return change((one, kept) => { if (one.worker === undefined) kept.put({ ...one, worker }); });
}

// The next records of this worker to be sent, now marked as such: from here on they are not changed any more.
export function batch(worker, most = MOST) {
  return within(["kept"], "readwrite", async (kept) => {
    const all = await asked(kept.index("waiting").getAll(IDBKeyRange.only([worker, "waiting"]), most + OPEN));
    const next = all.filter((one) => !(one.ripe > now())).slice(0, most); // what is still written on waits a little
    for (const one of next) if (!one.sent) kept.put({ ...one, sent: true });
    return next;
  });
}

// The server took none of them: these had never been sent before.
export function notSent(entries) {
  return within(["kept"], "readwrite", async (kept) => { for (const one of entries) kept.put(one); });
}

export function wire(one) {
  return Object.fromEntries(SENT.filter((name) => one[name] !== undefined).map((name) => [name, one[name]]));
}

// What became of each. What has no number of its own is kept until a backup reaches beyond what the ledger held.
export function settle(sent, answers, reached) {
  return within(["self", "kept"], "readwrite", async (self, kept) => {
    const twice = [];
    for (const [place, answer] of answers.entries()) {
      const one = await asked(kept.get(sent[place].id));
      if (!one) continue;
      if (answer.why === "quarantined" && !one.renumbered) twice.push(one);
      else kept.put({ ...one, ...become(answer, reached) });
    }
    await renumber(self, kept, twice);
  });
}

function become(answer, reached) {
  const { code, why = "", words, number, held_id: held, understood, asks } = answer;
  return { state: code === "known" ? "ok" : code, why, words, held, understood, asks, number: number ?? reached + 1 };
}

// Another phone uses our numbers (a copy of this one): begin a new count for these.
async function renumber(self, kept, entries) {
  if (!entries.length) return;
  self.put(newEpoch(), "epoch");
  self.put(0, "seq");
  await number(self, entries);
  for (const one of entries) kept.put({ ...one, renumbered: true, state: "waiting" });
}

export function passed(watermark) {
  return change((one, kept) => {
    if ((one.state === "ok" || one.state === "held") && one.number <= watermark) kept.delete(one.id);
  });
}

// The server's ledger is another one than before: offer everything again.
export function offerAgain() {
  return change((one, kept) => {
    if (one.state === "ok" || one.state === "held") kept.put({ ...one, state: "waiting" });
  });
}

// The server told the time: what was never sent is set right; what may have arrived is left, and what was surely right.
export function setRight({ off, jumps }) {
  return change((one, kept) => {
    if (one.sent || one.sure) return;
    const by = correction(off, jumps.slice(one.leaps ?? 0));
    kept.put({ ...one, sure: true, happened_at: moment(Date.parse(one.happened_at) + by) });
  });
}

// What was refused is put right as a new record, or taken off; never silently.
export function remove(id) {
  return within(["kept"], "readwrite", async (kept) => { kept.delete(id); });
}

function change(each) {
  return within(["kept"], "readwrite", async (kept) => {
    for (const one of await asked(kept.getAll())) each(one, kept);
  });
}
