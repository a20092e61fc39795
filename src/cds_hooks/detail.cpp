// The Markdown below a card's summary.
#include <set>

#include <fmt/format.h>

#include "cds_hooks/card.h"
#include "cds_hooks/markdown.h"
#include "render/fhir_elements.h"
#include "render/words.h"

namespace apatite::cds_hooks {
namespace {

std::string cited(const std::vector<std::string>& evidence) {
    return evidence.empty() ? "" : escaped(fmt::format(" [{}]", fmt::join(evidence, ", ")));
}

std::string facts(const std::vector<FactUse>& used) {
    std::string text;
    for (const FactUse& fact : used) text += (text.empty() ? "" : "; ") + escaped(plain(fact_in_words(fact, false)));
    return text.empty() ? "" : " (" + text + ")";
}

std::string missing_list(const std::vector<MissingFinding>& missing) {
    std::string text;
    for (const MissingFinding& one : missing)
        text += (text.empty() ? "" : "; ") + escaped(plain(missing_in_words(one)));
    return text;
}

void section(std::string& out, std::string_view title) {
    out += fmt::format("{}**{}**\n", out.empty() ? "" : "\n", title);
}

void append_alerts(std::string& out, const Assessment& assessment) {
    if (!assessment.alerts.empty()) section(out, "Alerts");
    for (const Alert& alert : assessment.alerts)
        out += fmt::format("\n- **{}: {}.** {} {}{}{}", upper_case(alert.urgency), escaped(alert.label),
                           escaped(alert.action), escaped(alert.because), facts(alert.facts), cited(alert.evidence));
    if (!assessment.alerts.empty()) out += '\n';
    if (!assessment.not_ruled_out.empty()) section(out, "Not ruled out");
    for (const Alert& alert : assessment.not_ruled_out)
        out += fmt::format("\n- **{}: {}.** {} Missing: {}{}", upper_case(alert.urgency), escaped(alert.label),
                           escaped(alert.because), missing_list(alert.missing), cited(alert.evidence));
    if (!assessment.not_ruled_out.empty()) out += '\n';
}

void append_reasons(std::string& out, std::string_view title, const std::vector<RuleTrace>& rules) {
    bool first = true;
    for (const RuleTrace& rule : rules) {
        if (!rule.counted) continue;
        if (first) section(out, title);
        out += fmt::format("\n- {}: {}{}{}", capitalised(rule.strength), escaped(rule.because), facts(rule.facts),
                           cited(rule.evidence));
        first = false;
    }
    if (!first) out += '\n';
}

void append_next(std::string& out, const Assessment& assessment) {
    if (assessment.next.empty()) return;
    section(out, "What would tell more");
    for (const NextFinding& next : assessment.next)
        out += fmt::format("\n- {} ({})", escaped(next.ask.empty() ? next.label : next.ask), spaced(next.cost));
    out += '\n';
}

void append_cautions(std::string& out, const Assessment& assessment) {
    bool first = true;
    for (const ManagementItem& item : assessment.management) {
        if (item.stance == "consider") continue;
        if (first) section(out, "Avoid");
        out += fmt::format("\n- {}{}: {}{}", item.stance == "never" ? "Never: " : "", escaped(item.label),
                           escaped(item.because), cited(item.evidence));
        first = false;
    }
    if (!first) out += '\n';
}

void append_data(std::string& out, const Assessment& assessment, const std::vector<PrefetchTemplate>& missing) {
    if (missing.empty() && assessment.notices.empty()) return;
    section(out, "About the data");
    for (const PrefetchTemplate& one : missing)
        out += fmt::format("\n- Not provided, so not considered: {} (`{}`)", escaped(one.label), one.key);
    for (const NoticeItem& notice : assessment.notices)
        out += fmt::format("\n- {}{}{}", escaped(notice.source), notice.source.empty() ? "" : ": ",
                           escaped(notice.message));
    out += '\n';
}

void append_sources(std::string& out, const Assessment& assessment) {
    if (!assessment.references.empty()) section(out, "Sources");
    for (const ReferenceItem& one : assessment.references)
        out += fmt::format("\n- {}: {} {}", escaped(one.id), escaped(one.cite), one.url);
    if (!assessment.references.empty()) out += '\n';
    out +=
        fmt::format("\nRules {} {}, {}, for {}. Ranked by rules, not by probability. Not a medical device: it does "
                    "not replace the judgement of the person who sees the patient.\n",
                    assessment.pack.id, assessment.pack.version, assessment.pack.hash.substr(0, 12), assessment.as_of);
}

} // namespace

std::string detail_of(const Assessment& assessment, const std::vector<PrefetchTemplate>& missing) {
    std::string out;
    append_alerts(out, assessment);
    if (!assessment.differential.empty()) {
        const Hypothesis& first = assessment.differential.front();
        append_reasons(out, fmt::format("Why {} ({})", escaped(first.label), to_string(first.status)),
                       first.supporting);
        append_reasons(out, "What speaks against it", first.opposing);
    }
    append_next(out, assessment);
    append_cautions(out, assessment);
    append_data(out, assessment, missing);
    append_sources(out, assessment);
    return out;
}

} // namespace apatite::cds_hooks
