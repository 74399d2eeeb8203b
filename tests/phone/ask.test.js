// The phone finds the same answers good and bad as the server does: one table, tests/questions.json.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const source = readFileSync(new URL("../../fangxian/phone/static/phone/ask.js", import.meta.url), "utf-8");
const { fault, typed } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
const table = JSON.parse(readFileSync(new URL("../questions.json", import.meta.url), "utf-8"));

for (const { asks, question, good, bad } of table) {
  test(asks, () => {
    for (const answer of good) assert.equal(fault(question, answer), null, JSON.stringify(answer));
    for (const answer of bad) assert.ok(fault(question, answer)?.zh, JSON.stringify(answer));
  });
}

test("what is typed becomes the answer to keep", () => {
  const degrees = { type: "degrees", least: 34, most: 43, unit: "℃" };
  assert.deepEqual(["365", "36.5", "36,5", "36.5℃", "365 371", " ", "abc"].map((text) => typed(degrees, text)),
    [36.5, 36.5, 36.5, 36.5, [36.5, 37.1], undefined, "abc"]);
  assert.deepEqual(typed({ type: "names" }, "楼道、电梯"), ["楼道", "电梯"]);
  assert.deepEqual(typed({ type: "items" }, "口罩50个、菜一份"), [{ name: "口罩", qty: 50, unit: "个" }, { name: "菜一份" }]);
});
