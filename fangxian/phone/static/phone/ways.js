// Where one is in the app, and the way there and back; nothing of it stands in the address.

let draw;

export function onWay(act) {
  draw = act;
  addEventListener("popstate", () => draw(at(), true));
}

export function at() {
  return history.state?.view ? history.state : { view: "today" };
}

export function go(view, more = {}) {
  history.pushState({ view, ...more }, "");
  draw(at(), true);
}

export function replace(view, more = {}) {
  history.replaceState({ view, ...more }, "");
  draw(at(), true);
}

export function back() {
  if (history.state?.view) history.back();
  else go("today");
}
