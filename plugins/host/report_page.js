// The report of what is to be mended, over a page of the site while it is written; live.js says when there is one.
// What is shown comes from files that people write, so it is only ever set as text.

const STYLE = `
  :host { all: initial; }
  * { box-sizing: border-box; }
  :host, dialog, button {
    --paper: #fff; --ink: #1b1f24; --quiet: #4d5661; --edge: #b9c0c8; --code: #f1f3f5; --link: #0a4f94;
    --error: #a3111a; --warning: #7a4a00; --notice: #0a4f94;
    font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); color-scheme: light dark;
  }
  @media (prefers-color-scheme: dark) {
    :host, dialog, button {
      --paper: #16191d; --ink: #eceff2; --quiet: #b3bcc6; --edge: #4f5964; --code: #242a31; --link: #8fc7ff;
      --error: #ff9d9d; --warning: #ffc878; --notice: #8fc7ff;
    }
  }
  dialog {
    inset: 0; margin: auto; padding: 0; width: min(54rem, 100vw); max-width: 100vw; max-height: 100dvh;
    border: 0; border-top: .35rem solid var(--edge); background: var(--paper); overflow: auto;
  }
  dialog.wrong { border-top-color: var(--error); }
  dialog::backdrop { background: rgb(0 0 0 / .6); }
  @media (min-width: 40rem) { dialog { max-height: 92dvh; border-radius: .4rem; } }
  header { position: sticky; top: 0; padding: 1rem 1.25rem .75rem; background: var(--paper);
    border-bottom: 1px solid var(--edge); display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: start; }
  header > div { flex: 1 1 16rem; }
  h1 { margin: 0; font-size: 1.375rem; line-height: 1.25; }
  h1:focus { outline: none; }
  header p { margin: .25rem 0 0; color: var(--quiet); }
  section { padding: 1rem 1.25rem 0; }
  section:last-of-type { padding-bottom: 1.5rem; }
  h2 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
  ol, ul { margin: 0; padding: 0; list-style: none; }
  ol > li { margin-top: .75rem; padding-left: .75rem; border-left: .25rem solid var(--edge); }
  li.error { border-left-color: var(--error); }
  li.warning { border-left-color: var(--warning); }
  li.notice { border-left-color: var(--notice); }
  li p { margin: 0; overflow-wrap: anywhere; }
  .word { font-weight: 700; }
  .error .word { color: var(--error); }
  .warning .word { color: var(--warning); }
  .notice .word { color: var(--notice); }
  .line { color: var(--quiet); }
  ul { margin: .25rem 0 0 1rem; color: var(--quiet); overflow-wrap: anywhere; }
  .label { margin-top: .35rem; color: var(--quiet); }
  .pasted { display: flex; flex-wrap: wrap; gap: .5rem; align-items: start; margin-top: .25rem; }
  pre { flex: 1 1 14rem; margin: 0; padding: .5rem .75rem; background: var(--code); border-radius: .25rem;
    font: .9375rem/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
  button { min-height: 2.5rem; padding: .35rem .9rem; border: 1px solid var(--edge); border-radius: .25rem;
    background: var(--paper); color: var(--link); font-weight: 600; cursor: pointer; }
  button:focus-visible, pre:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
  .badge { position: fixed; left: 1rem; bottom: 1rem; z-index: 2147483647; max-width: calc(100vw - 2rem);
    box-shadow: 0 2px 8px rgb(0 0 0 / .35); }
  .badge.wrong { border: 2px solid var(--error); color: var(--error); }
  @media print { .badge { display: none; } }
`;
const PUT_ASIDE = "problems-put-aside";

let host = null;
let shown = "null";

/** Show a report: as a page over the site where it is broken, else as a small sign that opens it; none takes it away. */
function showReport(report) {
  if (JSON.stringify(report) === shown) {
    return;
  }
  shown = JSON.stringify(report);
  host?.remove();
  host = null;
  if (report) {
    showAnew(report);
  }
}

