// A question that can be answered where it stands, with what each answer would lead to.
import {element, safeId} from "./dom.js";
import {shortName, spaced, values} from "./words.js";

const stays = (leads, [first]) => leads.first === first.id && leads.status === first.status;

/** What an answer would lead to, beside what stands now. */
function outcome(leads, assessment, names) {
  return [
    stays(leads, assessment.differential) ? "the first answer stays" : `${shortName(leads.firstLabel)}: ${spaced(leads.status)}`,
    leads.alerts.length ? "alert: " + leads.alerts.map((id) => names.alert(id)).join(", ") : "",
    leads.ruledOut.length ? "rules out: " + leads.ruledOut.map((id) => names.alert(id)).join(", ") : "",
  ].filter(Boolean).join("; ");
}

/** Whether some answer does something by itself; many only do together with others. */
const tells = (next, assessment) => next.answers.some((one) =>
  !stays(one, assessment.differential) || one.alerts.length > 0 || one.ruledOut.length > 0);

function bearing(next, assessment, names) {
  if (!tells(next, assessment)) return element("span", {class: "facts"}, next.because);
  const words = (one) => one.words.map((each) => values[each] ?? each.replaceAll("_", " ")).join(", ");
  return element("ul", {class: "leads small"}, next.answers.map((one) =>
    element("li", {}, element("strong", {}, next.answers.length === 1 && !next.isPart ? "any answer" : words(one)), " → ", outcome(one, assessment, names))));
}

/** A number is typed: what it would lead to is told in ranges, and no range is a measured value. */
function numberToType(next, finding, answer) {
  const id = safeId("next." + next.finding);
  const input = element("input", {id, type: "text", inputmode: "decimal", autocomplete: "off", size: "7", "aria-label": next.label});
  const unit = element("select", {"aria-label": "Unit of " + next.label},
    finding.units.map((one) => element("option", {value: one}, one === "1" ? "no unit" : one)));
  const send = () => {
    const text = input.value.trim(), good = /^(<=|>=|<|>)?\s*\d+(\.\d+)?$/.test(text);
    input.setAttribute("aria-invalid", String(!good));
    if (good) answer(unit.value === "1" ? text : `${text} ${unit.value}`);
  };
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") send(); });
  return [element("span", {class: "pair"}, input, unit),
    element("button", {type: "button", onclick: send, "aria-label": "Set: " + next.label}, "Set")];
}

function dateToChoose(next, answer) {
  return element("input", {type: "date", id: safeId("next." + next.finding), "aria-label": next.label,
    onchange: (event) => { if (event.target.value) answer(event.target.value); }});
}

/** The ways to answer, by the kind of the finding. */
function ways(next, finding, form, answer) {
  const button = (label, value) => element("button", {type: "button", "aria-label": `${label}: ${next.label}`, onclick: () => answer(value)}, label);
  switch (finding?.kind) {
  case "quantity": return numberToType(next, finding, answer);
  case "date": return [dateToChoose(next, answer)];
  case "choice": return finding.choices.map((one) => button(one.replaceAll("_", " "), one));
  case "site": return [element("select", {"aria-label": next.label, onchange: (event) => { if (event.target.value) answer(event.target.value); }},
    element("option", {value: ""}, "–"), form.about.sites.map((one) => element("option", {value: one.id}, one.label)))];
  default: return [button("Yes", "true"), button("No", "false")];
  }
}

export function question(next, assessment, form, patient) {
  const answer = (value) => { patient.set(next.finding, value); form.show(next.finding); };
  const notKnown = element("button", {type: "button", class: "quiet", "aria-label": `Not known: ${next.label}`,
    onclick: () => patient.decline(next.finding)}, "Not known");
  return [element("span", {class: "ask"}, next.ask || next.label, element("span", {class: "small"}, " " + spaced(next.cost))),
    bearing(next, assessment, form),
    element("span", {class: "buttons"}, ways(next, form.declaration(next.finding), form, answer), notKnown)];
}
