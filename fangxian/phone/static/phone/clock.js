// What the phone takes for now: its own clock, set right by the server's, and not led astray when it is turned back.

import { remember, remembered } from "./store.js";

export const WRONG = 10 * 60_000; // as far as the server lets a clock be wrong
const JUMP = 60_000;
let skew = 0, sure = false;
let anchor = { wall: Date.now(), steady: performance.now() };

export async function wake() {
  skew = (await remembered("skew")) ?? 0;
}

export function now() {
  const [wall, steady] = [Date.now(), performance.now()];
  const jumped = wall - anchor.wall - (steady - anchor.steady);
  anchor = { wall, steady };
  if (jumped < -JUMP) goOn(-jumped);
  else if (jumped > JUMP) sure = false; // the phone slept, or its clock was turned: nobody can tell
  return wall + skew;
}

// Time does not go back: the clock was turned, and we go on as if it had not been.
function goOn(by) {
  skew += by;
  remember({ skew });
}

export function moment(at = now()) {
  return new Date(at).toISOString();
}

// Whether the server told the time since the app was opened, and the clock has gone on steadily since.
export function isSure() {
  now();
  return sure;
}

// Take the server's time; how far off the phone was, if that is too far to leave what it wrote as it is.
export async function learn(told, tookMs = 0) {
  const right = Date.parse(told) + tookMs / 2 - Date.now();
  if (!Number.isFinite(right)) return 0;
  now(); // takes note of a clock that was turned since
  const off = right - skew;
  sure = true;
  if (Math.abs(off) < 2000) return 0;
  skew = right;
  await remember({ skew });
  return Math.abs(off) > WRONG ? off : 0;
}
