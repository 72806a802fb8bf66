// Copies a mail's HTML or text. Where a browser does not let pages copy, the text is selected for Ctrl+C.
"use strict";

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.addEventListener("click", () => copy(button));
}

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(source.value);
    status.textContent = status.dataset.copied;
  } catch {
    source.closest("details").open = true;
    source.focus();
    source.select();
    status.textContent = status.dataset.selected;
  }
}
