// A question that can be answered where it stands.
import {element, safeId} from "./dom.js";
import {spaced} from "./words.js";

export function question(next, form, patient) {
  const finding = form.declaration(next.finding);
  const answer = (value) => { patient.set(next.finding, value); form.show(next.finding); };
  const button = (label, value) => element("button", {type: "button", "aria-label": `${label}: ${next.label}`, onclick: () => answer(value)}, label);
  const buttons = [];
  if (finding?.kind === "boolean") buttons.push(button("Yes", "true"), button("No", "false"));
  if (finding?.kind === "choice") buttons.push(...finding.choices.map((one) => button(one.replaceAll("_", " "), one)));
  if (finding?.kind === "quantity") {
    const id = safeId("next." + next.finding);
    const input = element("input", {id, type: "text", inputmode: "decimal", size: "7", "aria-label": next.label});
    const unit = element("select", {"aria-label": "Unit of " + next.label},
      finding.units.map((one) => element("option", {value: one}, one === "1" ? "no unit" : one)));
    const send = () => {
      const text = input.value.trim(), good = /^(<=|>=|<|>)?\s*\d+(\.\d+)?$/.test(text);
      input.setAttribute("aria-invalid", String(!good));
      if (good) answer(unit.value === "1" ? text : `${text} ${unit.value}`);
    };
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") send(); });
    buttons.push(element("span", {class: "pair"}, input, unit), element("button", {type: "button", onclick: send, "aria-label": "Set: " + next.label}, "Set"));
  }
  buttons.push(element("button", {type: "button", class: "quiet", "aria-label": `Not known: ${next.label}`,
    onclick: () => patient.decline(next.finding)}, "Not known"));
  return [element("span", {class: "ask"}, next.ask || next.label, element("span", {class: "small"}, " " + spaced(next.cost))),
    element("span", {class: "facts"}, next.because), element("span", {class: "buttons"}, buttons)];
}
