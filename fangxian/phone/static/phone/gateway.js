// The gate at which this phone stands: which one, what was written there that no answer of the server holds yet.

import { here, place } from "./here.js";
import { all, keep } from "./outbox.js";
import { pass, takeBack } from "./passages.js";
import { exits } from "./verdict.js";

let at;
let written = [];

export function chosen(id) {
  at = id;
}

export function post() {
  const { posts } = here.today.gate;
  return place(posts.includes(at) ? at : posts[0]);
}

// What is kept on the phone is read once; from then on it is carried along.
export async function resume() {
  written = (await all()).filter((one) => one.kind === "checkpoints.passages");
}

export function kept() {
  return written;
}

export function uses() {
  return exits(here.today.gate, written);
}

// One who passes or is turned back; of a temperature only that it was taken, a high one is a record of its own.
export async function write({ degrees, ...use }) {
  const spot = post();
  if (degrees) await keep([hot(spot, degrees)]);
  const title = { zh: "出入登记", en: "In and out" };
  const one = await pass({ worker: here.worker.id, place: spot.id, spot: spot.name, title }, use);
  written = [...written.filter((other) => other.id !== one.id), { ...one, state: "waiting" }];
}

// The last one is taken back, unless it was sent already; whether it was.
export async function undo() {
  const { id } = post();
  const gone = await takeBack(id);
  await resume();
  return Boolean(gone);
}

function hot(spot, degrees) {
  const kind = "screening.temperature";
  return { worker: here.worker.id, kind, place: spot.id, spot: spot.name, title: here.today.kinds[kind]?.words, answers: { temperature_c: degrees } };
}
