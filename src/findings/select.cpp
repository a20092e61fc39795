#include <algorithm>

#include "findings/choose_instances.h"
#include "findings/finding_index.h"
#include "findings/findings.h"
#include "findings/judge.h"
#include "findings/person.h"

namespace apatite {
namespace {

// The facts that could be known at the date, each once, in an order that is theirs and not the record's.
std::vector<const Fact*> facts_at(const Record& record, Day as_of) {
    std::vector<const Fact*> facts;
    for (const Fact& fact : record.facts) {
        if (exists_at(fact, as_of)) facts.push_back(&fact);
    }
    std::ranges::sort(facts, [](const Fact* a, const Fact* b) { return comes_before(*a, *b); });
    const auto repeats = std::ranges::unique(facts, [](const Fact* a, const Fact* b) { return *a == *b; });
    facts.erase(repeats.begin(), repeats.end());
    return facts;
}

// By finding: what speaks of it and of its fields.
struct Speakers {
    MatchedFacts own;
    std::vector<MatchedFacts> fields;
};

std::vector<Speakers> speakers_of(const std::vector<const Fact*>& facts, const SelectContext& context) {
    const auto& findings = context.index.catalogue().findings;
    std::vector<Speakers> speakers(findings.size());
    for (std::size_t i = 0; i < findings.size(); ++i) speakers[i].fields.resize(findings[i].fields.size());
    for (const Fact* fact : facts) {
        for (const auto& [target, by_text] : context.index.matches(*fact)) {
            const bool of_field = target.field != FindingTarget::itself;
            const FindingDeclaration& declaration =
                of_field ? findings[target.finding].fields[target.field] : findings[target.finding];
            MatchedFact match{fact, by_text, false};
            if (!admits(declaration, match, context)) continue;
            Speakers& finding = speakers[target.finding];
            (of_field ? finding.fields[target.field] : finding.own).push_back(match);
        }
    }
    return speakers;
}

void presume_absent(FindingState& state, const FindingDeclaration& declaration,
                    const std::set<std::string>& complete_lists) {
    const bool consented = declaration.if_absent && complete_lists.contains(declaration.when_complete);
    const bool untold = state.why == WhyUnknown::missing && state.source.empty();
    if (!consented || !untold || state.provenance == Provenance::flag) return;
    state = {};
    state.value = *declaration.if_absent;
    state.provenance = Provenance::presumed;
    state.used = *declaration.if_absent ? "true" : "false";
    state.note = "nothing of it in the complete list of " + declaration.when_complete;
    judge_qualitative(state, *declaration.if_absent);
}

FindingState state_of(const FindingDeclaration& declaration, const Speakers& speakers, const SelectContext& context,
                      const std::set<std::string>& complete_lists) {
    if (declaration.source == FindingSource::patient_age) return age_state(declaration, context);
    if (declaration.source == FindingSource::patient_sex) return sex_state(declaration, context);
    if (declaration.kind == FindingKind::instances) {
        const bool complete = complete_lists.contains(declaration.when_complete);
        return choose_instances(declaration, speakers.own, speakers.fields, complete, context);
    }
    FindingState state = choose(declaration, speakers.own, context);
    presume_absent(state, declaration, complete_lists);
    return state;
}

// Most findings of most patients: nothing speaks of it, and no list consents to take that as an answer.
bool is_unspoken(const FindingDeclaration& declaration, const Speakers& speakers,
                 const std::set<std::string>& complete_lists) {
    return speakers.own.empty() && std::ranges::all_of(speakers.fields, &MatchedFacts::empty) &&
           declaration.source != FindingSource::patient_age && declaration.source != FindingSource::patient_sex &&
           !complete_lists.contains(declaration.when_complete);
}

void sort_notices(std::vector<Notice>& notices) {
    std::ranges::sort(notices);
    const auto repeats = std::ranges::unique(notices);
    notices.erase(repeats.begin(), repeats.end());
}

// A finding that reads the facts of another one says the same of them.
void add_unsaid(std::vector<Notice>& notices, const std::vector<Notice>& more) {
    for (const Notice& notice : more) {
        const bool said = std::ranges::any_of(
            notices, [&](const Notice& other) { return other.code == notice.code && other.source == notice.source; });
        if (!said) notices.push_back(notice);
    }
}

bool is_open_order(const Fact& fact) { return fact.kind == FactKind::order && fact.presence == Presence::intended; }

} // namespace

Findings select_findings(const Record& record, const FindingIndex& index, const SelectOptions& options) {
    Findings findings{
        record.subject,        {record.birth_date, std::nullopt, record.gender}, options.as_of, {}, record.notices, {},
        options.complete_lists};

    std::vector<Notice> own, derived;
    const SelectContext context{index, findings.demographics, options.as_of, options.as_of.last_day(), own};
    const SelectContext derived_context{index, findings.demographics, options.as_of, context.day, derived};
    const std::vector<const Fact*> facts = facts_at(record, context.day);
    const std::vector<Speakers> speakers = speakers_of(facts, context);
    const auto& declarations = index.catalogue().findings;
    findings.states.resize(declarations.size());
    for (std::size_t i = 0; i < declarations.size(); ++i) {
        const SelectContext& its = declarations[i].of.empty() ? context : derived_context;
        if (is_unspoken(declarations[i], speakers[i], options.complete_lists))
            findings.states[i].why = WhyUnknown::missing;
        else
            findings.states[i] = state_of(declarations[i], speakers[i], its, options.complete_lists);
    }
    for (const Fact* fact : facts) {
        if (is_open_order(*fact)) findings.orders.push_back(*fact);
    }
    add_unsaid(own, derived);
    findings.notices.insert(findings.notices.end(), own.begin(), own.end());
    sort_notices(findings.notices);
    return findings;
}

Findings select_findings(const Record& record, const FindingCatalogue& catalogue, const SelectOptions& options) {
    return select_findings(record, FindingIndex(catalogue), options);
}

} // namespace apatite
