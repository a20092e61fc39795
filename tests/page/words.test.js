// The words of the page, by themselves: they say what the text report says.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";

const text = readFileSync(`${process.env.APATITE_SOURCE_DIR}/src/server/page/words.js`, "utf8");
const {facts, factLabel, headline, missing, urgencyInWords, useReasons} = await import("data:text/javascript," + encodeURIComponent(text));

test("an age is said as people say it", () => {
  for (const [label, value, says] of [
    ["Age in days", "15795 days", "Age 43 years"], ["Age in days", "20 days", "Age 20 days"], ["Age in months", "23 months", "Age 23 months"],
    ["Age", "43 years", "Age 43 years"], ["Lesion", "1 recorded", "Lesion: 1 recorded"], ["Dialysis", "false", "Dialysis: no"],
    ["Dialysis", "true", "Dialysis"], ["Calcium, total", "11.3 mg/dL", "Calcium, total 11.3 mg/dL"],
  ]) assert.equal(factLabel({label, value}), says);
});

test("an entry of the record is told once, with how it was sent and how it is known", () => {
  const warfarin = {label: "Warfarin", value: "true", source: "MedicationStatement/1", sent: "warfarin", provenance: "observed"};
  assert.equal(facts([warfarin, {...warfarin, label: "Vitamin K antagonist"}, {...warfarin, label: "Heparin", source: "MedicationStatement/2"}]), "Warfarin; Heparin");
  assert.equal(facts([{label: "Phosphate", value: "9.69 mg/dL", sent: "3.13 mmol/L", date: "2024-06-01", provenance: "observed"}]),
    "Phosphate 9.69 mg/dL (sent as 3.13 mmol/L; 2024-06-01)");
  assert.equal(facts([{label: "Lupus", value: "false", provenance: "presumed"}]), "Lupus: no (presumed: the list was called complete)");
});

test("what was sent and cannot be used comes first, with why", () => {
  useReasons({"no-unit": "sent without a unit"});
  const unrecorded = {label: "Albumin", why: "missing"};
  assert.equal(missing([unrecorded, {label: "Calcium", why: "no-unit", sent: "14.5"}]), "Calcium (sent without a unit: 14.5); not recorded: Albumin");
  assert.equal(missing([unrecorded, {...unrecorded, label: "PTH"}]), "Not recorded: Albumin; PTH");
  assert.equal(missing(Array(9).fill(unrecorded), ""), "Albumin; Albumin; Albumin; Albumin; Albumin; Albumin; and 3 more");
});

test("routine is only so far while something urgent is not ruled out, and a mimic is named as one", () => {
  const answer = {answer: {urgency: "routine", label: "Phlebolith", state: "likely"}, differential: [{kind: "mimic"}], notRuledOut: []};
  assert.equal(urgencyInWords(answer), "Routine");
  assert.equal(urgencyInWords({...answer, notRuledOut: [{}]}), "Routine so far");
  assert.equal(headline(answer), "Phlebolith: likely (a mimic)");
});
