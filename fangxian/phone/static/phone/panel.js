// The verdict on somebody at the gate, in words and colour, and what can be done: let pass, turn back, all the same.

import { typed } from "./ask.js";
import { here } from "./here.js";
import { button, h } from "./paint.js";
import { signal } from "./signal.js";
import { ofDegrees } from "./verdict.js";
import { go } from "./ways.js";
import { language, say, told } from "./words.js";

const DEGREES = { type: "degrees", least: 34, most: 43, unit: "℃" };
const MARKS = { go: "✓", stop: "✕" };

export function panel(one, act, idle) {
  const { use, way } = one;
  const reasons = h("div", { class: "picks reasons", hidden: true });
  const heat = warmth(one);
  const people = use.vehicle ? heads() : undefined;
  const all = (more) => ({ ...use, ...heat.told(), ...people?.told(), ...more });
  const letIn = (more = {}) => (heat.good() ? act(all({ way, ...more }), say(way === "in" ? "gate_went_in" : "gate_went_out", one)) : undefined);
  const back = (reason) => act(all({ way: "back", reason }), say("gate_turned", one));
  const pick = (rows, take) => {
    reasons.hidden = false;
    reasons.replaceChildren(...rows.map(([key, zh, en]) => button(language() === "en" ? en : zh, () => take(key), { class: "pick" })));
    reasons.querySelector("button")?.focus();
    reasons.scrollIntoView({ block: "center" });
  };
  const { back: why, all_the_same: same } = here.today.gate;
  const turn = button(say("gate_back"), () => pick(why, back), { class: one.colour === "go" ? "plain" : "act bad" });
  const pass = one.colour === "go"
    ? button(say("gate_pass"), () => letIn(), { class: "act" })
    : use.door !== undefined && button(say("gate_all_the_same"), () => pick(same, (reason) => letIn({ reason })), { class: "plain" });
  return [
    h("p", { class: "big-mark", "aria-hidden": "true" }, MARKS[one.colour]),
    h("p", { class: "where" }, one.where),
    h("p", { class: "words" }, one.words),
    heat.element,
    people?.element ?? null,
    one.plate ? button(say("gate_register"), () => { here.carry = { plate: one.plate.toUpperCase() }; go("visitor"); }, { class: "act wide" }) : null,
    h("div", { class: "pair" }, ...(one.colour === "go" ? [pass, turn] : [turn, pass || null]), button(say("gate_next"), () => idle(), { class: "plain" })),
    reasons,
  ].filter(Boolean);
}

// A temperature is optional; one that is high turns the verdict, and is written down as a record of its own.
function warmth(one) {
  const field = h("input", { id: "heat", inputmode: "decimal", autocomplete: "off", class: "big", placeholder: "36.5" });
  const words = h("p", { class: "words hot", role: "alert", hidden: true });
  const value = () => typed(DEGREES, field.value);
  const key = () => (typeof value() === "number" ? ofDegrees(here.today.gate, value()) : undefined);
  const fits = () => value() === undefined || (typeof value() === "number" && value() >= DEGREES.least && value() <= DEGREES.most);
  field.addEventListener("input", () => {
    const hot = fits() && key();
    words.hidden = !hot;
    words.textContent = hot ? told(here.today.gate.verdicts[hot].words) : "";
    if (hot && one.colour === "go") signal("stop");
    paint(field.closest("#verdict"), hot ? "stop" : one.colour);
  });
  const good = () => {
    if (fits()) return true;
    words.hidden = false;
    words.textContent = say("gate_degrees_wrong");
    field.focus();
    return false;
  };
  const told_ = () => (value() === undefined ? {} : { measured: true, ...(key() && { hot: true, degrees: value() }) });
  const element = h("div", { class: "heat" }, h("label", { for: "heat" }, say("gate_degrees")), field, words);
  return { element, good, told: () => (fits() ? told_() : {}) };
}

function paint(section, colour) {
  section.className = colour;
  section.querySelector(".big-mark").textContent = MARKS[colour];
}

function heads() {
  let n = 1;
  const shown = h("output", { class: "big" }, "1");
  const move = (by) => () => { n = Math.min(9, Math.max(1, n + by)); shown.textContent = String(n); };
  const named = (word) => ({ class: "step", "aria-label": `${say("gate_people")} ${say(word)}` });
  const row = h("div", { class: "steps" }, button("−", move(-1), named("less")), shown, button("+", move(1), named("plus")));
  return { element: h("div", { class: "ask" }, h("p", { class: "label" }, say("gate_people")), row), told: () => ({ people: n }) };
}
