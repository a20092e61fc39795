#include "authoring/skeleton_files.h"

namespace apatite {
namespace {

constexpr SkeletonFile files[] = {
    {"pack.yaml",
     R"(# What the pack is and for whom. The rest of the folder: one file a part, or a folder of files (rules/blood.yaml).
id: @ID@
version: 0.1.0
title: @ID@
reviewed: @TODAY@
review-by: @REVIEW@
language: 1
intended-use: Say here who may use it for what.
population: Say here for which patients it was made.
limits: [It is not a medical device and has not been evaluated in patients.]
lists: [conditions, medications]
scale: { weak: 1, moderate: 2, strong: 4, likely-from: 4, unlikely-from: -2, author: Say who, date: @TODAY@ }
)"},
    {"references.yaml", R"(# The sources. Every rule names at least one; `note` tells how it was read.
who-ferritin-2020:
  cite: >-
    World Health Organization. WHO guideline on use of ferritin concentrations to assess iron status in individuals and
    populations. Geneva: WHO; 2020.
  url: https://www.who.int/publications/i/item/9789240000124
  note: table of cut-offs
)"},
    {"findings.yaml", R"(# What can be known of a patient, and by which codes a record tells it.
ferritin:
  label: Serum ferritin
  kind: quantity
  codes: { loinc: [2276-4] }
  select: latest within 1 year
  unit: ug/L
  plausible: 0.1 ug/L .. 100000 ug/L
  cost: blood-test
)"},
    {"hypotheses.yaml", R"(# What the pack tells apart, in the order in which equals are shown.
iron_deficiency: { label: Iron deficiency, kind: subtype, evidence: [who-ferritin-2020] }
)"},
    {"rules.yaml", R"(# What speaks for and against the hypotheses. This one is an example: put your own in its place.
- id: iron_deficiency.ferritin-low
  when: "ferritin < 15 'ug/L'"
  supports: { iron_deficiency: strong }
  because: Below 15 ug/L the iron store of an otherwise healthy adult is empty.
  evidence: [who-ferritin-2020]
)"},
    {"cases/first.yaml",
     R"(# Patients with the answer that they must get: each rule true, false and unknown, and next to its threshold.
- id: ferritin-low
  given: { ferritin: 14 ug/L }
  expect: { first: iron_deficiency, status: likely, true: [iron_deficiency.ferritin-low] }
- id: ferritin-just-not-low
  given: { ferritin: 15 ug/L }
  expect: { absent: [iron_deficiency], status: not-assessed }
- id: ferritin-unknown
  given: {}
  expect: { state: cannot-tell, missing: [ferritin] }
- id: ferritin-from-a-record
  note: A FHIR Bundle beside the case, as a hospital sends it; the codes of findings.yaml are what is tested here.
  bundle: ferritin.fhir.json
  expect: { first: iron_deficiency, status: likely }
)"},
    {"cases/ferritin.fhir.json", R"({
  "resourceType": "Bundle",
  "type": "collection",
  "entry": [
    {"resource": {"resourceType": "Patient", "id": "p", "gender": "female", "birthDate": "1984-03-02"}},
    {"resource": {
      "resourceType": "Observation", "id": "ferritin", "status": "final",
      "code": {"coding": [{"system": "http://loinc.org", "code": "2276-4"}]},
      "subject": {"reference": "Patient/p"},
      "effectiveDateTime": "2024-05-20",
      "valueQuantity": {"value": 9, "unit": "ug/L", "system": "http://unitsofmeasure.org", "code": "ug/L"}
    }}
  ]
}
)"},
};

} // namespace

std::span<const SkeletonFile> skeleton_files() noexcept { return files; }

} // namespace apatite
