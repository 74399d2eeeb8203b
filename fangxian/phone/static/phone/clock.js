// What the phone takes for now: its own clock, set right by the server's, and not led astray when it is turned back.

import { remember, remembered } from "./store.js";

export const WRONG = 10 * 60_000; // as far as the server lets a clock be wrong
const JUMP = 60_000;
let skew = 0, sure = false;
let jumps = []; // by how much the clock leapt ahead since the server last told the time
let anchor = { wall: Date.now(), steady: performance.now() };

export async function wake() {
  skew = (await remembered("skew")) ?? 0;
  jumps = (await remembered("jumps")) ?? [];
}

export function now() {
  const [wall, steady] = [Date.now(), performance.now()];
  const jumped = wall - anchor.wall - (steady - anchor.steady);
  anchor = { wall, steady };
  if (jumped < -JUMP) goOn(-jumped);
  else if (jumped > JUMP) leap(jumped);
  return wall + skew;
}

// Time does not go back: the clock was turned, and we go on as if it had not been.
function goOn(by) {
  skew += by;
  remember({ skew });
}

// The phone slept, or its clock was turned: only the server's time will tell.
function leap(by) {
  sure = false;
  jumps = [...jumps, by];
  remember({ jumps });
}

export function moment(at = now()) {
  return new Date(at).toISOString();
}

// What is told of the clock with each record: whether it is known to be right (the server told the time since the app
// was opened, and it has gone on steadily since), and how many leaps it had made.
export function standing() {
  now();
  return { sure, leaps: jumps.length };
}

// Take the server's time; how far off the phone was, and by how much the clock had leapt until then.
export async function learn(told, tookMs = 0) {
  const right = Date.parse(told) + tookMs / 2 - Date.now();
  if (!Number.isFinite(right)) return { off: 0, jumps: [] };
  now(); // takes note of a clock that was turned since
  const learnt = { off: right - skew, jumps };
  [sure, jumps] = [true, []];
  if (Math.abs(learnt.off) >= 2000) skew = right;
  await remember({ skew, jumps });
  return learnt;
}

// How far to move what was written before the clock leapt these times; nothing where a leap is why it is wrong now.
export function correction(off, jumps) {
  const turned = [...jumps, jumps.reduce((sum, by) => sum + by, 0)].some((by) => Math.abs(off + by) <= WRONG);
  return turned ? 0 : off;
}
