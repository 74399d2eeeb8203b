// Today: every task in walking order, stairwell by stairwell; or what is urgent and overdue first.

import { now } from "./clock.js";
import { here, place, taskKey, writtenOf } from "./here.js";
import { button, h } from "./paint.js";
import { refused } from "./refused.js";
import { go } from "./ways.js";
import { hour, say, told } from "./words.js";

let byHour = localStorage.getItem("order") === "hour";

export function today(redraw) {
  const { tasks } = here.today;
  const open = tasks.filter((one) => !writtenOf(one));
  const order = (hours) => () => { byHour = hours; localStorage.setItem("order", hours ? "hour" : "way"); redraw(); };
  const switched = h("div", { class: "switch", role: "group" },
    button(say("by_way"), order(false), { "aria-pressed": String(!byHour) }),
    button(say("by_hour"), order(true), { "aria-pressed": String(byHour) }));
  return [
    h("h1", {}, say("today"), " ", h("span", { class: "n" }, open.length ? say("tasks", { n: open.length }) : "")),
    refused(),
    tasks.length ? switched : null,
    tasks.length ? groups() : h("p", { class: "empty" }, say("nothing_owed")),
  ];
}

function groups() {
  return byHour ? [h("ul", { class: "tasks" }, pressing().map(row))] : walk().map(group);
}

function pressing() {
  const weight = (one) => (writtenOf(one) ? 3 : one.urgent ? 0 : late(one) ? 1 : 2);
  const at = (one) => Date.parse(one.due_at);
  return [...here.today.tasks].sort((one, other) => weight(one) - weight(other) || at(one) - at(other));
}

function late(task) {
  return Date.parse(task.due_at) < now();
}

// The places stand in walking order; each heading once, the urgent and overdue of a place first.
function walk() {
  const step = new Map(here.today.places.map((one, n) => [one.id, n]));
  const soon = (one) => [one.urgent ? 0 : 1, Date.parse(one.due_at)];
  const sorted = [...here.today.tasks].sort((one, other) => {
    const [a, b] = [soon(one), soon(other)];
    return step.get(one.place) - step.get(other.place) || a[0] - b[0] || a[1] - b[1];
  });
  const found = new Map();
  for (const task of sorted) {
    const heading = stairs(place(task.place));
    found.set(heading, [...(found.get(heading) ?? []), task]);
  }
  return [...found];
}

function stairs(spot) {
  if (!spot?.building) return say("elsewhere");
  return say(spot.unit ? "unit" : "building", { b: spot.building, u: spot.unit });
}

function group([heading, tasks]) {
  return h("section", {}, h("h2", {}, heading), h("ul", { class: "tasks" }, tasks.map(row)));
}

export function row(task) {
  const written = writtenOf(task);
  const act = task.does && !written ? () => go("fill", { task: taskKey(task) }) : () => go("door", { place: task.place });
  const who = name(task);
  return h("li", {}, button([
    h("span", { class: "where" }, place(task.place)?.name ?? ""),
    h("span", { class: "what" }, told(task.words), who && h("span", { class: "who" }, ` ${who}`)),
    h("span", { class: "why" }, written ? say(written.state === "waiting" ? "written_here" : "recorded") : told(task.why)),
    written ? null : marks(task),
  ], act, { class: `task${written ? " done" : task.urgent ? " urgent" : late(task) ? " late" : ""}` }));
}

function marks(task) {
  const opens = Date.parse(task.opens_at) > now();
  const mark = task.urgent ? say("urgent") : late(task) ? say("overdue") : "";
  const when = opens ? say("from_at", { at: hour(task.opens_at, now()) }) : say("due_at", { at: hour(task.due_at, now()) });
  return h("span", { class: "when" }, mark && h("b", {}, mark), ` ${when}`);
}

export function name(task) {
  return here.today.people[task.place]?.find((one) => one.id === task.person)?.name ?? "";
}
