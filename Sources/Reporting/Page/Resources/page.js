
// Tabs for rule sets, light and dark, addresses of cards, paper.

const ruleSets = [...document.querySelectorAll(".ruleset")];
const tables = new Map();
const tabs = [...document.querySelectorAll("nav.rulesets a")];

/** Makes a rule set's table when it is first shown. */
function tableOf(ruleSet) {
  if (!ruleSet.querySelector(".units")) return null;
  if (!tables.has(ruleSet.id)) {
    tables.set(ruleSet.id, new RankingTable(ruleSet));
    tables.get(ruleSet.id).buildMap();
  }
  return tables.get(ruleSet.id);
}

function show(id) {
  for (const ruleSet of ruleSets) ruleSet.hidden = ruleSet.id !== id;
  tabs.forEach((tab, index) => {
    const isShown = ruleSets[index].id === id;
    tab.setAttribute("aria-selected", isShown);
    tab.tabIndex = isShown ? 0 : -1;
  });
  return tableOf(ruleSets.find((ruleSet) => ruleSet.id === id));
}

function buildTabs() {
  if (tabs.length === 0) return;
  tabs[0].closest("ul").setAttribute("role", "tablist");
  tabs.forEach((tab, index) => {
    tab.parentElement.setAttribute("role", "presentation");
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", ruleSets[index].id);
    ruleSets[index].setAttribute("role", "tabpanel");
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      history.replaceState(null, "", tab.hash);
      show(ruleSets[index].id);
    });
    tab.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      const next = tabs[(index + by + tabs.length) % tabs.length];
      next.click();
      next.focus();
    });
  });
}

/** `#r0` shows a rule set, `#r0/990102001001` the card of a unit in it. */
function followAddress() {
  let [id, code] = location.hash.slice(1).split("/");
  try {
    [id, code] = [decodeURIComponent(id), code && decodeURIComponent(code)];
  } catch {
    // An address that is no text leads to the first rule set.
    [id, code] = ["", ""];
  }
  const known = ruleSets.find((ruleSet) => ruleSet.id === id) ?? ruleSets[0];
  if (!known) return;
  const table = show(known.id);
  if (code && table) table.openCode(code);
}

function buildControls() {
  const theme = make("button", { type: "button" }, words.theme);
  theme.addEventListener("click", () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme
      ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
  });
  const print = make("button", { type: "button" }, words.print);
  print.addEventListener("click", () => window.print());
  document.querySelector(".masthead").append(make("div", { class: "controls" }, theme, print));
}

buildControls();
buildTabs();
followAddress();
// A single unit needs no choosing.
if (tables.size === 1 && [...tables.values()][0].rows.length === 1) {
  const [only] = tables.values();
  if (hasCards(only.id)) only.open(only.rows[0].element);
}
window.addEventListener("hashchange", followAddress);
window.addEventListener("beforeprint", () => tables.forEach((table) => table.apply(true)));
window.addEventListener("afterprint", () => tables.forEach((table) => table.apply()));
