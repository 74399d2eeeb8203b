// Builds what is on the screen; text is always text, never markup.

export function h(tag, wishes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, wish] of Object.entries(wishes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), wish);
    else if (name in made && typeof wish !== "string") made[name] = wish;
    else if (wish !== undefined && wish !== false && wish !== null) made.setAttribute(name, wish === true ? "" : wish);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export function button(words, act, wishes = {}) {
  return h("button", { type: "button", onclick: act, ...wishes }, words);
}

const DRAWN = {
  today: "M4 5h16v15H4zM4 9h16M8 3v4M16 3v4M8 13h3M8 16h6",
  gate: "M4 20V6M20 20V6M4 9h16M4 14l16-4M8 20v-7M16 20v-8",
  record: "M5 4h10l4 4v12H5zM14 4v5h5M9 13h6M9 16h4",
  say: "M4 5h16v11H10l-4 4v-4H4zM8 9h8M8 12h5",
  outbox: "M4 13l2-8h12l2 8v6H4zM4 13h5l1 3h4l1-3h5M12 12V7M9.500 9 12 6.500 14.500 9",
  me: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c1-4 4-6 8-6s7 2 8 6",
  back: "M15 5l-7 7 7 7",
};

export function icon(name) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  made.setAttribute("viewBox", "0 0 24 24");
  made.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", DRAWN[name]);
  made.append(path);
  return made;
}
