// The page of search: what is asked stands in the address, so that it can be shared and gone back to.
const PAGE = 10;
const PATIENCE = 250;

const form = document.getElementById("search");
const found = document.getElementById("search-found");
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const more = document.getElementById("search-more");
const words = document.getElementById("search-words").content;
const titles = document.getElementById("search-titles").content;
const pattern = document.getElementById("search-result").content.firstElementChild;
const filters = [...form.querySelectorAll("[data-filter]")];
const language = document.documentElement.lang;

let searcher; // a promise of Pagefind, which is loaded when somebody searches
let asked = 0; // how many searches there have been: only the last one may show anything
let results = [];
let attempts = 0; // browsers may remember that a script could not be loaded, but not under another address
let address = location.search; // of what is shown
let typing;

read();
if (location.search) {
  search();
} else {
  form.elements.q.focus({ preventScroll: true });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  remember("pushState");
  search();
});
form.addEventListener("input", (event) => {
  clearTimeout(typing);
  if (event.target === form.elements.q) {
    typing = setTimeout(() => { remember("replaceState"); search(); }, PATIENCE);
  } else {
    remember("pushState");
    search();
  }
});
addEventListener("popstate", () => {
  if (location.search === address) return; // somebody has followed a link within the page
  address = location.search;
  clearTimeout(typing);
  read();
  search();
});
more.addEventListener("click", async () => {
  if (found.ariaBusy === "true") return;
  const [turn, shown] = [asked, list.children.length];
  found.ariaBusy = "true";
  try {
    await show(turn);
    if (turn === asked) found.ariaBusy = "false";
    list.children[shown]?.querySelector("a").focus();
  } catch {
    if (turn === asked) done(words.querySelector("[data-failed]").textContent);
  }
});

// The form as the address says. A choice that is not offered counts as none.
function read() {
  const parameters = new URLSearchParams(location.search);
  for (const field of form.querySelectorAll("[name]")) {
    field.value = parameters.get(field.name) ?? "";
    if (field.selectedIndex === -1) field.value = "";
  }
}

// The address as the form says; `method` is that of the browser's history.
function remember(method) {
  const given = [...new FormData(form)].filter(([, value]) => value.trim());
  const query = new URLSearchParams(given).toString();
  if ((query ? `?${query}` : "") === location.search) return;
  history[method](null, "", query ? `?${query}` : location.pathname);
  address = location.search;
}

async function search() {
  clearTimeout(typing);
  const turn = ++asked;
  const query = form.elements.q.value.trim();
  const chosen = Object.fromEntries(filters.filter((field) => field.value).map(({ name, value }) => [`${name}-${value}`, "1"]));
  const isEmpty = !query && !Object.keys(chosen).length;
  found.hidden = isEmpty;
  if (isEmpty) {
    list.replaceChildren();
    found.ariaBusy = "false";
    return;
  }
  found.ariaBusy = "true";
  say(words.querySelector("[data-wait]").textContent);
  try {
    const { search: ask } = await load();
    // Without words there is no best match.
    const sort = form.elements.order.value || !query ? { date: "desc" } : {};
    const answer = await ask(query || null, { filters: chosen, sort });
    if (turn !== asked) return;
    results = answer.results;
    list.replaceChildren();
    await show(turn);
    if (turn === asked) done(results.length ? counted(results.length) : words.querySelector("[data-none]").textContent);
  } catch {
    if (turn !== asked) return;
    searcher = undefined;
    list.replaceChildren();
    more.hidden = true;
    done(words.querySelector("[data-failed]").textContent);
  }
}

// Pagefind, without a second thread: an index of this size is searched in milliseconds.
function load() {
  searcher ??= import(`/pagefind/pagefind.js${attempts++ ? `?${attempts}` : ""}`).then(async (pagefind) => {
    const own = pagefind.createInstance({ noWorker: true });
    await own.options({ ranking: { metaWeights: { title: 8, kind: 0.2, date: 0.2, place: 1, excerpt: 1 } } });
    await own.init();
    return own;
  });
  return searcher;
}

// The next results below those that are there, unless somebody has asked for something else meanwhile.
async function show(turn) {
  const next = results.slice(list.children.length, list.children.length + PAGE);
  const pages = await Promise.all(next.map((result) => result.data()));
  if (turn !== asked) return;
  list.append(...pages.map(drawn));
  more.hidden = list.children.length >= results.length;
}

function drawn({ url, meta }) {
  const item = pattern.cloneNode(true);
  const [title, where, summary] = item.children;
  const link = title.firstElementChild;
  link.href = url;
  link.textContent = meta.title || url;
  const named = meta.title ? null : titles.querySelector(`a[href="${url}"]`);
  if (named) title.replaceChildren(...named.parentNode.cloneNode(true).childNodes);
  for (const fact of [meta.kind, meta.date, meta.place].filter(Boolean)) {
    where.append(Object.assign(document.createElement("span"), { textContent: fact }));
  }
  summary.textContent = meta.excerpt ?? "";
  if (!meta.excerpt) summary.remove();
  return item;
}

function say(text) {
  status.textContent = text;
}

function done(text) {
  found.ariaBusy = "false";
  say(text);
}

// A number of results, in the form that the number has in the language.
function counted(number) {
  const rules = new Intl.PluralRules(language);
  const same = [...words.querySelectorAll("[data-count]")]
    .find(({ dataset }) => rules.select(Number(dataset.count)) === rules.select(number));
  return same.textContent.replace("{}", new Intl.NumberFormat(language).format(number));
}
