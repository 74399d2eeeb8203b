// A visitor at the gate: the questions as their record kind declares them, the verdict looked up, let in or turned back.

import { box } from "./boxes.js";
import { add } from "./guests.js";
import { post } from "./gateway.js";
import { here } from "./here.js";
import { now as sync } from "./keeping.js";
import { button, h } from "./paint.js";
import { signal, wake } from "./signal.js";
import { ofVisitor } from "./verdict.js";
import { go } from "./ways.js";
import { say, told } from "./words.js";

const KIND = "checkpoints.visitor";
const OURS = new Set(["admitted", "left_at", "when", "when_part", "negated", "planned"]); // answered by what is done here

export function visitor(_, done) {
  const [kind, spot] = [here.today.kinds[KIND], post()];
  const given = here.carry ?? {};
  here.carry = undefined;
  const asked = kind.questions.filter((one) => !OURS.has(one.name));
  const boxes = asked.map((one) => box(one, given[one.name]));
  const rest = boxes.filter((_one, n) => asked[n].folded && given[asked[n].name] === undefined);
  const shown = h("section", { id: "verdict", "aria-live": "assertive", class: "idle", hidden: true });
  const answers = () => Object.fromEntries(boxes.map((one) => [one.name, one.answer()]).filter(([, answer]) => answer !== undefined));
  const keep = async (admitted) => {
    try {
      await add(spot, kind, { ...answers(), admitted });
    } catch (fault) {
      return done(say("cannot_store", { why: fault?.name ?? "" }));
    }
    done(say(admitted ? "gate_let_in" : "gate_turned", { where: "" }));
    go("gate");
    return sync();
  };
  const look = (event) => {
    event.preventDefault();
    wake();
    if (!boxes.map((one) => one.look()).every(Boolean)) return;
    const { colour, words } = here.today.gate.verdicts[ofVisitor(here.today.gate, answers())];
    signal(colour);
    shown.hidden = false;
    shown.className = colour;
    const [first, second] = colour === "go" ? ["act", "plain"] : ["plain", "act bad"];
    shown.replaceChildren(
      h("p", { class: "big-mark", "aria-hidden": "true" }, colour === "go" ? "✓" : "✕"),
      h("p", { class: "words" }, told(words)),
      h("div", { class: "pair" }, button(say("gate_let"), () => keep(true), { class: first }),
        button(say("gate_back"), () => keep(false), { class: second })));
    shown.scrollIntoView({ block: "nearest" });
    shown.querySelector("button").focus();
  };
  return [
    h("h1", {}, say("gate_visitor")),
    h("p", { class: "at" }, h("b", {}, spot.name)),
    h("form", { onsubmit: look },
      boxes.filter((one) => !rest.includes(one)).map((one) => one.element),
      h("details", { class: "rest" }, h("summary", {}, say("more")), rest.map((one) => one.element)),
      shown,
      h("div", { class: "acts" }, h("button", { class: "act", type: "submit" }, say("gate_look")))),
  ];
}
