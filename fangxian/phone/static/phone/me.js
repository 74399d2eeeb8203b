// Whose phone this is: the language, what this browser cannot do, signing out.

import { changed, here, mine } from "./here.js";
import * as lease from "./lease.js";
import { button, h } from "./paint.js";
import { forgetKey } from "./sealing.js";
import { remember, remembered } from "./store.js";
import { say, speak, language } from "./words.js";

export async function me() {
  const kept = await navigator.storage?.persisted?.().catch(() => false);
  return [
    h("h1", {}, here.worker ? say("whose", { who: here.worker.name }) : say("me")),
    isSecureContext ? null : h("p", { class: "told wrong" }, say("no_https")),
    isSecureContext && !kept ? h("p", { class: "told" }, say("may_be_cleared")) : null,
    isSecureContext ? h("p", { class: "why" }, say("install"), ": ", say("install_how")) : null,
    h("a", { class: "plain wide", href: document.body.dataset.ready }, say("ready")),
    button(say("language"), otherLanguage, { class: "plain wide", lang: language() === "en" ? "zh" : "en" }),
    h("a", { class: "plain wide", href: "/" }, say("desk")),
    here.worker ? button(say("sign_out"), signOut, { class: "plain wide" }) : null,
    h("p", { class: "why" }, say("version", { v: document.body.dataset.version })),
  ];
}

function otherLanguage() {
  speak(language() === "en" ? "zh" : "en");
  localStorage.setItem("language", language());
  changed();
}

async function signOut() {
  const n = mine().filter((one) => one.state === "waiting").length;
  if (n && !confirm(say("sign_out_waits", { n }))) return;
  await lease.forget();
  await remember({ over: undefined, worker: undefined, gateKnown: undefined, signOut: true });
  sessionStorage.clear();
  await forgetKey();
  await changed();
  await leave();
}

// The list is gone at once; the session ends as soon as the server can be told.
export async function leave() {
  if (!(await remembered("signOut"))) return;
  const token = (await remembered("token")) ?? "";
  const answer = await fetch(document.body.dataset.signOut, {
    method: "POST", redirect: "manual", headers: { "X-CSRFToken": token }, signal: AbortSignal.timeout(10_000),
  }).catch(() => undefined);
  if (answer?.type === "opaqueredirect" || answer?.status === 403) await remember({ signOut: undefined });
}
