#include "expression/pages.h"

#include <array>

namespace apatite {
namespace {

constexpr auto pages = std::to_array<ExplainPage>({
    // P01: writing
    {"P0101", "A sign that the language does not have",
     "The condition language is CQL: equality is `=`, inequality `!=`, logic is written in words, units and texts "
     "stand\n"
     "in single quotes.\n\n"
     "bad:   dialysis && sex == \"female\"\n"
     "good:  dialysis and sex = 'female'\n"},
    {"P0102", "A text that is not closed",
     "A text or unit starts with a single quote and ends with the next one. A quote inside is written `\\'`.\n\n"
     "bad:   phosphate > 4.5 'mg/dL\n"
     "good:  phosphate > 4.5 'mg/dL'\n"},
    {"P0103", "An escape that does not exist",
     "Inside a text a backslash starts an escape: `\\'`, `\\\\`, `\\n`, `\\t`, `\\r`, `\\f`, `\\/` or `\\u` with four\n"
     "hexadecimal digits.\n\n"
     "bad:   pattern = 'a\\d'\n"
     "good:  pattern = 'a\\\\d'\n"},
    {"P0104", "A number that cannot be written so",
     "Numbers have digits before and, if there is a point, after it; no exponent and no letter. A whole number ends "
     "at\n"
     "2147483647, a plain decimal has at most 28 digits before the point and 8 after it, as in CQL. Quantities have "
     "no\n"
     "such limit.\n\n"
     "bad:   inr > .5      inr > 5e-1      inr > 3L\n"
     "good:  inr > 0.5\n"},
    {"P0105", "A date that cannot be read",
     "A date is a year, a month or a day that exists, after `@`. There are no times of day: records round them, and "
     "no\n"
     "rule should hang on an hour that was never meant.\n\n"
     "bad:   transplant > @2024-02-30      transplant > @2024-05-01T10:00\n"
     "good:  transplant > @2024-05-01      transplant > @2024\n"},
    {"P0106", "Something else is expected here",
     "The words stand in an order that the grammar does not have: two names in a row, a bracket too many, a comma "
     "alone.\n"
     "`not` inside a calculation or comparison needs brackets.\n\n"
     "bad:   dialysis lupus\n"
     "good:  dialysis and lupus\n"},
    {"P0107", "The condition ends too early",
     "An operator has no right side, or `if` and `case` are not finished.\n\n"
     "bad:   dialysis and\n"
     "good:  dialysis and lupus\n"},
    {"P0108", "A bracket that is never closed",
     "Each `(` needs a `)`, each `{` a `}`, each `case` an `end`.\n\n"
     "bad:   AtLeast(2, {dialysis, lupus, High(phosphate)\n"
     "good:  AtLeast(2, {dialysis, lupus, High(phosphate)})\n"},
    {"P0109", "A word of CQL that is left out",
     "The language is a part of CQL 1.5. Queries, intervals, times of day, clocks and conversions are left out: a "
     "rule\n"
     "that needs them is hard to read and to test. The help line says what to write. rules/README.md has the whole "
     "list.\n\n"
     "bad:   IsNull(phosphate)      Power(height, 2)\n"
     "good:  phosphate is null      height * height\n"},
    {"P0110", "A keyword in capital letters",
     "CQL writes its keywords in small letters, and names are told apart by case.\n\n"
     "bad:   dialysis AND lupus\n"
     "good:  dialysis and lupus\n"},
    {"P0111", "A unit without quotes",
     "A unit is UCUM and stands in single quotes behind the number. Only calendar words (`12 weeks`) stand without.\n\n"
     "bad:   phosphate > 4.5 mg/dL      phosphate > 4.5mg\n"
     "good:  phosphate > 4.5 'mg/dL'\n"},
    {"P0112", "A condition that is too large",
     "A condition has at most 64 KiB of text, 200 levels and 20,000 parts. One that comes near is not readable "
     "either.\n\n"
     "bad:   f1 or f2 or f3 or ...    ten thousand times\n"
     "good:  give its parts names in conditions.yaml, and join long lists by AnyTrue({...}) or AllTrue({...})\n"},
    {"P0113", "An empty condition",
     "A key that takes a condition has none. What always holds needs no condition.\n\n"
     "bad:   when: \"\"\n"
     "good:  when: \"dialysis\"\n"},
    // P02: names
    {"P0201", "An unknown name",
     "A name is the id of a finding, value or condition of the same pack. The help line shows the nearest one and "
     "where\n"
     "it is declared. An unknown name is never taken for a missing fact: the rule would be silent for ever.\n\n"
     "bad:   phosphat > 4.5 'mg/dL'\n"
     "good:  phosphate > 4.5 'mg/dL'\n"},
    {"P0202", "An unknown field",
     "The part behind the point is a field that the finding of kind `instances` declares under `fields:`.\n\n"
     "bad:   lesion.sit = 'leg'\n"
     "good:  lesion.site = 'leg'\n"},
    {"P0203", "A field of no certain instance",
     "There may be several lesions. A condition that speaks of a field says over which it ranges, and is true if one "
     "of\n"
     "them (or one pair) makes it true.\n\n"
     "bad:   when: \"lesion.site = 'leg'\"\n"
     "good:  some: [lesion]\n"
     "       when: \"lesion.site = 'leg'\"\n"},
    {"P0204", "A field of something that has none",
     "Only findings of kind `instances` have fields. A laboratory finding is its value: it needs no `.value`, and its "
     "unit\n"
     "is written beside the number that it is compared with.\n\n"
     "bad:   phosphate.value > 4.5\n"
     "good:  phosphate > 4.5 'mg/dL'\n"},
    {"P0205", "An unknown function",
     "Functions are written as in CQL, with capital letters.\n\n"
     "bad:   abs(x)\n"
     "good:  Abs(x)\n"},
    {"P0207", "A word that the finding never takes",
     "A finding of kind `choice` takes one of the words that it declares, spelled exactly so. Any other comparison "
     "would\n"
     "be false for ever.\n\n"
     "bad:   sex = 'femal'\n"
     "good:  sex = 'female'\n"},
    {"P0208", "An unknown site",
     "Sites are compared with ids declared in sites.yaml.\n\n"
     "bad:   SameRegion(lesion.site, 'lower leg')\n"
     "good:  SameRegion(lesion.site, 'leg')\n"},
    // P03: types and units
    {"P0301", "Not a condition",
     "`and`, `or`, `xor`, `implies`, `not`, `is true`, `if` and the lists of AtLeast, AllTrue and AnyTrue take "
     "conditions:\n"
     "what is true or false. As in CQL, `not` binds tighter than a comparison.\n\n"
     "bad:   dialysis and phosphate      not phosphate > 4.5 'mg/dL'\n"
     "good:  dialysis and High(phosphate)      not (phosphate > 4.5 'mg/dL')\n"},
    {"P0302", "Things of different kinds",
     "A quantity is compared with quantities, a date with dates, a word with words, a condition with conditions.\n\n"
     "bad:   phosphate > 'high'\n"
     "good:  High(phosphate)\n"},
    {"P0303", "Different dimensions",
     "The two sides measure different things: a mass is no length, a mass concentration no substance concentration.\n"
     "Milligrams convert to millimoles only through the molar mass that the finding declares, to milliequivalents "
     "also\n"
     "through its charge. Arbitrary units such as `[IU]` compare only with themselves. Other engines give null or "
     "compare\n"
     "the bare numbers here.\n\n"
     "bad:   pth > 5 'mmol/L'\n"
     "good:  pth > 65 'pg/mL'\n"
     "good:  phosphate > 1.5 'mmol/L'     # with molar-mass: 30.974 g/mol at the finding\n"},
    {"P0304", "A number beside a quantity",
     "A bare number says nothing of a quantity with a unit: 4.5 mg/dL of phosphate is normal, 4.5 mmol/L is not.\n\n"
     "bad:   phosphate > 4.5\n"
     "good:  phosphate > 4.5 'mg/dL'\n"},
    {"P0305", "Calendar months beside a definite time",
     "A month has 28 to 31 days. Calendar years and months (`3 months`) compare only with each other; weeks, days and "
     "the\n"
     "units of UCUM (`'d'`, `'mo'` of 30.4375 days) are definite.\n\n"
     "bad:   age < 18 'a'      disease_duration > 3 months     # a finding in d\n"
     "good:  age < 18 years    disease_duration > 90 days\n"},
    {"P0306", "A unit that UCUM does not have",
     "Units are UCUM, case-sensitive. Calendar words stand without quotes. The help line says what was not "
     "understood.\n\n"
     "bad:   phosphate > 4.5 'MG/DL'      age < 18 'years'\n"
     "good:  phosphate > 4.5 'mg/dL'      age < 18 years\n"},
    {"P0307", "Not something to calculate with",
     "`+ - * /`, `Abs` and `Round` take numbers and quantities. To a date only a span in calendar words can be "
     "added.\n\n"
     "bad:   lesion.onset - iv_calcium.given < 12 weeks\n"
     "good:  iv_calcium.given 12 weeks or less before lesion.onset\n"},
    {"P0308", "A wrong argument",
     "`High`, `Low`, `Normal`, `Positive` and `Negative` take a finding of kind quantity; `exists` one of kind "
     "instances;\n"
     "`SameRegion` two sites; `AtLeast` a whole number written out; `... or less before ...` two dates, and between "
     "them\n"
     "a whole number of years, months, weeks or days.\n\n"
     "bad:   High(dialysis)\n"
     "good:  dialysis\n"},
    {"P0309", "A wrong number of arguments",
     "The help line shows how the function is written.\n\n"
     "bad:   SameRegion(lesion.site)\n"
     "good:  SameRegion(lesion.site, 'leg')\n"},
    {"P0310", "Something without an order",
     "Words and conditions are equal or not; `<` would compare letters of the alphabet. A chain of two comparisons\n"
     "compares a truth with a number.\n\n"
     "bad:   stage > 'II'      1 < inr < 3\n"
     "good:  stage in {'III', 'IV'}      inr > 1 and inr < 3\n"},
    {"P0311", "A list in the wrong place",
     "A list is written out in braces, as the right side of `in` or the argument of Min, Max, Count, AllTrue, AnyTrue "
     "and\n"
     "AtLeast. Nothing else takes or gives lists.\n\n"
     "bad:   sex in 'female'\n"
     "good:  sex in {'female'}\n"},
    {"P0312", "Parts of different types",
     "The branches of `if` and `case`, the arguments of Coalesce and the elements of a list are of one type.\n\n"
     "bad:   if dialysis then 1 else 'none'\n"
     "good:  if dialysis then 1 else 0\n"},
    {"P0313", "Calculating with a temperature that has its own zero",
     "20 Cel + 20 Cel is not 40 Cel. Degrees Celsius and Fahrenheit can be compared, but not added or multiplied.\n\n"
     "bad:   temperature - 37 'Cel' > 1 'K'\n"
     "good:  temperature > 38 'Cel'\n"},
    {"P0314", "Not a condition as a whole",
     "Under `when` stands something that is true or false. Calculations have their place in values.yaml.\n\n"
     "bad:   when: \"calcium * phosphate\"\n"
     "good:  when: \"calcium * phosphate > 55 'mg2/dL2'\"\n"},
    {"P0315", "A number of a finding that only has a flag",
     "The finding says `flag-only: true`: its result is positive or negative, high or low, and comparing a number "
     "would\n"
     "never be known.\n\n"
     "bad:   ana > 1\n"
     "good:  Positive(ana)\n"},
    {"P0316", "Rounding that depends on the unit",
     "Rounding 9.7 mg/dL gives another amount than rounding 0.097 g/L. Divide by the unit in which it is to be "
     "rounded.\n"
     "The number of digits is written out, from 0 to 28.\n\n"
     "bad:   Round(phosphate, 1) > 9.6 'mg/dL'\n"
     "good:  Round(phosphate / 1 'mg/dL', 1) > 9.6\n"},
    // P04: meaning
    {"P0401", "A condition that can never be true",
     "With the plausible range of the findings the comparison is false for everybody. Nearly always the number or the\n"
     "unit is wrong.\n\n"
     "bad:   phosphate > 40 'mg/dL'      # plausible: 0.3 mg/dL .. 30 mg/dL\n"
     "good:  phosphate > 4.0 'mg/dL'\n"},
    {"P0402", "A condition that can never be false",
     "With the plausible range of the findings the comparison is true for everybody who has a value.\n\n"
     "bad:   phosphate > 0.1 'mg/dL'\n"
     "good:  phosphate is not null       # with missing:, if that is what is asked\n"},
    {"P0403", "Two conditions that are never both true",
     "Joined by `and` they leave nobody.\n\n"
     "bad:   phosphate < 3 'mg/dL' and phosphate > 5 'mg/dL'\n"
     "good:  phosphate < 3 'mg/dL' or phosphate > 5 'mg/dL'\n"},
    {"P0404", "Two conditions of which one is always true",
     "Joined by `or` they take in everybody.\n\n"
     "bad:   phosphate < 5 'mg/dL' or phosphate > 3 'mg/dL'\n"
     "good:  phosphate > 3 'mg/dL' and phosphate < 5 'mg/dL'\n"},
    {"P0405", "Missing turned into an answer",
     "`is null`, `is true`, `~`, `in`, `if`, `case`, Coalesce, Min, Max, Count, AllTrue and AnyTrue answer even where\n"
     "something is missing: nobody measured it, and the rule goes on as if it were normal. A pack may do so where it "
     "says\n"
     "beside the condition why that is right.\n\n"
     "bad:   when: \"Coalesce(dialysis, false)\"\n"
     "good:  when: \"Coalesce(dialysis, false)\"\n"
     "       missing: \"Dialysis that nobody knows of is not going on.\"\n"
     "good:  when: \"dialysis\"\n"},
    {"P0406", "A comparison with null",
     "As in CQL, comparing, calculating and joining with `null` gives null: `x = null` is not even true where x is\n"
     "missing.\n\n"
     "bad:   phosphate = null\n"
     "good:  phosphate is null\n"},
    {"P0407", "The same twice",
     "A condition stands twice in a chain or list. In AtLeast it would be counted twice.\n\n"
     "bad:   AtLeast(2, {dialysis, lupus, dialysis})\n"
     "good:  AtLeast(2, {dialysis, lupus, scleroderma})\n"},
    {"P0408", "A condition without the patient",
     "It names no finding, so it is the same for everybody.\n\n"
     "bad:   when: \"true\"\n"
     "good:  leave the key out, or name a finding\n"},
    {"P0409", "A division by zero",
     "As in CQL it gives null, so the condition would never be known.\n\n"
     "bad:   calcium / 0 > 1\n"
     "good:  calcium / albumin > 2.5 'mg/g'\n"},
});

} // namespace

std::span<const ExplainPage> expression_pages() noexcept { return pages; }

} // namespace apatite
