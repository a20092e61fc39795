#include "cds_hooks/card.h"

#include <algorithm>

#include <fmt/format.h>

#include "cds_hooks/markdown.h"

namespace apatite::cds_hooks {
namespace {

constexpr std::size_t summary_limit = 139; // the standard: under 140

bool is_pressing(const Alert& alert) { return alert.urgency == "emergency" || alert.urgency == "urgent"; }

Indicator indicator_of(const Assessment& assessment) {
    const auto emergency = [](const Alert& alert) { return alert.urgency == "emergency"; };
    if (std::ranges::any_of(assessment.alerts, emergency)) return Indicator::critical;
    const bool warns = !assessment.alerts.empty() || std::ranges::any_of(assessment.not_ruled_out, is_pressing);
    return warns ? Indicator::warning : Indicator::info;
}

std::string answer_in_words(const Answer& answer) {
    if (answer.state == "cannot-tell") return "subtype cannot be told yet";
    std::string text = answer.label + " " + answer.state;
    if (!answer.cause_label.empty()) text += " (" + answer.cause_label + ")";
    return text;
}

std::string and_more(std::size_t count) { return count > 1 ? fmt::format(" and {} more", count - 1) : ""; }

std::string summary_of(const Assessment& assessment, std::size_t orders) {
    const std::string answer = answer_in_words(assessment.answer);
    if (!assessment.alerts.empty())
        return fmt::format("{}{}; {}", assessment.alerts.front().label, and_more(assessment.alerts.size()), answer);
    const auto open = std::ranges::find_if(assessment.not_ruled_out, is_pressing);
    if (open != assessment.not_ruled_out.end())
        return fmt::format(
            "Not ruled out: {}{}; {}", open->label,
            and_more(static_cast<std::size_t>(std::ranges::count_if(assessment.not_ruled_out, is_pressing))), answer);
    return fmt::format("{}: {}; {} to order", assessment.pack.title, answer,
                       orders == 1 ? "1 examination" : fmt::format("{} examinations", orders));
}

std::vector<const WorkupItem*> orders_of(const Assessment& assessment, const std::vector<std::string>& ordered) {
    std::vector<const WorkupItem*> orders;
    for (const WorkupItem& item : assessment.workup)
        if (item.state == "suggested" && std::ranges::find(ordered, item.id) == ordered.end()) orders.push_back(&item);
    return orders;
}

/// Does a rule that is more than weak speak for the hypothesis that stands first? Without it, workup alone is no reason
/// to interrupt: a setting such as a failing kidney is no calcified skin.
bool is_about_the_patient(const Assessment& assessment) {
    const auto carries = [](const RuleTrace& rule) { return rule.counted && rule.strength != "weak"; };
    return !assessment.differential.empty() && std::ranges::any_of(assessment.differential.front().supporting, carries);
}

} // namespace

std::optional<Card> card_of(const Assessment& assessment, const std::vector<std::string>& ordered,
                            const std::vector<PrefetchTemplate>& missing) {
    Card card;
    card.indicator = indicator_of(assessment);
    card.orders = orders_of(assessment, ordered);
    const bool to_order = !card.orders.empty() && is_about_the_patient(assessment);
    if (card.indicator == Indicator::info && !to_order) return std::nullopt;
    card.summary = shortened(summary_of(assessment, card.orders.size()), summary_limit);
    card.detail = detail_of(assessment, missing);
    return card;
}

Card card_of_missing(const std::vector<PrefetchTemplate>& missing) {
    Card card;
    card.summary = shortened(fmt::format("Calcified skin lesions were not assessed: {} of the record {} not provided",
                                         missing.size() == 1 ? "1 part" : fmt::format("{} parts", missing.size()),
                                         missing.size() == 1 ? "was" : "were"),
                             summary_limit);
    card.detail = "Nothing was concluded, and nothing is ruled out. What would be needed (prefetch):\n";
    for (const PrefetchTemplate& one : missing)
        card.detail += fmt::format("\n- **{}** (`{}`)", escaped(one.label), one.key);
    card.detail += '\n';
    return card;
}

} // namespace apatite::cds_hooks
