// Keys of hypotheses, rules, alerts, workup, management and cases.
#include "pack/key_table.h"
#include "pack/key_words.h"

namespace apatite {
namespace {

constexpr Key variant[] = {
    {"id", Shape::text, true, "name of the form or cause"},
    {"label", Shape::text, true, "name for people"},
    {"when", Shape::condition, true, "when it is this one; the first that holds leads"},
    {"some", Shape::texts, false, "instances that the condition ranges over"},
    {"missing", Shape::text, false, "why going on without a missing fact is right"},
    {"because", Shape::text, false, "why, in a sentence for the clinician"},
    {"evidence", Shape::texts, false, "references"},
};

constexpr Key hypothesis[] = {
    {"label", Shape::text, true, "name for people"},
    {"kind", Shape::word, true, "a subtype, or what looks like one", nullptr, words::hypothesis_kind},
    {"synonyms", Shape::texts, false, "other names"},
    {"note", Shape::text, false, "where authorities disagree"},
    {"likely-needs", Shape::condition, false, "without it the hypothesis is at most possible"},
    {"forms", Shape::maps, false, "sub-forms, the first that holds leads", &variant_keys},
    {"causes", Shape::maps, false, "causes, the first that holds leads", &variant_keys},
    {"evidence", Shape::texts, false, "references"},
    {"suppress", Shape::named_texts, false,
     "doubts of `apatite check` that are in order here: their code and the reason"},
};

constexpr Key rule[] = {
    {"id", Shape::text, true, "name of the rule: `metastatic.phosphate-high`"},
    {"when", Shape::condition, true, "when the rule holds"},
    {"some", Shape::texts, false, "instances that the condition ranges over: true if some of them make it true"},
    {"missing", Shape::text, false, "why going on without a missing fact is right"},
    {"supports", Shape::strengths, false, "hypotheses that it speaks for, and how strongly"},
    {"opposes", Shape::strengths, false, "hypotheses that it speaks against, and how strongly"},
    {"establishes", Shape::texts, false, "hypotheses that it proves"},
    {"excludes", Shape::texts, false, "hypotheses that it rules out"},
    {"group", Shape::text, false, "of the rules of one group only the strongest counts"},
    {"because", Shape::text, true, "why, in a sentence for the clinician"},
    {"evidence", Shape::texts, true, "references"},
    {"suppress", Shape::named_texts, false,
     "doubts of `apatite check` that are in order here: their code and the reason"},
};

constexpr Key alert[] = {
    {"label", Shape::text, true, "name for people"},
    {"urgency", Shape::word, true, "how fast to act", nullptr, words::urgency},
    {"suspect", Shape::condition, true, "when to say that it is not ruled out, as long as `when` is possible"},
    {"when", Shape::condition, true, "when to raise it"},
    {"some", Shape::texts, false, "instances that the conditions range over"},
    {"missing", Shape::text, false, "why going on without a missing fact is right"},
    {"because", Shape::text, true, "why, in a sentence for the clinician"},
    {"do", Shape::text, true, "what to do now"},
    {"evidence", Shape::texts, true, "references"},
    {"suppress", Shape::named_texts, false,
     "doubts of `apatite check` that are in order here: their code and the reason"},
};

constexpr Key workup[] = {
    {"label", Shape::text, true, "name for people"},
    {"when", Shape::condition, true, "when it is worth doing"},
    {"some", Shape::texts, false, "instances that the conditions range over"},
    {"missing", Shape::text, false, "why going on without a missing fact is right"},
    {"urgent-when", Shape::condition, false, "when it is urgent"},
    {"unsafe-when", Shape::condition, false, "when it can do harm"},
    {"unsafe-because", Shape::text, false, "what harm; goes with `unsafe-when`"},
    {"answers", Shape::texts, true, "findings that it makes known"},
    {"cost", Shape::word, true, "what it takes", nullptr, words::cost},
    {"codes", Shape::codes, false, "its codes, the first is the one to order"},
    {"separates", Shape::text, false, "what it tells apart"},
    {"because", Shape::text, true, "why, in a sentence for the clinician"},
    {"evidence", Shape::texts, true, "references"},
    {"suppress", Shape::named_texts, false,
     "doubts of `apatite check` that are in order here: their code and the reason"},
};

constexpr Key caution[] = {
    {"id", Shape::text, true, "name of the caution"},
    {"when", Shape::condition, true, "when it applies"},
    {"some", Shape::texts, false, "instances that the condition ranges over"},
    {"missing", Shape::text, false, "why going on without a missing fact is right"},
    {"because", Shape::text, true, "what can go wrong, in a sentence for the clinician"},
    {"evidence", Shape::texts, true, "references"},
};

constexpr Key management[] = {
    {"label", Shape::text, true, "name for people"},
    {"stance", Shape::word, true, "consider, avoid or never", nullptr, words::stance},
    {"level", Shape::text, false, "level of evidence: `L3`"},
    {"when", Shape::condition, true, "when it comes up"},
    {"some", Shape::texts, false, "instances that the condition ranges over"},
    {"missing", Shape::text, false, "why going on without a missing fact is right"},
    {"because", Shape::text, true, "why, in a sentence for the clinician"},
    {"cautions", Shape::maps, false, "what speaks against it", &caution_keys},
    {"evidence", Shape::texts, true, "references"},
    {"suppress", Shape::named_texts, false,
     "doubts of `apatite check` that are in order here: their code and the reason"},
};

constexpr Key expectation[] = {
    {"first", Shape::text, false, "the hypothesis that comes first"},
    {"not-first", Shape::texts, false, "hypotheses that do not come first"},
    {"absent", Shape::texts, false, "hypotheses that are neither likely nor established"},
    {"status", Shape::word, false, "its status", nullptr, words::status},
    {"likely", Shape::texts, false, "hypotheses with this very status, wherever they stand"},
    {"possible", Shape::texts, false, "hypotheses with this very status, wherever they stand"},
    {"unlikely", Shape::texts, false, "hypotheses with this very status, wherever they stand"},
    {"not-assessed", Shape::texts, false, "hypotheses with this very status, wherever they stand"},
    {"cause", Shape::text, false, "its cause"},
    {"form", Shape::text, false, "its form"},
    {"state", Shape::word, false, "how sure the answer is", nullptr, words::state},
    {"urgency", Shape::word, false, "of the answer", nullptr, words::urgency},
    {"alerts", Shape::texts, false, "alerts raised"},
    {"no-alerts", Shape::texts, false, "alerts not raised"},
    {"not-ruled-out", Shape::texts, false, "alerts that could still be true"},
    {"workup", Shape::texts, false, "workup to do; `biopsy/unsafe` for a state, `biopsy/urgent` for its priority"},
    {"no-workup", Shape::texts, false, "workup not to do: not called for, done, or unsafe"},
    {"management", Shape::texts, false, "management brought up"},
    {"no-management", Shape::texts, false, "management not brought up"},
    {"cautions-apply", Shape::texts, false, "cautions that apply: `diltiazem/av_block`"},
    {"cautions-clear", Shape::texts, false, "cautions that are cleared"},
    {"cautions-cannot-check", Shape::texts, false, "cautions that cannot be checked for want of facts"},
    {"true", Shape::texts, false, "rules and named conditions that hold"},
    {"false", Shape::texts, false, "rules and named conditions that do not hold"},
    {"unknown", Shape::texts, false, "rules, named conditions and values that cannot be told"},
    {"missing", Shape::texts, false, "findings that are missing"},
};

constexpr Key mutant[] = {
    {"of", Shape::text, true, "what was changed, as `apatite mutate` names it: `rule metastatic.phosphate-high`"},
    {"mutation", Shape::text, true, "the change, as `apatite mutate` names it"},
    {"because", Shape::text, true, "why no case can or need notice it"},
};

constexpr Key test_case[] = {
    {"id", Shape::text, false, "name of the case; otherwise the name of its file"},
    {"note", Shape::text, false, "what it shows"},
    {"as-of", Shape::date, false, "the date of assessment: 2024-06-01 unless said otherwise"},
    {"given", Shape::given, false, "findings and their values"},
    {"bundle", Shape::text, false, "a FHIR Bundle beside the case"},
    {"complete", Shape::texts, false, "lists that are complete"},
    {"expect", Shape::map, true, "what must come out", &expectation_keys},
};

constexpr PartTable parts[] = {
    {Part::pack, "pack", PartShape::one_map, pack_keys, "what the pack is and for whom"},
    {Part::references, "references", PartShape::named_maps, reference_keys, "the sources"},
    {Part::sets, "sets", PartShape::named_maps, set_keys, "sets of codes, every code once"},
    {Part::sites, "sites", PartShape::named_maps, site_keys, "places on the body"},
    {Part::findings, "findings", PartShape::named_maps, finding_keys, "what can be known of a patient"},
    {Part::values, "values", PartShape::named_maps, value_keys, "numbers and dates computed from findings"},
    {Part::conditions, "conditions", PartShape::named_maps, condition_declaration_keys, "named conditions"},
    {Part::hypotheses, "hypotheses", PartShape::named_maps, hypothesis_keys, "subtypes and mimics"},
    {Part::rules, "rules", PartShape::maps, rule_keys, "what speaks for and against them"},
    {Part::alerts, "alerts", PartShape::named_maps, alert_keys, "what cannot wait"},
    {Part::workup, "workup", PartShape::named_maps, workup_keys, "what to test"},
    {Part::management, "management", PartShape::named_maps, management_keys, "what to consider and avoid"},
    {Part::cases, "cases", PartShape::map_or_maps, case_keys, "patients with the answer they must get"},
    {Part::mutants, "mutants", PartShape::maps, mutant_keys,
     "small changes that no case notices, each with the reason"},
};

} // namespace

constinit const KeyTable variant_keys{"a form or cause", variant};
constinit const KeyTable hypothesis_keys{"a hypothesis", hypothesis};
constinit const KeyTable rule_keys{"a rule", rule};
constinit const KeyTable alert_keys{"an alert", alert};
constinit const KeyTable workup_keys{"a workup item", workup};
constinit const KeyTable caution_keys{"a caution", caution};
constinit const KeyTable management_keys{"a management option", management};
constinit const KeyTable expectation_keys{"an expectation", expectation};
constinit const KeyTable case_keys{"a case", test_case};
constinit const KeyTable mutant_keys{"an excused mutant", mutant};

std::span<const PartTable> part_tables() noexcept { return parts; }

const PartTable* part_of_file(std::string_view path) noexcept {
    const std::size_t slash = path.find('/');
    const std::string_view name = path.substr(0, slash == std::string_view::npos ? path.rfind('.') : slash);
    for (const PartTable& table : parts)
        if (table.name == name) return &table;
    return nullptr;
}

const Key* KeyTable::find(std::string_view name) const noexcept {
    for (const Key& key : keys) {
        if (key.name == name) return &key;
    }
    return nullptr;
}

} // namespace apatite
