// How the diagnoses stand beside each other.
import {element} from "./dom.js";
import {foldedAway, section} from "./parts.js";
import {capital, spaced} from "./words.js";

const widest = 30; // points to each side; what reaches further ends at the edge, and its number stands beside it

/** The score, the bounds that it could still reach, and zero, as a line with a dot. */
function bounds(one, low, high) {
  const place = (score) => `${((Math.min(Math.max(score, low), high) - low) / (high - low)) * 100}%`;
  const line = element("span", {class: "bounds", "aria-hidden": "true"},
    ...["zero", "range", "dot"].map((name) => element("span", {class: name})));
  const [zero, range, dot] = line.children;
  zero.style.left = place(0);
  range.style.left = place(one.bounds[0]);
  range.style.right = `calc(100% - ${place(one.bounds[1])})`;
  dot.style.left = place(one.score);
  return line;
}

export function ranking(differential) {
  const low = Math.max(-widest, Math.min(-1, ...differential.map((one) => one.bounds[0])));
  const high = Math.min(widest, Math.max(1, ...differential.map((one) => one.bounds[1])));
  const row = (one) => element("tr", {class: one.status},
    element("th", {scope: "row"}, one.label, one.kind === "mimic" ? element("span", {class: "small"}, " mimic") : null),
    element("td", {class: "standing"}, capital(spaced(one.status))),
    element("td", {class: "number"}, String(one.score), element("span", {class: "small"}, ` (${one.bounds[0]} to ${one.bounds[1]})`)),
    element("td", {class: "wide"}, bounds(one, low, high)));
  const shown = differential.filter((one, at) => at < 5 || ["established", "likely", "possible"].includes(one.status));
  const table = (rows, caption) => element("table", {}, element("caption", {class: "hidden-text"}, caption),
    element("thead", {}, element("tr", {}, ["Diagnosis", "Standing", "Points (bounds)", ""].map((title, at) =>
      at === 3 ? element("td", {class: "wide"}) : element("th", {scope: "col"}, title)))),
    element("tbody", {}, rows.map(row)));
  const rest = differential.filter((one) => !shown.includes(one));
  return section("Ranking", element("p", {class: "small"}, "Points of rules, and in brackets how far what is unknown could still move them."),
    table(shown, "Ranking"),
    rest.length ? foldedAway(`${rest.length} more`, table(rest, "The rest of the ranking")) : null);
}
