// The sentence box: Enter sends, Shift+Enter makes a new line; the box is emptied only once the sentence has arrived.

const box = document.querySelector(".say textarea");

box?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (box.value.trim()) box.form.requestSubmit();
});

document.body.addEventListener("htmx:afterRequest", (event) => {
  if (event.target !== box?.form || !event.detail.successful) return;
  box.value = "";
  document.querySelector("#unsent").hidden = true;
  document.querySelector("#said")?.scrollIntoView({ block: "nearest" });
  document.querySelector("#said .wanted input, #said .wanted select, #said [data-accept]")?.focus();
});

// A complete card is accepted by one Enter; a key held down is not a second one. Then the next card, or the box.
document.body.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.repeat && event.target.matches("[data-accept]")) event.preventDefault();
});
document.body.addEventListener("written", () => {
  setTimeout(() => (document.querySelector("[data-accept]") ?? box)?.focus({ preventScroll: true }), 50);
});

// A refusal carries the sentence that says what to do: it is shown, not swallowed.
const TELLING = [403, 422, 503];
document.body.addEventListener("htmx:beforeSwap", (event) => {
  const { status } = event.detail.xhr;
  if (TELLING.includes(status)) event.detail.shouldSwap = true;
});

for (const trouble of ["htmx:sendError", "htmx:responseError"]) {
  document.body.addEventListener(trouble, (event) => {
    if (event.target.id === "strip" || TELLING.includes(event.detail.xhr.status)) return;
    document.querySelector("#unsent").hidden = false;
  });
}
