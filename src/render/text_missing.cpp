// What is missing for the answer, what to ask next, and what was odd about the data.
#include <algorithm>
#include <map>

#include "render/sections.h"
#include "render/words.h"

namespace apatite {
namespace {

constexpr std::size_t shown_missing = 6, shown_missing_in_full = 20;
constexpr std::size_t shown_next = 3;

/// Something of it was sent, and cannot be used.
bool was_sent(const MissingFinding& one) { return one.why != "missing" && one.why != "list-open"; }

/// Every finding that an undecided rule of a hypothesis still in play waits for: what was sent but could not be used
/// first, then the one that most rules wait for.
std::vector<MissingFinding> gather_missing(const std::vector<Hypothesis>& differential) {
    std::map<std::string, std::pair<std::size_t, MissingFinding>> by_finding;
    for (const Hypothesis& hypothesis : differential) {
        if (hypothesis.status == Status::excluded || hypothesis.best > Status::likely) continue;
        for (const UndecidedRule& rule : hypothesis.undecided)
            for (const MissingFinding& missing : rule.missing) {
                auto& [count, kept] = by_finding[missing.finding];
                ++count;
                kept = missing;
            }
    }
    std::vector<std::pair<std::size_t, MissingFinding>> entries;
    for (auto& [id, entry] : by_finding) entries.push_back(std::move(entry));
    std::ranges::stable_sort(entries, [](const auto& a, const auto& b) {
        const bool a_sent = was_sent(a.second), b_sent = was_sent(b.second);
        return a_sent != b_sent ? a_sent : a.first > b.first;
    });
    std::vector<MissingFinding> missing;
    for (auto& entry : entries) missing.push_back(std::move(entry.second));
    return missing;
}

bool bears_on_the_same(const NextFinding& a, const NextFinding& b) {
    return a.because == b.because && a.cost == b.cost && a.could_change == b.could_change;
}

} // namespace

std::string question_of(const NextFinding& next) {
    if (!next.ask.empty()) return next.ask;
    const bool is_said = next.cost == "question" || next.cost == "examination"; // a test is ordered and not asked
    return name_of(next.label, next.finding) + (is_said ? "?" : "");
}

void print_missing(Page& page, const Assessment& assessment, bool detail) {
    const std::vector<MissingFinding> missing = gather_missing(assessment.differential);
    if (missing.empty()) return;
    page.heading("MISSING OR UNUSABLE");
    const auto usable_count = static_cast<std::size_t>(std::ranges::count_if(missing, was_sent));
    page.add({2, 4}, missing_in_words(missing, std::max(usable_count, detail ? shown_missing_in_full : shown_missing)));
}

void print_next(Page& page, const Assessment& assessment, bool detail) {
    if (assessment.next.empty()) return;
    page.heading("ASK NEXT");
    std::size_t number = 0;
    for (std::size_t at = 0; at < assessment.next.size() && (detail || number < shown_next);) {
        const NextFinding& next = assessment.next[at];
        std::string questions;
        // Questions that bear on the same stand together: they are mostly one question put in several ways.
        for (; at < assessment.next.size() && bears_on_the_same(next, assessment.next[at]); ++at)
            questions += (questions.empty()         ? ""
                          : questions.back() == '?' ? " "
                                                    : "; ") +
                         question_of(assessment.next[at]);
        Line line{{questions, Style::strong}};
        if (!next.cost.empty()) line.push_back({" (" + spaced(next.cost) + ")", Style::dim});
        if (!next.because.empty()) line.push_back({" " + sentence(next.because), detail ? Style::plain : Style::dim});
        page.item(2, 3, {std::to_string(++number) + "."}, line);
    }
}

void print_notices(Page& page, const Assessment& assessment) {
    if (assessment.notices.empty()) return;
    page.heading("ABOUT THE DATA");
    for (const NoticeItem& notice : assessment.notices) {
        Line line;
        if (!notice.source.empty()) line.push_back({notice.source + ": "});
        line.push_back({notice.message});
        page.item(2, 2, {"!", notice.severity == "error" ? Style::bad : Style::warning}, line);
    }
}

} // namespace apatite
