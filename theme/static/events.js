// What a page that was built some time ago cannot know: which events have ended since, and which day is today.
"use strict";
{
  const now = new Date();
  const isEmpty = (part) => !part.querySelector("[data-ends]:not([hidden])");

  for (const item of document.querySelectorAll("[data-ends]")) {
    item.hidden = new Date(item.dataset.ends) <= now;
  }
  for (const group of document.querySelectorAll("[data-group]")) {
    group.hidden = isEmpty(group);
  }
  for (const words of document.querySelectorAll("[data-none]")) {
    words.hidden = !isEmpty(document);
  }
  for (const table of document.querySelectorAll("table[data-zone]")) {
    const today = dayIn(table.dataset.zone);
    table.querySelector(`time[datetime="${today}"]`)?.closest("td").setAttribute("aria-current", "date");
  }

  // The day of a time zone as the attribute `datetime` has it: 2026-11-21.
  function dayIn(timeZone) {
    const format = new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
    return `${parts.year}-${parts.month}-${parts.day}`;
  }
}
