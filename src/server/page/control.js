// One finding's input: its kind decides which.
import {element, safeId} from "./dom.js";
import {values} from "./words.js";

const number = /^(<=|>=|<|>)?\s*\d+(\.\d+)?$/;

/** Options of a select: `[value, label]`. */
function choose(id, described, options, value, onPick) {
  const select = element("select", {id, "aria-describedby": described, onchange: () => onPick(select.value)},
    options.map(([option, label]) => element("option", {value: option}, label)));
  select.value = value;
  return select;
}

/** A number with its unit beside it. An unfinished number is told, and not sent. */
function quantity(id, finding, value, onSet) {
  const [, held = "", heldUnit = ""] = /^(.*?)\s*([^\d\s.<>=].*)?$/.exec(value ?? "") ?? [];
  const problem = element("span", {id: id + "-problem", class: "problem"});
  const input = element("input", {id, type: "text", inputmode: "decimal", autocomplete: "off", size: "7", value: held,
    "aria-describedby": id + "-problem"});
  const unit = finding.units.length > 1
    ? choose(id + "-unit", null, finding.units.map((one) => [one, one]), heldUnit || finding.units[0], () => send())
    : element("span", {class: "unit"}, finding.units[0] === "1" ? "no unit" : finding.units[0]);
  if (unit.tagName === "SELECT") unit.setAttribute("aria-label", "Unit of " + finding.label);
  function send() {
    const text = input.value.trim();
    const good = text === "" || number.test(text);
    problem.textContent = good ? "" : text.includes(",") ? "Write a point, not a comma: 9.7" : "Write a number such as 9.7";
    input.toggleAttribute("aria-invalid", !good);
    if (!good) input.setAttribute("aria-invalid", "true");
    const chosen = unit.tagName === "SELECT" ? unit.value : finding.units[0];
    if (good) onSet(text === "" ? "" : chosen === "1" ? text : `${text} ${chosen}`);
  }
  input.addEventListener("input", send);
  return [element("span", {class: "pair"}, input, unit), problem];
}

/** A row with label and input for the finding, by its name in the patient (`lesion[0].painful`). */
export function control(name, finding, sites, value, onSet) {
  const id = safeId(name);
  let input;
  switch (finding.kind) {
  case "quantity": input = quantity(id, finding, value, onSet); break;
  case "choice":
    input = choose(id, null, [["", "–"], ...finding.choices.map((one) => [one, one.replaceAll("_", " ")])], value ?? "", onSet);
    break;
  case "site":
    input = choose(id, null, [["", "–"], ...sites.map((one) => [one.id, one.label])], value ?? "", onSet);
    break;
  case "date":
    input = element("input", {id, type: "date", value: value ?? "", onchange: (event) => onSet(event.target.value)});
    break;
  default:
    input = choose(id, null, [["", "–"], ...Object.entries(values)], value ?? "", onSet);
  }
  return element("div", {class: "row", "data-words": (finding.label + " " + finding.id).toLowerCase()},
    element("label", {for: id}, finding.label), input);
}
