// The very first visit: a sentence is taken and kept before the rest of the app is here, which then sends it.

import { asked, within } from "./store.js";

const form = document.querySelector("#first");
const field = form.querySelector("textarea");

// On the disk when it returns; ``at`` by the phone's clock, as the outbox has it.
function keep(text) {
  return within(["self"], "readwrite", async (self) => {
    const before = (await asked(self.get("said"))) ?? [];
    self.put([...before, { text, at: Date.now() }], "said");
  });
}

async function submit(event) {
  event.preventDefault();
  const text = field.value.trim();
  if (!text) { field.focus(); return; }
  const tell = form.querySelector("[role=alert]");
  try {
    await keep(text);
  } catch {
    tell.hidden = false;
    return;
  }
  tell.hidden = true;
  field.value = "";
  sessionStorage.removeItem("sentence");
  document.querySelector("#tell").textContent = form.dataset.saved;
  document.dispatchEvent(new Event("said"));
}

if (!localStorage.getItem("visited")) {
  form.hidden = false;
  field.value = sessionStorage.getItem("sentence") ?? "";
  field.addEventListener("input", () => sessionStorage.setItem("sentence", field.value));
  form.addEventListener("submit", submit);
}
