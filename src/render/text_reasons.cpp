// Why the first answer, what speaks against it, and how the other hypotheses stand.
#include <algorithm>

#include "render/sections.h"
#include "render/words.h"

namespace apatite {
namespace {

void print_rule(Page& page, const RuleTrace& rule, const Run& mark, bool detail) {
    Line line{{capitalised(rule.strength), Style::strong}, {": " + brief(rule.because, detail)}};
    append_citations(page, line, rule.evidence);
    if (!rule.counted) line.push_back({" (not counted: a stronger rule tells the same fact)", Style::dim});
    page.item(2, 2, mark, line);
    if (!rule.facts.empty()) page.add({4, 6}, facts_in_words(rule.facts, detail));
    if (!detail) return;
    std::string place = rule.rule;
    if (!rule.file.empty()) place += " at " + rule.file + ":" + std::to_string(rule.line);
    page.add({4, 6}, {{place, Style::dim}});
    if (!rule.condition.empty()) page.add({4, 6}, {{rule.condition, Style::dim}});
}

} // namespace

std::string score_in_words(const Hypothesis& hypothesis) {
    std::string text = "score " + std::to_string(hypothesis.score);
    if (hypothesis.lowest != hypothesis.score || hypothesis.highest != hypothesis.score)
        text += ", could be " + std::to_string(hypothesis.lowest) + " to " + std::to_string(hypothesis.highest);
    return text;
}

std::string status_range(const Hypothesis& hypothesis) {
    if (hypothesis.best == hypothesis.worst) return "";
    return "; could become " + status_in_words(hypothesis.worst) + " to " + status_in_words(hypothesis.best);
}

void print_rules(Page& page, const std::vector<RuleTrace>& rules, const Run& mark, bool detail) {
    for (const RuleTrace& rule : rules)
        if (rule.counted || detail) print_rule(page, rule, mark, detail);
}

void print_undecided(Page& page, const std::vector<UndecidedRule>& rules) {
    for (const UndecidedRule& rule : rules) {
        Line line{
            {capitalised(rule.effect + (rule.strength == rule.effect ? "" : " (" + rule.strength + ")")), Style::dim},
            {", if so: " + rule.because}};
        page.item(2, 2, {"?", Style::dim}, line);
        if (!rule.missing.empty()) page.add({4, 6}, missing_in_words(rule.missing, rule.missing.size()));
    }
}

namespace {

void print_overturns(Page& page, const Hypothesis& hypothesis) {
    for (const Overturn& overturn : hypothesis.overturn) {
        std::vector<std::string> changes;
        for (const Overturn::Change& change : overturn.changes)
            changes.push_back(name_of(change.label, change.finding) + " " + change.value);
        page.item(2, 2, {"~"},
                  {{std::string(overturn.if_wrong ? "If it were wrong, with " : "With ") + listed(changes) +
                    ", the first answer would be " + overturn.first + "."}});
    }
}

void print_hypothesis_in_full(Page& page, const Hypothesis& hypothesis) {
    page.heading(upper_case(name_of(hypothesis.label, hypothesis.id)) + ": " + status_in_words(hypothesis.status));
    page.add({2, 4}, {{score_in_words(hypothesis) + status_range(hypothesis), Style::dim}});
    print_rules(page, hypothesis.supporting, {"+", Style::good}, true);
    print_rules(page, hypothesis.opposing, {"-", Style::bad}, true);
    print_undecided(page, hypothesis.undecided);
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
    if (detail) page.add({2, 4}, {{score_in_words(first) + status_range(first), Style::dim}});
    print_rules(page, first.supporting, {"+", Style::good}, detail);
    if (!first.opposing.empty()) {
        page.heading("AGAINST IT");
        print_rules(page, first.opposing, {"-", Style::bad}, detail);
    }
    if (!first.note.empty()) page.add({2, 4}, {{"Note: " + first.note, Style::dim}});
    if (!detail) return;
    print_undecided(page, first.undecided);
    if (!first.enough.empty()) page.add({2, 4}, {{"Enough for this answer: " + listed(first.enough) + "."}});
    print_overturns(page, first);
}

void print_other_hypotheses(Page& page, const Assessment& assessment, bool detail) {
    const auto& all = assessment.differential;
    if (all.size() < 2) return;
    if (detail) {
        for (std::size_t i = 1; i < all.size(); ++i) print_hypothesis_in_full(page, all[i]);
        return;
    }
    page.heading("OTHER POSSIBILITIES");
    for (std::size_t i = 1; i < all.size(); ++i)
        if (is_worth_a_line(all[i])) print_in_a_line(page, all[i]);
    print_names(page, assessment, Status::not_assessed, "Nothing known speaks for or against");
    print_names(page, assessment, Status::unlikely, "Unlikely");
    print_names(page, assessment, Status::excluded, "Excluded");
}

} // namespace apatite
