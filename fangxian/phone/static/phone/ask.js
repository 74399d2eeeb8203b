// Answers, by the type of question alone: what a good one looks like, and how one is read from what was typed.

const BETWEEN = /[、,;；,\s]+/u;
const GOODS = /^\s*(.+?)\s*(?:(\d+(?:\.\d+)?)\s*([^\d\s]{1,4})?)?\s*$/u;

const several = (answer) => (Array.isArray(answer) ? answer : [answer]);
const long = (text) => [...text].length;

const isText = ({ longest }, answer) =>
  typeof answer === "string" && long(answer) <= longest
    ? null
    : { zh: `请写文字,不超过${longest}个字`, en: `write text of at most ${longest} characters` };

function isNumber({ least, most, unit }, answer) {
  if (typeof answer === "number" && least <= answer && answer <= most) return null;
  const span = `${least}–${most}${unit}`;
  return { zh: `应在${span}之间,请核对`, en: `must be within ${span}: please check` };
}

const isCount = (question, answer) =>
  typeof answer === "number" && !Number.isInteger(answer)
    ? { zh: "请填整数", en: "give a whole number" }
    : isNumber(question, answer);

function isChoice({ options }, answer) {
  if (options.some(([key]) => key === answer)) return null;
  const [zh, en] = [options.map((one) => one[1]).join("、"), options.map((one) => one[2]).join(", ")];
  return { zh: `请从中选一个:${zh}`, en: `choose one of: ${en}` };
}

function isDay({ earliest, latest }, answer) {
  const found = typeof answer === "string" && /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?$/.exec(answer);
  const [year, month, day, hour = 0, minute = 0] = found ? found.slice(1).map((part) => part && Number(part)) : [];
  const real = found && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month >= 1 && month <= 12;
  if (!real || hour > 23 || minute > 59) return { zh: "请写日期,如 2020-02-05", en: "write a day, such as 2020-02-05" };
  const text = answer.slice(0, 10);
  if (earliest <= text && text <= latest) return null;
  return { zh: `日期${text}不对,请核对年份`, en: `the day ${text} cannot be right: please check the year` };
}

const CHECKS = {
  text: isText,
  name: isText,
  phone: isText,
  id_number: isText,
  number: isNumber,
  count: isCount,
  choice: isChoice,
  day: isDay,
  yes_no: (_, answer) => (typeof answer === "boolean" ? null : { zh: "请选是或否", en: "choose yes or no" }),
  degrees: (question, answer) => several(answer).map((one) => isNumber(question, one)).find(Boolean) ?? null,
  several: (question, answer) =>
    Array.isArray(answer)
      ? (answer.map((one) => isChoice(question, one)).find(Boolean) ?? null)
      : { zh: "请选一个或几个", en: "choose one or more" },
  names: (_, answer) =>
    Array.isArray(answer) && answer.every((one) => typeof one === "string" && long(one) <= 60)
      ? null
      : { zh: "请逐个写出名称", en: "write the names one by one" },
  items: (_, answer) =>
    Array.isArray(answer) && answer.every((one) => one && typeof one === "object" && one.name)
      ? null
      : { zh: "请写品名和数量", en: "write what, and how many" },
  region: (_, answer) =>
    typeof answer === "string" && /^(?:\d{6}|[A-Z]{2,3})$/.test(answer)
      ? null
      : { zh: "请写省、市或县(区)", en: "write the province, city or county" },
  entry: (_, answer) =>
    typeof answer === "string" && answer.length === 36
      ? null
      : { zh: "请选对应的那条记录", en: "choose the record that this answers" },
};

// Why this answer cannot stand, or null; a type of question that is newer than the app lets any stand.
export function fault(question, answer) {
  return (CHECKS[question.type] ?? (() => null))(question, answer);
}

// What was typed as the answer to keep; undefined if nothing was. What cannot become one is given back as it is.
export function typed(question, text) {
  const said = text.trim();
  if (!said) return undefined;
  return (READS[question.type] ?? ((_, as) => as))(question, said);
}

function figure(text) {
  const plain = text.replace(/[℃度 ]+$/u, "").replace(/[。·,]/gu, ".");
  return /^[-+]?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : text;
}

// 365 on a pad without a point is 36.5 where only that lies within bounds.
function reading({ least, most }, text) {
  const value = figure(text);
  const tenth = Math.round(value) / 10;
  return Number.isInteger(value) && value > most && least <= tenth && tenth <= most ? tenth : value;
}

function goods(_, text) {
  return text.split(/[\n、,，;；]/u).filter((line) => line.trim()).map((line) => {
    const [, name, qty, unit] = GOODS.exec(line) ?? [line, line.trim()];
    return { name, ...(qty && { qty: Number(qty) }), ...(unit && { unit }) };
  });
}

const READS = {
  number: (_, text) => figure(text),
  count: (_, text) => figure(text),
  degrees: (question, text) => {
    const parts = text.split(/[、;；\s]+/u).filter(Boolean).map((part) => reading(question, part));
    return parts.length === 1 ? parts[0] : parts;
  },
  names: (_, text) => text.split(BETWEEN).filter(Boolean),
  items: goods,
};
