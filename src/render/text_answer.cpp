// What a reader with ten seconds sees: the answer, its urgency, the alerts and what could not be ruled out.
#include <algorithm>

#include "render/sections.h"
#include "render/words.h"

namespace apatite {
namespace {

const Hypothesis* answered(const Assessment& assessment) {
    const auto found = std::ranges::find(assessment.differential, assessment.answer.id, &Hypothesis::id);
    return found == assessment.differential.end() ? nullptr : &*found;
}

/// ` (a mimic, not calcinosis cutis)`, of the pack `Calcinosis cutis`.
std::string mimic_of(std::string title) {
    if (title.empty()) return " (a mimic)";
    if (title[0] >= 'A' && title[0] <= 'Z') title[0] = static_cast<char>(title[0] - 'A' + 'a');
    return " (a mimic, not " + title + ")";
}

void print_headline(Page& page, const Assessment& assessment, const Hypothesis* first) {
    const Answer& answer = assessment.answer;
    Line line;
    if (!answer.urgency.empty()) line.push_back(urgency_badge(answer.urgency));
    if (answer.urgency == "routine" && !assessment.not_ruled_out.empty()) line.push_back({" SO FAR", Style::warning});
    if (!line.empty()) line.push_back({" · "});
    const std::string& name = name_of(answer.label, answer.id);
    if (answer.state == "cannot-tell") {
        line.push_back({"Cannot tell yet", Style::strong});
        if (!name.empty()) line.push_back({": " + name + " leads, but no more than possible"});
    } else {
        line.push_back({name + ": " + answer.state, Style::strong});
        if (first != nullptr && first->kind == "mimic") line.push_back({mimic_of(assessment.pack.title)});
    }
    page.add({0, 4}, line);
}

std::string settledness(const Hypothesis& first) {
    if (first.settled) return "Settled: nothing still unknown can change the first answer.";
    if (first.settled_if_presumed) return "Settled if the lists called complete are complete.";
    return "Not settled: what is still unknown could change the first answer.";
}

/// `Lesion in an old burn`, `Phosphate, serum: normal`: what would have to turn out.
std::string if_so(const WouldTell::Finding& finding) {
    const std::string& name = name_of(finding.label, finding.finding);
    if (finding.words == "yes") return name;
    return name + ": " + finding.words;
}

/// Where nothing is likely: the two or three findings that would tell.
void print_what_would_tell(Page& page, const Assessment& assessment) {
    if (!assessment.would_tell.empty()) page.add({4, 4}, {{"What would tell:"}});
    for (const WouldTell& each : assessment.would_tell) {
        std::vector<std::string> findings;
        for (const WouldTell::Finding& finding : each.findings) findings.push_back(if_so(finding));
        page.item(4, 2, {"?"},
                  {{listed(findings), Style::strong},
                   {findings.size() == 1 ? " would make " : " would together make "},
                   {short_name(name_of(each.first_label, each.first)) + " " + status_in_words(each.status) + "."}});
    }
}

} // namespace

void print_answer(Page& page, const Assessment& assessment) {
    const Answer& answer = assessment.answer;
    const Hypothesis* first = answered(assessment);
    print_headline(page, assessment, first);
    if (!answer.form.empty()) page.add({4, 4}, {{"Form: " + name_of(answer.form_label, answer.form)}});
    if (!answer.cause.empty()) page.add({4, 4}, {{"Cause: " + name_of(answer.cause_label, answer.cause)}});
    if (answer.state == "cannot-tell")
        print_what_would_tell(page, assessment);
    else if (first != nullptr)
        page.add({4, 4}, {{settledness(*first)}});
    if (assessment.partial)
        page.add({4, 4}, {{"Partial: the budget of the call did not last. What was not looked at is unknown.",
                           Style::warning}});
    const std::string whom = assessment.subject.empty() ? "Findings given by hand" : assessment.subject;
    page.add({4, 4}, {{whom + ", assessed for " + assessment.as_of, Style::dim}});
}

void print_alerts(Page& page, const Assessment& assessment, bool detail) {
    if (assessment.alerts.empty()) return;
    page.heading("ALERTS");
    for (const Alert& alert : assessment.alerts) {
        page.add({2, 4}, {urgency_badge(alert.urgency), {" · "}, {name_of(alert.label, alert.id), Style::strong}});
        if (!alert.action.empty()) page.add({4, 8}, {{"Do:", Style::strong}, {" " + alert.action}});
        Line because{{brief(alert.because, detail)}};
        append_citations(page, because, alert.evidence);
        page.add({4, 4}, because);
        if (!alert.facts.empty()) page.add({4, 6}, facts_in_words(alert.facts, detail));
    }
}

void print_not_ruled_out(Page& page, const Assessment& assessment, bool detail) {
    if (assessment.not_ruled_out.empty()) return;
    page.heading("NOT RULED OUT");
    for (const Alert& alert : assessment.not_ruled_out) {
        Line line{{name_of(alert.label, alert.id), Style::strong},
                  {" (" + alert.urgency + " if so)", Style::dim},
                  {": " + brief(alert.because, detail)}};
        append_citations(page, line, alert.evidence);
        page.item(2, 2, {"?", Style::warning}, line);
        if (alert.missing.empty()) continue;
        const bool sent =
            std::ranges::any_of(alert.missing, [](const MissingFinding& one) { return !one.sent.empty(); });
        Line missing{{sent ? "Verify now: " : "To rule it out: "}};
        std::ranges::move(missing_in_words(alert.missing, detail ? alert.missing.size() : 4, ""),
                          std::back_inserter(missing));
        page.add({4, 6}, missing);
    }
}

void print_switched_off(Page& page, const Assessment& assessment) {
    if (!assessment.site_profile || assessment.site_profile->switched_off.empty()) return;
    page.heading("SWITCHED OFF BY THE SITE PROFILE");
    for (const SwitchedOff& off : assessment.site_profile->switched_off) {
        Line line{{spaced(off.kind) + " " + off.id, off.kind == "alert" ? Style::warning : Style::plain}};
        line.push_back({": " + off.because, Style::dim});
        page.item(2, 2, {"x", Style::dim}, line);
    }
}

} // namespace apatite
