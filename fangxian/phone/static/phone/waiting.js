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
    one.asks && !answered(one) ? reply(one) : null,
    one.state === "held" && !answered(one) ? h("a", { href: `${document.body.dataset.held}#${one.held ?? ""}` }, say("complete")) : null,
    one.state === "refused" ? h("div", { class: "pair" }, again(one), button(say("remove"), () => drop(one), { class: "plain" })) : null);
}

// What a sentence lacks is asked for here, and the answer goes the same way as the sentence did.
function reply(one) {
  const field = h("input", { id: `reply-${one.id}`, autocomplete: "off", enterkeyhint: "send", required: true });
  const keep = async (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    field.blur();
    await outbox.keep([{ worker: here.worker.id, text, answering: one.id }]);
    await changed();
    now();
  };
  return h("form", { class: "reply", onsubmit: keep },
    h("label", { for: field.id }, say("reply")), field, h("button", { class: "plain", type: "submit" }, say("reply_send")));
}

function answered(one) {
  return mine().some((other) => other.answering === one.id && other.state !== "refused");
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
