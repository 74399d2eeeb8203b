// On a phone the list of pages folds behind one button.

const button = document.querySelector("button.menu");

button?.addEventListener("click", () => {
  button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true"));
});
