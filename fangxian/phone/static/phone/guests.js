// Who is still in, and couriers who come daily: one tap in, one tap out.

import { now } from "./clock.js";
import { chosen, post, write } from "./gateway.js";
import { here, mine } from "./here.js";
import { now as sync } from "./keeping.js";
import * as outbox from "./outbox.js";
import { button, h } from "./paint.js";
import { signal, wake } from "./signal.js";
import { hour, say, told } from "./words.js";

const CAME = "checkpoints.visitor";
const LEFT = "checkpoints.visitor_left";

export async function add(spot, kind, answers) {
  const [one] = await outbox.keep([{ worker: here.worker.id, kind: CAME, place: spot.id, spot: spot.name, title: kind.words, answers }]);
  here.kept = [...here.kept, { ...one, state: "waiting" }];
}

// Those whom the server knows of and those who were written down here since, without those who have left.
export function inside(spot) {
  const gone = new Set(mine().filter((one) => one.kind === LEFT).map((one) => one.answers.of));
  const known = here.today.gate.guests.filter((one) => one.post === spot.id);
  const ids = new Set(known.map((one) => one.of));
  const own = here.kept.filter((one) => one.kind === CAME && one.place === spot.id && one.answers.admitted && !ids.has(one.id))
    .map((one) => ({ ...one.answers, of: one.id, at: one.happened_at }));
  return [...known, ...own].filter((one) => !one.left && !gone.has(one.of));
}

function daily(spot) {
  return here.today.gate.guests.filter((one) => one.daily && one.post === spot.id);
}

export function guests(_, done, redraw) {
  const spot = post();
  chosen(spot.id);
  const here_ = inside(spot);
  const couriers = daily(spot);
  const left = async (one) => {
    const title = { zh: "外来人员离开", en: "Visitor left" };
    const [kept] = await outbox.keep([{ worker: here.worker.id, kind: LEFT, place: spot.id, spot: spot.name, title, answers: { of: one.of } }]);
    here.kept = [...here.kept, { ...kept, state: "waiting" }];
    done(say("gate_left_done"));
    redraw();
    return sync();
  };
  const came = async (one) => {
    wake();
    signal(here.today.gate.verdicts.courier.colour);
    await write({ way: "in", of: one.of });
    done(told(here.today.gate.verdicts.courier.words));
  };
  return [
    h("h1", {}, say("gate_inside")),
    couriers.length ? [h("h2", {}, say("gate_daily")), h("div", { class: "picks" }, couriers.map((one) =>
      button(`${name(one)} · ${say("gate_in")}`, () => came(one), { class: "pick" })))] : null,
    h("h2", {}, say("gate_still_in", { n: here_.length })),
    here_.length ? h("ul", { class: "kept" }, here_.map((one) => h("li", {},
      h("p", { class: "what" }, h("b", {}, name(one)), one.visits && one.company ? ` ${one.visits}` : ""),
      h("p", { class: "why" }, say("gate_since", { at: hour(one.at, now()) }), one.reason ? ` · ${one.reason}` : ""),
      button(say("gate_left"), () => left(one), { class: "plain" })))) : h("p", { class: "empty" }, say("gate_nobody_in")),
  ].flat();
}

// Who it is stands in no list of a gate: the company, else the door visited.
export function name(one) {
  return one.company || one.visits || say("gate_visitor");
}
