// While the site is written: reload a page that was built anew, or show over it what must be mended first.

const { build, gone } = document.currentScript.dataset;
const PATIENCE = 1500; // milliseconds in which a server that is started again has not been missed
let stream = null;
let missed = 0;
let sign = null;

// A browser holds few connections to one server, so only the pages that somebody sees keep one.
document.addEventListener("visibilitychange", follow);
addEventListener("pageshow", follow);
addEventListener("pagehide", leave);
follow();

function follow() {
  leave();
  if (document.visibilityState === "visible") {
    stream = new EventSource("/__live");
    stream.onmessage = hear;
    stream.onerror = miss;
  }
}

function leave() {
  clearTimeout(missed);
  missed = 0;
  stream?.close();
}

function hear(event) {
  const told = JSON.parse(event.data);
  clearTimeout(missed);
  missed = 0;
  sign?.remove();
  if (!told.problems && told.build !== build) {
    location.reload();
  } else {
    showReport(told.report);
  }
}

// Browsers try again by themselves, but some of them not for ever.
function miss() {
  missed ||= setTimeout(() => {
    follow();
    tellGone();
  }, PATIENCE);
}

function tellGone() {
  sign?.remove();
  sign = document.createElement("p");
  sign.setAttribute("role", "status");
  sign.textContent = gone;
  Object.assign(sign.style, {
    position: "fixed", inset: "auto 0 0 0", zIndex: 2147483647, margin: 0, maxInlineSize: "none",
    padding: "0.75rem 1rem", background: "#5c1a1a", color: "#fff", textAlign: "center", font: "1rem/1.4 sans-serif",
  });
  document.body.append(sign);
}
