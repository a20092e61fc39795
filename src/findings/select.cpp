#include <algorithm>
#include <memory>
#include <new>
#include <utility>

#include "findings/choose_instances.h"
#include "findings/finding_index.h"
#include "findings/findings.h"
#include "findings/judge.h"
#include "findings/person.h"
#include "findings/selector.h"

namespace apatite {
namespace {

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

// Puts what `make` returns in place of the state: made where it stands, it need not be moved.
template <typename Make>
void replace(FindingState& state, const Make& make) {
    std::destroy_at(&state);
    try {
        ::new (static_cast<void*>(&state)) FindingState(make());
    } catch (...) {
        std::construct_at(&state);
        throw;
    }
}

bool is_open_order(const Fact& fact) { return fact.kind == FactKind::order && fact.presence == Presence::intended; }

bool is_of_the_patient(const FindingDeclaration& declaration) {
    return declaration.source == FindingSource::patient_age || declaration.source == FindingSource::patient_sex;
}

} // namespace

Selector::Selector(const FindingIndex& index)
    : index_(index), findings_{{}, {}, PartialDate::from_day({}), {}, {}, {}, {}} {
    const auto& declarations = index.catalogue().findings;
    findings_.states.resize(declarations.size());
    for (FindingState& state : findings_.states) state.why = WhyUnknown::missing;
    by_lists_.resize(declarations.size());
    for (std::uint32_t i = 0; i < declarations.size(); ++i)
        if (is_of_the_patient(declarations[i])) persons_.push_back(i);
}

// Whether the lists are those of the patient before.
bool Selector::begin(const Record& record, const SelectOptions& options) {
    const bool same_lists = take_lists(options.complete_lists);
    findings_.subject = record.subject;
    findings_.demographics = {record.birth_date, std::nullopt, record.gender};
    findings_.as_of = options.as_of;
    findings_.notices = record.notices;
    findings_.orders.clear();
    own_.clear();
    derived_.clear();
    return same_lists;
}

// What was said of the patient before and is not said again now.
void Selector::forget(bool same_lists) {
    auto now = told_.begin();
    for (const std::uint32_t finding : told_before_) {
        if (same_lists && by_lists_[finding]) continue;
        by_lists_[finding] = false;
        now = std::lower_bound(now, told_.end(), finding);
        if (now == told_.end() || *now != finding)
            replace(findings_.states[finding], [] { return unknown_state(WhyUnknown::missing); });
    }
}

// Those of the caller and those of the site; true when they are the same as before.
bool Selector::take_lists(const std::set<std::string>& of_caller) {
    std::set<std::string>& lists = findings_.complete_lists;
    const std::set<std::string>& of_site = index_.terms().complete_lists;
    if (of_site.empty() && lists == of_caller) return true;
    std::set<std::string> all = of_caller;
    all.insert(of_site.begin(), of_site.end());
    if (lists == all) return true;
    lists = std::move(all);
    return false;
}

// The facts that could be known at the date, each once, in an order that is theirs and not the record's; and what they
// speak of.
void Selector::gather(const Record& record, const SelectContext& context) {
    facts_.clear();
    changed_.clear();
    const LocalTerms& terms = index_.terms();
    for (const Fact& fact : record.facts) {
        if (!exists_at(fact, context.day)) continue;
        auto local = terms.changes_facts() ? localised(fact, terms, context.notices) : std::nullopt;
        facts_.push_back(local ? &changed_.emplace_back(std::move(*local)) : &fact);
    }
    std::ranges::sort(facts_, [](const Fact* a, const Fact* b) { return comes_before(*a, *b); });
    const auto repeats = std::ranges::unique(facts_, [](const Fact* a, const Fact* b) { return *a == *b; });
    facts_.erase(repeats.begin(), repeats.end());

    const auto& findings = index_.catalogue().findings;
    words_.clear();
    for (const Fact* fact : facts_) {
        index_.matches(*fact, matches_);
        for (const auto& [target, by_text] : matches_) {
            const bool of_field = target.field != FindingTarget::itself;
            const FindingDeclaration& declaration =
                of_field ? findings[target.finding].fields[target.field] : findings[target.finding];
            MatchedFact match{fact, by_text, false};
            if (admits(declaration, match, context)) words_.push_back({target, match, words_.size()});
        }
    }
    std::ranges::sort(words_, {}, [](const Word& word) { return std::pair(word.target.finding, word.number); });
}

// Most findings of most patients are not in the list: nothing speaks of them, and no list consents to take that as an
// answer.
void Selector::list_told() {
    const std::set<std::string>& complete_lists = findings_.complete_lists;
    told_before_.swap(told_);
    told_ = persons_;
    for (const Word& word : words_) told_.push_back(static_cast<std::uint32_t>(word.target.finding));
    if (!complete_lists.empty()) {
        const auto& declarations = index_.catalogue().findings;
        for (std::uint32_t i = 0; i < declarations.size(); ++i)
            if (const std::string& list = declarations[i].when_complete; !list.empty() && complete_lists.contains(list))
                told_.push_back(i);
    }
    std::ranges::sort(told_);
    const auto repeats = std::ranges::unique(told_);
    told_.erase(repeats.begin(), repeats.end());
}

FindingState Selector::instances_of(const FindingDeclaration& declaration, std::span<const Word> words,
                                    const SelectContext& context) const {
    MatchedFacts own;
    std::vector<MatchedFacts> fields(declaration.fields.size());
    for (const Word& word : words)
        (word.target.field == FindingTarget::itself ? own : fields[word.target.field]).push_back(word.match);
    const bool complete = findings_.complete_lists.contains(declaration.when_complete);
    return choose_instances(declaration, own, fields, complete, context);
}

void Selector::set_state(std::size_t finding, std::span<const Word> words, const SelectContext& context) {
    const FindingDeclaration& declaration = index_.catalogue().findings[finding];
    FindingState& state = findings_.states[finding];
    if (declaration.source == FindingSource::patient_age) {
        replace(state, [&] { return age_state(declaration, context); });
    } else if (declaration.source == FindingSource::patient_sex) {
        replace(state, [&] { return sex_state(declaration, context); });
    } else if (declaration.kind == FindingKind::instances) {
        replace(state, [&] { return instances_of(declaration, words, context); });
    } else {
        MatchedFacts own;
        for (const Word& word : words) own.push_back(word.match);
        replace(state, [&] { return choose(declaration, std::move(own), context); });
        presume_absent(state, declaration, findings_.complete_lists);
    }
}

void Selector::end() {
    for (const Fact* fact : facts_) {
        if (is_open_order(*fact)) findings_.orders.push_back(*fact);
    }
    add_unsaid(own_, derived_);
    findings_.notices.insert(findings_.notices.end(), own_.begin(), own_.end());
    sort_notices(findings_.notices);
}

const Findings& Selector::select(const Record& record, const SelectOptions& options) {
    const bool same_lists = begin(record, options);
    const Day day = options.as_of.last_day();
    const SelectContext context{index_, findings_.demographics, options.as_of, day, own_, numbers_, options.texts};
    const SelectContext derived{index_, findings_.demographics, options.as_of, day, derived_, numbers_, options.texts};
    gather(record, context);
    list_told();
    forget(same_lists);
    const auto& declarations = index_.catalogue().findings;
    auto word = words_.begin();
    for (const std::uint32_t finding : told_) {
        const auto first = word;
        while (word != words_.end() && word->target.finding == finding) ++word;
        const std::span<const Word> words(first, word);
        const bool by_lists = words.empty() && !is_of_the_patient(declarations[finding]);
        if (by_lists && by_lists_[finding]) continue;
        set_state(finding, words, declarations[finding].of.empty() ? context : derived);
        by_lists_[finding] = by_lists;
    }
    end();
    return findings_;
}

Findings select_findings(const Record& record, const FindingIndex& index, const SelectOptions& options) {
    Selector selector(index);
    selector.select(record, options);
    return std::move(selector).take();
}

Findings select_findings(const Record& record, const FindingCatalogue& catalogue, const SelectOptions& options) {
    return select_findings(record, FindingIndex(catalogue), options);
}

} // namespace apatite
