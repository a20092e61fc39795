// The answer: urgency and name first, then what cannot wait, then reasons, questions and the rest.
import {byId, element} from "./dom.js";
import {capital, fact, headline, missing, spaced, urgencies, values} from "./words.js";
import {drawGraph} from "./graph.js";
import {question} from "./question.js";

let references = {};

function cited(evidence) {
  if (!evidence?.length) return null;
  return element("span", {class: "cited"}, " [", evidence.flatMap((key, at) => [
    at > 0 ? ", " : "", element("a", {href: "#ref-" + key}, key)]), "]");
}

/** Behind a summary: what is there for those who look for it. */
const folded = (summary, ...content) => element("details", {}, element("summary", {}, summary), ...content);

const list = (items, draw, kind = "ul") => element(kind, {}, items.map((one) => element("li", {}, draw(one))));

/** A titled section; nothing when there is nothing to say. */
function section(title, ...content) {
  const parts = content.flat().filter(Boolean);
  return parts.length === 0 ? null : element("section", {}, element("h2", {}, title), parts);
}

function tag(urgency) { return element("strong", {class: "tag " + urgency}, urgencies[urgency] ?? urgency); }

function alertBox(alert, raised) {
  const facts = alert.facts.map(fact).join("; ");
  return element("article", {class: `alert ${raised ? alert.urgency : "open"}`},
    element("h2", {}, raised ? tag(alert.urgency) : element("strong", {class: "tag open"}, "Not ruled out"), " ", alert.label),
    alert.do && raised ? element("p", {class: "do"}, alert.do) : null,
    element("p", {}, alert.because, cited(alert.evidence)),
    facts ? element("p", {class: "facts"}, facts) : null,
    raised ? null : element("p", {}, element("strong", {}, "Missing: "), alert.missing.map(missing).join("; ")));
}

function rule(one) {
  const facts = one.facts.map(fact).join("; ");
  return [element("strong", {}, capital(one.strength) + ": "), one.because, cited(one.evidence),
    facts ? element("span", {class: "facts"}, facts) : null];
}

/** Score and the bounds that it could still reach, as a line with a dot. */
function bounds(one, low, high) {
  const place = (score) => `${((score - low) / Math.max(1, high - low)) * 100}%`;
  const line = element("span", {class: "bounds", "aria-hidden": "true"}, element("span", {class: "range"}), element("span", {class: "dot"}));
  const [range, dot] = line.children;
  range.style.left = place(one.bounds[0]);
  range.style.right = `calc(100% - ${place(one.bounds[1])})`;
  dot.style.left = place(one.score);
  return line;
}

function ranking(differential) {
  const low = Math.min(0, ...differential.map((one) => one.bounds[0]));
  const high = Math.max(1, ...differential.map((one) => one.bounds[1]));
  const row = (one) => element("tr", {class: one.status},
    element("th", {scope: "row"}, one.label, one.kind === "mimic" ? element("span", {class: "small"}, " mimic") : null),
    element("td", {}, capital(spaced(one.status))),
    element("td", {class: "number"}, String(one.score), element("span", {class: "small"}, ` (${one.bounds[0]} to ${one.bounds[1]})`)),
    element("td", {class: "wide"}, bounds(one, low, high)));
  const shown = differential.filter((one, at) => at < 5 || ["established", "likely", "possible"].includes(one.status));
  const table = (rows, caption) => element("table", {}, element("caption", {class: "hidden-text"}, caption),
    element("thead", {}, element("tr", {}, ["Diagnosis", "Standing", "Points (bounds)", ""].map((title, at) =>
      at === 3 ? element("td", {class: "wide"}) : element("th", {scope: "col"}, title)))),
    element("tbody", {}, rows.map(row)));
  const rest = differential.filter((one) => !shown.includes(one));
  return section("Ranking", element("p", {class: "small"}, "Points of rules with how far what is unknown could still move them."),
    table(shown, "Ranking"),
    rest.length ? folded(`${rest.length} more`, table(rest, "The rest of the ranking")) : null);
}

function overturned(one, form) {
  const changes = one.changes.map((change) => `${change.label}: ${values[change.value] ?? change.value}`).join(", ");
  return [element("strong", {}, changes), one.ifWrong ? " (against what is recorded)" : "", ` → ${form.hypothesis(one.first)} first`];
}

function reasons(first, form) {
  const counted = (rules) => rules.filter((one) => one.counted);
  const undecided = first.undecided;
  return [
    section("Why " + first.label, first.for.length ? list(counted(first.for), rule) : element("p", {}, "No rule speaks for it."),
      first.causes.length ? element("p", {}, element("strong", {}, "Cause: "), first.causes.map((one) => one.label).join("; ")) : null,
      first.note ? element("p", {class: "small"}, first.note) : null),
    counted(first.against).length ? section("Why not", list(counted(first.against), rule)) : null,
    undecided.length ? element("details", {class: "section"}, element("summary", {}, `Undecided: ${undecided.length} rules wait for a finding`),
      list(undecided, (one) => [capital(one.effect), ": ", one.because, element("span", {class: "facts"}, one.missing.map(missing).join("; "))])) : null,
    first.overturn.length ? section("What would overturn it", list(first.overturn, (one) => overturned(one, form))) : null,
  ];
}

const states = {suggested: "To do", ordered: "Ordered", done: "Done", unsafe: "Unsafe", "cannot-check": "Safety unknown"};

