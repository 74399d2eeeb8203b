// Writes down who goes in and out: one durable write a person, many of them together in one record.

import { moment, now } from "./clock.js";
import { newId } from "./ids.js";
import { number } from "./outbox.js";
import { hang, open as opened, shut } from "./sealing.js";
import { asked, within } from "./store.js";

const KIND = "checkpoints.passages";
const TOGETHER = 5 * 60_000; // so long a record is written on before it is sent
const MOST = 200;

// One more; it is on the disk when this returns, with the record that it stands in.
export async function pass(where, use) {
  for (;;) {
    const done = await written(where, use);
    if (done) return done;
  }
}

// Sealed first, then stored unless another tab wrote at this gate meanwhile.
async function written({ worker, place, spot, title }, use) {
  const [at, { name, row }] = [now(), await standing(place)];
  const [one, before] = [{ at: moment(at), ...use }, row && (await opened(row))];
  const on = before && !before.broken && goesOn(before, worker, at);
  const began = { id: newId(at), happened_at: moment(at), worker, kind: KIND, place, spot, title, ripe: at + TOGETHER };
  const more = on ? { ...before, changes: (row.changes ?? 0) + 1, answers: { uses: [...before.answers.uses, one] } }
    : { ...began, state: "waiting", sent: false, answers: { uses: [one] } };
  const sealed = await shut(more);
  return within(["self", "kept"], "readwrite", async (self, kept) => {
    if ((await asked(self.get(`gate-${place}`))) !== name) return undefined;
    if (on && !same(await asked(kept.get(row.id)), row)) return undefined;
    if (!on) await number(self, [sealed]);
    hang(self, [sealed]);
    kept.put(sealed);
    self.put(more.id, `gate-${place}`);
    return more;
  });
}

// What stands open at this gate, as it is stored.
function standing(place) {
  return within(["self", "kept"], "readonly", async (self, kept) => {
    const name = await asked(self.get(`gate-${place}`));
    return { name, row: await asked(kept.get(name ?? "")) };
  });
}

function same(now_, before) {
  return now_ && now_.state === before.state && !now_.sent && now_.ripe === before.ripe && now_.changes === before.changes;
}

function goesOn(open, worker, at) {
  return open.state === "waiting" && !open.sent && open.worker === worker && at < open.ripe && open.answers.uses.length < MOST;
}

// The last one is taken back, as long as it was not sent.
export async function takeBack(place) {
  const { row } = await standing(place);
  const open = row && (await opened(row));
  if (!open || open.broken || open.sent || open.state !== "waiting") return undefined;
  const uses = open.answers.uses.slice(0, -1);
  const less = await shut({ ...open, changes: (row.changes ?? 0) + 1, answers: { uses } });
  return within(["self", "kept"], "readwrite", async (self, kept) => {
    if (!same(await asked(kept.get(row.id)), row)) return undefined;
    hang(self, [less]);
    if (uses.length) kept.put(less);
    else kept.delete(row.id);
    return open.answers.uses.at(-1);
  });
}

// What stands open is sent with the next sync: the shift is handed over.
export function close(place) {
  return within(["self", "kept"], "readwrite", async (self, kept) => {
    const open = await asked(kept.get((await asked(self.get(`gate-${place}`))) ?? ""));
    if (open) kept.put({ ...open, ripe: 0 });
    self.delete(`gate-${place}`);
  });
}
