// The app: wakes what is kept on the phone, draws the page that one is on, and keeps the sync going.

import * as clock from "./clock.js";
import { door, find } from "./door.js";
import { fill } from "./fill.js";
import { gate } from "./gate.js";
import { guests } from "./guests.js";
import { handover } from "./handover.js";
import { here, look, mine, onChange } from "./here.js";
import * as keeping from "./keeping.js";
import { today } from "./list.js";
import { leave, me } from "./me.js";
import * as outbox from "./outbox.js";
import { button, h, icon } from "./paint.js";
import { saying } from "./saying.js";
import { visitor } from "./visitor.js";
import { waitingPage } from "./waiting.js";
import { at, back, go, onWay } from "./ways.js";
import { hour, known, say, speak, told } from "./words.js";

const TABS = ["today", "record", "say", "outbox", "me"];
const VIEWS = { today: () => today(draw), record: find, door, fill, say: saying, outbox: waitingPage, me };
const GATE = { gate, visitor, inside: (way, told) => guests(way, told, draw), handover };
const WRITING = new Set(["fill", "say", "record", "gate", "visitor", "handover"]); // what somebody is typing is not drawn anew under their hands
const main = document.querySelector("main");
const tell = document.querySelector("#tell");
let clearing;

// Whoever has nothing but gates begins there.
function first() {
  const here_ = here.today?.places ?? [];
  if (here.today?.gate && here_.every((one) => one.kind === "gate")) history.replaceState({ view: "gate" }, "");
  return at();
}

async function draw(way = history.state?.view ? at() : first(), moved = false) {
  const view = (here.today?.gate && GATE[way.view]) || (VIEWS[way.view] ?? VIEWS.today);
  const parts = here.today || ["outbox", "me", "say"].includes(way.view) ? await view(way, done) : closed();
  main.replaceChildren(...[parts].flat(2).filter(Boolean));
  frame(way);
  if (moved) {
    scrollTo(0, 0);
    main.querySelector("h1")?.focus();
  }
}

// What stands there while today cannot be read: why, and what to do.
function closed() {
  const words = here.over ? say("lease_over") : here.sync.state === "lost" ? say("sync_lost") : here.worker ? say("syncing") : say("first_visit");
  return [h("h1", {}, say("today")), h("p", { class: "told" }, words), here.sync.state === "lost" ? null : signIn()];
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
  return here.today?.gate ? ["gate", ...TABS.filter((name) => name !== "say")] : TABS;
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

async function start() {
  speak(localStorage.getItem("language") ?? document.documentElement.lang);
  await Promise.all([outbox.wake(), clock.wake()]);
  await look();
  onChange(() => (typing() || (WRITING.has(at().view) && here.today) ? frame(at()) : draw()));
  onWay(draw);
  await draw();
  navigator.serviceWorker?.register("/phone/sw.js", { scope: "/phone/" }).catch(() => undefined);
  navigator.storage?.persist?.().catch(() => undefined);
  await leave();
  keeping.start();
  setInterval(look, 60_000);
}

start();
