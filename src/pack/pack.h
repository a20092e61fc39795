// A rule pack as data: what the YAML says, parsed and checked. It knows no YAML and no evaluation.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "apatite/assessment.h"
#include "apatite/diagnostic.h"
#include "expression/syntax.h"
#include "findings/declaration.h"
#include "pack/condition_tree.h"
#include "terminology/code.h"

namespace apatite {

/// A text that is a condition: what was written and what it parsed to.
struct Condition {
    std::string text;
    ConditionTree expression;
    std::vector<std::string> some; ///< `some: [lesion, iv_calcium]`: the instances that the condition ranges over
    std::string missing;           ///< why going on without a missing fact is right (null-catching operators)
};

struct Reference {
    std::string id;
    std::string cite;
    std::string url;
    std::string note; ///< how it was read: full paper, abstract, secondary copy
};

enum class Strength { weak, moderate, strong };
std::string_view to_string(Strength strength) noexcept;

struct Scale {
    int weak = 1, moderate = 2, strong = 4;
    int likely_from = 4, unlikely_from = -2;
    std::string author, date;
    int points(Strength strength) const noexcept;
};

/// A derived number or date: `corrected_calcium`.
struct ValueDeclaration {
    std::string id;
    Span span;
    std::string label;
    std::string unit; ///< to print in
    Condition is;
    std::vector<std::string> evidence;
};

/// A named condition.
struct ConditionDeclaration {
    std::string id;
    Span span;
    std::string label;
    Condition when;
    std::vector<std::string> evidence;
};

/// A sub-form or a cause of a hypothesis. The leading cause is the first in the pack's order that is true.
struct Variant {
    std::string id;
    Span span;
    std::string label;
    Condition when;
    std::string because;
    std::vector<std::string> evidence;
};

struct HypothesisDeclaration {
    std::string id;
    Span span;
    std::string label;
    std::string kind; ///< `subtype` or `mimic`
    std::vector<std::string> synonyms;
    std::string note; ///< where authorities disagree
    std::vector<Variant> forms, causes;
    std::optional<Condition> likely_needs; ///< without it the hypothesis is at most possible (idiopathic)
    std::vector<std::string> evidence;
};

struct Rule {
    std::string id;
    Span span;
    Condition when;
    std::vector<std::pair<std::string, Strength>> supports, opposes; ///< by hypothesis
    std::vector<std::string> establishes, excludes;
    std::string group; ///< the same fact told twice counts once
    std::string because;
    std::vector<std::string> evidence;
};

enum class Urgency { routine, urgent, emergency };
std::string_view to_string(Urgency urgency) noexcept;

struct AlertDeclaration {
    std::string id;
    Span span;
    std::string label;
    Urgency urgency = Urgency::urgent;
    Condition suspect, when;
    std::string because;
    std::string action; ///< YAML `do`: what to do now
    std::vector<std::string> evidence;
};

struct WorkupDeclaration {
    std::string id;
    Span span;
    std::string label;
    Condition when;
    std::optional<Condition> urgent_when, unsafe_when;
    std::vector<std::string> answers; ///< findings that it makes known: done when all of them are known
    Cost cost = Cost::blood_test;
    CodeSet codes; ///< the first is the one to order
    std::string separates;
    std::string because;
    std::string unsafe_because;
    std::vector<std::string> evidence;
};

/// Something that speaks against an option: a contraindication, an interaction.
struct Caution {
    std::string id;
    Span span;
    Condition when;
    std::string because;
    std::vector<std::string> evidence;
};

struct ManagementDeclaration {
    std::string id;
    Span span;
    std::string label;
    std::string stance; ///< `consider`, `avoid`, `never`
    std::string level;  ///< evidence level, `L3`
    Condition when;
    std::string because;
    std::vector<Caution> cautions;
    std::vector<std::string> evidence;
};

/// The expectation of one case beside the rules.
struct Case {
    std::string id;
    Span span;
    std::string note;
    std::string as_of;                                      ///< empty: 2024-06-01
    std::vector<std::pair<std::string, std::string>> given; ///< finding, value as written; `lesion[0].site` for fields
    std::string bundle;                                     ///< path of a FHIR Bundle beside the case, or empty
    std::vector<std::string> complete;
    std::vector<std::pair<std::string, std::vector<std::string>>> expect; ///< key, values as written
};

/// A small change of the pack that no case notices, with the reason why that is right.
struct ExcusedMutant {
    Span span;
    std::string of;       ///< `rule metastatic.phosphate-high`
    std::string mutation; ///< as `apatite mutate` names it
    std::string because;
};

/// A doubt of `apatite check` that was looked at and is in order, as its declaration says (`suppress`).
struct Suppression {
    std::string owner; ///< `rule metastatic.phosphate-high`, `finding phosphate`
    std::string code;  ///< of the check
    std::string because;
    Span span; ///< of the code
};

/// When something has to be looked at again.
struct ReviewDate {
    std::string of;   ///< `the pack`, `the set heparin`
    std::string date; ///< `2027`, `2027-11`, `2027-11-30`
    Span span;        ///< of the date
};

/// What the pack says of itself in a word that the law prescribes.
struct SourceAttribute {
    std::string key, text;
    Span span; ///< of the text
};

struct Pack {
    std::string id, version, title, reviewed, review_by;
    std::string intended_use, population;
    std::vector<std::string> limits;
    std::vector<SourceAttribute> source_attributes;
    std::vector<std::pair<std::string, std::string>> override_reasons; ///< id, text
    std::vector<ReviewDate> reviews;
    std::optional<SiteProfileIdentity> site_profile; ///< with which it was changed for a site
    std::string hash;                                ///< `pack_hash`, 64 hex digits; 12 are shown
    Scale scale;
    FindingCatalogue catalogue;
    std::vector<ValueDeclaration> values;
    std::vector<ConditionDeclaration> conditions;
    std::vector<HypothesisDeclaration> hypotheses;
    std::vector<Rule> rules;
    std::vector<AlertDeclaration> alerts;
    std::vector<WorkupDeclaration> workup;
    std::vector<ManagementDeclaration> management;
    std::map<std::string, Reference> references;
    std::vector<Case> cases;
    std::vector<ExcusedMutant> excused_mutants;
    std::vector<Suppression> suppressions;
};

} // namespace apatite
