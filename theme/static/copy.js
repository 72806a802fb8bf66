// Copying addresses: a button beside each, shown only where the browser lets a page copy.
if (navigator.clipboard) {
  const status = document.getElementById("copy-status");
  const done = document.getElementById("copy-done").textContent;
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      status.textContent = `${done}: ${button.dataset.copy}`;
      button.firstChild.data = done;
    });
  }
}
