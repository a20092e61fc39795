// Why the first answer, what speaks against it, and how the other hypotheses stand.
#include <algorithm>
#include <set>
#include <span>

#include "render/sections.h"
#include "render/words.h"

namespace apatite {
namespace {

/// A rule that is one finding: the fact above says it.
bool says_the_fact(const RuleTrace& rule) {
    return rule.facts.size() == 1 && rule.words == "“" + name_of(rule.facts[0].label, rule.facts[0].finding) + "”";
}

void print_rule(Page& page, const RuleTrace& rule, const Run& mark, bool detail) {
    Line line{{capitalised(rule.strength), Style::strong}, {": " + brief(rule.because, detail)}};
    append_citations(page, line, rule.evidence);
    page.item(2, 2, mark, line);
    if (!rule.facts.empty()) page.add({4, 6}, facts_in_words(rule.facts, detail));
    if (!rule.words.empty() && !says_the_fact(rule)) page.add({4, 6}, {{"The rule: " + rule.words + ".", Style::dim}});
}

/// Rules that hold and do not count: their sentences are enough.
void print_not_counted(Page& page, const std::vector<RuleTrace>& rules) {
    bool said = false;
    for (const RuleTrace& rule : rules) {
        if (rule.counted) continue;
        if (!said) page.add({2, 4}, {{"True as well, but a stronger rule tells the same fact:", Style::dim}});
        said = true;
        page.item(4, 2, {"·"}, {{brief(rule.because, false), Style::dim}});
    }
}

/// `Would speak strongly for it`.
std::string if_so(const UndecidedRule& rule) {
    if (rule.effect == "needs") return "Needed";
    if (rule.effect == "establishes") return "Would establish it";
    if (rule.effect == "excludes") return "Would exclude it";
    const std::string how = rule.strength == "strong" ? " strongly" : rule.strength == "weak" ? " weakly" : "";
    return "Would speak" + how + (rule.effect == "supports" ? " for it" : " against it");
}

constexpr std::size_t shown_missing = 6; ///< of a rule

bool is_for(const UndecidedRule& rule) { return rule.effect == "supports" || rule.effect == "establishes"; }

} // namespace

std::string score_in_words(const Hypothesis& hypothesis) {
    std::string text = "score " + std::to_string(hypothesis.score);
    const auto range = [](int lowest, int highest) {
        return std::to_string(lowest) + " to " + std::to_string(highest);
    };
    const std::string composed = range(hypothesis.lowest, hypothesis.highest);
    const auto& refined = hypothesis.refined;
    const std::string nearer = refined ? range(refined->lowest, refined->highest) : composed;
    if (nearer == range(hypothesis.score, hypothesis.score)) return text;
    return text + ", could be " + nearer + (nearer == composed ? "" : " (rule by rule " + composed + ")");
}

std::string status_range(const Hypothesis& hypothesis) {
    const Status worst = hypothesis.refined ? hypothesis.refined->worst : hypothesis.worst;
    const Status best = hypothesis.refined ? hypothesis.refined->best : hypothesis.best;
    if (best == worst) return "";
    return "; could become " + status_in_words(worst) + " to " + status_in_words(best);
}

void print_rules(Page& page, const std::vector<RuleTrace>& rules, const Run& mark, bool detail) {
    for (const RuleTrace& rule : rules)
        if (rule.counted) print_rule(page, rule, mark, detail);
    if (detail) print_not_counted(page, rules);
}

void print_undecided(Page& page, const std::vector<UndecidedRule>& rules, std::size_t most) {
    const std::size_t shown = std::min(rules.size(), most);
    for (const UndecidedRule& rule : std::span(rules).first(shown)) {
        page.item(2, 2, {"?", Style::dim}, {{if_so(rule) + ": ", Style::dim}, {rule.because}});
        if (!rule.missing.empty()) page.add({4, 6}, missing_in_words(rule.missing, shown_missing));
    }
    if (shown < rules.size())
        page.add({2, 4}, {{"and " + std::to_string(rules.size() - shown) + " more that are undecided; --trace has all.",
                           Style::dim}});
}

namespace {

std::string first_name(const Assessment& assessment, const std::string& id) {
    const auto found = std::ranges::find(assessment.differential, id, &Hypothesis::id);
    return found == assessment.differential.end() ? id : short_name(name_of(found->label, id));
}

/// `“Oxalate crystals” turn out yes`.
std::string changed(const Overturn::Change& change, bool if_wrong) {
    const std::string value = change.value == "true" ? "yes" : change.value == "false" ? "no" : change.value;
    const std::string name = "“" + name_of(change.label, change.finding) + "”";
    return if_wrong ? name + " be " + value + " after all" : name + " turn out " + value;
}

void print_overturns(Page& page, const Assessment& assessment, const Hypothesis& hypothesis) {
    if (!hypothesis.overturn.empty()) page.heading("WHAT WOULD OVERTURN IT");
    for (const Overturn& overturn : hypothesis.overturn) {
        std::string changes;
        for (const Overturn::Change& change : overturn.changes)
            changes += (changes.empty() ? "" : " and ") + changed(change, overturn.if_wrong);
        page.item(2, 2, {"~"},
                  {{"Should " + changes + ", " + first_name(assessment, overturn.first) + " would stand first."}});
    }
}

constexpr std::size_t undecided_of_first = 8, undecided_of_others = 3;

void print_hypothesis_in_full(Page& page, const Hypothesis& hypothesis) {
    page.heading(upper_case(short_name(name_of(hypothesis.label, hypothesis.id))) + ": " +
                 status_in_words(hypothesis.status));
    page.add({2, 4}, {{capitalised(score_in_words(hypothesis)) + status_range(hypothesis) + ".", Style::dim}});
    print_rules(page, hypothesis.supporting, {"+", Style::good}, true);
    print_rules(page, hypothesis.opposing, {"-", Style::bad}, true);
    print_undecided(page, hypothesis.undecided, undecided_of_others);
}

/// Hypotheses of which nothing is known: the strongest of what would speak for each.
void print_not_assessed(Page& page, const std::vector<Hypothesis>& all) {
    bool titled = false;
    for (std::size_t i = 1; i < all.size(); ++i) {
        const Hypothesis& each = all[i];
        if (each.status != Status::not_assessed) continue;
        if (!titled) page.heading("NOTHING KNOWN FOR OR AGAINST");
        titled = true;
        Line line{{short_name(name_of(each.label, each.id)), Style::strong}};
        const auto rule = std::ranges::find_if(each.undecided, is_for);
        if (rule != each.undecided.end()) {
            line.push_back({". " + if_so(*rule) + ": " + brief(rule->because, false) + " "});
            std::ranges::move(missing_in_words(rule->missing, 3), std::back_inserter(line));
        }
        line.push_back({"."});
        page.item(2, 2, {"·"}, line);
    }
}

bool is_worth_a_line(const Hypothesis& hypothesis) {
    return hypothesis.status == Status::established || hypothesis.status == Status::likely ||
           hypothesis.status == Status::possible;
}

/// The strongest reason for it that counts.
const RuleTrace* leading_reason(const std::vector<RuleTrace>& rules) {
    const auto found = std::ranges::find(rules, true, &RuleTrace::counted);
    return found == rules.end() ? nullptr : &*found;
}

void print_in_a_line(Page& page, const Hypothesis& hypothesis) {
    Line line{{short_name(name_of(hypothesis.label, hypothesis.id)), Style::strong},
              {": " + status_in_words(hypothesis.status)},
              {" (" + score_in_words(hypothesis) + ")", Style::dim}};
    if (hypothesis.equal_to_previous) line.push_back({", equal to the one before"});
    line.push_back({"."});
    if (const RuleTrace* reason = leading_reason(hypothesis.supporting))
        line.push_back({" For: " + brief(reason->because, false)});
    if (const RuleTrace* reason = leading_reason(hypothesis.opposing))
        line.push_back({" Against: " + brief(reason->because, false)});
    page.item(2, 2, {"·"}, line);
}

void print_names(Page& page, const Assessment& assessment, Status status, std::string_view intro) {
    std::vector<std::string> names;
    std::size_t mimics = 0;
    for (std::size_t i = 1; i < assessment.differential.size(); ++i) {
        const Hypothesis& hypothesis = assessment.differential[i];
        if (hypothesis.status != status) continue;
        if (hypothesis.kind == "mimic")
            ++mimics;
        else
            names.push_back(short_name(name_of(hypothesis.label, hypothesis.id)));
    }
    if (mimics > 0) names.push_back(std::to_string(mimics) + (mimics == 1 ? " mimic" : " mimics"));
    if (!names.empty()) page.add({2, 4}, {{std::string(intro) + ": " + listed(names) + ".", Style::dim}});
}

} // namespace

void print_reasons(Page& page, const Assessment& assessment, bool detail) {
    if (assessment.differential.empty()) return;
    const Hypothesis& first = assessment.differential.front();
    if (first.supporting.empty() && first.opposing.empty()) return;
    page.heading("WHY " + upper_case(short_name(name_of(first.label, first.id))));
    if (detail) page.add({2, 4}, {{capitalised(score_in_words(first)) + status_range(first) + ".", Style::dim}});
    print_rules(page, first.supporting, {"+", Style::good}, detail);
    if (!first.opposing.empty()) {
        page.heading("AGAINST IT");
        print_rules(page, first.opposing, {"-", Style::bad}, detail);
    }
    if (!first.note.empty()) page.add({2, 4}, {{"Note: " + first.note, Style::dim}});
    if (!detail) return;
    if (!first.enough_labels.empty())
        page.add({2, 4},
                 {{"Enough for this answer, whatever else were unknown: " + listed(first.enough_labels) + "."}});
    print_overturns(page, assessment, first);
    if (!first.undecided.empty()) page.heading("WHAT IS UNDECIDED");
    print_undecided(page, first.undecided, undecided_of_first);
}

void print_other_hypotheses(Page& page, const Assessment& assessment, bool detail) {
    const auto& all = assessment.differential;
    if (all.size() < 2) return;
    if (detail) {
        for (std::size_t i = 1; i < all.size(); ++i)
            if (all[i].status != Status::not_assessed) print_hypothesis_in_full(page, all[i]);
        return print_not_assessed(page, all);
    }
    page.heading("OTHER POSSIBILITIES");
    for (std::size_t i = 1; i < all.size(); ++i)
        if (is_worth_a_line(all[i])) print_in_a_line(page, all[i]);
    print_names(page, assessment, Status::not_assessed, "Nothing known speaks for or against");
    print_names(page, assessment, Status::unlikely, "Unlikely");
    print_names(page, assessment, Status::excluded, "Excluded");
}

void print_facts(Page& page, const Assessment& assessment) {
    std::vector<const FactUse*> used;
    std::set<std::string> seen;
    const auto add = [&](const std::vector<FactUse>& facts) {
        for (const FactUse& fact : facts)
            if (seen.insert(fact.finding).second) used.push_back(&fact);
    };
    for (const Alert& alert : assessment.alerts) add(alert.facts);
    for (const Hypothesis& hypothesis : assessment.differential)
        for (const auto* rules : {&hypothesis.supporting, &hypothesis.opposing})
            for (const RuleTrace& rule : *rules) add(rule.facts);
    for (const ManagementItem& item : assessment.management)
        for (const CautionState& caution : item.cautions) add(caution.facts);
    if (used.empty()) return;
    page.heading("THE FACTS, AS USED AND AS SENT");
    for (const FactUse* fact : used) page.item(2, 2, {"·"}, fact_in_words(*fact, true));
}

} // namespace apatite
