// Looks up who may pass in what the server worked out beforehand; nothing is decided here.

// The verdict for a household that goes out or in: its key, and since the state came how often it went out here.
export function ofDoor(gate, door, way, now, went = 0) {
  if (now >= Date.parse(gate.until)) return undefined;
  if (way === "in") return gate.in;
  const stretches = gate.special[door] ?? gate.out;
  const here = stretches.find(([until]) => now < until);
  return here ? here[1][Math.min(went, here[1].length - 1)] : undefined;
}

// The verdict that a temperature calls for, or undefined.
export function ofDegrees(gate, degrees) {
  return gate.degrees.find(([least]) => degrees >= least)?.[1];
}

// The verdict for a visitor by the answers that were given.
export function ofVisitor(gate, answers) {
  const row = gate.visitors.find(([asked, answer]) => answers[asked] === answer);
  const warmest = Math.max(...[answers.temperature_c ?? 0].flat());
  return row?.[2] ?? ofDegrees(gate, warmest) ?? "visitor";
}

// What was written here at this gate and is not in the state yet.
export function fresh(gate, kept) {
  return kept.filter((one) => one.state !== "ok" || one.number > gate.reached);
}

// How many of each household went out by what is not in the state yet.
export function exits(gate, kept) {
  const went = new Map();
  for (const { answers } of fresh(gate, kept)) {
    for (const use of answers?.uses ?? []) {
      if (use.way === "out" && use.door !== undefined && !use.reason) went.set(use.door, (went.get(use.door) ?? 0) + (use.people ?? 1));
    }
  }
  return went;
}

// The counts of this shift at one gate: those of the state and of what is not in it yet.
export function counts(gate, post, kept) {
  const all = { count_in: 0, count_out: 0, checked: 0, turned_back: 0, vehicles: 0, ...gate.counts[post] };
  for (const { answers } of fresh(gate, kept).filter((one) => one.place === post)) {
    for (const use of answers?.uses ?? []) add(all, use);
  }
  return all;
}

export function add(all, use) {
  const field = { in: "count_in", out: "count_out", back: "turned_back" }[use.way];
  all[field] += use.people ?? 1;
  all.checked += use.measured ? 1 : 0;
  all.vehicles += use.vehicle && use.way !== "back" ? 1 : 0;
}

// A plate as the server marked it; the plate itself is on no list here.
export async function ofPlate({ salt, doors }, plate) {
  const text = new TextEncoder().encode(salt + plain(plate));
  const mark = new Uint8Array(await crypto.subtle.digest("SHA-256", text)).subarray(0, 4);
  return doors[[...mark].map((byte) => byte.toString(16).padStart(2, "0")).join("")];
}

export function isPlate(text) {
  return /^[一-龥][a-z][\s·.]?[a-z0-9]{5,6}$/iu.test(text.trim());
}

function plain(plate) {
  return plate.toUpperCase().replace(/[\s·.]/gu, "");
}
