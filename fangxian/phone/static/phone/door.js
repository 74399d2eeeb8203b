// One place: what is owed there, and everything that may be written there.

import { here, place } from "./here.js";
import { row } from "./list.js";
import { button, h } from "./paint.js";
import { go } from "./ways.js";
import { say, told } from "./words.js";

export function door({ place: id }) {
  const spot = place(id);
  if (!spot) return [h("h1", {}, say("find_place")), h("p", { class: "empty" }, say("no_place"))];
  const tasks = here.today.tasks.filter((one) => one.place === id);
  const people = here.today.people[id] ?? [];
  return [
    h("h1", {}, spot.name),
    people.length ? h("p", { class: "people" }, say("behind"), ": ", people.map((one) => one.name).join("、")) : null,
    tasks.length ? h("ul", { class: "tasks" }, tasks.map(row)) : null,
    h("h2", {}, say("what_kind")),
    h("div", { class: "picks" }, kindsAt(spot).map(([kind, { words }]) =>
      button(told(words), () => go("fill", { place: id, kind }), { class: "pick" }))),
    button(say("say"), () => go("say", { place: id }), { class: "plain wide" }),
  ];
}

function kindsAt(spot) {
  return Object.entries(here.today.kinds).filter(([, kind]) => kind.about.includes(spot.kind) && !kind.answers);
}

// Any place that the worker covers, found by how people write it: 3-2-402, 3栋2单元402, 东门.
export function find() {
  const list = h("ul", { class: "tasks" });
  const seek = (text) => {
    const wanted = plain(text);
    const hits = here.today.places.filter((one) => plain(one.name).includes(wanted) || plain(one.code).includes(wanted));
    list.replaceChildren(...hits.slice(0, 40).map(spotRow));
    if (!hits.length) list.append(h("li", { class: "empty" }, say("no_place")));
  };
  const field = h("input", { id: "seek", type: "search", autocomplete: "off", placeholder: say("door_here"), oninput: () => seek(field.value) });
  seek("");
  return [h("h1", {}, say("record")), h("label", { for: "seek" }, say("find_place")), field, list];
}

function plain(text) {
  return text.toLowerCase().replace(/号楼|单元|[栋幢楼]/gu, "-").replace(/[室号\s]/gu, "").replace(/-+/gu, "-");
}

function spotRow(spot) {
  return h("li", {}, button(h("span", { class: "where" }, spot.name), () => go("door", { place: spot.id }), { class: "task" }));
}
