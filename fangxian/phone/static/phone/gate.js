// The gate: who comes is scanned or typed, looked up, shown in words, colour and sound, and let pass or turned back.

import { now } from "./clock.js";
import { chosen, kept, post, resume, undo, uses, write } from "./gateway.js";
import { here, onChange } from "./here.js";
import { check } from "./pass.js";
import { button, h } from "./paint.js";
import { camera } from "./scan.js";
import { signal, wake } from "./signal.js";
import { panel } from "./panel.js";
import { refused } from "./refused.js";
import { isPlate, counts, ofDoor, ofPlate } from "./verdict.js";
import { go } from "./ways.js";
import { hour, say, told } from "./words.js";
import "./words_gate.js";

let way = "out";
let refresh;
onChange(() => refresh?.());

export async function gate(_, done) {
  await resume();
  const spot = post();
  const shown = h("section", { id: "verdict", "aria-live": "assertive" });
  const tally = h("dl", { class: "counts" });
  const found = h("div", {});
  const field = h("input", { id: "who", autocomplete: "off", enterkeyhint: "search", placeholder: say("gate_who_here") });
  const made = h("p", { class: "why" });
  const repaint = () => {
    tally.replaceChildren(...figures());
    found.replaceChildren(...wrongs());
    made.textContent = say("gate_made", { at: hour(here.today.gate.made_at, now()) });
  };
  const idle = (last) => {
    shown.className = "idle";
    shown.replaceChildren(h("p", {}, last ?? say("gate_idle")), ...(last ? [button(say("gate_undo"), takeBack, { class: "plain" })] : []));
  };
  const takeBack = async () => {
    const gone = await undo();
    idle();
    repaint();
    done(say(gone ? "gate_undone" : "gate_cannot_undo"));
  };
  refresh = async () => {
    await resume(); // what the new state holds is not added to it once more
    if (tally.isConnected && here.today?.gate) repaint();
  };
  const act = async (use, words) => {
    try {
      await write(use);
    } catch (fault) {
      return done(say("cannot_store", { why: fault?.name ?? "" }));
    }
    idle(words);
    repaint();
    return done(words);
  };
  const show = (one) => {
    shown.className = one.colour;
    shown.replaceChildren(...panel({ ...one, way }, act, () => idle()));
    field.value = "";
    field.blur();
    setTimeout(() => signal(one.colour)); // the picture first
    shown.scrollIntoView({ block: "nearest" });
  };
  const look = async (event) => {
    event.preventDefault();
    wake();
    const text = field.value.trim();
    if (!text) { field.focus(); return; }
    const doors = isPlate(text) ? await vehicle(text, show) : typed(text);
    if (!doors) return;
    if (doors.length === 1) show(household(doors[0]));
    else choose(shown, doors, (door) => show(household(door)));
  };
  const seen = async (text) => show(await scanned(text));
  idle();
  repaint();
  return [
    h("h1", {}, spot.name),
    here.today.gate.posts.length > 1 ? posts(spot) : null,
    ways(() => idle()),
    found,
    shown,
    camera(seen),
    h("form", { class: "who", onsubmit: look }, h("label", { for: "who", class: "unseen" }, say("gate_who")), field,
      h("button", { class: "act", type: "submit" }, say("gate_look"))),
    h("div", { class: "picks four" },
      button(say("gate_visitor"), () => go("visitor"), { class: "pick" }),
      button(say("gate_inside"), () => go("inside"), { class: "pick" }),
      button(say("gate_hand_over"), () => go("handover"), { class: "pick" })),
    tally,
    made,
  ];
}

function posts(spot) {
  const name = (id) => here.today.places.find((one) => one.id === id)?.name ?? "";
  return h("div", { class: "picks" }, here.today.gate.posts.map((id) =>
    button(name(id), () => { chosen(id); go("gate"); }, { class: "pick", "aria-pressed": String(id === spot.id) })));
}

// Which way people go stays as it is until it is changed: in the morning most go out.
function ways(act) {
  const turn = (to) => () => { way = to; paint(); act(); };
  const all = [["out", say("gate_out")], ["in", say("gate_in")]].map(([key, words]) => [key, button(words, turn(key))]);
  const paint = () => all.forEach(([key, one]) => one.setAttribute("aria-pressed", String(key === way)));
  paint();
  return h("div", { class: "switch ways", role: "group", "aria-label": say("gate_way") }, all.map(([, one]) => one));
}

function figures() {
  const all = counts(here.today.gate, post().id, kept());
  return ["count_in", "count_out", "checked", "turned_back", "vehicles"].flatMap((name) =>
    [h("div", {}, h("dt", {}, say(`gate_${name}`)), h("dd", {}, String(all[name])))]);
}

// What cannot have been right, found by the server once all gates had told.
function wrongs() {
  const rows = here.today?.gate.found.slice(0, 3) ?? [];
  return [refused(), rows.length ? h("div", { class: "told wrong found" }, h("b", {}, say("gate_found")), rows.map((one) =>
    h("p", {}, `${code(one.door)} `, say(`gate_${one.what}`, { n: one.times, at: hour(one.at, now()) })))) : null].filter(Boolean);
}

function code(door) {
  return here.today.gate.doors.find(([id]) => id === door)?.[1] ?? "";
}

function household(door, more = {}) {
  const state = here.today.gate;
  const key = ofDoor(state, door, way, now(), uses().get(door));
  return verdict(key, { where: code(door), use: { door, ...more } });
}

function verdict(key, more) {
  const { colour = "stop", words } = here.today.gate.verdicts[key] ?? { words: { zh: say("gate_old"), en: say("gate_old") } };
  return { key, colour, words: told(words), ...more };
}

async function scanned(text) {
  const read = await check(text, here.today.gate, now());
  if (read.fault) return { colour: "stop", words: say(read.fault), where: read.door ? code(read.door) : "", use: { door: read.door } };
  return household(read.door, { of: read.pass });
}

async function vehicle(plate, show) {
  const door = await ofPlate(here.today.gate.plates, plate);
  if (door === undefined) show({ colour: "stop", words: say("gate_plate_unknown"), where: plate.toUpperCase(), plate, use: { vehicle: true } });
  else show({ ...household(door, { vehicle: true }), where: `${plate.toUpperCase()} ${code(door)}` });
}

// The doors that may be meant: 3-2-402, 3栋2单元402, 402.
function typed(text) {
  const wanted = text.toLowerCase().replace(/号楼|单元|[栋幢楼]/gu, "-").replace(/[室号\s]/gu, "").replace(/-+/gu, "-");
  const doors = here.today.gate.doors;
  const exact = doors.filter(([, name]) => name === wanted);
  const near = exact.length ? exact : doors.filter(([, name]) => name.replaceAll("-", "") === wanted || name.endsWith(`-${wanted}`));
  return (near.length ? near : doors.filter(([, name]) => name.startsWith(wanted))).slice(0, 12).map(([id]) => id);
}

function choose(shown, doors, take) {
  shown.className = "idle";
  const words = say(doors.length ? "gate_which" : "gate_no_door");
  shown.replaceChildren(h("p", {}, words), h("div", { class: "picks" }, doors.map((door) =>
    button(code(door), () => take(door), { class: "pick" }))));
}
