
// Scorecards, made from their data when they are asked for.

const json = (id) => JSON.parse(document.getElementById(id).textContent);

/** The rule sets' plans and blocks of cards, read once. */
const loaded = new Map();
const load = (id) => loaded.get(id) ?? loaded.set(id, json(id)).get(id);

const hasCards = (id) => document.getElementById(`${id}-plan`) !== null;

/** A scorecard by its place in the ranking, its numbers replaced by the texts they stand for. */
function readCard(id, index) {
  const plan = load(`${id}-plan`);
  const block = load(`${id}-${Math.floor(index / plan.block)}`);
  const at = (number) => block.texts[number];
  const [head, peer, sections, items, ledger, lists = {}] = block.cards[index % plan.block];
  const rest = [...items];
  const readItems = plan.items.map(([, , usual]) => {
    const names = rest[0] < 0 ? at(-1 - rest.shift()) : usual;
    const result = at(rest.shift());
    return { result, evidence: names.map((name) => [name, at(rest.shift())]) };
  });
  const texts = (rows) => rows.map((row) => row.map(at));
  const rows = (key) => texts(lists[key] ?? []);
  return { plan, head: head.map(at), peer: plan.peers[peer], sections: sections.map(at), items: readItems, rows,
    ledger: texts(ledger),
    trajectory: lists.trajectory && { head: lists.trajectory[0], days: at(lists.trajectory[1]),
      lines: lists.trajectory[2] } };
}

const part = (title, ...children) =>
  make("section", { class: "part" }, make("h3", {}, title), ...children);

/** @param heads titles; one that begins with a tab stands over figures. */
function table(heads, rows, kind = "") {
  return make("div", { class: "scroll" }, make("table", { class: kind },
    make("thead", {}, make("tr", {}, heads.map((head) =>
      make("th", { scope: "col", class: head.startsWith("\t") ? "n" : null }, head.trim())))),
    make("tbody", {}, rows)));
}

/** Rows without a header: title, amount, what else there is. */
const plainRows = (rows, kind = "") => make("table", { class: "plain " + kind },
  make("tbody", {}, rows.map(([title, ...cells]) => make("tr", {},
    make("th", { scope: "row" }, title), cells.map((cell) => make("td", {}, cell))))));

function sectionsPart(card) {
  const [peerName, means] = card.peer;
  const titles = card.plan.sections.map((section) => section[0]);
  const rows = card.sections.map(([score, share, omission = ""], index) => make("tr", {},
    make("th", { scope: "row" }, titles[index]),
    make("td", { class: "n" }, `${score} / ${card.plan.sections[index][1]}`),
    make("td", { class: "wide" }, shareBar(share, means[index])),
    make("td", { class: "n" }, make("b", {}, share)),
    make("td", { class: "n" }, means[index]),
    make("td", { class: "f" }, omission)));
  const heads = [words.project, `\t${words.score} / ${words.points}`, "", "\t" + words.attainment,
    "\t" + say("mean", { name: peerName }), ""];
  const shares = card.sections.map((section) => section[1]);
  const label = say("radar", { name: peerName }) + ": "
    + titles.map((title, index) => `${title} ${shares[index]} (${means[index]})`).join(", ");
  return part(words.sections, make("div", { class: "pair" },
    table(heads, rows, "sections"),
    titles.length < 3 ? null : make("figure", {}, radar(titles, shares, means, label),
      make("figcaption", {}, make("span", { class: "key unit" }, words.unit),
        make("span", { class: "key mean" }, say("mean", { name: peerName }))))));
}

/** The items in the form of the official table: a section is one cell beside its items. */
function itemsPart(card) {
  const counts = card.plan.sections.map((_, section) =>
    card.plan.items.filter((item) => item[1] === section).length);
  let before = -1;
  const rows = card.plan.items.map(([[number, title, points, rule], section], index) => {
    const { result: [score, attainment, color = "", remarks = ""], evidence } = card.items[index];
    const first = section !== before;
    before = section;
    const [sectionTitle, sectionPoints] = card.plan.sections[section];
    return make("tr", first ? { class: "first" } : {},
      make("td", { class: "n" }, number),
      first ? make("th", { scope: "rowgroup", rowspan: counts[section] }, sectionTitle,
        make("small", {}, sectionPoints)) : null,
      make("td", {}, title, make("small", { class: "rule" }, rule)),
      make("td", { class: "n" }, points),
      make("td", { class: "n" }, make("b", {}, score)),
      make("td", { class: color ? "n t-" + color : band(attainment) }, attainment),
      make("td", {}, evidence.map(([name, value]) =>
        make("span", { class: "evidence" }, name, " ", make("b", {}, value)))),
      make("td", { class: "f" }, remarks));
  });
  const heads = ["\t" + words.number, words.project, words.content, "\t" + words.points,
    "\t" + words.score, "\t" + words.attainment, words.evidence, words.remarks];
  const rules = make("input", { type: "checkbox" });
  const body = table(heads, rows, "items");
  rules.addEventListener("change", () => body.classList.toggle("rules", rules.checked));
  return make("details", { class: "part", open: true }, make("summary", {}, words.items),
    make("label", { class: "control" }, rules, words.showRules), body);
}

