// Every message of the condition language: what is marked, what is said, what helps.
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "expression/pages.h"
#include "fixture.h"

namespace apatite {
namespace {

struct Said {
    std::string code, marked, message, help;

    friend bool operator==(const Said&, const Said&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Said& said) {
        return out << said.code << " at `" << said.marked << "`: " << said.message << " | " << said.help;
    }
};

struct Row {
    std::string text; ///< of a condition; behind `value: ` of a value
    std::vector<Said> says;

    friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.text; }
};

const std::vector<Row>& rows() {
    static const std::vector<Row> table = {
        {"dialysis == true", {{"P0101", "==", "`==` is no sign of the condition language", "equality is written `=`"}}},
        {"dialysis && lupus", {{"P0101", "&&", "`&&` is no sign of the condition language", "write `and`"}}},
        {"!dialysis", {{"P0101", "!", "`!` is no sign of the condition language", "write `not`"}}},
        {"sex = \"female\"",
         {{"P0101", "\"", "`\"` is no sign of the condition language",
           "texts and units stand in single quotes, names in none"}}},
        {"inr ≥ 3", {{"P0101", "≥", "`≥` is no sign of the condition language", "write `>=`"}}},
        {"inr % 2 > 1",
         {{"P0101", "%", "`%` is no sign of the condition language", "write per cent as a unit: `12 '%'`"}}},
        {"dialysis // on Mondays",
         {{"P0101", "//", "`//` is no sign of the condition language",
           "comments stand outside the condition, after `#` in the YAML file"}}},
        {"sex = 'female", {{"P0102", "'female", "a text in quotes is not closed", "add the closing `'`"}}},
        {"sex = 'a\\d'", {{"P0103", "\\d", "`\\d` is no escape", "write `\\\\` for a backslash, `\\'` for a quote"}}},
        {"inr > .5", {{"P0104", ".5", "`.5` has no digit before the point", "write `0.5`"}}},
        {"inr > 5e-1", {{"P0104", "5e-1", "`5e-1` has an exponent", "write the digits out, or choose another unit"}}},
        {"inr > 3L", {{"P0104", "3L", "`3L` is a number of a kind that is not used here", "write `3`"}}},
        {"inr > 2147483648",
         {{"P0104", "2147483648", "`2147483648` is too large for a whole number",
           "whole numbers end at 2147483647; write `2147483648.0`"}}},
        {"inr > 0.123456789",
         {{"P0104", "0.123456789", "`0.123456789` has more digits than CQL allows",
           "a plain number has at most 28 digits before the point and 8 after it"}}},
        {"lesion.onset > @2024-02-30",
         {{"P0105", "@2024-02-30", "`@2024-02-30` is not a date",
           "write a date that exists, as `@2024`, `@2024-05` or `@2024-05-31`"}}},
        {"lesion.onset > @2024-05-01T10:00",
         {{"P0105", "@2024-05-01T10:00", "`@2024-05-01T10:00` has a time of day",
           "dates have a year, a month and a day at most: `@2024-05-31`"}}},
        {"dialysis lupus",
         {{"P0106", "lupus", "`lupus` stands where `and`, `or` or the end of the condition is expected",
           "join two conditions by `and` or `or`; names have no blanks: `serum_calcium`"}}},
        {"dialysis)",
         {{"P0106", ")", "`)` stands where `and`, `or` or the end of the condition is expected",
           "look for a bracket too many, or a part that is missing before it"}}},
        {"1 + not dialysis > 2",
         {{"P0106", "not", "`not` stands inside a calculation or comparison", "put it in brackets: `(not a)`"}}},
        {"lesion.site.code = 'leg'",
         {{"P0106", ".", "`lesion.site` has no fields of its own", "a name has one point at most: `lesion.site`"}}},
        {"dialysis and",
         {{"P0107", "", "the condition ends where a value or condition is expected", "finish the condition"}}},
        {"if dialysis then 1",
         {{"P0107", "", "the condition ends where `else` after `if ... then ...` is expected",
           "finish the condition"}}},
        {"(dialysis or lupus", {{"P0108", "(", "`(` is never closed", "add the closing `)`"}}},
        {"AtLeast(2, {dialysis, lupus)",
         {{"P0106", ")", "`)` stands where `}` is expected",
           "look for a bracket too many, or a part that is missing before it"}}},
        {"case when dialysis then 1 else 2", {{"P0108", "case", "`case` is never closed", "add the closing `end`"}}},
        {"dialysis is unknown",
         {{"P0106", "unknown", "`is` asks for `null`, `true` or `false`, not for `unknown`",
           "write `is null` for missing; two things are compared by `=`"}}},
        {"IsNull(phosphate)", {{"P0109", "IsNull", "`IsNull` is not in the condition language", "write `x is null`"}}},
        {"Power(height, 2) > 3 'm2'",
         {{"P0109", "Power", "`Power` is not in the condition language", "write the product out: `height * height`"}}},
        {"transplant before lesion.onset",
         {{"P0109", "before", "`before` is not in the condition language",
           "dates are compared with `<`, `<=`, `=`, or `a 12 weeks or less before b`"}}},
        {"transplant 12 weeks or more before lesion.onset",
         {{"P0109", "more", "only `or less` may follow here",
           "write `a 12 weeks or less before b`; for a longer gap `a + 12 weeks < b`"}}},
        {"months between transplant and lesion.onset > 3",
         {{"P0109", "months", "`months between` is not in the condition language",
           "write `a 12 months or less before b`"}}},
        {"weeks > 3",
         {{"P0106", "weeks", "`weeks` is a calendar word and stands behind a number",
           "write `12 weeks`; no finding can have this name"}}},
        {"dialysis AND lupus", {{"P0110", "AND", "`AND` is written in small letters", "write `and`"}}},
        {"phosphate > 4.5 mg/dL",
         {{"P0111", "mg/dL", "the unit `mg/dL` stands without quotes", "write `4.5 'mg/dL'`"}}},
        {"phosphate > 4.5mg",
         {{"P0111", "mg", "`mg` sticks to the number",
           "a unit stands in quotes, `4.5 'mg'`; a calendar word after a space, `4.5 weeks`"}}},
        {"phosphat > 4.5 'mg/dL'",
         {{"P0201", "phosphat", "unknown finding, value or condition `phosphat`",
           "did you mean `phosphate`? declared at rules/findings.yaml:31"}}},
        {"lesions.site = 'leg'",
         {{"P0201", "lesions", "unknown finding, value or condition `lesions`",
           "did you mean `lesion`? declared at rules/findings.yaml:80"}}},
        {"quux",
         {{"P0201", "quux", "unknown finding, value or condition `quux`",
           "declare it in findings, values.yaml or conditions.yaml"}}},
        {"sex = 'femlae' and dialysiss",
         {{"P0207", "'femlae'", "`sex` is never 'femlae'", "did you mean `'female'`?"},
          {"P0201", "dialysiss", "unknown finding, value or condition `dialysiss`",
           "did you mean `dialysis`? declared at rules/findings.yaml:10"}}},
        {"lesion.sit = 'leg'", {{"P0202", "lesion.sit", "`lesion` has no field `sit`", "did you mean `lesion.site`?"}}},
        {"iv_calcium.given < lesion.onset",
         {{"P0203", "iv_calcium.given", "`iv_calcium` names no certain instance here",
           "add `some: [iv_calcium]` beside the condition, and it ranges over every one"}}},
        {"phosphate.value > 4.5",
         {{"P0204", "phosphate.value", "`phosphate` is a finding and has no fields",
           "write `phosphate` alone; declared at rules/findings.yaml:31"}}},
        {"abs(phosphate) > 4 'mg/dL'", {{"P0205", "abs", "unknown function `abs`", "did you mean `Abs`?"}}},
        {"sex = 'femal'", {{"P0207", "'femal'", "`sex` is never 'femal'", "did you mean `'female'`?"}}},
        {"lesion.site = 'lge'", {{"P0208", "'lge'", "unknown site `'lge'`", "did you mean `'leg'`?"}}},
        {"SameRegion(lesion.site, 'wrist')",
         {{"P0208", "'wrist'", "unknown site `'wrist'`", "declare it in sites.yaml"}}},
        {"dialysis and phosphate",
         {{"P0301", "phosphate", "`and` joins conditions, and `phosphate` is a quantity (mass per volume)",
           "compare it with something, as in `phosphate > 4.5 'mg/dL'`"}}},
        {"not phosphate > 4.5 'mg/dL'",
         {{"P0301", "phosphate", "`not` joins conditions, and `phosphate` is a quantity (mass per volume)",
           "`not` binds tighter than comparisons: write `not (a > b)`"}}},
        {"lesion or dialysis",
         {{"P0301", "lesion", "`or` joins conditions, and `lesion` is a list of instances", "write `exists(lesion)`"}}},
        {"phosphate > sex",
         {{"P0302", "phosphate > sex", "`phosphate` is a quantity (mass per volume) and `sex` is a word",
           "compare things of one kind; a word stands in single quotes, a quantity has its unit"}}},
        {"dialysis = 1",
         {{"P0302", "dialysis = 1", "`dialysis` is a condition and `1` is a whole number",
           "compare things of one kind; a word stands in single quotes, a quantity has its unit"}}},
        {"pth > 5 'mmol/L'",
         {{"P0303", "pth > 5 'mmol/L'", "`pth` is mass per volume, `5 'mmol/L'` is substance per volume",
           "declare `molar-mass:` at `pth`, or write the quantity in `pg/mL`"}}},
        {"height = 5 'g'",
         {{"P0303", "height = 5 'g'", "`height` is length, `5 'g'` is mass", "write both in units of one dimension"}}},
        {"calcium > phosphate * 2 'L'",
         {{"P0303", "calcium > phosphate * 2 'L'", "`calcium` is mass per volume, `phosphate * 2 'L'` is mass",
           "write both in units of one dimension"}}},
        {"vitamin_a > 5 'U/L'",
         {{"P0303", "vitamin_a > 5 'U/L'", "`vitamin_a` is [IU] per volume, `5 'U/L'` is catalytic activity per volume",
           "write both in units of one dimension"}}},
        {"alkaline_phosphatase > 100 '[IU]/L'",
         {{"P0303", "alkaline_phosphatase > 100 '[IU]/L'",
           "`alkaline_phosphatase` is catalytic activity per volume, `100 '[IU]/L'` is [IU] per volume",
           "write both in units of one dimension"}}},
        {"phosphate > 4.5 'K/uL'",
         {{"P0303", "phosphate > 4.5 'K/uL'", "`phosphate` is mass per volume, `4.5 'K/uL'` is temperature per volume",
           "write both in units of one dimension"}}},
        {"phosphate > 4.5",
         {{"P0304", "phosphate > 4.5", "`phosphate` has a unit and `4.5` has none",
           "write `4.5 'mg/dL'`, if that is the unit"}}},
        {"value: phosphate + 1",
         {{"P0304", "1", "`phosphate` has a unit and `1` has none", "write `1 'mg/dL'`, if that is the unit"}}},
        {"age > 18", {{"P0304", "age > 18", "`age` has a unit and `18` has none", "write `18 years`"}}},
        {"age < 18 'a'",
         {{"P0305", "age < 18 'a'", "`age` is in calendar months or years, `18 'a'` in a definite time",
           "a month has no certain number of days: write both in calendar words (`3 months`) or both in days, weeks or "
           "UCUM units"}}},
        {"duration > 3 months",
         {{"P0305", "duration > 3 months", "`3 months` is in calendar months or years, `duration` in a definite time",
           "a month has no certain number of days: write both in calendar words (`3 months`) or both in days, weeks or "
           "UCUM units"}}},
        {"phosphate > 4.5 'MG/DL'",
         {{"P0306", "4.5 'MG/DL'", "`MG/DL` is no unit of UCUM",
           "`MG/DL`, column 4: unknown unit `DL`; did you mean `mg/dL`?"}}},
        {"age < 18 'years'",
         {{"P0306", "18 'years'", "`years` is no unit of UCUM", "a calendar word stands without quotes: `18 years`"}}},
        {"lesion.onset - transplant > 12 weeks",
         {{"P0307", "transplant", "`transplant` cannot be taken from a date",
           "write years, months, weeks or days without quotes: `a + 12 weeks`; for the span between two dates `a 12 "
           "weeks or less before b`"}}},
        {"lesion.onset > transplant + 12 'wk'",
         {{"P0307", "12 'wk'", "`12 'wk'` cannot be added to a date",
           "write years, months, weeks or days without quotes: `a + 12 weeks`; for the span between two dates `a 12 "
           "weeks or less before b`"}}},
        {"value: dialysis + 1",
         {{"P0307", "dialysis", "`+` calculates, and `dialysis` is a condition",
           "calculate with numbers and quantities; joining conditions is `and`, `or`"}}},
        {"High(dialysis)",
         {{"P0308", "dialysis", "`High` asks for a laboratory finding, and `dialysis` is a condition",
           "a condition stands alone: `dialysis`"}}},
        {"High(quux)",
         {{"P0201", "quux", "unknown finding, value or condition `quux`",
           "declare it in findings, values.yaml or conditions.yaml"}}},
        {"exists(dialysis)",
         {{"P0308", "dialysis", "`exists` asks for a finding of kind instances, and `dialysis` is a condition",
           "write `exists(lesion)`; whether a finding is known at all is `x is not null`"}}},
        {"SameRegion(lesion.site, dialysis)",
         {{"P0308", "dialysis", "`SameRegion` compares two sites, and `dialysis` is a condition",
           "write `SameRegion(lesion.site, 'leg')` or `SameRegion(lesion.site, iv_calcium.site)`"}}},
        {"AtLeast(inr, {dialysis, lupus})",
         {{"P0308", "inr", "`AtLeast` counts to a whole number, and `inr` is none", "write `AtLeast(2, {a, b, c})`"}}},
        {"transplant 36 hours or less before lesion.onset",
         {{"P0308", "36 hours", "`36 hours` is shorter than a day",
           "dates have no time of day: write years, months, weeks or days"}}},
        {"transplant 1.5 weeks or less before lesion.onset",
         {{"P0308", "1.5 weeks", "`1.5 weeks` is not a whole number of weeks",
           "dates count whole days: write a smaller unit"}}},
        {"phosphate 12 weeks or less before lesion.onset",
         {{"P0308", "phosphate", "`or less before` compares two dates, and `phosphate` is a quantity (mass per volume)",
           "name findings of kind date"}}},
        {"SameRegion(lesion.site)",
         {{"P0309", "SameRegion(lesion.site)", "`SameRegion` is given 1 argument",
           "write `SameRegion(lesion.site, 'leg')`"}}},
        {"scleroderma > 'limited'",
         {{"P0310", "scleroderma", "`scleroderma` is a word and has no order",
           "list the words that count: `stage = 'II' or stage = 'III'`"}}},
        {"1 < inr < 3",
         {{"P0310", "1 < inr < 3", "`1 < inr < 3` compares twice in a row",
           "write `a < b and b < c`, or `b between a and c`"}}},
        {"sex in 'female'",
         {{"P0311", "'female'", "`in` takes a list in braces, and `'female'` is none",
           "write `x in {'a', 'b'}`; for a range `x between 1 and 2`"}}},
        {"AtLeast(2, dialysis)",
         {{"P0311", "dialysis", "`AtLeast` takes its conditions as a list in braces",
           "write `AtLeast(2, {a, b, c})`"}}},
        {"{dialysis, lupus}",
         {{"P0311", "{dialysis, lupus}", "a list stands alone",
           "lists stand in `x in {...}`, `Max({...})`, `AtLeast(2, {...})`"}}},
        {"value: if dialysis then 1 else 'none'",
         {{"P0312", "'none'", "the branches of `if` are a whole number and a word", "give them all the same type"}}},
        {"value: Coalesce(phosphate, sex)",
         {{"P0312", "sex", "the arguments of `Coalesce` are a quantity (mass per volume) and a word",
           "give them all the same type"}}},
        {"value: temperature - 37 'Cel'",
         {{"P0313", "temperature", "`temperature` is a temperature with a zero point of its own",
           "compare it; to calculate with it write kelvin, `'K'`"},
          {"P0313", "37 'Cel'", "`37 'Cel'` is a temperature with a zero point of its own",
           "compare it; to calculate with it write kelvin, `'K'`"}}},
        {"phosphate",
         {{"P0314", "phosphate", "`phosphate` is a quantity (mass per volume), where a condition is expected",
           "compare it with something; or, if it is a calculation, declare it in values.yaml"}}},
        {"lesion",
         {{"P0314", "lesion", "`lesion` is a list of instances",
           "write `exists(lesion)`, or a condition on one of its fields with `some: [lesion]`"}}},
        {"ana > 1",
         {{"P0315", "ana", "`ana` has no number, only a flag",
           "write `Positive(ana)`, `Negative(ana)`, `High(ana)`, `Low(ana)` or `Normal(ana)`"}}},
        {"Round(phosphate, 1) > 9.6",
         {{"P0316", "phosphate", "`phosphate` has a unit, and rounding depends on it",
           "divide by the unit first, as in `Round(x / 1 'mg/dL', 1)`"}}},
        {"Round(inr, -1) > 3", {{"P0316", "-1", "`-1` is no number of digits", "write a whole number from 0 to 28"}}},
        {"phosphate > 40 'mg/dL'",
         {{"P0401", "phosphate > 40 'mg/dL'", "`phosphate > 40 'mg/dL'` can never be true",
           "the plausible range of `phosphate` is 0.3 .. 30 mg/dL; look at the number and its unit"}}},
        {"phosphate < 20 'mmol/L'",
         {{"P0402", "phosphate < 20 'mmol/L'", "`phosphate < 20 'mmol/L'` can never be false",
           "the plausible range of `phosphate` is 0.3 .. 30 mg/dL; look at the number and its unit"}}},
        {"inr < inr", {{"P0401", "inr < inr", "`inr < inr` can never be true", "compare two different things"}}},
        {"phosphate between 5 'mg/dL' and 3 'mg/dL'",
         {{"P0401", "phosphate between 5 'mg/dL' and 3 'mg/dL'",
           "`phosphate between 5 'mg/dL' and 3 'mg/dL'` can never be true", "the lower end stands first"}}},
        {"AtLeast(3, {dialysis, lupus})",
         {{"P0401", "AtLeast(3, {dialysis, lupus})", "`AtLeast(3, {dialysis, lupus})` can never be true",
           "the list has 2 conditions"}}},
        {"phosphate > 0.1 'mg/dL'",
         {{"P0402", "phosphate > 0.1 'mg/dL'", "`phosphate > 0.1 'mg/dL'` can never be false",
           "the plausible range of `phosphate` is 0.3 .. 30 mg/dL; look at the number and its unit"}}},
        {"AtLeast(0, {dialysis, lupus})",
         {{"P0402", "AtLeast(0, {dialysis, lupus})", "`AtLeast(0, {dialysis, lupus})` can never be false",
           "count to 1 or more"}}},
        {"phosphate < 3 'mg/dL' and phosphate > 5 'mg/dL'",
         {{"P0403", "phosphate > 5 'mg/dL'", "`phosphate < 3 'mg/dL'` and `phosphate > 5 'mg/dL'` are never both true",
           "join them by `or`, or look at the numbers"}}},
        {"inr > 5 and dialysis and inr < 5",
         {{"P0403", "inr < 5", "`inr > 5` and `inr < 5` are never both true",
           "join them by `or`, or look at the numbers"}}},
        {"sex = 'female' and sex = 'male'",
         {{"P0403", "sex = 'male'", "`sex = 'female'` and `sex = 'male'` are never both true",
           "join them by `or`, or look at the numbers"}}},
        {"dialysis and not dialysis",
         {{"P0403", "not dialysis", "`dialysis` and `not dialysis` are never both true",
           "join them by `or`, or look at the numbers"}}},
        {"phosphate < 5 'mg/dL' or phosphate > 3 'mg/dL'",
         {{"P0404", "phosphate > 3 'mg/dL'", "`phosphate < 5 'mg/dL'` or `phosphate > 3 'mg/dL'` is true of everybody",
           "join them by `and`, or look at the numbers"}}},
        {"dialysis or not dialysis",
         {{"P0404", "not dialysis", "`dialysis` or `not dialysis` is true of everybody",
           "join them by `and`, or look at the numbers"}}},
        {"dialysis is null",
         {{"P0405", "dialysis is null", "`dialysis is null` gives an answer even where something is missing",
           "say beside the condition `missing: \"why going on without it is right\"`"}}},
        {"sex in {'female', 'male'}",
         {{"P0405", "sex in {'female', 'male'}",
           "`sex in {'female', 'male'}` gives an answer even where something is missing",
           "say beside the condition `missing: \"why going on without it is right\"`, or write `x = 'a' or x = 'b'`, "
           "which stays unknown"}}},
        {"phosphate ~ 4 'mg/dL'",
         {{"P0405", "phosphate ~ 4 'mg/dL'", "`phosphate ~ 4 'mg/dL'` gives an answer even where something is missing",
           "say beside the condition `missing: \"why going on without it is right\"`, or write `=`, which stays "
           "unknown"}}},
        {"value: if dialysis then 1 else 2",
         {{"P0405", "if dialysis then 1 else 2",
           "`if dialysis then 1 else 2` gives an answer even where something is missing",
           "say beside the condition `missing: \"why going on without it is right\"`"}}},
        {"value: Max({phosphate, calcium})",
         {{"P0405", "Max({phosphate, calcium})",
           "`Max({phosphate, calcium})` gives an answer even where something is missing",
           "say beside the condition `missing: \"why going on without it is right\"`"}}},
        {"value: Coalesce(phosphate, calcium)",
         {{"P0405", "Coalesce(phosphate, calcium)",
           "`Coalesce(phosphate, calcium)` gives an answer even where something is missing",
           "say beside the condition `missing: \"why going on without it is right\"`"}}},
        {"Count({dialysis, lupus}) >= 2",
         {{"P0405", "Count({dialysis, lupus})",
           "`Count({dialysis, lupus})` gives an answer even where something is missing",
           "say beside the condition `missing: \"why going on without it is right\"`, or write `AtLeast(2, {a, b, "
           "c})`, which stays unknown"}}},
        {"phosphate = null",
         {{"P0406", "phosphate = null", "`phosphate = null` is never known, whatever the patient has",
           "whether something is missing is `x is null`"}}},
        {"dialysis and null",
         {{"P0406", "dialysis and null", "`dialysis and null` is never known, whatever the patient has",
           "whether something is missing is `x is null`"}}},
        {"dialysis or lupus or dialysis", {{"P0407", "dialysis", "`dialysis` stands twice", "leave one out"}}},
        {"AtLeast(2, {dialysis, lupus, dialysis})",
         {{"P0407", "dialysis", "`dialysis` is counted twice", "leave one out"}}},
        {"1 < 2",
         {{"P0408", "1 < 2", "`1 < 2` does not depend on the patient", "name a finding, or leave the key out"}}},
        {"true", {{"P0408", "true", "`true` does not depend on the patient", "name a finding, or leave the key out"}}},
        {"calcium / 0 > 1 'mg/dL'",
         {{"P0409", "0", "`calcium / 0` divides by zero, which is never known", "divide by something else"}}},
        {"5 'mmol/L' between calcium and phosphate",
         {{"P0303", "5 'mmol/L'",
           "`5 'mmol/L'` is converted through the molar mass of one finding and compared with another",
           "compare it with each of them on its own"}}},
        {"value: Max({1.2 'mmol/L', phosphate, calcium})",
         {{"P0303", "1.2 'mmol/L'",
           "`1.2 'mmol/L'` is converted through the molar mass of one finding and compared with another",
           "compare it with each of them on its own"}}},
        {"phosphate > 4.5 'years'",
         {{"P0306", "4.5 'years'", "`years` is no unit of UCUM",
           "a calendar word stands without quotes: `4.5 years`"}}},
        {"inr > 3 dialysis",
         {{"P0106", "dialysis", "`dialysis` stands where `and`, `or` or the end of the condition is expected",
           "join two conditions by `and` or `or`; names have no blanks: `serum_calcium`"}}},
        {"", {{"P0113", "", "the condition is empty", "write a condition, such as `dialysis`, or leave the key out"}}},
        {std::string(300, '(') + "dialysis" + std::string(300, ')'),
         {{"P0112", "(", "the condition is nested too deep", "give parts of it names in conditions.yaml"}}},
        {"sex = #female",
         {{"P0101", "#", "`#` is no sign of the condition language",
           "see rules/README.md for the signs of the language"}}},
    };
    return table;
}

std::vector<Said> said_of(std::string text) {
    const bool value = text.starts_with("value: ");
    if (value) text = text.substr(7);
    std::vector<Said> result;
    for (const Diagnostic& each : testing::check(text, value ? Kind::any : Kind::boolean).diagnostics) {
        const std::size_t start = each.span.column - testing::first_column;
        result.push_back({each.code, start < text.size() ? text.substr(start, each.span.length) : std::string(),
                          each.message, each.help});
    }
    return result;
}

class Messages : public ::testing::TestWithParam<Row> {};

TEST_P(Messages, SayWhatIsWrongWhereAndWhatToDo) { EXPECT_EQ(said_of(GetParam().text), GetParam().says); }

TEST_P(Messages, KeepTheRules) {
    for (const Said& said : GetParam().says) {
        EXPECT_FALSE(said.message.ends_with('.')) << said.message;
        EXPECT_FALSE(said.help.empty()) << said.message;
        EXPECT_EQ(said.message.find("std::"), std::string::npos);
    }
}

INSTANTIATE_TEST_SUITE_P(All, Messages, ::testing::ValuesIn(rows()));

TEST(MessageText, ReadsAsInTheManual) {
    EXPECT_EQ(testing::message("phosphat > 4.5 'mg/dL'"),
              "error[P0201]: unknown finding, value or condition `phosphat`\n"
              "  --> rules/metastatic.yaml:7:9\n"
              "   |   when: phosphat > 4.5 'mg/dL'\n"
              "   |         ^^^^^^^^\n"
              "help: did you mean `phosphate`? declared at rules/findings.yaml:31\n");
}

TEST(ExplainPages, ThereIsOneForEachCodeAndNoOther) {
    std::set<std::string> said;
    for (const Row& row : rows())
        for (const Said& each : row.says) said.insert(each.code);
    std::vector<std::string> explained;
    for (const ExplainPage& page : expression_pages()) explained.emplace_back(page.code);
    EXPECT_TRUE(std::is_sorted(explained.begin(), explained.end()));
    EXPECT_EQ(std::set<std::string>(explained.begin(), explained.end()).size(), explained.size());
    for (const std::string& code : explained) EXPECT_TRUE(said.contains(code)) << "no message shows " << code;
    for (const std::string& code : said) EXPECT_THAT(explained, ::testing::Contains(code));
}

TEST(ExplainPages, HaveAMeaningAndAGoodExample) {
    for (const ExplainPage& page : expression_pages()) {
        EXPECT_FALSE(page.title.empty());
        EXPECT_NE(page.text.find("good:"), std::string_view::npos) << page.code;
        EXPECT_TRUE(page.text.ends_with('\n')) << page.code;
    }
}

} // namespace
} // namespace apatite
