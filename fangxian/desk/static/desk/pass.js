// The quick pass by keyboard: what is settled is sent in order behind the scenes, and the next draft is in hand at once.

const list = document.querySelector(".pass");
const tally = document.querySelector("#tally");
const asides = []; // what was set aside, the last one last
let sending = Promise.resolve();

const rows = () => [...list.querySelectorAll("[role=row]")];
const isOpen = (row) => row.dataset.state === "open";
const inHand = () => document.activeElement?.closest(".pass [role=row]");
const key = (row, name) => row.querySelector(`[data-key=${name}]`);

function take(row) {
  if (!row) return document.querySelector("#all-settled").focus();
  for (const one of rows()) one.tabIndex = one === row ? 0 : -1;
  row.focus();
  row.scrollIntoView({ block: "nearest" });
}

function count() {
  const open = rows().filter(isOpen).length;
  const sent = rows().length - open;
  tally.querySelector("[data-left]").textContent = Number(tally.dataset.left) - sent;
  tally.querySelector("[data-done]").textContent = Number(tally.dataset.done) + sent;
  tally.querySelector("[data-wrong]").hidden = !list.querySelector("[data-state=open] .told.wrong");
  document.querySelector("#all-settled").hidden = open > 0;
}

// The next one that waits: below, else from the top.
function next(row) {
  const all = rows();
  const at = all.indexOf(row);
  return [...all.slice(at + 1), ...all.slice(0, at)].find(isOpen);
}

function move(row, by) {
  const all = rows();
  take(all[Math.min(Math.max(all.indexOf(row) + by, 0), all.length - 1)]);
}

// Sends in the order in which it was decided. The row is settled for the eye; what comes back says what it is.
function send(row, form, address) {
  const body = new URLSearchParams(new FormData(form));
  row.dataset.state = "sending";
  count();
  sending = sending.then(() => post(row.id, address, body));
}

async function post(id, address, body) {
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { "HX-Request": "true" }, redirect: "error" });
    const line = answer.ok && parsed(await answer.text());
    if (!line) throw new Error(String(answer.status));
    replace(document.getElementById(id), line);
  } catch {
    const row = document.getElementById(id);
    row.dataset.state = "open";
    told(row, list.dataset.unsent);
  }
  count();
}

function parsed(text) {
  const shown = document.createElement("template");
  shown.innerHTML = text;
  return shown.content.querySelector("[role=row]");
}

function replace(row, line) {
  const held = inHand() === row;
  line.tabIndex = row.tabIndex;
  row.replaceWith(line);
  if (held) take(line);
}

function told(row, words) {
  const said = row.querySelector(".told.wrong") ?? document.createElement("p");
  said.className = "told wrong";
  said.setAttribute("role", "alert");
  said.textContent = words;
  row.querySelector("form")?.prepend(said);
}

function accept(row) {
  const form = row.querySelector("form");
  if (!isOpen(row) || !form) return take(next(row));
  const asked = [...form.querySelectorAll(".wanted :is(input:not([type=radio], [type=checkbox], [type=hidden]), select)")];
  const empty = asked.find((box) => !box.value);
  if (empty && !form.querySelector(".wanted input:checked")) return empty.focus();
  const following = next(row);
  send(row, form, form.action);
  take(following);
}

function aside(row) {
  const button = key(row, "x");
  if (!isOpen(row) || !button) return;
  asides.push(row.id);
  const following = next(row);
  send(row, button.form, button.formAction);
  take(following);
}

function undo() {
  const id = asides.pop();
  if (!id) return;
  sending = sending.then(async () => {
    const row = document.getElementById(id);
    const button = key(row, "u");
    if (!button) return;
    await post(id, button.form.action, new URLSearchParams(new FormData(button.form)));
    take(document.getElementById(id));
  });
}

// Fills in what is missing; where nothing is, every answer is fetched to be changed.
async function edit(row) {
  const form = row.querySelector("form[data-boxes]");
  if (!form) return;
  let ask = form.querySelector(".ask");
  if (!ask) {
    const answer = await fetch(form.dataset.boxes, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (!answer?.ok) return told(row, list.dataset.unsent);
    ask = document.createElement("div");
    ask.className = "ask";
    ask.innerHTML = await answer.text();
    form.prepend(ask);
  }
  ask.querySelector("input:not([type=hidden]), select")?.focus();
}

const KEYS = {
  Enter: accept, " ": accept, j: (row) => move(row, 1), ArrowDown: (row) => move(row, 1), k: (row) => move(row, -1),
  ArrowUp: (row) => move(row, -1), e: edit, x: aside, u: undo,
};

function pressed(event) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = event.target.closest(".pass [role=row]");
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (row && event.target !== row) return within(event, row, name);
  if (event.target.closest("input, select, textarea, summary, button, a") && !row) return;
  if (name === "?") document.querySelector("#keys").toggleAttribute("open");
  else if (name === "a") document.querySelector("#accept-sure")?.click();
  else if (name in KEYS && (row || name === "u" || name === "j")) KEYS[name](row ?? rows()[0]);
  else return;
  event.preventDefault();
}

// In a box of the row letters are typed; Enter accepts, Escape gives the row back.
function within(event, row, name) {
  if (name === "Escape") take(row);
  else if (name === "Enter" && event.target.matches("input, select")) {
    event.preventDefault();
    accept(row);
  }
}

function clicked(event) {
  const row = event.target.closest("[role=row]");
  const button = event.target.closest("[data-key]");
  if (!row || !button) return;
  event.preventDefault();
  const deed = { enter: accept, e: edit, x: aside, u: () => { asides.push(row.id); undo(); } }[button.dataset.key];
  deed(row);
}

function begin() {
  tally.dataset.left = tally.querySelector("[data-left]").textContent;
  tally.dataset.done = tally.querySelector("[data-done]").textContent;
  document.addEventListener("keydown", pressed);
  list.addEventListener("click", clicked);
  list.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("beforeunload", (event) => list.querySelector("[data-state=sending]") && event.preventDefault());
  if (rows().length) take(rows().find(isOpen) ?? rows()[0]);
}

begin();
