// What the parser of Thunderbird and Nextcloud finds. Beside the files, it is told where its package is.

const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");

const [modules, ...names] = process.argv.slice(2);
const ICAL = createRequire(`${modules}/`)("ical.js");

function instant(time) {
  return time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString().replace(".000Z", "Z");
}

for (const name of names) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(name, "utf-8")));
  // As in Thunderbird, the rules in the file come before any that the program knows.
  ICAL.TimezoneService.reset();
  calendar.getAllSubcomponents("vtimezone").forEach((zone) => ICAL.TimezoneService.register(zone));
  for (const component of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(component);
    const times = [instant(event.startDate), instant(event.endDate)];
    const texts = [event.summary, event.location, event.description].map((text) => text ?? "");
    console.log(JSON.stringify([name, event.uid, ...times, ...texts]));
  }
}
