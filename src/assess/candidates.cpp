#include "assess/candidates.h"

#include <algorithm>

#include "findings/age_range.h"

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

/// A number and what it stands for.
struct Point {
    Rational value;
    std::string words;
    friend bool operator<(const Point& a, const Point& b) { return a.value < b.value; }
    friend bool operator==(const Point& a, const Point& b) { return a.value == b.value; }
};

std::string with_unit(const FindingDeclaration& declaration, const std::string& number) {
    const bool plain = declaration.unit_text.empty() || declaration.unit_text == "1";
    return plain ? number : number + " " + declaration.unit_text;
}

/// One number below the first threshold, one between each two, one above the last.
std::vector<Point> between(const std::vector<Rational>& thresholds, const FindingDeclaration& declaration) {
    const std::optional<Interval>& plausible = declaration.plausible;
    const bool has_low = plausible && !plausible->lo().is_infinite(),
               has_high = plausible && !plausible->hi().is_infinite();
    const auto text = [&](const Rational& number) { return with_unit(declaration, number.to_text(4)); };
    const Rational first = thresholds.front(), last = thresholds.back();
    const Rational lowest = has_low ? plausible->lo().value : first.sign() > 0 ? Rational(0) : first - Rational(2);
    const Rational highest = has_high          ? plausible->hi().value
                             : last.sign() > 0 ? last * Rational(2)
                                               : last + Rational(2);
    std::vector<Point> found{{roundest_between(lowest, first), "below " + text(first)}};
    for (std::size_t i = 0; i + 1 < thresholds.size(); ++i)
        found.push_back({roundest_between(thresholds[i], thresholds[i + 1]),
                         thresholds[i].to_text(4) + " to " + text(thresholds[i + 1])});
    found.push_back({roundest_between(last, highest), "above " + text(last)});
    return found;
}

/// What is high or low for this patient: `8.4 to 10.3 mg/dL` is one answer, `above 10.3 mg/dL` another.
void add_range(const FindingDeclaration& declaration, const Findings& context, std::vector<Rational>& thresholds) {
    if (declaration.kind != FindingKind::quantity || declaration.ranges.empty()) return;
    for (const AgeRange* range :
         ranges_for(declaration, age_and_sex(context.demographics, context.as_of, std::nullopt))) {
        if (range->low) thresholds.push_back(*range->low);
        if (range->high) thresholds.push_back(*range->high);
    }
    sort_unique(thresholds);
}

/// Quarters of the plausible range.
std::vector<Point> spread(const Interval& range) {
    std::vector<Point> found;
    for (int quarter = 0; quarter <= 4; ++quarter)
        found.push_back({range.lo().value + (range.hi().value - range.lo().value) * Rational(quarter, 4), {}});
    return found;
}

/// A list with one instance of which nothing is known, or without any.
std::vector<Candidate> presence(const FindingDeclaration& declaration) {
    Candidate one{"true", "yes", {}}, none{"false", "no", {}};
    FindingState unknown;
    unknown.why = WhyUnknown::missing;
    one.state.instances.push_back({"", Provenance::observed, {}});
    one.state.instances.back().fields.assign(declaration.fields.size(), unknown);
    none.state.instances_complete = true;
    return {std::move(one), std::move(none)};
}

} // namespace

Candidates::Candidates(const RuleGraph& graph) : graph_(&graph), cuts_(graph.leaves().size()) {
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
        if (leaf.kind != NodeKind::finding && leaf.kind != NodeKind::field) continue;
        Cuts& cuts = cuts_[leaf.leaf];
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

std::vector<Candidates::Told> Candidates::numbers(const FindingDeclaration& declaration, const Cuts& cuts) const {
    std::vector<Point> points;
    for (const Rational& each : cuts.equals) points.push_back({each, {}});
    if (!cuts.thresholds.empty()) {
        const auto more = between(cuts.thresholds, declaration);
        points.insert(points.end(), more.begin(), more.end());
    }
    const bool bounded = declaration.plausible && declaration.plausible->is_bounded();
    if (bounded && (cuts.computed || (points.empty() && !declaration.ranges.empty()))) {
        const auto more = spread(*declaration.plausible);
        points.insert(points.end(), more.begin(), more.end());
    }
    sort_unique(points);
    std::vector<Told> texts;
    for (const Point& point : points) {
        const bool whole = declaration.calendar_unit || declaration.unit_text == "1";
        const std::string value = with_unit(declaration, (whole ? point.value.floor() : point.value).to_string());
        texts.emplace_back(value, point.words.empty() ? value : point.words);
    }
    return texts;
}

std::vector<Candidates::Told> Candidates::told(const FindingDeclaration& declaration, const Cuts& cuts) const {
    std::vector<Told> texts;
    switch (declaration.kind) {
    case FindingKind::boolean: texts = {{"true", "yes"}, {"false", "no"}}; break;
    case FindingKind::choice:
        for (const std::string& choice : declaration.choices) texts.emplace_back(choice, choice);
        break;
    case FindingKind::site:
        for (const SiteDeclaration& site : graph_->pack().catalogue.sites)
            texts.emplace_back(site.id, site.label.empty() ? site.id : site.label);
        break;
    case FindingKind::quantity:
        if (!declaration.flag_only) texts = numbers(declaration, cuts);
        break;
    default: break;
    }
    std::vector<std::string> flags = cuts.flags;
    const bool ranged = declaration.kind == FindingKind::quantity && !declaration.flag_only;
    if (!flags.empty() && ranged && std::ranges::find(flags, "normal") == flags.end()) flags.emplace_back("normal");
    for (const std::string& flag : flags) texts.emplace_back(flag, flag);
    return texts;
}

std::vector<Candidate> Candidates::of(const LeafUse& use, const Findings& context) const {
    const FindingDeclaration& whole = graph_->pack().catalogue.findings[use.finding];
    if (whole.kind == FindingKind::instances && !use.field) return presence(whole);
    const FindingDeclaration& declaration = use.field ? whole.fields[*use.field] : whole;
    std::size_t leaf = 0;
    while (graph_->leaves()[leaf].finding != use.finding || graph_->leaves()[leaf].field != use.field) ++leaf;
    Cuts cuts = cuts_[leaf];
    if (!cuts.flags.empty()) add_range(declaration, context, cuts.thresholds);
    std::vector<Candidate> found;
    for (auto& [value, words] : told(declaration, cuts)) {
        auto state = parse_finding(declaration, value, context);
        if (!state) continue;
        Candidate candidate{std::move(value), std::move(words), std::move(state).value()};
        if (use.field) {
            FindingState list = context.states[use.finding];
            list.instances[use.instance.value_or(0)].fields[*use.field] = std::move(candidate.state);
            candidate.state = std::move(list);
        }
        found.push_back(std::move(candidate));
    }
    return found;
}

} // namespace apatite
