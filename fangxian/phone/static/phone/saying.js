// A sentence in the worker's own words: kept here at once, read when it arrives.

import { here, changed, place } from "./here.js";
import { now } from "./keeping.js";
import * as outbox from "./outbox.js";
import { h } from "./paint.js";
import { replace } from "./ways.js";
import { say } from "./words.js";

export function saying(way, done) {
  const spot = way.place === undefined ? undefined : place(way.place);
  const field = h("textarea", { id: "sentence", rows: 4, enterkeyhint: "send", oninput: () => sessionStorage.setItem("sentence", field.value) });
  field.value = sessionStorage.getItem("sentence") ?? (spot ? `${spot.name} ` : "");
  const wrong = h("p", { class: "told wrong", role: "alert", hidden: true });
  const tell = (words) => { wrong.textContent = words; wrong.hidden = false; };
  const keep = async (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) { field.focus(); return; }
    if (!here.worker && !here.fresh) { tell(say("sign_in_first")); return; } // somebody else was here before
    try {
      await outbox.keep([{ worker: here.worker?.id, text }]);
    } catch (fault) {
      tell(say("cannot_store", { why: fault?.name ?? "" }));
      return;
    }
    sessionStorage.removeItem("sentence");
    await changed();
    done(say("saved"));
    replace("outbox");
    now();
  };
  return [
    h("h1", {}, say("say")),
    h("form", { onsubmit: keep },
      h("label", { for: "sentence" }, say("say_here")), field, wrong,
      h("div", { class: "acts" }, h("button", { class: "act", type: "submit" }, say("save")))),
  ];
}
