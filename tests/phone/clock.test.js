// What is done with the hour of a record once the server has told the time.

import assert from "node:assert/strict";
import test from "node:test";

import { correction } from "../../fangxian/phone/static/phone/clock.js";

const DAY = 86_400_000;

test("a clock that was always wrong moves what it wrote", () => {
  assert.equal(correction(3 * DAY, []), 3 * DAY);
});

test("a clock that was right until it was turned ahead moves nothing", () => {
  assert.equal(correction(-4000 * DAY, [4000 * DAY]), 0);
  assert.equal(correction(-4000 * DAY, [DAY / 3, 4000 * DAY]), 0);
  assert.equal(correction(-5 * DAY, [2 * DAY, 3 * DAY]), 0);
});

test("a night's sleep is no reason for a clock that was wrong before", () => {
  assert.equal(correction(3 * DAY, [DAY / 3]), 3 * DAY);
});
