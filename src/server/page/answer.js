// The answer: urgency and name first, then what cannot wait, then reasons, questions and the rest.
import {management, workup} from "./actions.js";
import {byId, element} from "./dom.js";
import {drawGraph} from "./graph.js";
import {cited, folded, foldedAway, list, section, tag} from "./parts.js";
import {question} from "./question.js";
import {ranking} from "./ranking.js";
import {capital, counted, facts, headline, missing, shortName, spaced, urgencyInWords, values} from "./words.js";

const toKnow = (all) => all.some((one) => one.sent) ? [element("strong", {}, "Verify now: "), missing(all)]
  : [element("strong", {}, "To rule it out: "), missing(all, "")];

function alertBox(alert, raised) {
  const known = facts(alert.facts);
  return element("article", {class: `alert ${raised ? alert.urgency : "open"}`},
    element("h2", {}, raised ? tag(alert.urgency) : element("strong", {class: "tag open"}, "Not ruled out"), " ", alert.label,
      raised ? null : element("span", {class: "small"}, ` ${alert.urgency} if so`)),
    alert.do && raised ? element("p", {class: "do"}, alert.do) : null,
    raised ? null : element("p", {}, toKnow(alert.missing)),
    element("p", {}, alert.because, cited(alert.evidence)),
    known ? element("p", {class: "facts"}, known) : null);
}

function rule(one) {
  const known = facts(one.facts);
  return [element("strong", {}, capital(one.strength) + ": "), one.because, cited(one.evidence),
    known ? element("span", {class: "facts"}, known) : null];
}

const counting = (rules) => rules.filter((one) => one.counted);

function why(first) {
  const speaks = counting(first.for), against = counting(first.against), [cause, ...others] = first.causes.map((one) => one.label);
  return [
    section("Why " + shortName(first.label), speaks.length ? list(speaks, rule) : element("p", {}, "No rule speaks for it."),
      others.length ? element("p", {}, element("strong", {}, "Cause: "), [cause, ...others].join("; ")) : null,
      first.note ? element("p", {class: "small"}, first.note) : null),
    against.length ? section("Why not", list(against, rule)) : null,
  ];
}

/** `Would speak strongly for it`. */
function ifSo(one) {
  if (one.effect === "establishes") return "Would establish it: ";
  if (one.effect === "excludes") return "Would exclude it: ";
  const how = {strong: " strongly", weak: " weakly"}[one.strength] ?? "";
  return `Would speak${how} ${one.effect === "supports" ? "for" : "against"} it: `;
}

function overturned(one, form) {
  const changes = one.changes.map((change) => `${change.label}: ${values[change.value] ?? change.value}`).join(", ");
  return [element("strong", {}, changes), one.ifWrong ? " (against what is recorded)" : "", ` → ${shortName(form.hypothesis(one.first))} first`];
}

/** What could still change it: few findings that would, and every rule that waits. */
function open(first, form) {
  const waiting = first.undecided;
  const item = (one) => [ifSo(one), one.because, element("span", {class: "facts"}, missing(one.missing))];
  return section("What would overturn it", first.overturn.length ? list(first.overturn, (one) => overturned(one, form)) : null,
    waiting.length ? foldedAway(counted(waiting.length, "rule waits for a finding", "rules wait for a finding"), list(waiting, item)) : null);
}

/** What of the rules this site does without: as visible as the alerts, for it raises none of its own. */
function switchedOff(profile) {
  if (!profile?.switchedOff.length) return null;
  return element("article", {class: "alert open"}, element("h2", {}, "Switched off by the site profile"),
    list(profile.switchedOff, (one) => `${one.kind} ${one.id}: ${one.because}`));
}

function notices(items) {
  return section("About the data", items.length ? list(items, (one) => `${one.source ? one.source + ": " : ""}${one.message}`) : null);
}

const mostAsked = 3;

/** What would tell is asked first: each finding that alone would make a diagnosis likely. Of what else it could be, and then
 * lead to, nothing is told here (`isPart`). */
function questions({next, wouldTell}) {
  const known = (finding) => next.find((one) => one.finding === finding.finding);
  const telling = wouldTell.filter((one) => one.findings.length === 1).map(({findings: [finding], ...leads}) => known(finding) ??
    {...finding, because: "", isPart: true, answers: [{...leads, words: [finding.words], alerts: [], ruledOut: []}]});
  return [...telling, ...next.filter((one) => !telling.some((other) => other.finding === one.finding))];
}

function next(assessment, form, patient) {
  const all = questions(assessment);
  if (all.length === 0) return null;
  const asked = (some) => list(some, (one) => question(one, assessment, form, patient), "ol");
  const rest = all.slice(mostAsked);
  return element("section", {class: "next"}, element("h2", {}, "What to ask next"), asked(all.slice(0, mostAsked)),
    rest.length ? foldedAway(counted(rest.length, "more question", "more questions"), asked(rest)) : null);
}

/** While nothing is likely: the findings that would tell; otherwise whether anything unknown could change the answer. */
function standing(assessment, first) {
  if (assessment.answer.state !== "cannot-tell")
    return element("p", {class: "settled"}, first.settled ? "Settled: nothing still unknown can change the first answer."
      : first.settledIfPresumed ? "Settled if the lists called complete are complete."
        : "Not settled: what is still unknown could change the first answer.");
  if (assessment.wouldTell.length === 0) return "";
  const finding = (one) => one.words === "yes" ? one.label : `${one.label}: ${values[one.words] ?? one.words}`;
  return element("div", {}, element("p", {}, element("strong", {}, "What would tell:")), list(assessment.wouldTell, (one) =>
    [element("strong", {}, one.findings.map(finding).join(" and ")), ` would make ${shortName(one.firstLabel)} ${spaced(one.status)}`]));
}

function sources(references) {
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
  const {answer} = assessment, [first] = assessment.differential;
  box.className = answer.urgency === "routine" && assessment.notRuledOut.length > 0 ? "open" : answer.urgency;
  byId("verdict").replaceChildren(tag(box.className, urgencyInWords(assessment)), element("span", {class: "headline"}, headline(assessment)));
  byId("verdict-more").replaceChildren(
    answer.causeLabel ? element("p", {}, "Cause: " + answer.causeLabel) : "",
    answer.formLabel ? element("p", {}, "Form: " + answer.formLabel) : "",
    standing(assessment, first),
    element("p", {class: "small"}, `${assessment.subject ?? "Entered by hand"}, for ${assessment.asOf}`));
  byId("alerts").replaceChildren(...assessment.alerts.map((one) => alertBox(one, true)),
    ...assessment.notRuledOut.map((one) => alertBox(one, false)), ...[switchedOff(assessment.siteProfile)].filter(Boolean));
  const rest = byId("answer-rest"), asked = rest.contains(document.activeElement) && document.activeElement.closest(".next");
  const unfoldedBefore = unfolded(rest), ask = next(assessment, form, patient);
  const leads = answer.id !== null; // or the first is only the first that the pack names
  const reasons = leads ? why(first) : [];
  rest.replaceChildren(...[
    ...(answer.state === "cannot-tell" ? [ask, ...reasons] : [...reasons, ask]),
    ranking(assessment.differential), workup(assessment.workup), management(assessment.management),
    leads ? open(first, form) : null, drawGraph(assessment), notices(assessment.notices), sources(assessment.references)].filter(Boolean));
  unfold(rest, unfoldedBefore);
  if (asked) (rest.querySelector(".next button, .next input") ?? byId("answer")).focus();
}
