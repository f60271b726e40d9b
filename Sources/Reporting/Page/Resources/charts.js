"use strict";

// Elements are made by name and filled with text: nothing of the data is ever read as markup.

const words = JSON.parse(document.getElementById("words").textContent);

/** A text with `{name}` replaced by the value of that name. */
const say = (key, values = {}) =>
  words[key].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/** What a figure that is shown amounts to; NaN for a dash. */
const amount = (text) => parseFloat(text);

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== ""));
  return element;
}

const make = (name, attributes = {}, ...children) =>
  filled(document.createElement(name), attributes, children);

const draw = (name, attributes = {}, ...children) =>
  filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);

/** The class of the colour of a share. */
const band = (share) => {
  const percent = amount(share);
  return Number.isNaN(percent) ? "b" : "b" + Math.min(5, Math.max(0, Math.floor(percent / 10) - 4));
};

/** A share as a bar, with a mark where the others are on average. */
function shareBar(share, mean) {
  const width = amount(share) || 0;
  const middle = amount(mean);
  return draw("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none",
    "aria-hidden": "true" },
    draw("rect", { class: "track", width: 100, height: 10 }),
    draw("rect", { width, height: 10 }),
    Number.isNaN(middle) ? null
      : draw("rect", { class: "tick", x: Math.min(99, middle), width: 1, height: 10 }));
}

/** Shares on axes around a centre, beside the mean of others. */
function radar(titles, shares, means, label) {
  const [width, height, radius] = [380, 300, 96];
  const point = (index, share) => {
    const angle = (2 * Math.PI * index) / titles.length - Math.PI / 2;
    return [width / 2 + Math.cos(angle) * radius * share,
      height / 2 + Math.sin(angle) * radius * share];
  };
  const shape = (values, kind) => draw("polygon", { class: kind,
    points: values.map((value, index) => point(index, value).map((x) => x.toFixed(1)).join())
      .join(" ") });
  const part = (text) => (amount(text) || 0) / 100;
  const labels = titles.map((title, index) => {
    const [x, y] = point(index, index === 0 ? 1.28 : 1.16);
    const side = Math.abs(x - width / 2) < 8 ? "middle" : x < width / 2 ? "end" : "start";
    const low = y > height / 2 + 8 ? 10 : 0;
    return draw("text", { x, y: y + low, "text-anchor": side },
      title.length > 8 ? title.slice(0, 7) + "…" : title,
      draw("tspan", { class: "value", x, dy: 15 }, shares[index]));
  });
  return draw("svg", { class: "radar", viewBox: `0 0 ${width} ${height}`, role: "img",
    "aria-label": label },
    [0.25, 0.5, 0.75, 1].map((ring) => shape(titles.map(() => ring), "ring")),
    titles.map((_, index) => {
      const [x, y] = point(index, 1);
      return draw("line", { class: "ring", x1: width / 2, y1: height / 2, x2: x, y2: y });
    }),
    shape(means.map(part), "mean"), shape(shares.map(part), "unit"), labels);
}

/** Where an indicator was and where it should have been, from the baseline on. */
function pathChart(name, baseline, goal, days, points) {
  const [width, height] = [300, 150];
  const [left, right, top, bottom] = [14, 44, 20, 24];
  const actual = [baseline, ...points.map((point) => point[0])];
  const expected = [baseline, ...points.map((point) => point[1])];
  const known = [...actual, ...expected, goal].map(amount).filter((value) => !Number.isNaN(value));
  if (known.length === 0) return null;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const x = (index) => left + ((width - left - right) * index) / Math.max(1, actual.length - 1);
  const y = (text) =>
    height - bottom - ((amount(text) - least) / (most - least || 1)) * (height - top - bottom);
  const spots = (texts) => texts.map((text, index) => ({ text, index, x: x(index), y: y(text) }))
    .filter((spot) => !Number.isNaN(spot.y));
  const line = (texts, kind) => draw("polyline", { class: kind,
    points: spots(texts).map((spot) => `${spot.x.toFixed(1)},${spot.y.toFixed(1)}`).join(" ") });
  const goalY = y(goal);
  const label = `${name}: ` + [words.baseline, ...days].map((day, index) =>
    `${day} ${words.actual} ${actual[index]}, ${words.expected} ${expected[index]}`).join("; ")
    + `; ${words.goal} ${goal}`;
  return draw("svg", { class: "path", viewBox: `0 0 ${width} ${height}`, role: "img",
    "aria-label": label },
    Number.isNaN(goalY) ? null : [
      draw("line", { class: "goal", x1: left, y1: goalY, x2: width - right, y2: goalY }),
      draw("text", { class: "goal", x: width - right + 4, y: goalY + 4 }, goal)],
    line(expected, "expected"), line(actual, "actual"),
    spots(expected).map((spot) => draw("circle", { class: "expected", cx: spot.x, cy: spot.y,
      r: 2.5 })),
    spots(actual).map((spot) => {
      // The figure stands on the side away from where it should have been.
      const below = spot.y > y(expected[spot.index]) && spot.index > 0;
      return [draw("circle", { class: "actual", cx: spot.x, cy: spot.y, r: 3.5 }),
        draw("text", { class: "value", x: spot.x, y: spot.y + (below ? 16 : -8),
          "text-anchor": "middle" }, spot.text)];
    }),
    [words.baseline, ...days.map((day) => day.slice(0, 4))].map((day, index) =>
      draw("text", { class: "day", x: x(index), y: height - 6, "text-anchor": "middle" }, day)));
}
