// Draws one question by its type, with its words as the server declared them; nothing here knows any kind of record.

import { fault, typed } from "./ask.js";
import { button, h } from "./paint.js";
import { search } from "./regions.js";
import { language, say, told } from "./words.js";

const FEW = 8; // answers shown without unfolding
let drawn = 0;

// ``{element, answer, fault}``: the box on the page, what it holds now, and showing what is wrong with that.
export function box(question, given, wanted = false) {
  const id = `box-${(drawn += 1)}`;
  const wrong = h("p", { class: "fault", id: `${id}-wrong`, role: "alert", hidden: true });
  const part = (DRAWS[question.type] ?? text)(question, given, id);
  const heading = [told(question.words), unit(question), wanted && h("b", { class: "wanted" }, " *")];
  const element = part.group
    ? h("fieldset", { class: "ask" }, h("legend", {}, heading), part.element, wrong)
    : h("div", { class: "ask" }, h("label", { for: id }, heading), part.element, wrong);
  const show = (words) => {
    wrong.hidden = !words;
    wrong.textContent = words ? told(words) : "";
    element.classList.toggle("wrong", Boolean(words));
  };
  return { name: question.name, element, answer: part.answer, look: () => look(question, part, wanted, show) };
}

function look(question, part, wanted, show) {
  const answer = part.answer();
  const lacking = { zh: `还缺:${question.words.zh}`, en: `missing: ${question.words.en}` };
  const words = answer === undefined ? wanted && lacking : fault(question, answer);
  show(words);
  return !words;
}

// Counting words (人, 户) are Chinese alone; an English question says what it counts.
function unit({ unit: own }) {
  const shown = own && !(language() === "en" && own > "\u4e00");
  return shown ? h("span", { class: "unit" }, ` ${own}`) : null;
}

const MODES = { phone: "tel", number: "decimal", degrees: "decimal", count: "numeric" };

function text(question, given, id) {
  const wishes = { id, autocomplete: "off", inputmode: MODES[question.type], enterkeyhint: "next" };
  const roomy = question.type === "text" && question.longest > 60;
  const field = h(roomy || question.type === "items" ? "textarea" : "input", roomy ? { id, rows: 2 } : wishes);
  if (given !== undefined) field.value = written(given);
  const hints = { names: say("between"), items: say("goods") };
  if (hints[question.type]) field.placeholder = hints[question.type];
  return { element: field, answer: () => typed(question, field.value) };
}

function written(given) {
  const parts = Array.isArray(given) ? given : [given];
  const one = (part) => (part && typeof part === "object" ? [part.name, part.qty, part.unit].filter(Boolean).join(" ") : part);
  return parts.map(one).join("、");
}

// A big number with a step down and up; from nothing it begins where somebody types.
function number(question, given, id) {
  const part = text(question, given, id);
  const step = question.type === "degrees" ? 0.1 : 1;
  const move = (by) => () => {
    const [value] = [part.answer()].flat();
    const from = typeof value === "number" ? value : question.type === "degrees" ? undefined : question.least - (by > 0 ? by : 0);
    if (from === undefined) { part.element.focus(); return; }
    part.element.value = String(Math.round(Math.min(question.most, Math.max(question.least, from + by)) * 10) / 10);
  };
  part.element.className = "big";
  const named = (word) => ({ class: "step", "aria-label": `${told(question.words)} ${say(word)}` });
  const row = h("div", { class: "steps" }, button("−", move(-step), named("less")), part.element, button("+", move(step), named("plus")));
  return { element: row, answer: part.answer };
}

function choice(question, given) {
  const chosen = new Set(given === undefined ? [] : [given].flat());
  const many = question.type === "several";
  const all = question.options.map(([key, zh, en]) => button(language() === "en" ? en : zh, () => {
    const off = chosen.has(key);
    if (!many) chosen.clear();
    if (off) chosen.delete(key);
    else chosen.add(key);
    paint();
  }, { class: "pick" }));
  const paint = () => all.forEach((one, n) => one.setAttribute("aria-pressed", String(chosen.has(question.options[n][0]))));
  paint();
  const rest = all.slice(FEW);
  const folded = rest.length && h("details", { class: "others" }, h("summary", {}, say("more_options")), h("div", { class: "picks" }, rest));
  const element = h("div", {}, h("div", { class: "picks" }, all.slice(0, FEW)), folded || null);
  const answer = () => (many ? (chosen.size ? [...chosen] : undefined) : [...chosen][0]);
  return { group: true, element, answer };
}

function yesNo(question, given) {
  const options = [[true, "是", "Yes"], [false, "否", "No"]];
  return choice({ ...question, options }, given);
}

function day(question, given, id) {
  const [date, time] = String(given ?? "").split("T");
  const field = h("input", { id, type: "date", value: date, min: question.earliest, max: question.latest });
  const clock = h("input", { type: "time", value: time, "aria-label": `${told(question.words)} ${say("hour")}` });
  const answer = () => (field.value ? field.value + (clock.value ? `T${clock.value}` : "") : undefined);
  return { element: h("div", { class: "steps" }, field, clock), answer };
}

// A province, city or county by its name; what is kept is the code.
function region(question, given, id) {
  let code = given;
  const found = h("div", { class: "picks", "aria-live": "polite" });
  const field = h("input", { id, autocomplete: "off", placeholder: say("region_here"), value: given ?? "" });
  const take = (one) => { code = one.code; field.value = one.name; found.replaceChildren(); };
  field.addEventListener("input", async () => {
    code = field.value.trim() || undefined;
    const told = await search(field.value);
    if (told.some((one) => one.name === field.value.trim())) code = told.find((one) => one.name === field.value.trim()).code;
    found.replaceChildren(...told.map((one) => button(one.name, () => take(one), { class: "pick" })));
  });
  return { element: h("div", {}, field, found), answer: () => code };
}

const DRAWS = {
  number, count: number, degrees: number, choice, several: choice, yes_no: yesNo, day, region,
};
