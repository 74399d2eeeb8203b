// Writes down who goes in and out: one durable write a person, many of them together in one record.

import { moment, now } from "./clock.js";
import { newId } from "./ids.js";
import { number } from "./outbox.js";
import { asked, within } from "./store.js";

const KIND = "checkpoints.passages";
const TOGETHER = 5 * 60_000; // so long a record is written on before it is sent
const MOST = 200;

// One more; it is on the disk when this returns, with the record that it stands in.
export function pass({ worker, place, spot, title }, use) {
  return within(["self", "kept"], "readwrite", async (self, kept) => {
    const at = now();
    const one = { at: moment(at), ...use };
    const open = await asked(kept.get((await asked(self.get(`gate-${place}`))) ?? ""));
    if (open && goesOn(open, worker, at)) {
      const more = { ...open, answers: { uses: [...open.answers.uses, one] } };
      kept.put(more);
      return more;
    }
    const made = { id: newId(at), happened_at: moment(at), worker, kind: KIND, place, spot, title, answers: { uses: [one] } };
    await number(self, [made]);
    kept.add({ ...made, ripe: at + TOGETHER, state: "waiting", sent: false });
    self.put(made.id, `gate-${place}`);
    return made;
  });
}

function goesOn(open, worker, at) {
  return open.state === "waiting" && !open.sent && open.worker === worker && at < open.ripe && open.answers.uses.length < MOST;
}

// The last one is taken back, as long as it was not sent.
export function takeBack(place) {
  return within(["self", "kept"], "readwrite", async (self, kept) => {
    const open = await asked(kept.get((await asked(self.get(`gate-${place}`))) ?? ""));
    if (!open || open.sent || open.state !== "waiting") return undefined;
    const uses = open.answers.uses.slice(0, -1);
    if (uses.length) kept.put({ ...open, answers: { uses } });
    else kept.delete(open.id);
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
