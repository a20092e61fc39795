#include "authoring/planned_mutant.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "authoring/expression_mutants.h"
#include "authoring/pack_lines.h"
#include "authoring/recheck.h"
#include "authoring/users_of_names.h"
#include "expression/print.h"

namespace apatite {
namespace {

constexpr std::size_t lines_of_a_declaration = 40;

class Planner {
public:
    explicit Planner(const Pack& pack)
        : pack_(pack), conditions_(conditions_of(pack)), users_(conditions_), recheck_(pack) {}

    std::vector<PlannedMutant> plan() {
        for (std::size_t i = 0; i < pack_.rules.size(); ++i) plan_rule(i);
        for (const PlacedCondition& each : conditions_) plan_condition(each);
        for (std::size_t i = 0; i < pack_.catalogue.findings.size(); ++i) plan_codes(i);
        number_alike();
        return std::move(planned_);
    }

private:
    bool is_used(const std::string& name) const {
        return std::ranges::any_of(users_.all(name),
                                   [&](std::size_t user) { return decides_an_answer(conditions_[user].place.key); });
    }

    PlannedMutant started(std::string of, std::string kind, std::string mutation, const Span& span) {
        PlannedMutant planned;
        planned.mutant.of = std::move(of);
        planned.mutant.kind = std::move(kind);
        planned.mutant.mutation = std::move(mutation);
        planned.mutant.span = span;
        planned.mutant.before = lines_.line(span.file, span.line);
        return planned;
    }

    /// Shows the line near the declaration in which `old_text` stands, with `new_text` in its place.
    void show_change(Mutant& mutant, const std::string& old_text, const std::string& new_text) {
        const std::size_t number = lines_.find(mutant.span, old_text, lines_of_a_declaration);
        if (number == 0) {
            mutant.before = old_text;
            mutant.after = new_text;
            return;
        }
        mutant.span.line = number;
        mutant.before = mutant.after = lines_.line(mutant.span.file, number);
        mutant.after.replace(mutant.after.rfind(old_text), old_text.size(), new_text); // an id may read like its code
    }

    void plan_rule(std::size_t index) {
        const Rule& rule = pack_.rules[index];
        PlannedMutant left_out = started("rule " + rule.id, "left-out", "left out", rule.span);
        left_out.edit = PlannedMutant::Edit::left_out;
        left_out.rule = index;
        planned_.push_back(std::move(left_out));
        for (const auto& [hypothesis, strength] : rule.supports)
            plan_strength(index, EffectKind::supports, hypothesis, strength);
        for (const auto& [hypothesis, strength] : rule.opposes)
            plan_strength(index, EffectKind::opposes, hypothesis, strength);
    }
    void plan_strength(std::size_t index, EffectKind effect, const std::string& hypothesis, Strength strength) {
        const auto change = [&](std::optional<Strength> other) {
            const std::string from(to_string(strength)), to(other ? to_string(*other) : "left out");
            const Rule& rule = pack_.rules[index];
            PlannedMutant planned =
                started("rule " + rule.id, "strength",
                        fmt::format("{} {}: {} -> {}", to_string(effect), hypothesis, from, to), rule.span);
            planned.edit = PlannedMutant::Edit::effect;
            planned.rule = index;
            planned.effect = effect;
            planned.hypothesis = hypothesis;
            planned.strength = other;
            show_change(planned.mutant, fmt::format("{}: {}", hypothesis, from),
                        other ? fmt::format("{}: {}", hypothesis, to) : "");
            planned_.push_back(std::move(planned));
        };
        const Rule& rule = pack_.rules[index];
        const bool only_effect =
            rule.supports.size() + rule.opposes.size() + rule.establishes.size() + rule.excludes.size() == 1;
        if (strength == Strength::strong) change(Strength::moderate);
        if (strength == Strength::moderate) change(Strength::weak);
        if (strength == Strength::weak && !only_effect) change(std::nullopt); // otherwise the rule left out
        if (strength == Strength::weak) change(Strength::moderate);
        if (strength == Strength::moderate) change(Strength::strong);
    }

