
// The ranking: search, filters, order, and the map of its units.

const collator = new Intl.Collator("zh-Hans-CN", { numeric: true });

/** One rule set's ranking, which the page shows without this, too. */
class RankingTable {
  constructor(ruleSet) {
    this.id = ruleSet.id;
    this.section = ruleSet.querySelector(".units");
    this.table = this.section.querySelector("table");
    this.bodies = [...this.table.tBodies];
    this.flat = make("tbody", { hidden: true });
    this.table.append(this.flat);
    this.rows = [...this.table.querySelectorAll("tr[data-c]")].map((element, index) => {
      element.dataset.i = index;
      const cells = [...element.cells].map((cell) => cell.textContent.trim());
      const body = element.parentElement;
      // Where groups are not apart, the name's cell says the group.
      if (body.dataset.group) element.cells[1].dataset.group = body.dataset.group;
      return { element, index, cells, body,
        text: [element.dataset.c, body.dataset.group, ...cells].join(" ").toLowerCase() };
    });
    const count = this.rows[0]?.cells.length ?? 0;
    this.flagColumn = count - 1;
    this.gradeColumn = this.rows[0]?.cells.length ? [...this.rows[0].element.cells]
      .findIndex((cell) => cell.className.startsWith("g")) : 0;
    Object.assign(this, { column: null, way: 1 });
    this.buildToolbar();
    this.buildHeaders();
    if (hasCards(this.id)) this.buildLinks();
    this.apply();
  }

  buildToolbar() {
    this.search = make("input", { type: "search", placeholder: words.search,
      "aria-label": words.search });
    const groups = this.bodies.map((body) => body.dataset.group).filter(Boolean);
    const known = [...this.section.parentElement.querySelectorAll("[data-grade]")]
      .map((element) => element.dataset.grade);
    const used = new Set(this.rows.map((row) => row.cells[this.gradeColumn]));
    const grades = [...known.filter((grade) => used.has(grade)),
      ...[...used].filter((grade) => !known.includes(grade))];
    const flags = [...new Set(this.rows.flatMap((row) => this.flagsOf(row)))];
    this.group = this.select(this.table.dataset.group, groups);
    this.grade = this.select(words.grade, grades.filter(Boolean));
    this.flag = this.select(words.flags, flags);
    this.grouped = make("input", { type: "checkbox" });
    this.grouped.checked = true;
    const grouped = groups.length === 0 ? null
      : make("label", { class: "control" }, this.grouped, words.grouped);
    this.count = make("output", { class: "count", "aria-live": "polite" });
    const reset = make("button", { type: "button" }, words.reset);
    reset.addEventListener("click", () => this.reset());
    this.empty = make("p", { class: "hint", hidden: true }, words.none);
    this.order = make("span", { class: "vh", "aria-live": "polite" });
    for (const control of [this.search, this.group, this.grade, this.flag, this.grouped]) {
      control.addEventListener("input", () => this.apply());
    }
    const toolbar = make("div", { class: "toolbar", role: "search" }, this.search,
      [this.group, this.grade, this.flag].filter((select) => select.options.length > 1), grouped,
      reset, this.count, this.order);
    this.table.parentElement.before(toolbar);
    this.table.parentElement.after(this.empty);
  }

  select(name, values) {
    return make("select", { "aria-label": name },
      make("option", { value: "" }, say("allOf", { name })),
      [...new Set(values)].map((value) => make("option", { value }, value)));
  }

  flagsOf(row) {
    return row.cells[this.flagColumn].split(/、|, /).filter(Boolean);
  }

  buildHeaders() {
    this.heads = [...this.table.tHead.rows[0].cells];
    this.heads.forEach((head, column) => {
      const button = make("button", { type: "button" }, head.textContent.trim());
      head.replaceChildren(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => this.sort(column));
    });
  }

  /** Each name opens its card. */
  buildLinks() {
    for (const { element } of this.rows) {
      const name = element.querySelector("th");
      const button = make("button", { type: "button", class: "link",
        "aria-label": say("open", { name: name.textContent.trim() }) }, name.textContent.trim());
      name.replaceChildren(button);
    }
    this.table.classList.add("opens");
    this.table.addEventListener("click", (event) => {
      const row = event.target.closest("tr[data-c]");
      if (row) this.open(row);
    });
  }

  open(row) {
    const shown = [...this.table.querySelectorAll("tr[data-c]")]
      .filter((element) => !element.hidden || element === row);
    cardWindow.open(this.id, row, shown);
  }

  openCode(code) {
    const row = this.rows.find((candidate) => candidate.element.dataset.c === code);
    if (row && hasCards(this.id)) this.open(row.element);
  }

  /** Figures begin with the greatest, ranks and names with the first; the third time undoes it. */
  sort(column) {
    const isFigure = this.rows.some((row) => !Number.isNaN(amount(row.cells[column])));
    const first = isFigure && column > 0 ? -1 : 1;
    if (this.column !== column) {
      Object.assign(this, { column, way: first });
    } else if (this.way === first) {
      this.way = -first;
    } else {
      this.column = null;
    }
    this.apply();
  }

  reset() {
    this.search.value = this.group.value = this.grade.value = this.flag.value = "";
    this.grouped.checked = true;
    this.column = null;
    this.apply();
  }

