#include "screen/tally.h"

#include <algorithm>

#include "apatite/assessment.h"

namespace apatite {
namespace {

constexpr std::size_t reasons = static_cast<std::size_t>(WhyUnknown::not_known) + 1;
constexpr std::size_t urgencies = static_cast<std::size_t>(Urgency::emergency) + 1;

void add(std::string_view key, std::uint64_t& number, Summary::Counts& to) {
    if (number > 0) to[std::string(key)] += std::exchange(number, 0);
}

template <typename Declarations>
void add_all(const Declarations& declared, std::vector<std::uint64_t>& numbers, Summary::Counts& to) {
    for (std::size_t i = 0; i < declared.size(); ++i) add(declared[i].id, numbers[i], to);
}

/// `mmol/L` of `< 3.13 mmol/L`.
std::string_view unit_of(std::string_view sent) {
    const std::size_t number = sent.find_first_of("0123456789");
    if (number == std::string_view::npos) return {};
    const std::size_t end = sent.find(' ', number);
    return end == std::string_view::npos ? std::string_view("(none)") : sent.substr(end + 1);
}

} // namespace

Tally::Tally(const RuleGraph& graph)
    : graph_(&graph), first_(graph.pack().hypotheses.size()), urgency_(urgencies), alerts_(graph.pack().alerts.size()),
      not_ruled_out_(graph.pack().alerts.size()), sent_(graph.pack().catalogue.findings.size()) {
    for (const FindingDeclaration& each : graph.pack().catalogue.findings)
        has_unit_.push_back(each.kind == FindingKind::quantity && each.source == FindingSource::facts);
}

void Tally::count_sent(std::size_t finding, const FindingState& state) {
    Sent& sent = sent_[finding];
    if (sent.unknown.empty()) {
        sent.unknown.resize(reasons);
        findings_.push_back(finding);
    }
    if (state.why) ++sent.unknown[static_cast<std::size_t>(*state.why)];
    if (!has_unit_[finding]) return;
    const std::string_view unit = unit_of(state.sent);
    if (unit.empty()) return;
    const auto at = std::ranges::find(sent.units, unit, &std::pair<std::string, Number>::first);
    if (at != sent.units.end())
        ++at->second;
    else
        sent.units.emplace_back(unit, 1);
}

void Tally::count(const Outcome& outcome, const Findings& findings, std::span<const std::uint32_t> told) {
    ++answered_;
    ++states_[outcome.state];
    if (outcome.state != answer_state(Status::possible)) ++first_[outcome.order.front()];
    ++urgency_[static_cast<std::size_t>(outcome.urgency)];
    for (const std::uint32_t alert : outcome.alerts) ++alerts_[alert];
    for (const std::uint32_t alert : outcome.not_ruled_out) ++not_ruled_out_[alert];
    for (const Notice& notice : outcome.notices) ++notices_[notice.code];
    for (const std::uint32_t i : told)
        if (!findings.states[i].sent.empty()) count_sent(i, findings.states[i]);
}

void Tally::move_to(Summary& summary) {
    const Pack& pack = graph_->pack();
    summary.answered += std::exchange(answered_, 0);
    for (auto& [state, number] : states_) add(state, number, summary.state);
    add_all(pack.hypotheses, first_, summary.first);
    for (std::size_t i = 0; i < urgencies; ++i) add(to_string(static_cast<Urgency>(i)), urgency_[i], summary.urgency);
    add_all(pack.alerts, alerts_, summary.alerts);
    add_all(pack.alerts, not_ruled_out_, summary.not_ruled_out);
    for (auto& [code, number] : notices_) add(code, number, summary.notices);
    for (const std::size_t finding : findings_) {
        const std::string& id = pack.catalogue.findings[finding].id;
        Sent& sent = sent_[finding];
        for (std::size_t why = 0; why < sent.unknown.size(); ++why)
            add(id + ": " + std::string(to_string(static_cast<WhyUnknown>(why))), sent.unknown[why], summary.unknown);
        for (auto& [unit, number] : sent.units) add(id + ": " + unit, number, summary.units);
        sent = {};
    }
    findings_.clear();
    notices_.clear();
}

} // namespace apatite
