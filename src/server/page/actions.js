// What to do: examinations, and what to consider and avoid.
import {element} from "./dom.js";
import {cited, folded, list, section, tag} from "./parts.js";
import {capital, missing} from "./words.js";

const states = {suggested: "To do", ordered: "Ordered", done: "Done", unsafe: "Unsafe", "cannot-check": "Safety unknown"};
const mostRoutine = 6;

export function workup(items) {
  const item = (one) => [element("strong", {class: "state " + one.state}, states[one.state] ?? one.state), " ", one.label,
    one.priority === "urgent" ? tag("urgent") : null,
    element("span", {class: "facts"}, one.because, cited(one.evidence)),
    one.missing.length ? element("span", {class: "facts"}, "To check first: ", missing(one.missing, "")) : null];
  const done = items.filter((one) => one.state === "done"), open = items.filter((one) => one.state !== "done");
  const waits = (one) => one.priority !== "urgent" && ["suggested", "ordered"].includes(one.state);
  const pressing = open.filter((one) => !waits(one)), routine = open.filter(waits);
  const room = Math.max(mostRoutine - pressing.length, 3);
  const shown = [...pressing, ...routine.slice(0, room)], rest = routine.slice(room);
  return section("Workup", shown.length ? list(shown, item) : null,
    rest.length ? folded(`${rest.length} more, not urgent`, list(rest, item)) : null,
    done.length ? folded(`Done: ${done.length}`, list(done, item)) : null);
}

const cautionStates = {applies: "Speaks against it", clear: "Checked, clear", "cannot-check": "Cannot be checked"};

/** What speaks against it is shown; what is clear, or cannot be checked yet, is behind its count. */
function cautions(all) {
  const item = (caution) => [element("strong", {class: "state " + caution.state}, cautionStates[caution.state]), " ", caution.because,
    caution.missing.length ? element("span", {class: "facts"}, missing(caution.missing)) : null];
  const applies = all.filter((one) => one.state === "applies"), rest = all.filter((one) => one.state !== "applies");
  const open = rest.filter((one) => one.state === "cannot-check").length;
  const summary = open ? `${open} of ${all.length} cautions cannot be checked yet` : `${rest.length} checked, clear`;
  return [applies.length ? list(applies, item) : null, rest.length ? folded(summary, list(rest, item)) : null];
}

export function management(items) {
  const order = ["never", "avoid", "consider"];
  const sorted = [...items].sort((a, b) => order.indexOf(a.stance) - order.indexOf(b.stance));
  return section("Consider and avoid", sorted.length ? list(sorted, (one) => [
    element("strong", {class: "state " + one.stance}, capital(one.stance)), " ", one.label,
    element("span", {class: "facts"}, one.because, cited(one.evidence)),
    ...cautions(one.cautions)]) : null);
}
