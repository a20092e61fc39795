// Parts of an answer in words, as the text report says them.

export const urgencies = {emergency: "Emergency", urgent: "Urgent", routine: "Routine"};

/** "Routine so far", while something that cannot wait is not ruled out. */
export const urgencyInWords = (assessment) => assessment.answer.urgency === "routine" && assessment.notRuledOut.length > 0
  ? "Routine so far" : urgencies[assessment.answer.urgency];

let reasons = {};
/** Why a finding is not known, word by word; the service tells them with what the page is made from. */
export function useReasons(told) { reasons = told; }

/** Values of yes and no as people say them. */
export const values = {true: "yes", false: "no", unknown: "not known"};

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
export const spaced = (text) => text.replaceAll("-", " ");
export const shortName = (label) => label.split(" (")[0];
export const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** "Age in days", 15795 days: "Age", 43 years. */
function plain({label, value}) {
  const [, count, unit] = /^(\d+) (days|months)$/.exec(value) ?? [];
  if (!unit) return {label, value};
  const years = Math.floor(count / (unit === "days" ? 365.2425 : 12));
  const suffix = " in " + unit;
  return {label: label.endsWith(suffix) ? label.slice(0, -suffix.length) : label, value: years >= 2 ? years + " years" : value};
}

/** What is known, without where it came from. */
export function factLabel(one) {
  if (one.value === "true") return one.label;
  if (one.value === "false") return one.label + ": no";
  const {label, value} = plain(one);
  return label + (value.endsWith(" recorded") ? ": " : " ") + value;
}

function fact(one) {
  const told = !["true", "false"].includes(one.value);
  const notes = [
    told && one.sent && one.sent !== one.value ? "sent as " + one.sent : "",
    one.byProfile,
    {presumed: "presumed: the list was called complete", text: "from the text alone", flag: "by its flag"}[one.provenance],
    told ? one.date : ""].filter(Boolean).join("; ");
  return factLabel(one) + (notes ? ` (${notes})` : "");
}

/** One entry of a record can say yes to several findings: warfarin is a vitamin K antagonist, too. The first stands for them. */
export function facts(all) {
  const said = new Set(), entry = (one) => [one.source, one.sent, one.date, one.provenance].join("\n");
  return all.filter((one) => {
    if (one.value !== "true" || !one.source) return true;
    const isNew = !said.has(entry(one));
    said.add(entry(one));
    return isNew;
  }).map(fact).join("; ");
}

const mostMissing = 6;

/** What is missing: first what was sent and cannot be used, then, once said so, what nobody recorded. */
export function missing(all, recorded = "not recorded: ") {
  const isUnrecorded = (one) => one.why === "missing" && !one.sent;
  const told = (one) => {
    const why = reasons[one.why] ?? one.why;
    return `${one.label} (${why}${one.sent && one.why !== "not-known" ? ": " + one.sent : ""})`;
  };
  const shown = [...all.filter((one) => !isUnrecorded(one)), ...all.filter(isUnrecorded)].slice(0, mostMissing);
  const unrecorded = shown.filter(isUnrecorded).map((one) => one.label);
  const parts = shown.filter((one) => !isUnrecorded(one)).map(told);
  if (unrecorded.length) parts.push(recorded + unrecorded.join("; "));
  if (shown.length < all.length) parts.push(`and ${all.length - shown.length} more`);
  return capital(parts.join("; "));
}

export function headline({answer, differential}) {
  const name = answer.label ?? "";
  if (answer.state === "cannot-tell") return name ? `Cannot tell yet: ${name} leads` : "Cannot tell yet";
  return `${name}: ${answer.state}${differential[0].kind === "mimic" ? " (a mimic)" : ""}`;
}