function trajectoryPart(card) {
  if (!card.trajectory) return null;
  const { head: [status, color, lag], days, lines } = card.trajectory;
  const figures = lines.map(([name, baseline, goal, behind, state, mark, ...flat]) => {
    const points = days.map((_, index) => [flat[2 * index], flat[2 * index + 1]]);
    return make("figure", {},
      make("figcaption", {}, make("b", {}, name), make("span", { class: "t-" + mark }, state),
        make("small", {}, `${words.baseline} ${baseline} · ${words.goal} ${goal} · ${words.lag} ${behind}`)),
      pathChart(name, baseline, goal, days, points));
  });
  return part(card.plan.trajectory,
    make("p", {}, make("b", { class: "t-" + color }, status), lag),
    make("p", { class: "legend" }, make("span", { class: "key unit" }, words.actual),
      make("span", { class: "key mean" }, words.expected),
      make("span", { class: "key goal" }, words.goal)),
    make("div", { class: "paths" }, figures));
}

const listPart = (card, key) => {
  const rows = card.rows(key);
  return rows.length === 0 ? null : part(words[key], plainRows(rows, key));
};

/** What the ranking's row says, above what its card adds. */
function verdict(row, card) {
  const [place, why, ...beside] = card.head;
  const flags = row.querySelector(".f").textContent.trim();
  const grade = row.querySelector("td[class^=g]");
  return [
    make("p", { class: "place" }, [place, row.dataset.c].filter(Boolean).join(" · ")),
    make("p", { class: "verdict" }, make("b", { class: "total" }, row.querySelector(".t").textContent),
      make("span", {}, ` / ${card.plan.points}`), make("span", { class: grade.className }, grade.textContent),
      why === "" ? null : make("span", {}, why), beside.map((text) => make("span", {}, text)),
      flags === "" ? null : make("strong", { class: "flag" }, flags))];
}

function cardContent(id, row, index) {
  const card = readCard(id, index);
  return [
    ...verdict(row, card), sectionsPart(card), trajectoryPart(card),
    ...["gates", "bonuses", "deductions"].map((key) => listPart(card, key)), itemsPart(card),
    listPart(card, "shown"),
    make("details", { class: "part" }, make("summary", {}, words.ledger),
      plainRows(card.ledger, "ledger"))];
}

/** The window that shows one card at a time. */
const cardWindow = {
  dialog: null,
  /** @param rows the rows to go through, in the order of the table. */
  open(id, row, rows) {
    this.dialog ??= this.build();
    Object.assign(this, { id, rows });
    this.show(row);
    if (!this.dialog.open) this.dialog.showModal();
  },
  show(row) {
    this.row = row;
    const place = this.rows.indexOf(row);
    this.title.textContent = row.querySelector("th").textContent;
    this.subtitle.textContent = document.querySelector(`#${this.id} h2`).textContent;
    this.body.replaceChildren(
      ...cardContent(this.id, row, Number(row.dataset.i)).filter((child) => child !== null));
    this.steps.forEach(([button, step]) => { button.disabled = !this.rows[place + step]; });
    this.dialog.scrollTop = 0;
    history.replaceState(null, "", `#${this.id}/${encodeURIComponent(row.dataset.c)}`);
  },
  build() {
    const button = (key, action) => {
      const element = make("button", { type: "button" }, words[key]);
      element.addEventListener("click", action);
      return element;
    };
    const step = (key, by) => [button(key, () => {
      const next = this.rows[this.rows.indexOf(this.row) + by];
      if (next) this.show(next);
    }), by];
    this.title = make("h2", { id: "card-title", tabindex: -1, autofocus: true });
    this.subtitle = make("p", { class: "place" });
    this.body = make("div", { class: "body" });
    this.steps = [step("before", -1), step("next", 1)];
    const dialog = make("dialog", { class: "card", "aria-labelledby": "card-title" },
      make("header", {}, make("div", {}, this.title, this.subtitle),
        make("div", { class: "buttons" }, this.steps.map((pair) => pair[0]),
          button("print", () => window.print()), button("close", () => dialog.close()))),
      this.body);
    dialog.addEventListener("close", () => {
      history.replaceState(null, "", `#${this.id}`);
      this.row.querySelector("button")?.focus();
    });
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
    return dialog;
  },
};