  matches(row, terms) {
    return terms.every((term) => row.text.includes(term))
      && (this.group.value === "" || row.body.dataset.group === this.group.value)
      && (this.grade.value === "" || row.cells[this.gradeColumn] === this.grade.value)
      && (this.flag.value === "" || this.flagsOf(row).includes(this.flag.value));
  }

  compare(left, right) {
    const [a, b] = [left.cells[this.column], right.cells[this.column]];
    const [x, y] = [amount(a), amount(b)];
    const missing = (a === "—" || a === "") - (b === "—" || b === "");
    if (missing !== 0) return missing;
    const order = Number.isNaN(x) || Number.isNaN(y) ? collator.compare(a, b) : x - y;
    return order * this.way || left.index - right.index;
  }

  /** @param isOfficial for paper: the order of the ranking, groups apart. */
  apply(isOfficial = false) {
    const terms = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const isGrouped = isOfficial || this.grouped.checked;
    const isSorted = !isOfficial && this.column !== null;
    const rows = isSorted ? this.rows.toSorted((left, right) => this.compare(left, right))
      : this.rows;
    const seen = new Map(this.bodies.map((body) => [body, 0]));
    for (const row of rows) {
      const isShown = this.matches(row, terms);
      row.element.hidden = !isShown;
      seen.set(row.body, seen.get(row.body) + isShown);
      (isGrouped ? row.body : this.flat).append(row.element);
    }
    for (const body of this.bodies) body.hidden = !isGrouped || seen.get(body) === 0;
    this.flat.hidden = isGrouped;
    this.table.classList.toggle("apart", isGrouped);
    const shown = [...seen.values()].reduce((sum, count) => sum + count, 0);
    this.empty.hidden = shown > 0;
    this.count.textContent = say("count", { n: shown, all: this.rows.length });
    this.heads.forEach((head, column) => {
      const way = isSorted && column === this.column ? this.way : 0;
      head.setAttribute("aria-sort", way === 0 ? "none" : way > 0 ? "ascending" : "descending");
    });
    this.order.textContent = !isSorted ? "" : say("sorted", {
      name: this.heads[this.column].textContent, way: this.way > 0 ? words.up : words.down });
  }

  // The map

  /** A table for each group: a column for each unit, by street and code; a row for each section. */
  buildMap() {
    const picture = document.querySelector(`#${this.id} .picture`);
    const sections = this.heads.filter((head) => head.classList.contains("s"));
    // A few units are seen at a glance in the ranking; of very many no map can be made.
    const cells = this.rows.length * sections.length;
    if (!picture || this.rows.length < 6 || cells === 0 || cells > 40000) return;
    const places = this.heads.filter((head) => head.classList.contains("p")).length;
    const tables = this.bodies.map((body) =>
      this.mapTable(body, this.rows.filter((row) => row.body === body), sections, places));
    const map = make("details", { class: "map", open: true }, make("summary", {}, words.map),
      make("p", { class: "hint" }, words.mapHelp,
        hasCards(this.id) ? " " + words.mapOpen : ""), make("div", { class: "tables" }, tables));
    picture.querySelector(".bands").before(map);
    this.buildKeys(map);
  }

  mapTable(body, rows, sections, places) {
    const street = (row) => (places > 0 ? row.cells[1 + places] : "");
    const units = rows.toSorted((left, right) => collator.compare(street(left), street(right))
      || collator.compare(left.element.dataset.c, right.element.dataset.c));
    const streets = [];
    for (const unit of units) {
      if (streets.at(-1)?.name === street(unit)) streets.at(-1).count += 1;
      else streets.push({ name: street(unit), count: 1 });
    }
    const heads = units.map((unit) => {
      const [name, total] = [unit.cells[1], unit.cells[this.gradeColumn - 1]];
      const label = `${name} ${total} ${unit.cells[this.gradeColumn]}`;
      const button = make("button", { type: "button", tabindex: -1, title: label,
        "aria-label": label, class: unit.element.cells[this.gradeColumn].className });
      button.addEventListener("click", () => hasCards(this.id) && this.open(unit.element));
      return make("th", { scope: "col" }, button);
    });
    const first = this.gradeColumn + 1;
    const lines = sections.map((section, index) => make("tr", {},
      make("th", { scope: "row" }, section.textContent),
      units.map((unit) => make("td", { class: unit.element.cells[first + index].className,
        title: `${unit.cells[1]} ${section.textContent} ${unit.cells[first + index]}` },
        make("span", { class: "vh" }, unit.cells[first + index])))));
    return make("div", { class: "scroll" }, make("table", {},
      make("caption", {}, body.dataset.group ?? ""),
      make("thead", {},
        streets.length > 1 ? make("tr", { class: "streets" }, make("td", {}),
          streets.map(({ name, count }) => make("th", { scope: "colgroup", colspan: count,
            title: name }, name))) : null,
        make("tr", {}, make("th", { scope: "row" }, words.grade), heads)),
      make("tbody", {}, lines)));
  }

  /** One stop for the keyboard; arrows go from unit to unit. */
  buildKeys(map) {
    const buttons = [...map.querySelectorAll("button")];
    if (buttons.length > 0) buttons[0].tabIndex = 0;
    map.addEventListener("keydown", (event) => {
      const at = buttons.indexOf(event.target);
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (at < 0 || !by || !buttons[at + by]) return;
      event.preventDefault();
      buttons[at].tabIndex = -1;
      buttons[at + by].tabIndex = 0;
      buttons[at + by].focus();
    });
  }
}
