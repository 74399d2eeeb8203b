// The night list by keyboard: 1 to 4 go to a part, J and K along its rows, Enter opens, C copies the answer.

const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.checkVisibility());
const button = document.querySelector("[data-copy]");

function go(part) {
  if (!part) return;
  if (part.matches("details")) part.open = true;
  const first = part.querySelector("[data-row]") ?? part;
  first.focus();
  part.scrollIntoView({ block: "start" });
}

function move(by) {
  const all = rows();
  const at = all.indexOf(document.activeElement.closest("[data-row]"));
  all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
}

// The page may be served without TLS within the house, where the newer clipboard is not given: the text is selected.
function copy() {
  const box = document.querySelector(button.dataset.copy);
  box.closest("details").open = true;
  box.select();
  if (!document.execCommand("copy")) return;
  button.textContent = button.dataset.done;
  button.focus();
}

function pressed(event) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = event.target.closest("[data-row]");
  if (event.target.closest("input, select, textarea") || (event.target.closest("a, button, summary") && event.key === "Enter")) return;
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const part = [...document.querySelectorAll(".tiles [data-part]")][Number(name) - 1];
  if (part) go(document.getElementById(part.dataset.part));
  else if (name === "j" || name === "ArrowDown") move(1);
  else if (name === "k" || name === "ArrowUp") move(-1);
  else if (name === "c") copy();
  else if (name === "?") document.querySelector("#keys").toggleAttribute("open");
  else if (name === "Enter" && row) row.querySelector("a.button, a")?.click();
  else return;
  event.preventDefault();
}

document.addEventListener("keydown", pressed);
document.querySelector(".tiles").addEventListener("click", (event) => {
  const part = event.target.closest("[data-part]");
  if (part) go(document.getElementById(part.dataset.part));
});
button.hidden = false;
button.addEventListener("click", copy);
document.querySelector("[data-row]")?.focus({ preventScroll: true });
document.querySelector(".tiles").dataset.ready = "";
