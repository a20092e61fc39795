// The Markdown below a card's summary.
#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "cds_hooks/card.h"
#include "cds_hooks/markdown.h"
#include "render/fhir_elements.h"
#include "render/words.h"

namespace apatite::cds_hooks {
namespace {

constexpr std::size_t most_asked = 3;

/// The text as it grows, and the sources that it names.
class Detail {
public:
    explicit Detail(const Assessment& assessment) : assessment_(assessment) {}

    void append_alerts();
    void append_reasons(std::string_view title, const std::vector<RuleTrace>& rules);
    void append_next();
    void append_cautions();
    void append_data(const std::vector<PrefetchTemplate>& missing);
    void append_sources();
    std::string take() { return std::move(out_); }

private:
    void section(std::string_view title);
    std::string cited(const std::vector<std::string>& evidence);

    const Assessment& assessment_;
    std::string out_;
    std::set<std::string_view> sources_;
};

std::string facts(const std::vector<FactUse>& used) {
    return used.empty() ? "" : " (" + escaped(plain(facts_in_words(used, false))) + ")";
}

constexpr std::size_t most_missing = 4;

std::string to_know(const std::vector<MissingFinding>& missing) {
    if (missing.empty()) return "";
    const bool sent = std::ranges::any_of(missing, [](const MissingFinding& one) { return !one.sent.empty(); });
    return (sent ? " Verify now: " : " To rule it out: ") + escaped(plain(missing_in_words(missing, most_missing)));
}

std::string Detail::cited(const std::vector<std::string>& evidence) {
    sources_.insert(evidence.begin(), evidence.end());
    return evidence.empty() ? "" : escaped(fmt::format(" [{}]", fmt::join(evidence, ", ")));
}

void Detail::section(std::string_view title) { out_ += fmt::format("{}**{}**\n", out_.empty() ? "" : "\n", title); }

void Detail::append_alerts() {
    if (!assessment_.alerts.empty()) section("Alerts");
    for (const Alert& alert : assessment_.alerts)
        out_ += fmt::format("\n- **{}: {}.** {} {}{}{}", upper_case(alert.urgency), escaped(alert.label),
                            escaped(alert.action), escaped(alert.because), facts(alert.facts), cited(alert.evidence));
    if (!assessment_.alerts.empty()) out_ += '\n';
    if (!assessment_.not_ruled_out.empty()) section("Not ruled out");
    for (const Alert& alert : assessment_.not_ruled_out)
        out_ += fmt::format("\n- **{} if so: {}.** {}{}{}", upper_case(alert.urgency), escaped(alert.label),
                            escaped(alert.because), to_know(alert.missing), cited(alert.evidence));
    if (!assessment_.not_ruled_out.empty()) out_ += '\n';
}

void Detail::append_reasons(std::string_view title, const std::vector<RuleTrace>& rules) {
    bool first = true;
    for (const RuleTrace& rule : rules) {
        if (!rule.counted) continue;
        if (first) section(title);
        out_ += fmt::format("\n- {}: {}{}{}", capitalised(rule.strength), escaped(rule.because), facts(rule.facts),
                            cited(rule.evidence));
        first = false;
    }
    if (!first) out_ += '\n';
}

void Detail::append_next() {
    if (assessment_.next.empty()) return;
    section("What would tell more");
    for (const NextFinding& next : std::span(assessment_.next).first(std::min(assessment_.next.size(), most_asked)))
        out_ += fmt::format("\n- {} ({})", escaped(next.ask.empty() ? next.label : next.ask), spaced(next.cost));
    out_ += '\n';
}

void Detail::append_cautions() {
    bool first = true;
    for (const ManagementItem& item : assessment_.management) {
        if (item.stance == "consider") continue;
        if (first) section("Avoid");
        out_ += fmt::format("\n- {}{}: {}{}", item.stance == "never" ? "Never: " : "", escaped(item.label),
                            escaped(item.because), cited(item.evidence));
        first = false;
    }
    if (!first) out_ += '\n';
}

void Detail::append_data(const std::vector<PrefetchTemplate>& missing) {
    if (missing.empty() && assessment_.notices.empty()) return;
    section("About the data");
    for (const PrefetchTemplate& one : missing)
        out_ += fmt::format("\n- Not provided, so not considered: {} (`{}`)", escaped(one.label), one.key);
    for (const NoticeItem& notice : assessment_.notices)
        out_ += fmt::format("\n- {}{}{}", escaped(notice.source), notice.source.empty() ? "" : ": ",
                            escaped(notice.message));
    out_ += '\n';
}

void Detail::append_sources() {
    if (!sources_.empty()) section("Sources");
    for (const ReferenceItem& one : assessment_.references)
        if (sources_.contains(one.id))
            out_ += fmt::format("\n- {}: {} {}", escaped(one.id), escaped(one.cite), one.url);
    if (!sources_.empty()) out_ += '\n';
    if (assessment_.site_profile) out_ += "\n" + escaped(site_profile_in_words(assessment_)) + "\n";
    out_ += fmt::format("\nRules {} {}, {}, for {}. Ranked by rules, not by probability. Not a medical device: it does "
                        "not replace the judgement of the person who sees the patient.\n",
                        assessment_.pack.id, assessment_.pack.version, assessment_.pack.hash.substr(0, 12),
                        assessment_.as_of);
}

} // namespace

std::string detail_of(const Assessment& assessment, const std::vector<PrefetchTemplate>& missing) {
    Detail detail(assessment);
    detail.append_alerts();
    if (!assessment.differential.empty()) {
        const Hypothesis& first = assessment.differential.front();
        detail.append_reasons(fmt::format("Why {} ({})", escaped(first.label), to_string(first.status)),
                              first.supporting);
        detail.append_reasons("What speaks against it", first.opposing);
    }
    detail.append_next();
    detail.append_cautions();
    detail.append_data(missing);
    detail.append_sources();
    return detail.take();
}

} // namespace apatite::cds_hooks
