// While the site is written: reload a page that was built anew, or show over it what must be mended first.
"use strict";

const stream = new EventSource("/__live");
let panel = null;

stream.onmessage = (event) => {
  const { kind, problems } = JSON.parse(event.data);
  if (problems) {
    show(problems);
  } else if (kind === "reload") {
    location.reload();
  } else {
    hide();
  }
};

function show(problems) {
  hide();
  panel = document.createElement("dialog");
  const text = document.createElement("pre");
  text.textContent = problems;
  text.style.whiteSpace = "pre-wrap";
  panel.append(text);
  document.body.append(panel);
  panel.showModal();
}

function hide() {
  if (panel) {
    panel.remove();
    panel = null;
  }
}
