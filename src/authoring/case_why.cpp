#include "authoring/case_why.h"

#include <algorithm>

#include <fmt/format.h>

#include "assess/explain.h"
#include "assess/standing.h"
#include "expression/print.h"

namespace apatite {
namespace {

constexpr std::size_t most_lines = 12;
constexpr int deepest = 12;

std::string place(const Span& span) { return fmt::format("{}:{}", span.file, span.line); }

std::string listed(const std::vector<std::string>& texts) {
    return texts.size() <= 4 ? fmt::format("{}", fmt::join(texts, ", "))
                             : fmt::format("{}, {} and {} more", texts[0], texts[1], texts.size() - 2);
}

std::string missing_text(const std::vector<MissingFinding>& missing) {
    std::vector<std::string> texts;
    for (const MissingFinding& each : missing) texts.push_back(fmt::format("{} ({})", each.finding, each.why));
    return texts.empty() ? "" : "for want of " + listed(texts);
}

std::string fact_text(const std::vector<FactUse>& facts) {
    std::vector<std::string> texts;
    for (const FactUse& each : facts)
        texts.push_back(fmt::format(
            "{} is {}{}", each.finding, each.value,
            each.provenance == "presumed" || each.provenance == "text" ? fmt::format(" ({})", each.provenance) : ""));
    return listed(texts);
}

/// Of the operands those that made an `and`, `or` or `implies` what it is; all when every one matters.
bool decides(Operator op, std::size_t position, Truth operand, Truth got) {
    switch (op) {
    case Operator::and_: return got == Truth::is_true || operand == got;
    case Operator::or_: return got == Truth::is_false || operand == got;
    case Operator::implies:
        if (got == Truth::is_true) return operand == (position == 0 ? Truth::is_false : Truth::is_true);
        return got == Truth::is_false || operand == Truth::unknown;
    default: return true;
    }
}

bool is_logic(Operator op) {
    return op == Operator::and_ || op == Operator::or_ || op == Operator::xor_ || op == Operator::implies ||
           op == Operator::not_;
}

} // namespace

Why::Why(std::shared_ptr<const Pack> pack) : pack_(std::move(pack)), watched_(pack_), evaluation_(watched_.graph()) {
    for (const WatchedPart& part : watched_.parts())
        if (!part.in_body) parts_.emplace(part.expression, &part);
}

void Why::look_at(const Findings& findings, const Assessment& assessment) {
    findings_ = &findings;
    assessment_ = &assessment;
    evaluation_.run(findings);
}

void Why::say(std::string text) {
    if (said_.size() < most_lines && std::ranges::find(said_, text) == said_.end()) said_.push_back(std::move(text));
}

const PlacedCondition* Why::find(ConditionKey key, std::string_view id, std::string_view inner) const {
    for (const PlacedCondition& each : watched_.conditions()) {
        const std::string_view owner = each.owner;
        const std::string_view named = owner.substr(owner.find(' ') + 1);
        if (each.place.key != key) continue;
        if (inner.empty() ? named == id : named == fmt::format("{}/{}", id, inner)) return &each;
    }
    return nullptr;
}

std::string Why::facts_of(NodeId node, Truth got) {
    Explainer explainer(watched_.graph(), evaluation_.now(), *findings_);
    if (got == Truth::unknown) return missing_text(explainer.missing(node));
    const std::string facts = fact_text(explainer.facts(node));
    return facts.empty() ? "" : "as " + facts;
}

void Why::leaf(const Expression& expression, Truth got) {
    const auto part = parts_.find(&expression);
    const std::string because = part == parts_.end() ? "" : facts_of(part->second->nodes[0], got);
    say(fmt::format("`{}` is {}{}{} ({})", print(expression), to_string(got), because.empty() ? "" : " ", because,
                    place(expression.span)));
}

Truth Why::truth_of(const Expression& expression) const {
    const auto part = parts_.find(&expression);
    if (part != parts_.end()) return evaluation_.now().truth(part->second->nodes[0]);
    return expression.op == Operator::boolean ? expression.truth : Truth::unknown;
}

// Down to the smallest conditions that made the whole what it is.
void Why::parts(const Expression& expression, Truth got, int depth) {
    if (is_logic(expression.op) && depth < deepest) {
        for (std::size_t i = 0; i < expression.operands.size(); ++i) {
            const Truth operand = truth_of(expression.operands[i]);
            if (decides(expression.op, i, operand, got)) parts(expression.operands[i], operand, depth + 1);
        }
        return;
    }
    if (expression.op == Operator::name && depth < deepest) {
        const auto named = std::ranges::find(pack_->conditions, expression.text, &ConditionDeclaration::id);
        if (named != pack_->conditions.end()) {
            if (!named->when.some.empty()) return leaf(expression, got);
            return parts(named->when.expression, got, depth + 1);
        }
    }
    leaf(expression, got);
}

void Why::condition(const ConditionPlace& at, Truth wanted, std::string_view name) {
    const auto placed = std::ranges::find(watched_.conditions(), at, &PlacedCondition::place);
    if (placed == watched_.conditions().end()) return;
    const Condition& condition = *placed->condition;
    const NodeId root = root_at(watched_.graph().roots(), at);
    const Truth got = evaluation_.now().truth(root);
    if (got == wanted) { // so it is for want of firmness, or something else decides
        const Truth firm = evaluation_.firm().truth(root);
        if (firm != got) say(fmt::format("{} is {} only by what is presumed or read from text", name, to_string(got)));
        return;
    }
    if (condition.some.empty()) return parts(condition.expression, got, 0);
    const std::string because = facts_of(root, got);
    say(fmt::format("`{}` is {} over {}{}{} ({})", condition.text, to_string(got), listed(condition.some),
                    because.empty() ? "" : " ", because, place(condition.expression->span)));
}

void Why::hypothesis(const std::string& id) {
    const auto found = std::ranges::find(assessment_->differential, id, &Hypothesis::id);
    if (found == assessment_->differential.end()) return;
    say(fmt::format("{} is {} with {} point{}", id, to_string(found->status), found->score,
                    found->score == 1 ? "" : "s"));
    const auto rules = [&](const std::vector<RuleTrace>& traces, char sign) {
        for (const RuleTrace& each : traces)
            if (each.counted)
                say(fmt::format("  {} {} ({}) {} ({}:{})", sign, each.rule, each.strength, fact_text(each.facts),
                                each.file, each.line));
    };
    rules(found->supporting, '+');
    rules(found->opposing, '-');
    for (const UndecidedRule& each : found->undecided)
        if (each.effect == "supports" || each.effect == "establishes")
            say(fmt::format("  ? {} ({}) {}", each.rule, each.strength, missing_text(each.missing)));
    const auto declared = std::ranges::find(pack_->hypotheses, id, &HypothesisDeclaration::id);
    if (declared == pack_->hypotheses.end() || !declared->likely_needs) return;
    condition({ConditionKey::likely_needs, static_cast<std::size_t>(declared - pack_->hypotheses.begin()), 0},
              Truth::is_true, "`likely-needs`");
}

void Why::about(ConditionKey key, const Difference& difference, Truth wanted, std::string_view inner) {
    const std::string& id = difference.subject;
    if (const PlacedCondition* placed = find(key, id.substr(0, id.find('/')), inner))
        condition(placed->place, wanted, placed->owner);
}

void Why::variant(const Difference& difference) {
    const ConditionKey key = difference.key == "cause" ? ConditionKey::cause : ConditionKey::form;
    about(key, difference, Truth::is_true, difference.expected);
    if (difference.got != "none") about(key, difference, Truth::is_false, difference.got);
}

void Why::recommendation(const Difference& difference) {
    const std::string& key = difference.key;
    const std::string& expected = difference.expected;
    const Truth wanted = to_truth(expected.starts_with(difference.subject));
    if (key.ends_with("alerts")) return about(ConditionKey::alert_when, difference, wanted);
    if (key.ends_with("management")) return about(ConditionKey::management_when, difference, wanted);
    if (key == "not-ruled-out") {
        about(ConditionKey::alert_suspect, difference, wanted);
        return about(ConditionKey::alert_when, difference, Truth::unknown);
    }
    about(ConditionKey::workup_when, difference, wanted);
    if (expected.ends_with("/urgent") || expected.ends_with("/routine"))
        about(ConditionKey::workup_urgent, difference, to_truth(expected.ends_with("/urgent")));
    about(ConditionKey::workup_unsafe, difference, to_truth(expected.ends_with("/unsafe")));
}

void Why::caution(const Difference& difference) {
    const std::string& id = difference.subject;
    const Truth wanted = difference.key == "cautions-apply"   ? Truth::is_true
                         : difference.key == "cautions-clear" ? Truth::is_false
                                                              : Truth::unknown;
    about(ConditionKey::management_when, difference, Truth::is_true);
    about(ConditionKey::caution, difference, wanted, id.substr(std::min(id.size(), id.find('/') + 1)));
}

void Why::truth(const Difference& difference) {
    const Truth wanted = difference.key == "unknown" ? Truth::unknown : to_truth(difference.key == "true");
    const bool named = find(ConditionKey::condition, difference.subject) != nullptr;
    about(named ? ConditionKey::condition : ConditionKey::rule, difference, wanted);
}

void Why::missing(const std::string& name) {
    const auto finding = pack_->catalogue.index_of(name.substr(0, name.find('.')));
    if (!finding) return;
    say(findings_->states[*finding].why
            ? fmt::format("{} is unknown, but no undecided rule, alert, workup or caution rests on it", name)
            : fmt::format("{} is known", name));
}

std::vector<std::string> Why::reasons(const Difference& difference) {
    said_.clear();
    const std::string& key = difference.key;
    if (key == "first" || key == "not-first" || key == "absent" || key == "status" || key == "state" ||
        names_a_status(key)) {
        hypothesis(difference.subject);
        if (key == "first") hypothesis(difference.got);
    } else if (key == "cause" || key == "form")
        variant(difference);
    else if (key.starts_with("cautions-"))
        caution(difference);
    else if (key == "true" || key == "false" || key == "unknown")
        truth(difference);
    else if (key == "missing")
        missing(difference.subject);
    else if (key != "urgency")
        recommendation(difference);
    return std::move(said_);
}

} // namespace apatite
