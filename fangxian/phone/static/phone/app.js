// The app: wakes what is kept on the phone, draws the page that one is on, and keeps the sync going. Loaded before
// anything is shown is only what takes a sentence; all else comes when that stands there.

import * as clock from "./clock.js";
import { changed, here, look, mine, onChange } from "./here.js";
import * as outbox from "./outbox.js";
import { button, h, icon } from "./paint.js";
import { remembered } from "./store.js";
import { at, back, go, onWay } from "./ways.js";
import { hour, known, say, speak, told } from "./words.js";

const TABS = ["today", "record", "say", "outbox", "me"];
const VIEWS = {
  today: async () => (await import("./list.js")).today(draw),
  record: async () => (await import("./door.js")).find(),
  door: async (way) => (await import("./door.js")).door(way),
  fill: async (way) => (await import("./fill.js")).fill(way, done),
  say: async (way) => (await import("./saying.js")).saying(way, done),
  outbox: async () => (await import("./waiting.js")).waitingPage(),
  me: async () => (await import("./me.js")).me(),
};
const WRITING = new Set(["fill", "say", "record", "gate", "visitor", "handover"]); // what somebody is typing is not drawn anew under their hands
const main = document.querySelector("main");
const opening = document.querySelector("#first"); // takes a sentence at the very first visit: first.js
const tell = document.querySelector("#tell");
let clearing, drawing = 0;

// Whoever has nothing but gates begins there.
function first() {
  const here_ = here.today?.places ?? [];
  if (here.today?.gate && here_.every((one) => one.kind === "gate")) history.replaceState({ view: "gate" }, "");
  return at();
}

async function draw(way = history.state?.view ? at() : first(), moved = false) {
  const turn = (drawing += 1);
  const parts = await page(way).catch(() => [h("h1", {}, say("app")), h("p", { class: "told" }, say("page_missing"))]);
  if (turn !== drawing) return; // a newer one is being drawn
  main.replaceChildren(...[parts].flat(2).filter(Boolean));
  frame(way);
  if (moved) {
    scrollTo(0, 0);
    main.querySelector("h1")?.focus();
  }
}

async function page(way) {
  const gates = here.today?.gate && (await import("./gates.js")).GATES[way.view];
  if (gates) return gates(way, done, draw);
  return here.today || ["outbox", "me", "say"].includes(way.view) ? (VIEWS[way.view] ?? VIEWS.today)(way) : closed();
}

// What stands there while today cannot be read: why, and what to do.
function closed() {
  const { state } = here.sync;
  if (here.fresh && ["", "syncing"].includes(state)) return [h("h1", {}, say("today")), opening];
  const words = here.over ? say("lease_over") : state === "lost" ? say("sync_lost") : here.worker ? say("syncing") : say("first_visit");
  return [h("h1", {}, say("today")), h("p", { class: "told" }, words), state === "lost" ? null : signIn()];
}

function signIn() {
  return h("a", { class: "act wide", href: document.body.dataset.signIn }, say("sign_in"));
}

function frame(way) {
  for (const h1 of main.querySelectorAll("h1")) h1.tabIndex = -1;
  document.title = `${main.querySelector("h1")?.textContent ?? ""} · ${say("app")}`;
  document.querySelector("#tabs").replaceChildren(...tabs().map((name) => tab(name, way)));
  document.querySelector("#back").replaceChildren(...(tabs().includes(way.view) ? [] : [backButton()]));
  document.querySelector("#state").replaceChildren(...state());
}

// Whoever stands at a gate has it first; what is said there is typed as a record.
function tabs() {
  return here.today?.gate && known("gate") ? ["gate", ...TABS.filter((name) => name !== "say")] : TABS;
}

function backButton() {
  return button([icon("back"), h("span", { class: "unseen" }, say("back"))], back, { class: "backward" });
}

function tab(name, way) {
  const n = name === "outbox" ? mine().filter((one) => one.state === "waiting" || one.state === "refused").length : 0;
  const here_ = way.view === name ? { "aria-current": "page" } : {};
  return button([icon(name), h("span", {}, say(name)), n ? h("b", { class: "badge" }, String(n)) : null], () => go(name), here_);
}

function state() {
  const { state: name, words, at: since } = here.sync;
  if (!name || (name === "sign_in" && !here.worker)) return []; // before the first visit the page itself says it
  const key = known(`sync_${name}`) ? `sync_${name}` : "sync_other";
  const text = name === "syncing" ? say("syncing") : told(words) || say(key, { at: since ? hour(since, clock.now()) : "" });
  const quiet = ["syncing", "done", "busy"].includes(name);
  return [h("p", { class: quiet ? "quiet" : "loud" }, text, name === "sign_in" ? [" ", signIn()] : null)];
}

// Said for a moment, to eyes and screen readers; a form that is done is left.
function done(words) {
  clearTimeout(clearing);
  tell.textContent = words;
  clearing = setTimeout(() => { tell.textContent = ""; }, 4000);
}

function typing() {
  return main.contains(document.activeElement) && document.activeElement.matches("input, textarea");
}

async function redraw() {
  if (typing() || (WRITING.has(at().view) && here.today)) frame(at());
  else await draw();
}

// Files that are needed soon come together, without waiting for one to ask for the next.
function fetchAhead(files, fetchpriority) {
  document.head.append(...files.split(" ").filter(Boolean).map((href) => h("link", { rel: "modulepreload", href, fetchpriority })));
}

// The sync first, and while it waits for its answer all pages.
async function keepUp() {
  const { next, later } = document.body.dataset;
  fetchAhead(next);
  if (await remembered("signOut")) await (await import("./me.js")).leave();
  const synced = (await import("./keeping.js")).start();
  fetchAhead(later, "low");
  await synced;
}

// What first.js took goes the way of all records.
async function take() {
  if (await outbox.take()) await changed();
}

async function start() {
  speak(localStorage.getItem("language") ?? document.documentElement.lang);
  await Promise.all([outbox.wake(), clock.wake()]);
  await outbox.take();
  await look();
  if (!here.fresh) localStorage.setItem("visited", "yes");
  document.addEventListener("said", take);
  onChange(redraw);
  onWay(draw);
  if (typing()) frame(at());
  else await draw();
  navigator.storage?.persist?.().catch(() => undefined);
  setInterval(look, 60_000);
  await keepUp().catch(() => { here.sync = { state: "unreachable" }; frame(at()); });
  navigator.serviceWorker?.register("/phone/sw.js", { scope: "/phone/" }).catch(() => undefined);
}

start();
