// What to ask next, each question with its answers and what each would lead to.
#include <algorithm>
#include <utility>

#include "render/sections.h"
#include "render/words.h"

namespace apatite {
namespace {

std::string alert_name(const Assessment& assessment, const std::string& id) {
    for (const auto* alerts : {&assessment.alerts, &assessment.not_ruled_out})
        for (const Alert& alert : *alerts)
            if (alert.id == id) return name_of(alert.label, id);
    return spaced(id);
}

std::string names(const Assessment& assessment, const std::vector<std::string>& alerts) {
    std::vector<std::string> all;
    for (const std::string& id : alerts) all.push_back(alert_name(assessment, id));
    return listed(all);
}

bool changes_nothing(const Assessment& assessment, const NextAnswer& answer) {
    return answer.alerts.empty() && answer.ruled_out.empty() && !assessment.differential.empty() &&
           answer.first == assessment.differential.front().id &&
           answer.status == assessment.differential.front().status;
}

/// `yes; above 4.5 mg/dL`: the first few words of answers that lead to the same.
std::string said(const NextAnswer& answer) {
    const std::size_t shown = answer.words.size() <= 5 ? 5 : 4; // never `or 1 others`
    std::string text;
    for (std::size_t i = 0; i < std::min(answer.words.size(), shown); ++i)
        text += (text.empty() ? "" : " or ") + answer.words[i];
    if (answer.words.size() > shown) text += " or " + std::to_string(answer.words.size() - shown) + " others";
    return text;
}

void print_answer(Page& page, const Assessment& assessment, const NextAnswer& answer) {
    Line line{{said(answer), Style::strong}, {": "}};
    if (changes_nothing(assessment, answer)) {
        line.push_back({"the first answer stays as it is", Style::dim});
    } else {
        line.push_back(
            {short_name(name_of(answer.first_label, answer.first)) + ", " + standing_in_words(answer.status)});
        if (!answer.alerts.empty())
            line.push_back({"; raises the alert " + names(assessment, answer.alerts), Style::warning});
        if (!answer.ruled_out.empty()) line.push_back({"; rules out " + names(assessment, answer.ruled_out)});
    }
    page.item(5, 2, {"-"}, line);
}

void print_question(Page& page, const Assessment& assessment, const NextFinding& next, std::size_t number) {
    Line line{{question_of(next), Style::strong}, {" (" + spaced(next.cost) + "; " + next.finding + ")", Style::dim}};
    page.item(2, 3, {std::to_string(number) + "."}, line);
    if (!next.because.empty()) page.add({5, 5}, {{sentence(next.because), Style::dim}});
    for (const NextAnswer& answer : next.answers) print_answer(page, assessment, answer);
}

} // namespace

std::string next_to_text(const Assessment& assessment, const TextOptions& options) {
    Page page(static_cast<std::size_t>(std::clamp(options.width, 40, 200)), options.colour);
    print_answer(page, assessment);
    if (assessment.next.empty()) {
        page.gap();
        page.add({0, 0}, {{"Nothing is left to ask that could change this."}});
    } else {
        page.heading("ASK NEXT");
    }
    std::size_t number = 0;
    for (const NextFinding& next : assessment.next) print_question(page, assessment, next, ++number);
    if (number > 0)
        page.add({2, 2}, {{"Nobody knows? Say so with --not-known NAME, and it is not asked again.", Style::dim}});
    print_footer(page, assessment);
    return std::move(page).take();
}

} // namespace apatite
