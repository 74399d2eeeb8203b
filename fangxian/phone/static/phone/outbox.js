// The outbox: what was written here, kept until a backup of the server holds it.

import { correction, moment, now, standing } from "./clock.js";
import { newDevice, newEpoch, newId } from "./ids.js";
import { hang, open, seal, shut, tidy } from "./sealing.js";
import { asked, remembered, within } from "./store.js";

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

// Keep what was written; it is on the disk, all or none, sealed, when this returns.
export async function keep(written) {
  const [at, clock] = [now(), standing()];
  const entries = written.map((one) => ({ id: newId(at), happened_at: moment(at), ...one }));
  const rows = await Promise.all(entries.map(shut));
  return within(["self", "kept"], "readwrite", async (self, kept) => {
    await put(self, kept, rows, clock);
    return entries.map((one, n) => ({ ...one, epoch: rows[n].epoch, seq: rows[n].seq }));
  });
}

async function put(self, kept, rows, clock) {
  await number(self, rows);
  hang(self, rows);
  for (const one of rows) kept.add({ ...one, state: "waiting", sent: false, ...clock });
}

// What was said before the app was here is kept now, at its hour; whether there was anything.
export async function take() {
  const said = (await remembered("said")) ?? [];
  const rows = await Promise.all(said.map(({ text, at }) => shut({ id: newId(at), happened_at: moment(at), text })));
  return within(["self", "kept"], "readwrite", async (self, kept) => {
    const still = (await asked(self.get("said"))) ?? [];
    if (!said.length || still[0]?.at !== said[0].at) return false; // nothing, or another tab was first
    await put(self, kept, rows, { sure: false, leaps: 0 });
    self.put(still.slice(said.length), "said");
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

export async function all() {
  return Promise.all((await within(["kept"], "readonly", (kept) => asked(kept.getAll()))).map(open));
}

// What was written before the server first said whose phone this is, is theirs.
export function adopt(worker) {
  return change((one, kept) => { if (one.worker === undefined) kept.put({ ...one, worker }); });
}

// The next records of this worker to be sent, now marked as such: from here on they are not changed any more.
export async function batch(worker, most = MOST) {
  const rows = await within(["kept"], "readwrite", async (kept) => {
    const all = await asked(kept.index("waiting").getAll(IDBKeyRange.only([worker, "waiting"]), most + OPEN));
    const next = all.filter((one) => !(one.ripe > now())).slice(0, most); // what is still written on waits a little
    for (const one of next) if (!one.sent) kept.put({ ...one, sent: true });
    return next;
  });
  return (await Promise.all(rows.map(open))).filter((one) => !one.broken);
}

// The server took none of them: these had never been sent before.
export function notSent(entries) {
  return within(["kept"], "readwrite", async (kept) => {
    for (const { id } of entries) {
      const one = await asked(kept.get(id));
      if (one) kept.put({ ...one, sent: false });
    }
  });
}

export function wire(one) {
  return Object.fromEntries(SENT.filter((name) => one[name] !== undefined).map((name) => [name, one[name]]));
}

// What became of each. What has no number of its own is kept until a backup reaches beyond what the ledger held.
export async function settle(sent, answers, reached) {
  const became = await Promise.all(answers.map((answer, n) => become(sent[n].id, answer, reached)));
  return within(["self", "kept"], "readwrite", async (self, kept) => {
    const twice = [];
    hang(self, became);
    for (const [place, answer] of answers.entries()) {
      const one = await asked(kept.get(sent[place].id));
      if (!one) continue;
      if (answer.why === "quarantined" && !one.renumbered) twice.push(one);
      else kept.put({ ...one, ...became[place] });
    }
    await renumber(self, kept, twice);
  });
}

async function become(id, answer, reached) {
  const { code, why = "", words, number, held_id: held, understood, asks } = answer;
  const state = { state: code === "known" ? "ok" : code, why, held, asks, number: number ?? reached + 1 };
  const told = await seal(`${id} told`, { words, understood });
  return { ...state, ...(told ? { told } : { words, understood }) };
}

// Another phone uses our numbers (a copy of this one): begin a new count for these.
async function renumber(self, kept, entries) {
  if (!entries.length) return;
  self.put(newEpoch(), "epoch");
  self.put(0, "seq");
  await number(self, entries);
  for (const one of entries) kept.put({ ...one, renumbered: true, state: "waiting" });
}

export async function passed(watermark) {
  await change((one, kept) => {
    if ((one.state === "ok" || one.state === "held") && one.number <= watermark) kept.delete(one.id);
  });
  await tidy();
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
