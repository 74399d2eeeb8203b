// The questions of one record, as its kind declares them; at a door the whole household on one screen.

import { box } from "./boxes.js";
import { here, changed, place, taskKey } from "./here.js";
import { now } from "./keeping.js";
import { name } from "./list.js";
import * as outbox from "./outbox.js";
import { button, h } from "./paint.js";
import { back } from "./ways.js";
import { say, told } from "./words.js";

export function fill(way, done) {
  const asked = what(way);
  if (!asked) return [h("p", { class: "empty" }, say("nothing_owed"))];
  const { task, spot, kind } = asked;
  const whole = part(asked, asked.given, asked.person);
  const others = members(asked).map((one) => ({ ...part(asked, {}, one.id), id: one.id, shown: one.name }));
  const wrong = h("p", { class: "told wrong", role: "alert", hidden: true });
  const save = () => keep(asked, whole, others, wrong, done);
  return [
    h("h1", {}, task ? told(task.words) : told(kind.words)),
    h("p", { class: "at" }, h("b", {}, spot.name), task && name(task) ? ` ${name(task)}` : "", task ? ` ${told(task.why)}` : ""),
    way.words ? h("p", { class: "told wrong" }, told(way.words)) : null,
    same(task, whole),
    h("form", { onsubmit: (event) => { event.preventDefault(); save(); } },
      whole.element,
      others.map((one) => h("details", { class: "member" }, h("summary", {}, say("also_member", { who: one.shown })), one.element)),
      wrong,
      h("div", { class: "acts" }, h("button", { class: "act", type: "submit" }, say("save")))),
  ];
}

// From a task, from a place and a kind, or from a record that was refused and is to be put right.
function what(way) {
  const task = way.task && here.today.tasks.find((one) => taskKey(one) === way.task);
  const old = way.amend && here.kept.find((one) => one.id === way.amend);
  const kindName = task?.does ?? old?.kind ?? way.kind;
  const [kind, spot] = [here.today.kinds[kindName], place(task?.place ?? old?.place ?? way.place)];
  if (!kind || !spot) return undefined;
  const given = { ...task?.given, ...old?.answers };
  if (task?.of && kind.answers) given[kind.answers] = task.of;
  return { task, old, spot, kind, kindName, given, person: task?.person ?? old?.person };
}

function members({ spot, kind, person }) {
  return person === undefined && kind.who ? (here.today.people[spot.id] ?? []) : [];
}

// The boxes of one record; who it is about is not asked where that is known.
function part({ kind }, given, person) {
  const questions = kind.questions.filter((one) => person === undefined || !one.who);
  const boxes = questions.map((one) => box(one, given[one.name], kind.asks.includes(one.name)));
  const folded = (one, n) => questions[n].folded && given[questions[n].name] === undefined;
  const rest = boxes.filter(folded);
  const element = h("div", {}, boxes.filter((one, n) => !folded(one, n)).map((one) => one.element),
    rest.length ? h("details", { class: "rest" }, h("summary", {}, say("more")), rest.map((one) => one.element)) : null);
  const hidden = Object.fromEntries(Object.entries(given).filter(([key]) => !questions.some((one) => one.name === key)));
  const typed = () => Object.fromEntries(boxes.map((one) => [one.name, one.answer()]).filter(([, answer]) => answer !== undefined));
  return {
    element, boxes, questions, person,
    answers: () => ({ ...hidden, ...typed() }),
    touched: () => Object.keys(typed()).length > 0,
    good: () => boxes.map((one) => one.look()).every(Boolean),
  };
}

// What was said the last time is put in with one tap, to be seen and changed before it is saved.
function same(task, whole) {
  const before = Object.entries(task?.before ?? {});
  if (!before.length) return null;
  const press = (event) => {
    for (const [key, answer] of before) {
      const n = whole.boxes.findIndex((one) => one.name === key);
      if (n < 0) continue;
      const fresh = box(whole.questions[n], answer);
      whole.boxes[n].element.replaceWith(fresh.element);
      whole.boxes[n] = fresh;
    }
    event.currentTarget.setAttribute("aria-pressed", "true");
  };
  return button(say("same"), press, { class: "same", "aria-pressed": "false" });
}

async function keep(asked, whole, others, wrong, done) {
  const also = others.filter((one) => one.touched());
  const parts = whole.touched() || !also.length ? [whole, ...also] : also;
  const tell = (words) => { wrong.textContent = words; wrong.hidden = false; wrong.scrollIntoView({ block: "nearest" }); };
  if (!parts.map((one) => one.good()).every(Boolean)) return tell(say("put_right"));
  try {
    await outbox.keep(parts.map((one) => written(asked, one)));
  } catch (fault) {
    return tell(say("cannot_store", { why: fault?.name ?? "" }));
  }
  if (asked.old) await outbox.remove(asked.old.id);
  await changed();
  done(say(parts.length > 1 ? "saved_n" : "saved", { n: parts.length }));
  back();
  return now();
}

function written({ task, old, spot, kind, kindName }, one) {
  return {
    worker: here.worker.id,
    kind: kindName,
    place: spot.id,
    ...(one.person !== undefined && { person: one.person }),
    ...(old && { happened_at: old.happened_at, corrects: old.corrects }),
    answers: one.answers(),
    task: task ? taskKey(task) : old?.task,
    title: kind.words,
    spot: spot.name,
  };
}
