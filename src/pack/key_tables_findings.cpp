// Keys of findings, values and conditions.
#include "pack/key_table.h"
#include "pack/key_words.h"

namespace apatite {
namespace {

constexpr Key range[] = {
    {"age", Shape::text, false, "ages for which it holds, the upper one left out: `0 .. 2 years`, `18 years ..`"},
    {"sex", Shape::word, false, "only for this sex", nullptr, words::sex},
    {"low", Shape::text, false, "lower end of normal, with its unit"},
    {"high", Shape::text, false, "upper end of normal, with its unit"},
    {"evidence", Shape::texts, false, "references"},
};

constexpr Key finding[] = {
    {"label", Shape::text, false, "name for people; needed unless `of` names another finding"},
    {"kind", Shape::word, false, "boolean unless said otherwise", nullptr, words::finding_kind},
    {"source", Shape::word, false, "what it is read from besides coded facts", nullptr, words::finding_source},
    {"of", Shape::text, false, "the finding whose facts it reads, to choose among them in another way"},
    {"codes", Shape::codes, false, "codes of the facts that tell it"},
    {"text", Shape::texts, false, "whole texts that mean it"},
    {"from", Shape::words, false, "kinds of fact that may tell it", nullptr, words::fact_kind},
    {"value-codes", Shape::codes, false, "true when the value of a matching fact is one of these"},
    {"routes", Shape::codes, false, "a medicine counts only when given by one of these"},
    {"specimen", Shape::text, false, "of a quantity that is not measured in blood: `urine`"},
    {"select", Shape::text, false, "which fact counts: `latest within 90 days`"},
    {"unit", Shape::text, false, "UCUM, or `years`, `months`, `weeks`, `days`"},
    {"molar-mass", Shape::text, false, "to convert between mass and substance: `30.974 g/mol`"},
    {"charge", Shape::whole_number, false, "of the ion, to convert equivalents"},
    {"plausible", Shape::text, false, "numbers outside are errors of the record: `0.3 mg/dL .. 30 mg/dL`"},
    {"ranges", Shape::maps, false, "reference ranges used where none was sent", &range_keys},
    {"flag-only", Shape::truth, false, "a test told as positive or negative, without a number"},
    {"choices", Shape::choices, false, "the words that it can be, with their codes"},
    {"fields", Shape::named_maps, false, "what is known of each instance", &finding_keys},
    {"if-absent", Shape::word, false, "`false`: absent when the list of `when-complete` is complete", nullptr,
     words::if_absent},
    {"when-complete", Shape::text, false, "the list that must be complete"},
    {"cost", Shape::word, false, "what it takes to learn it; without it nobody is asked", nullptr, words::cost},
    {"ask", Shape::text, false, "the question as put to a person"},
    {"fixed", Shape::truth, false, "cannot change, so it is never proposed to be learnt"},
    {"evidence", Shape::texts, false, "references"},
    {"suppress", Shape::named_texts, false,
     "doubts of `apatite check` that are in order here: their code and the reason"},
};

constexpr Key value[] = {
    {"label", Shape::text, true, "name for people"},
    {"unit", Shape::text, false, "unit to print it in"},
    {"is", Shape::condition, true, "how it is computed"},
    {"some", Shape::texts, false, "instances that it ranges over"},
    {"missing", Shape::text, false, "why going on without a missing fact is right"},
    {"evidence", Shape::texts, false, "references"},
    {"suppress", Shape::named_texts, false,
     "doubts of `apatite check` that are in order here: their code and the reason"},
};

constexpr Key condition_declaration[] = {
    {"label", Shape::text, true, "name for people"},
    {"when", Shape::condition, true, "when it holds"},
    {"some", Shape::texts, false, "instances that it ranges over: true if some of them make it true"},
    {"missing", Shape::text, false, "why going on without a missing fact is right"},
    {"evidence", Shape::texts, false, "references"},
    {"suppress", Shape::named_texts, false,
     "doubts of `apatite check` that are in order here: their code and the reason"},
};

constexpr Key condition[] = {
    {"when", Shape::condition, true, "the condition"},
    {"some", Shape::texts, false, "instances that it ranges over: true if some of them make it true"},
    {"missing", Shape::text, false, "why going on without a missing fact is right"},
};

} // namespace

constinit const KeyTable range_keys{"a reference range", range};
constinit const KeyTable finding_keys{"a finding", finding};
constinit const KeyTable value_keys{"a value", value};
constinit const KeyTable condition_declaration_keys{"a named condition", condition_declaration};
constinit const KeyTable condition_keys{"a condition", condition};

} // namespace apatite