function workup(items) {
  const item = (one) => [element("strong", {class: "state " + one.state}, states[one.state] ?? one.state), " ", one.label,
    one.priority === "urgent" ? tag("urgent") : null,
    element("span", {class: "facts"}, one.because, cited(one.evidence)),
    one.missing.length ? element("span", {class: "facts"}, "To check first: ", one.missing.map(missing).join("; ")) : null];
  const pressing = (one) => one.priority === "urgent" ? 0 : 1;
  const open = items.filter((one) => one.state !== "done").sort((a, b) => pressing(a) - pressing(b)), done = items.filter((one) => one.state === "done");
  return section("Workup", open.length ? list(open, item) : null,
    done.length ? folded(`Done: ${done.length}`, list(done, item)) : null);
}

const cautionStates = {applies: "Speaks against it", clear: "Checked, clear", "cannot-check": "Cannot be checked"};

/** What speaks against it is shown; what is clear, or cannot be checked yet, is behind its count. */
function cautions(all) {
  const item = (caution) => [element("strong", {class: "state " + caution.state}, cautionStates[caution.state]), " ", caution.because,
    caution.missing.length ? element("span", {class: "facts"}, caution.missing.map(missing).join("; ")) : null];
  const applies = all.filter((one) => one.state === "applies"), rest = all.filter((one) => one.state !== "applies");
  const open = rest.filter((one) => one.state === "cannot-check").length;
  const summary = open ? `${open} of ${all.length} cautions cannot be checked yet` : `${rest.length} checked, clear`;
  return [applies.length ? list(applies, item) : null, rest.length ? folded(summary, list(rest, item)) : null];
}

function management(items) {
  const order = ["never", "avoid", "consider"];
  const sorted = [...items].sort((a, b) => order.indexOf(a.stance) - order.indexOf(b.stance));
  return section("Consider and avoid", sorted.length ? list(sorted, (one) => [
    element("strong", {class: "state " + one.stance}, capital(one.stance)), " ", one.label,
    element("span", {class: "facts"}, one.because, cited(one.evidence)),
    ...cautions(one.cautions)]) : null);
}

function notices(items) {
  return section("About the data", items.length ? list(items, (one) => `${one.source ? one.source + ": " : ""}${one.message}`) : null);
}

const mostAsked = 3;

function next(assessment, form, patient) {
  if (assessment.next.length === 0) return null;
  const asked = (questions) => list(questions, (one) => question(one, assessment, form, patient), "ol");
  const rest = assessment.next.slice(mostAsked);
  return element("section", {class: "next"}, element("h2", {}, "What to ask next"), asked(assessment.next.slice(0, mostAsked)),
    rest.length ? folded(rest.length === 1 ? "1 more question" : `${rest.length} more questions`, asked(rest)) : null);
}

/** While nothing is likely: the findings that would tell. */
function wouldTell(assessment) {
  if (!assessment.wouldTell?.length) return "";
  const finding = (one) => `${one.label}: ${values[one.words] ?? one.words}`;
  return element("div", {}, element("p", {}, element("strong", {}, "What would tell:")), list(assessment.wouldTell, (one) =>
    [one.findings.map(finding).join(", and "), ` → ${one.firstLabel}: ${spaced(one.status)}`]));
}

function sources() {
  const entries = Object.entries(references);
  return section("Sources", entries.length ? folded(`${entries.length} cited above`, element("ul", {class: "small"}, entries.map(([key, one]) => element("li", {id: "ref-" + key},
    element("strong", {}, key), " ", one.cite, " ", one.url ? element("a", {href: one.url, rel: "noreferrer"}, one.url) : null)))) : null);
}

/** What was unfolded, by its summary without the counts: a new answer folds nothing up under the reader's eyes. */
const key = (summary) => summary.textContent.replace(/\d+/g, "");
function unfolded(box) {
  return new Set([...box.querySelectorAll("details[open] > summary")].map(key));
}
function unfold(box, keys) {
  for (const summary of box.querySelectorAll("details > summary")) if (keys.has(key(summary))) summary.parentElement.open = true;
}

/** Draws the answer; `null` for a patient of whom nothing is known. */
export function showAnswer(assessment, form, patient) {
  const box = byId("verdict-box");
  if (assessment === null) {
    box.className = "";
    byId("verdict").replaceChildren("Enter what is known of the patient");
    byId("verdict-more").replaceChildren(element("p", {}, "Choose an example, open a record, or fill in findings. The answer follows as you go."));
    byId("alerts").replaceChildren();
    byId("answer-rest").replaceChildren();
    return;
  }
  references = assessment.references;
  const {answer} = assessment, [first] = assessment.differential;
  box.className = answer.urgency;
  byId("verdict").replaceChildren(tag(answer.urgency), element("span", {class: "headline"}, headline(answer)));
  byId("verdict-more").replaceChildren(
    answer.causeLabel ? element("p", {}, "Cause: " + answer.causeLabel) : "",
    answer.formLabel ? element("p", {}, "Form: " + answer.formLabel) : "",
    wouldTell(assessment),
    element("p", {class: "settled"}, first.settled ? "Settled: nothing unknown can change the first answer."
      : "Not settled: what is still unknown could change the first answer."),
    element("p", {class: "small"}, `${assessment.subject ?? "Entered by hand"}, for ${assessment.asOf}`));
  byId("alerts").replaceChildren(...assessment.alerts.map((one) => alertBox(one, true)),
    ...assessment.notRuledOut.map((one) => alertBox(one, false)));
  const rest = byId("answer-rest"), asked = rest.contains(document.activeElement) && document.activeElement.closest(".next");
  const open = unfolded(rest);
  rest.replaceChildren(...[
    next(assessment, form, patient), ranking(assessment.differential), ...reasons(first, form), workup(assessment.workup), management(assessment.management),
    drawGraph(assessment), notices(assessment.notices), sources()].filter(Boolean));
  unfold(rest, open);
  if (asked) (rest.querySelector(".next button, .next input") ?? byId("answer")).focus();
}
