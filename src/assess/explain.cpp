#include "assess/explain.h"

#include <algorithm>

#include <fmt/format.h>

#include "assess/sort_few.h"

namespace apatite {
namespace {

std::string value_text(const FindingState& state) {
    if (!state.used.empty()) return state.used;
    if (const bool* truth = std::get_if<bool>(&state.value)) return *truth ? "true" : "false";
    if (const Interval* number = std::get_if<Interval>(&state.value)) return number->to_string();
    if (const PartialDate* date = std::get_if<PartialDate>(&state.value)) return date->to_string();
    if (const std::string* word = std::get_if<std::string>(&state.value)) return *word;
    return {};
}

/// A flag alone: `high`, `positive`.
std::string flag_text(const FindingState& state) {
    if (state.high.now == Truth::is_true) return "high";
    if (state.low.now == Truth::is_true) return "low";
    if (state.normal.now == Truth::is_true) return "normal";
    if (state.positive.now == Truth::is_true) return "positive";
    return state.negative.now == Truth::is_true ? "negative" : "";
}

const std::string& label(const FindingDeclaration& declared) {
    return declared.label.empty() ? declared.id : declared.label;
}

} // namespace

void sort_leaves(std::vector<LeafUse>& leaves) {
    stable_sort_few(leaves, std::less());
    leaves.erase(std::ranges::unique(leaves).begin(), leaves.end());
}

void Explainer::begin() {
    found_.clear();
    seen_->clear();
}

std::vector<FactUse> Explainer::facts(NodeId node) {
    begin();
    decided(node);
    sort_leaves(found_);
    std::vector<FactUse> result;
    result.reserve(found_.size());
    for (const LeafUse& use : found_) result.push_back(fact(use));
    return result;
}

std::span<const LeafUse> Explainer::walk_missing(NodeId node) {
    begin();
    undecided(node);
    sort_leaves(found_);
    return found_;
}

std::vector<LeafUse> Explainer::missing_leaves(NodeId node) {
    walk_missing(node);
    return std::move(found_);
}

std::vector<MissingFinding> Explainer::missing(NodeId node) { return missing_findings(walk_missing(node)); }

std::vector<MissingFinding> Explainer::missing_findings(std::span<const LeafUse> uses) const {
    std::vector<MissingFinding> result;
    result.reserve(uses.size());
    for (const LeafUse& use : uses) {
        if (use.field) {
            result.push_back(missing_finding(use));
            continue;
        }
        const FindingDeclaration& whole = graph_->pack().catalogue.findings[use.finding];
        const FindingState& state = findings_->states[use.finding];
        result.emplace_back(whole.id, label(whole), std::string(why_missing(use, state)), state.sent, state.source);
    }
    return result;
}

FactUse Explainer::fact(const LeafUse& use) const {
    const FindingState& state = state_of(use);
    FactUse result;
    result.finding = name_of(use);
    result.label = label_of(use);
    result.sent = state.sent;
    result.value = value_text(state);
    if (result.value.empty()) result.value = flag_text(state);
    result.provenance = std::string(to_string(state.provenance));
    result.source = state.source;
    if (use.instance) {
        const Instance& instance = findings_->states[use.finding].instances[*use.instance];
        if (result.source.empty()) result.source = instance.source;
        if (!is_firm(instance.provenance)) result.provenance = std::string(to_string(instance.provenance));
    } else if (!state.instances.empty()) {
        result.value = fmt::format("{} recorded", state.instances.size());
    }
    if (state.date) result.date = state.date->to_string();
    result.note = state.note;
    result.by_profile = state.by_profile;
    return result;
}

std::string_view Explainer::why_missing(const LeafUse& use, const FindingState& state) const {
    if (!use.field && !state.instances.empty()) return "list-open"; // some are told; there may be others
    if (state.why) return to_string(*state.why);
    if (!is_firm(state.provenance)) return to_string(state.provenance);
    return use.why.empty() ? to_string(WhyUnknown::missing) : use.why;
}

MissingFinding Explainer::missing_finding(const LeafUse& use) const {
    const FindingState& state = state_of(use);
    return {name_of(use), label_of(use), std::string(why_missing(use, state)), state.sent, state.source};
}

void Explainer::add_leaf(const Node& leaf, std::string_view why) {
    LeafUse use{leaf.index, {}, {}, why};
    if (leaf.kind == NodeKind::field) {
        use.field = leaf.field;
        for (const auto& [finding, position] : tuple_)
            if (finding == leaf.index) use.instance = position;
    }
    found_.push_back(use);
}

const FindingState& Explainer::state_of(const LeafUse& use) const {
    const FindingState& whole = findings_->states[use.finding];
    return use.instance && use.field ? whole.instances[*use.instance].fields[*use.field] : whole;
}

std::string Explainer::name_of(const LeafUse& use) const {
    const FindingDeclaration& whole = graph_->pack().catalogue.findings[use.finding];
    if (!use.field) return whole.id;
    return fmt::format("{}[{}].{}", whole.id, use.instance.value_or(0), whole.fields[*use.field].id);
}

std::string Explainer::label_of(const LeafUse& use) const {
    const FindingDeclaration& whole = graph_->pack().catalogue.findings[use.finding];
    if (!use.field) return label(whole);
    const bool several = findings_->states[use.finding].instances.size() > 1;
    if (!several) return fmt::format("{}: {}", label(whole), label(whole.fields[*use.field]));
    return fmt::format("{} {}: {}", label(whole), use.instance.value_or(0) + 1, label(whole.fields[*use.field]));
}

} // namespace apatite
