// A gate's phone goes by what the community signed, and by nothing older: one list, tests/gate_list.json.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { newest, written } from "../../fangxian/phone/static/phone/vouched.js";

const { list, next, key_of_somebody_else: otherKey } = JSON.parse(readFileSync(new URL("../gate_list.json", import.meta.url), "utf-8"));
const taken = await newest(list, undefined, undefined);

test("what the house signed is used, and remembered by", () => {
  assert.equal(taken.fault, undefined);
  assert.equal(taken.gate, list);
  assert.deepEqual(Object.keys(taken.known), ["community", "keys", "generation", "reached", "made_at"]);
});

test("one word changed anywhere, and the list before it stays in force", async () => {
  const changes = [
    { revoked: [] }, { out: [[4102444800000, ["out"]]] }, { special: {} }, { until: "2099-01-01T00:00:00+08:00" }, { reached: 99 },
    { verdicts: { stay: { colour: "go", words: list.verdicts.stay.words } } }, { signatures: {} }, { signatures: { 1: "" } },
    { signatures: list.signatures }, { keys: otherKey.keys, signatures: otherKey.signatures },
  ];
  for (const change of changes) {
    const found = await newest({ ...next, ...change }, list, taken.known);
    assert.deepEqual(found, { gate: list, fault: "gate_changed", known: taken.known }, JSON.stringify(change));
  }
});

test("a list signed by somebody else's key is not used though it brings that key along", async () => {
  assert.equal((await newest({ ...list, ...otherKey }, undefined, undefined)).fault, undefined); // nothing was known before
  assert.equal((await newest({ ...list, ...otherKey }, list, taken.known)).fault, "gate_changed");
});

test("an older list never replaces a newer one", async () => {
  const newer = await newest(next, list, taken.known);
  assert.deepEqual([newer.fault, newer.gate], [undefined, next]);
  assert.deepEqual(await newest(list, next, newer.known), { gate: next, fault: "gate_older", known: newer.known });
  assert.equal((await newest(list, undefined, newer.known)).fault, "gate_older"); // nor when today was thrown away
  assert.equal((await newest(next, next, newer.known)).fault, undefined); // the same once more
});

test("a server that was put back counts from further down, and is believed", async () => {
  const before = { ...taken.known, generation: "another", reached: 4000 };
  assert.equal((await newest(list, undefined, before)).fault, undefined);
  assert.equal((await newest(list, undefined, { ...before, made_at: "2020-02-04T12:00:00+08:00" })).fault, "gate_older");
});

test("after a change of key the newest is known by the one before it", async () => {
  const later = await newest(next, list, taken.known);
  assert.deepEqual(Object.keys(later.known.keys), ["1", "2"]);
});

test("a phone that stands at no gate is given none, and keeps what it knew", async () => {
  assert.deepEqual(await newest(null, list, taken.known), { gate: null, known: taken.known });
});

test("keys in order, as the server writes them", () => {
  assert.equal(written({ b: [1, "东门\n", null], a: { 10: 37.3, 9: true } }), '{"a":{"10":37.3,"9":true},"b":[1,"东门\\n",null]}');
});
