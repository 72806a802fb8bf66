// While the site is written: reload a page that was built anew, or show over it what must be mended first.
"use strict";

const stream = new EventSource("/__live");

stream.onmessage = (event) => {
  const { kind, problems, report } = JSON.parse(event.data);
  if (kind === "reload" && !problems) {
    location.reload();
  } else {
    showReport(report);
  }
};
