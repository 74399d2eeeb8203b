// The outbox on the screen: what waits, and what became of each record.

import { changed, here, mine, place } from "./here.js";
import { now as clock } from "./clock.js";
import { now } from "./keeping.js";
import * as outbox from "./outbox.js";
import { button, h } from "./paint.js";
import { go } from "./ways.js";
import { hour, language, say, told } from "./words.js";

const ORDER = { refused: 0, held: 1, waiting: 2, ok: 3 };
const SHOWN = 60;

export function waitingPage() {
  const own = mine().sort((one, other) => ORDER[one.state] - ORDER[other.state] || (one.id < other.id ? 1 : -1));
  const theirs = here.kept.filter((one) => one.worker !== here.worker?.id && one.state === "waiting").length;
  const open = own.filter((one) => one.state === "waiting").length;
  return [
    h("h1", {}, say("outbox")),
    h("p", { class: "at" }, open ? say("waits_n", { n: open }) : say(own.length ? "all_sent" : "none_kept")),
    theirs ? h("p", { class: "told" }, say("colleague", { n: theirs })) : null,
    button(say("sync_now"), now, { class: "plain wide" }),
    h("ul", { class: "kept" }, own.slice(0, SHOWN).map(row)),
  ];
}

function row(one) {
  const what = one.text ?? told(one.title);
  const words = one.words ? told(one.words) : "";
  return h("li", { class: one.state },
    h("p", { class: "what" }, h("b", {}, one.spot ?? ""), " ", what),
    h("p", { class: "why" }, hour(one.happened_at, clock()), " · ", h("span", { class: "state" }, say(`state_${one.state}`))),
    (one.understood ?? []).map((card) => h("p", { class: "why" }, told(card))),
    words ? h("p", { class: "words" }, words) : null,
    one.state === "held" ? h("a", { href: `${document.body.dataset.held}#${one.held ?? ""}` }, say("complete")) : null,
    one.state === "refused" ? h("div", { class: "pair" }, again(one), button(say("remove"), () => drop(one), { class: "plain" })) : null);
}

function again(one) {
  const act = () => (one.text ? go("say") : go("fill", { amend: one.id, words: one.words }));
  const can = one.text || (here.today?.kinds[one.kind] && place(one.place));
  return can ? button(say("amend"), act, { class: "plain", lang: language() }) : null;
}

async function drop(one) {
  if (!confirm(say("remove_sure"))) return;
  await outbox.remove(one.id);
  await changed();
}
