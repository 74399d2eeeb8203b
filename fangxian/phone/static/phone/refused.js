// The list for the gates that came and was not used, and why: told wherever a guard begins.

import { here } from "./here.js";
import { h } from "./paint.js";
import { say } from "./words.js";
import "./words_gate.js";

export function refused() {
  return here.today?.gateFault ? h("p", { class: "told wrong" }, say(here.today.gateFault)) : null;
}
