// Pages of K03 (ids and references) and K04 (content).
#include "pack/pages_by_group.h"

#include <array>

namespace apatite {
namespace {

constexpr auto references = std::to_array<ExplainPage>({
    {"K0301", "Not an id",
     R"(Ids begin with a small letter. Those that conditions name have small letters, digits and `_`; those of alerts, sites,
causes and the like may have `-`, those of rules and references `-` and `.` as well.

bad:   Serum-Phosphate: { label: Serum phosphate }
good:  serum_phosphate: { label: Serum phosphate }
)"},
    {"K0302", "Declared twice",
     R"(Two declarations of one id, in one file or in two; findings, values and named conditions share one name space. Both
places are named.

bad:   findings.yaml: dialysis    conditions.yaml: dialysis
good:  findings.yaml: dialysis    conditions.yaml: renal_failure
)"},
    {"K0303", "A word of the condition language as an id",
     R"(A condition that names it would be read in another way.

bad:   case: { label: Case }
good:  index_case: { label: Case }
)"},
    {"K0304", "Twice in one list",
     R"(A code, reference or text that stands twice says nothing the second time, and one of them is often a slip.

bad:   loinc: [2777-1, 2777-1]
good:  loinc: [2777-1, 14879-1]
)"},
    {"K0311", "An unknown finding",
     R"(The name is declared nowhere in `findings`. The nearest declared name is shown.

bad:   answers: [phosphat]
good:  answers: [phosphate]
)"},
    {"K0312", "An unknown hypothesis",
     R"(Rules act on hypotheses that hypotheses.yaml declares.

bad:   supports: { metastatik: strong }
good:  supports: { metastatic: strong }
)"},
    {"K0313", "An unknown set of codes",
     R"(`codes: { sets: [...] }` names sets of sets.yaml.

bad:   codes: { sets: [heparins] }
good:  codes: { sets: [heparin] }
)"},
    {"K0314", "An unknown site",
     R"(`within` names sites of sites.yaml.

bad:   within: [lower_leg]
good:  within: [leg]
)"},
    {"K0315", "An unknown list",
     R"(The lists that an input may call complete stand in pack.yaml under `lists`.

bad:   when-complete: medicines
good:  when-complete: medications
)"},
    {"K0316", "An unknown reference",
     R"(`evidence` names keys of references.yaml: every statement can be traced to what was read.

bad:   evidence: [reiter-2012]
good:  evidence: [reiter-2011]
)"},
    {"K0317", "An unknown rule or named condition",
     R"(A case expects the truth of something that the pack does not declare.

bad:   expect: { true: [renal_failur] }
good:  expect: { true: [renal_failure] }
)"},
    {"K0318", "An unknown alert, workup item, management option, form, cause or caution",
     R"(A case expects something that the pack does not declare.

bad:   expect: { alerts: [calciphilaxis] }
good:  expect: { alerts: [calciphylaxis] }
)"},
    {"K0319", "`some` of something that does not come several at a time",
     R"(Only findings of kind instances can be ranged over. Others are named in the condition.

bad:   { some: [dialysis], when: "dialysis" }
good:  { when: "dialysis" }
)"},
    {"K0320", "A circle",
     R"(A set that contains itself, a site within itself, a finding read from itself, a value or condition that uses itself:
none of them has a meaning. The way round is shown; one step has to go.

bad:   day: { when: "not night" }    night: { when: "not day" }
good:  day: { when: "light" }        night: { when: "not day" }
)"},
});

constexpr auto content = std::to_array<ExplainPage>({
    {"K0401", "A unit that cannot be",
     R"(Units are UCUM, case-sensitive; the molar mass has its own unit; a value is printed in a unit of its own dimension.

bad:   unit: mg/dl2x            molar-mass: 30.974
good:  unit: mg/dL              molar-mass: 30.974 g/mol
)"},
    {"K0402", "A range that cannot be",
     R"(Ends carry units of the finding's dimension and stand the right way round; reference ranges lie within what is
plausible, no two of them hold for the same age and sex, and ages are whole years, months, weeks or days.

bad:   plausible: 30 mg/dL .. 0.3 mg/dL
good:  plausible: 0.3 mg/dL .. 30 mg/dL
)"},
    {"K0403", "It is not said which fact counts",
     R"(`latest`, `earliest`; of numbers also `highest`, `lowest`; of booleans also `any`, `active`, `ever`; of instances `any`,
`active`, `ever`. Behind it, if old facts do not count, `within` and a number of days, weeks, months or years.

bad:   select: newest
good:  select: latest within 90 days
)"},
    {"K0404", "A date that cannot be read",
     R"(Dates are written `2027`, `2027-11` or `2027-11-30`, and exist. The date of assessment of a case needs its day.

bad:   review: next year
good:  review: 2027-11
)"},
    {"K0405", "A code that does not look like one of its system",
     R"(LOINC and SNOMED CT codes carry a check digit, ATC and ICD-10 codes have a fixed form. A code with a slip would match
nobody, or, worse, something else.

bad:   loinc: [2777-2]    icd10cm: [M3210]
good:  loinc: [2777-1]    icd10cm: [M32.10]
)"},
    {"K0406", "An unknown code system",
     R"(Systems have short names: loinc, snomed, rxnorm, atc, icd10cm and so on. Any other is named by its URI.

bad:   codes: { lonic: [2777-1] }
good:  codes: { loinc: [2777-1] }
)"},
    {"K0407", "A list with nothing in it",
     R"(A set without codes matches nobody, a choice without words can be nothing.

bad:   warfarin: { rxnorm: [] }
good:  warfarin: { rxnorm: [11289] }
)"},
    {"K0408", "A value that is no number or date",
     R"(What is true or false belongs in conditions.yaml.

bad:   values.yaml:     failing: { label: Failing, is: "dialysis or egfr_low" }
good:  conditions.yaml: failing: { label: Failing, when: "dialysis or egfr_low" }
)"},
    {"K0409", "A rule against itself",
     R"(It speaks for and against the same hypothesis.

bad:   supports: { gout: weak }   excludes: [gout]
good:  excludes: [gout]
)"},
    {"K0410", "A rule that does nothing",
     R"(A rule supports, opposes, establishes or excludes some hypothesis.

bad:   - { id: a.b, when: "dialysis", because: ..., evidence: [...] }
good:  the same with `supports: { metastatic: weak }`
)"},
    {"K0411", "No source",
     R"(Whoever reads the answer must be able to read what it rests on.

bad:   evidence: []
good:  evidence: [reiter-2011]
)"},
    {"K0412", "A pack of another version of the format",
     R"(This program reads packs of language 1.

bad:   language: 2
good:  language: 1
)"},
    {"K0413", "A scale that does not rise",
     R"(0 < weak < moderate < strong, `likely-from` above 0, `unlikely-from` below 0. Anything else would call a hypothesis
likely or unlikely of which nothing is known.

bad:   scale: { weak: 2, moderate: 2, ... }
good:  scale: { weak: 1, moderate: 2, strong: 4, likely-from: 4, unlikely-from: -2, ... }
)"},
    {"K0414", "A case that cannot be run",
     R"(Values of a case are written as on the command line: `9.7 mg/dL`, `true`, `high`, a date, a word of its list.

bad:   given: { phosphate: 9.7 }
good:  given: { phosphate: 9.7 mg/dL }
)"},
    {"K0415", "Not an address",
     R"(The address of a reference starts with `https://` (or `http://`).

bad:   url: www.example.org/paper
good:  url: https://www.example.org/paper
)"},
    {"K0416", "A text of which nothing is compared",
     R"(Texts are compared as a whole, without regard to case, blanks and punctuation. Of this one nothing is left.

bad:   text: ["."]
good:  text: [calcinosis cutis]
)"},
    {"K0417", "`missing` that excuses nothing (warning)",
     R"(`missing` says why it is right to go on without a fact. Only operators that turn an unknown into an answer need it:
`is null`, `~`, `in`, `if`, `case`, `Coalesce` and aggregates. Beside another condition it misleads the reader.

bad:   { when: "dialysis", missing: It does not matter. }
good:  { when: "dialysis" }
)"},
});

} // namespace

std::span<const ExplainPage> reference_pages() noexcept { return references; }
std::span<const ExplainPage> content_pages() noexcept { return content; }

} // namespace apatite