function showAnew(report) {
  const root = opened(report.language);
  const dialog = dialogOf(report);
  const status = element("div", { role: "status" });
  const badge = element("button", { className: report.isWrong ? "badge wrong" : "badge" }, signOf(report));
  root.append(dialog, status);
  badge.addEventListener("click", () => open(dialog));
  dialog.addEventListener("close", () => {
    if (!hasPage()) {
      open(dialog);
      return;
    }
    sessionStorage.setItem(PUT_ASIDE, JSON.stringify(report));
    status.replaceChildren(badge);
    badge.focus();
  });
  const isPutAside = sessionStorage.getItem(PUT_ASIDE) === JSON.stringify(report);
  if (report.isWrong && !(isPutAside && hasPage())) {
    open(dialog);
  } else {
    status.replaceChildren(badge);
  }
}

function opened(language) {
  host = document.createElement("div");
  host.lang = language;
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  document.body.append(host);
  return root;
}

function open(dialog) {
  dialog.showModal();
  dialog.querySelector("h1").focus();
}

/** Whether there is anything below to look at: the first build may have failed. */
function hasPage() {
  return !("blank" in document.body.dataset);
}

function signOf(report) {
  const counted = report.counts.join(" · ");
  return report.isWrong ? [counted, report.words.open].filter(Boolean).join(" – ") : counted;
}

function dialogOf(report) {
  const { words, isWrong } = report;
  const dialog = element("dialog", { className: isWrong ? "wrong" : "" });
  dialog.setAttribute("aria-labelledby", "title");
  dialog.setAttribute("aria-describedby", "lead");
  const title = isWrong ? words.title : words.doubtsTitle;
  const head = element("div", {}, [
    element("h1", { id: "title", tabIndex: -1 }, title),
    element("p", {}, report.counts.join(" · ")),
    element("p", { id: "lead" }, leadOf(report)),
  ]);
  const header = element("header", {}, [head]);
  if (hasPage()) {
    const close = element("button", { type: "button" }, words.close);
    close.addEventListener("click", () => dialog.close());
    header.append(close);
  } else {
    document.title = title;
    document.documentElement.lang = report.language;
  }
  dialog.append(header, ...report.groups.map((group) => groupOf(group, words)));
  if (report.said) {
    dialog.append(element("section", {}, [element("pre", { tabIndex: 0 }, report.said)]));
  }
  return dialog;
}

function leadOf({ words, isWrong }) {
  if (!isWrong) {
    return words.doubtsLead;
  }
  return hasPage() ? words.lead : words.leadFirst;
}

function groupOf(group, words) {
  const problems = element("ol", {}, group.problems.map((problem) => problemOf(problem, words)));
  const section = element("section", {}, [element("h2", {}, group.heading), problems]);
  if (group.places.length) {
    section.append(element("ul", {}, group.places.map((place) => placeOf(place, words))));
  }
  return section;
}

function placeOf({ place, corrected }, words) {
  return element("li", {}, corrected ? [place, pastedOf(corrected, words)] : place);
}

function problemOf(problem, words) {
  const place = problem.line ? ` · ${problem.line}` : "";
  const parts = [
    element("p", {}, [element("span", { className: "word" }, problem.word), element("span", { className: "line" }, place)]),
    element("p", {}, `${problem.finding} ${problem.hint}`),
  ];
  if (problem.label) {
    parts.push(element("p", { className: "label" }, problem.label));
  }
  if (problem.corrected) {
    parts.push(pastedOf(problem.corrected, words));
  }
  return element("li", { className: problem.severity }, parts);
}

/** A line to paste, and a button that copies it; where the browser does not let us, it is selected for copying. */
function pastedOf(text, words) {
  const pre = element("pre", { tabIndex: 0 }, text);
  const button = element("button", { type: "button", ariaLive: "polite" }, words.copy);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = words.copied;
    } catch {
      getSelection().selectAllChildren(pre);
      button.textContent = words.selected;
    }
  });
  return element("div", { className: "pasted" }, [pre, button]);
}

/** An element with properties and with a text, which is never read as HTML, or children. */
function element(name, properties, content = "") {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...[content].flat());
  return made;
}
