// What this page knows at the moment: who, today, what is kept, how the sync goes; told to whoever draws it.

import * as outbox from "./outbox.js";
import { remembered } from "./store.js";

// ``fresh``: this phone has not yet spoken with the server, so that nobody was here before.
export const here = { worker: undefined, fresh: true, today: undefined, over: false, kept: [], sync: { state: "" } };
const bell = new EventTarget();
const others = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("fangxian-phone");

export function onChange(act) {
  bell.addEventListener("change", act);
}

export async function look() {
  here.worker = await remembered("worker");
  here.fresh = (await remembered("generation")) === undefined;
  const { today, over } = here.fresh ? {} : await (await import("./lease.js")).read();
  here.today = today;
  here.over = Boolean(over);
  here.kept = await outbox.all();
  bell.dispatchEvent(new Event("change"));
}

// Something was written here: this tab and the others look again.
export async function changed() {
  others?.postMessage("changed");
  await look();
}

others?.addEventListener("message", async () => {
  (await import("./lease.js")).reread();
  await look();
});

export function place(id) {
  return here.today?.places.find((one) => one.id === id);
}

export function mine() {
  return here.kept.filter((one) => one.worker === here.worker?.id);
}

export function waiting() {
  return here.kept.filter((one) => one.state === "waiting");
}

// What was written of this task since the list came, if anything.
export function writtenOf(task) {
  return mine().find((one) => one.task === taskKey(task));
}

export function taskKey(task) {
  return `${task.place}|${task.kind}|${task.subject ?? ""}|${task.opens_at}`;
}
