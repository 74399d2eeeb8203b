// What the phone takes for now: its own clock, set right by the server's.

import { remember, remembered } from "./store.js";

export const WRONG = 10 * 60_000; // as far as the server lets a clock be wrong
let skew = 0;

export async function wake() {
  skew = (await remembered("skew")) ?? 0;
}

export function now() {
  return Date.now() + skew;
}

export function moment(at = now()) {
  return new Date(at).toISOString();
}

// Take the server's time; how far off the phone was, if that is too far to leave what it wrote as it is.
export async function learn(told, tookMs = 0) {
  const right = Date.parse(told) + tookMs / 2 - Date.now();
  if (!Number.isFinite(right)) return 0;
  const off = right - skew;
  if (Math.abs(off) < 2000) return 0;
  skew = right;
  await remember({ skew });
  return Math.abs(off) > WRONG ? off : 0;
}
