// Parts of an answer in words, as the text report says them.

export const urgencies = {emergency: "Emergency", urgent: "Urgent", routine: "Routine"};

const reasons = {
  missing: "not recorded", stale: "too old", "no-unit": "sent without a unit", undated: "no date",
  suspected: "only suspected", masked: "withheld", declined: "not known",
};

/** Values of yes and no as people say them. */
export const values = {true: "yes", false: "no", unknown: "not known"};

export function fact(one) {
  const value = one.value === "true" ? "" : one.value === "false" ? "no" : one.value;
  const sent = one.sent && one.sent !== one.value && !["true", "false"].includes(one.value) ? `sent as ${one.sent}` : "";
  const notes = [sent, one.date, one.provenance === "presumed" ? "presumed" : "", one.provenance === "text" ? "from the text alone" : ""]
    .filter(Boolean).join("; ");
  return `${one.label}${value ? " " + value : ""}${notes ? ` (${notes})` : ""}`;
}

export function missing(one) {
  const why = reasons[one.why] ?? one.why;
  return `${one.label} (${why}${one.sent ? ": " + one.sent : ""})`;
}

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
export const spaced = (text) => text.replaceAll("-", " ");

export function headline(answer) {
  if (answer.state === "cannot-tell") return answer.label ? `Cannot tell yet: ${answer.label} leads` : "Cannot tell yet";
  return `${answer.label}: ${answer.state}`;
}
