#include "assess/candidates.h"

#include <algorithm>

namespace apatite {
namespace {

bool is_comparison(Operator op) {
    switch (op) {
    case Operator::equal:
    case Operator::not_equal:
    case Operator::less:
    case Operator::less_equal:
    case Operator::greater:
    case Operator::greater_equal:
    case Operator::between:
    case Operator::equivalent:
    case Operator::not_equivalent: return true;
    default: return false;
    }
}

std::string_view flag_of(Operator op) {
    switch (op) {
    case Operator::high: return "high";
    case Operator::low: return "low";
    case Operator::normal: return "normal";
    case Operator::positive: return "positive";
    case Operator::negative: return "negative";
    default: return {};
    }
}

void sort_unique(auto& items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

/// One number below the first threshold, one between each two, one above the last.
std::vector<Rational> between(const std::vector<Rational>& thresholds, const std::optional<Interval>& plausible) {
    std::vector<Rational> found;
    const bool has_low = plausible && !plausible->lo().is_infinite(),
               has_high = plausible && !plausible->hi().is_infinite();
    const Rational half(1, 2), first = thresholds.front(), last = thresholds.back();
    found.push_back(has_low            ? (plausible->lo().value + first) * half
                    : first.sign() > 0 ? first * half
                                       : first - Rational(1));
    for (std::size_t i = 0; i + 1 < thresholds.size(); ++i) found.push_back((thresholds[i] + thresholds[i + 1]) * half);
    found.push_back(has_high          ? (last + plausible->hi().value) * half
                    : last.sign() > 0 ? last * Rational(3, 2)
                                      : last + Rational(1));
    return found;
}

/// Quarters of the plausible range.
std::vector<Rational> spread(const Interval& range) {
    std::vector<Rational> found;
    for (int quarter = 0; quarter <= 4; ++quarter)
        found.push_back(range.lo().value + (range.hi().value - range.lo().value) * Rational(quarter, 4));
    return found;
}

} // namespace

Candidates::Candidates(const RuleGraph& graph) : graph_(&graph), cuts_(graph.pack().catalogue.findings.size()) {
    for (const Node& node : graph.nodes())
        if (node.kind == NodeKind::operation) look_at(node);
    for (Cuts& cuts : cuts_) {
        sort_unique(cuts.thresholds);
        sort_unique(cuts.equals);
        sort_unique(cuts.flags);
    }
}

void Candidates::look_at(const Node& user) {
    const auto operands = graph_->operands(user);
    for (const NodeId operand : operands) {
        const Node& leaf = graph_->node(operand);
        if (leaf.kind != NodeKind::finding) continue;
        Cuts& cuts = cuts_[leaf.index];
        if (const auto flag = flag_of(user.op); !flag.empty()) cuts.flags.emplace_back(flag);
        if (leaf.storage != Storage::number) continue;
        if (user.storage == Storage::number) cuts.computed = true;
        if (!is_comparison(user.op)) continue;
        const Conversion& to_base = graph_->leaves()[leaf.leaf].to_base;
        for (const NodeId other : operands) {
            const Node& literal = graph_->node(other);
            if (literal.kind != NodeKind::literal || literal.storage != Storage::number) continue;
            const auto& number = graph_->literals()[literal.index].number;
            if (!number || !number->is_point()) continue;
            const Rational told = (number->lo().value - to_base.offset) / to_base.factor;
            cuts.thresholds.push_back(told);
            if (user.op == Operator::equal || user.op == Operator::not_equal) cuts.equals.push_back(told);
        }
    }
}

std::vector<std::string> Candidates::numbers(const FindingDeclaration& declaration, const Cuts& cuts) const {
    std::vector<Rational> values = cuts.equals;
    if (!cuts.thresholds.empty()) {
        const auto more = between(cuts.thresholds, declaration.plausible);
        values.insert(values.end(), more.begin(), more.end());
    }
    const bool bounded = declaration.plausible && declaration.plausible->is_bounded();
    if (bounded && (cuts.computed || (values.empty() && !declaration.ranges.empty()))) {
        const auto more = spread(*declaration.plausible);
        values.insert(values.end(), more.begin(), more.end());
    }
    sort_unique(values);
    std::vector<std::string> texts;
    const std::string unit =
        declaration.unit_text.empty() || declaration.unit_text == "1" ? "" : " " + declaration.unit_text;
    for (const Rational& value : values) {
        const auto number = Rational::parse(value.to_text(4));
        const bool whole = declaration.calendar_unit || declaration.unit_text == "1";
        texts.push_back((whole ? value.floor() : number ? *number : value).to_string() + unit);
    }
    return texts;
}

std::vector<Candidate> Candidates::of(std::uint32_t finding, const Findings& context) const {
    const FindingDeclaration& declaration = graph_->pack().catalogue.findings[finding];
    std::vector<std::string> texts;
    switch (declaration.kind) {
    case FindingKind::boolean: texts = {"true", "false"}; break;
    case FindingKind::choice: texts = declaration.choices; break;
    case FindingKind::site:
        for (const SiteDeclaration& site : graph_->pack().catalogue.sites) texts.push_back(site.id);
        break;
    case FindingKind::quantity: texts = numbers(declaration, cuts_[finding]); break;
    default: break;
    }
    const Cuts& cuts = cuts_[finding];
    texts.insert(texts.end(), cuts.flags.begin(), cuts.flags.end());
    if (!cuts.flags.empty() && std::find(texts.begin(), texts.end(), "normal") == texts.end() &&
        declaration.kind == FindingKind::quantity && !declaration.flag_only)
        texts.emplace_back("normal");
    std::vector<Candidate> found;
    for (std::string& text : texts) {
        auto state = parse_finding(declaration, text, context);
        if (state) found.push_back({std::move(text), std::move(state).value()});
    }
    return found;
}

} // namespace apatite
