// Why a hypothesis does not stand where somebody expected it.
#include <algorithm>

#include "render/sections.h"
#include "render/words.h"

namespace apatite {
namespace {

void print_place(Page& page, const Assessment& assessment, const Hypothesis& hypothesis) {
    const Hypothesis& first = assessment.differential.front();
    page.add({2, 4}, {{capitalised(standing_in_words(hypothesis.status)) + ", " + score_in_words(hypothesis) +
                       status_range(hypothesis) + "."}});
    if (&first == &hypothesis)
        page.add({2, 4}, {{"It stands first."}});
    else
        page.add({2, 4}, {{"First stands " + short_name(name_of(first.label, first.id)) + ": " +
                           standing_in_words(first.status) + ", " + score_in_words(first) + "."}});
}

/// Of the undecided rules those that would speak for it, or those that would not.
std::vector<UndecidedRule> undecided(const Hypothesis& hypothesis, bool speaks_for) {
    std::vector<UndecidedRule> rules;
    for (const UndecidedRule& rule : hypothesis.undecided)
        if ((rule.effect != "opposes" && rule.effect != "excludes") == speaks_for) rules.push_back(rule);
    return rules;
}

void print_part(Page& page, const std::string& heading, const std::vector<RuleTrace>& rules, const Run& mark) {
    if (rules.empty()) return;
    page.heading(heading);
    print_rules(page, rules, mark, true);
}

} // namespace

std::string why_not_to_text(const Assessment& assessment, const std::string& hypothesis, const TextOptions& options) {
    const auto found = std::ranges::find(assessment.differential, hypothesis, &Hypothesis::id);
    if (found == assessment.differential.end()) return {};
    Page page(static_cast<std::size_t>(std::clamp(options.width, 40, 200)), options.colour);
    page.heading("WHY NOT " + upper_case(short_name(name_of(found->label, found->id))));
    print_place(page, assessment, *found);
    print_part(page, "WHAT OPPOSES IT", found->opposing, {"-", Style::bad});
    print_part(page, "WHAT SPEAKS FOR IT", found->supporting, {"+", Style::good});
    if (const auto waiting = undecided(*found, true); !waiting.empty()) {
        page.heading("WHAT IT WAITS FOR");
        print_undecided(page, waiting, waiting.size());
    }
    print_part(page, "WHAT WOULD HAVE TO BE OTHERWISE", found->not_met, {"x", Style::dim});
    if (assessment.site_profile) page.gap();
    print_site_profile(page, assessment);
    return std::move(page).take();
}

} // namespace apatite