    void plan_condition(const PlacedCondition& placed) {
        const std::string name = name_of(placed);
        if (name.empty() ? !decides_an_answer(placed.place.key) : !is_used(name)) return;
        plan_left_out(placed);
        for (ExpressionMutant& each : mutants_of(placed.condition->expression)) plan_change(placed, each);
    }
    // What is never so can as well not be there.
    void plan_left_out(const PlacedCondition& placed) {
        const ConditionKey key = placed.place.key;
        const bool whole = key == ConditionKey::alert_when || key == ConditionKey::workup_when ||
                           key == ConditionKey::management_when || key == ConditionKey::caution;
        if (!whole && key != ConditionKey::alert_suspect && key != ConditionKey::workup_urgent &&
            key != ConditionKey::workup_unsafe)
            return;
        PlannedMutant planned =
            started(placed.owner, "left-out", whole ? "left out" : fmt::format("{}: never", placed.key),
                    placed.condition->expression->span);
        planned.place = placed.place;
        planned.expression.op = Operator::boolean;
        planned.expression.truth = Truth::is_false;
        planned.expression.type.kind = Kind::boolean;
        planned_.push_back(std::move(planned));
    }
    void plan_change(const PlacedCondition& placed, ExpressionMutant& change) {
        if (!recheck_.check(change.whole, placed)) return;
        PlannedMutant planned =
            started(placed.owner, change.kind,
                    fmt::format("{}: `{}` -> `{}`", placed.key, print(*change.old_context), print(change.new_context)),
                    change.old_part->span);
        planned.place = placed.place;
        planned.expression = std::move(change.whole);
        show_part(planned.mutant, change);
        planned_.push_back(std::move(planned));
    }
    void show_part(Mutant& mutant, const ExpressionMutant& change) {
        const Span& span = change.old_part->span;
        std::string new_text = print(change.new_part);
        if (change.inside && change.kind == "logic") new_text = '(' + new_text + ')';
        const std::string& line = mutant.before;
        const bool in_one_line =
            span.column > 0 && span.column - 1 + span.length <= line.size() && line.find('"') != std::string::npos;
        if (in_one_line && reads_as(line.substr(span.column - 1, span.length), *change.old_part)) {
            mutant.after = line;
            mutant.after.replace(span.column - 1, span.length, new_text);
            return;
        }
        mutant.before = print(*change.old_part);
        mutant.after = new_text;
    }
    /// Is this stretch of the line really the part, brackets and spaces apart?
    static bool reads_as(std::string text, const Expression& part) {
        std::string want = print(part);
        for (std::string* each : {&text, &want})
            std::erase_if(*each, [](char c) { return c == ' ' || c == '(' || c == ')'; });
        return text == want;
    }

    void plan_codes(std::size_t index) {
        const FindingDeclaration& finding = pack_.catalogue.findings[index];
        if (finding.codes.empty() || !is_used(finding.id)) return;
        const Code& code = finding.codes.front();
        PlannedMutant planned =
            started("finding " + finding.id, "code",
                    fmt::format("code dropped: {} {}", system_short_name(code.system), code.code), finding.span);
        planned.edit = PlannedMutant::Edit::code;
        planned.finding = index;
        planned.code = code;
        show_change(planned.mutant, code.code, "");
        planned_.push_back(std::move(planned));
    }

    /// Changes that read alike are told apart by a number, so that each has its own name.
    void number_alike() {
        std::map<std::pair<std::string, std::string>, int> seen;
        for (PlannedMutant& each : planned_) {
            const int number = ++seen[{each.mutant.of, each.mutant.mutation}];
            if (number > 1) each.mutant.mutation += fmt::format(" ({})", number);
        }
    }

    const Pack& pack_;
    std::vector<PlacedCondition> conditions_;
    UsersOfNames users_;
    Recheck recheck_;
    PackLines lines_;
    std::vector<PlannedMutant> planned_;
};

} // namespace

const std::vector<std::string>& mutant_kinds() {
    static const std::vector<std::string> kinds{"threshold", "logic", "negation", "left-out", "strength", "code"};
    return kinds;
}

std::vector<PlannedMutant> plan_mutants(const Pack& pack) { return Planner(pack).plan(); }

} // namespace apatite
