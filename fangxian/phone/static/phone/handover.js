// Handing over: what this shift counted, who is still in, what was found; the next one is named, and the post is theirs.

import { typed } from "./ask.js";
import { now } from "./clock.js";
import { kept, post, resume } from "./gateway.js";
import { inside, name } from "./guests.js";
import { changed, here } from "./here.js";
import { now as sync } from "./keeping.js";
import * as outbox from "./outbox.js";
import { h } from "./paint.js";
import { close } from "./passages.js";
import { counts } from "./verdict.js";
import { go } from "./ways.js";
import { hour, say } from "./words.js";

const KIND = "checkpoints.checkpoint";

export async function handover(_, done) {
  await resume();
  const spot = post();
  const all = counts(here.today.gate, spot.id, kept());
  const open = inside(spot);
  const waits = here.kept.filter((one) => one.state === "waiting").length;
  const field = h("input", { id: "next", autocomplete: "off", placeholder: say("between") });
  const hand = async (event) => {
    event.preventDefault();
    const next = typed({ type: "names" }, field.value);
    if (!next) { field.focus(); return; }
    await close(spot.id);
    const answers = { staff: [here.worker.name], staff_next: next, status: "normal" };
    const title = here.today.kinds[KIND]?.words ?? { zh: say("gate_hand_over"), en: say("gate_hand_over") };
    await outbox.keep([{ worker: here.worker.id, kind: KIND, place: spot.id, spot: spot.name, title, answers }]);
    await changed();
    done(say("gate_handed_over"));
    go("gate");
    sync().then(sync); // a round that was under way may have passed the outbox by
  };
  return [
    h("h1", {}, say("gate_hand_over")),
    h("p", { class: "at" }, h("b", {}, spot.name)),
    h("dl", { class: "counts" }, Object.keys(all).filter((key) => key !== "abnormal").map((key) =>
      h("div", {}, h("dt", {}, say(`gate_${key}`)), h("dd", {}, String(all[key]))))),
    h("h2", {}, say("gate_still_in", { n: open.length })),
    open.length ? h("ul", { class: "kept" }, open.map((one) => h("li", {}, h("b", {}, name(one)),
      h("p", { class: "why" }, say("gate_since", { at: hour(one.at, now()) }), one.reason ? ` · ${one.reason}` : "")))) : h("p", { class: "empty" }, say("gate_nobody_in")),
    waits ? h("p", { class: "told" }, say("waits_n", { n: waits })) : null,
    h("form", { onsubmit: hand }, h("label", { for: "next", class: "label" }, say("gate_next_guard")), field,
      h("div", { class: "acts" }, h("button", { class: "act", type: "submit" }, say("gate_hand_over")))),
  ];
}
