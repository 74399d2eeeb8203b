// The phone reads what the house prints, and nothing else: one table, tests/passes.json.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const load = (name) => import(`data:text/javascript,${encodeURIComponent(readFileSync(new URL(`../../fangxian/phone/static/phone/${name}`, import.meta.url), "utf-8"))}`);
const { check, unpack } = await load("pass.js");
const { add, counts, exits, isPlate, ofDegrees, ofDoor, ofPlate, ofVisitor } = await load("verdict.js");
const table = JSON.parse(readFileSync(new URL("../passes.json", import.meta.url), "utf-8"));
const state = { community: Number(table.good.community), keys: table.keys, revoked: [] };
const FEBRUARY = Date.parse("2020-02-10T09:00:00+08:00");
const fault = async (code, more = {}, now = FEBRUARY) => (await check(code, { ...state, ...more }, now)).fault;

test("a good pass is read", async () => {
  const read = await check(table.code, state, FEBRUARY);
  assert.deepEqual({ pass: read.pass, door: read.door, community: read.community, edition: read.edition }, table.good);
  assert.equal(read.fault, undefined);
});

test("what is wrong with a pass is told", async () => {
  assert.equal(await fault(table.code, {}, Date.parse("2020-02-02T23:59:59+08:00")), "pass_early");
  assert.equal(await fault(table.code, {}, Date.parse("2020-03-03T23:59:59+08:00")), undefined);
  assert.equal(await fault(table.code, {}, Date.parse("2020-03-04T00:00:00+08:00")), "pass_over");
  assert.equal(await fault(table.code, { revoked: [table.good.pass] }), "pass_revoked");
  assert.equal(await fault(table.code, { keys: { 2: table.keys[1] } }), "pass_old_key");
  assert.equal(await fault(table.code, { community: 990101001002 }), "pass_not_ours");
  for (const other of ["https://example.org", "FX1:", "FX1:ZZZ", `${table.code}0`, table.code.slice(0, -3), "FX1:é"]) {
    assert.equal(await fault(other), "pass_not_ours", other);
  }
});

test("one letter changed anywhere, and it is forged or no pass at all", async () => {
  for (let n = 4; n < table.code.length; n += 7) {
    const letter = table.code[n] === "0" ? "1" : "0";
    const found = await fault(table.code.slice(0, n) + letter + table.code.slice(n + 1));
    assert.ok(["pass_forged", "pass_not_ours", "pass_old_key"].includes(found), `${n}: ${found}`);
  }
  assert.equal(unpack("no pass"), undefined);
});

const gate = {
  in: "in", out: [[1000, ["out_last", "out_used"]], [2000, ["curfew"]]], special: { 12: [[2000, ["stay"]]] },
  degrees: [[37.3, "hot"]], visitors: [["host_agrees", false, "no_host"]], reached: 7, counts: { 3: { count_out: 40 } },
};
const kept = (uses, more) => ({ place: 3, state: "waiting", answers: { uses }, ...more });

test("a household is looked up by the hour and by how often it went out", () => {
  assert.deepEqual([0, 1, 5].map((went) => ofDoor(gate, 9, "out", 500, went)), ["out_last", "out_used", "out_used"]);
  assert.deepEqual([ofDoor(gate, 9, "out", 1500), ofDoor(gate, 12, "out", 500), ofDoor(gate, 12, "in", 500)], ["curfew", "stay", "in"]);
  assert.equal(ofDoor(gate, 9, "out", 2000), undefined);
});

test("what the state holds already is not counted twice", () => {
  const all = [
    kept([{ way: "out", door: 9 }, { way: "out", door: 9, reason: "medical" }, { way: "in", door: 9, people: 3, vehicle: true, measured: true }]),
    kept([{ way: "out", door: 9, people: 2 }], { state: "ok", number: 8 }),
    kept([{ way: "out", door: 9 }], { state: "ok", number: 7 }),
    kept([{ way: "out", door: 9 }], { place: 4 }),
  ];
  assert.equal(exits(gate, all).get(9), 4);
  assert.deepEqual(counts(gate, 3, all), { count_in: 3, count_out: 44, checked: 1, turned_back: 0, vehicles: 1 });
  const sum = { count_in: 0, count_out: 0, checked: 0, turned_back: 0, vehicles: 0 };
  add(sum, { way: "back", vehicle: true });
  assert.deepEqual([sum.turned_back, sum.vehicles], [1, 0]);
});

test("temperatures, visitors and plates", async () => {
  assert.deepEqual([ofDegrees(gate, 37.3), ofDegrees(gate, 37.2)], ["hot", undefined]);
  assert.deepEqual([{ host_agrees: false }, { temperature_c: [36.5, 38] }, {}].map((one) => ofVisitor(gate, one)), ["no_host", "hot", "visitor"]);
  assert.deepEqual(["湘D·729A1", "湘d 12345", "湘AD12345", "3-2-402", "402"].map(isPlate), [true, true, true, false, false]);
  const plates = { salt: "salt", doors: { e8ad4cbd: 12 } };
  const known = await ofPlate({ ...plates, doors: Object.fromEntries([[await mark("salt湘D729A1"), 12]]) }, "湘d·729a1");
  assert.deepEqual([known, await ofPlate(plates, "湘D00000")], [12, undefined]);
});

async function mark(text) {
  const all = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...all.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
