#include "authoring/mutant_graph.h"

#include <algorithm>
#include <map>
#include <string>

#include "authoring/users_of_names.h"
#include "authoring/watched_graph.h"

namespace apatite {

/// Adds the conditions of the mutants to a copy of the pack.
class MutantGraph::Builder {
public:
    explicit Builder(const Pack& pack)
        : conditions_(conditions_of(pack)), users_(conditions_), extended_(std::make_shared<Pack>(pack)) {}

    std::vector<Hidden> add(const PlannedMutant& planned) {
        const auto placed = std::ranges::find(conditions_, planned.place, &PlacedCondition::place);
        const std::string name = name_of(*placed);
        if (name.empty()) return {{planned.place, append(planned.expression, placed->condition->some)}};
        return add_users(*placed, name, planned.expression);
    }
    std::shared_ptr<const Pack> take() { return std::move(extended_); }

private:
    using Names = std::map<std::string, std::string>;

    std::size_t append(Expression expression, const std::vector<std::string>& some) {
        ConditionDeclaration added;
        added.id = next_name();
        added.when.expression = std::move(expression);
        added.when.some = some;
        extended_->conditions.push_back(std::move(added));
        return extended_->conditions.size() - 1;
    }
    std::string next_name() { return hidden_name(names_++); }

    /// A changed name is a new name, so all that rests on it is written again with the new ones.
    std::vector<Hidden> add_users(const PlacedCondition& changed, const std::string& name,
                                  const Expression& expression) {
        Names names{{name, declare(changed, expression)}};
        const std::vector<std::size_t> users = users_.all(name);
        for (const std::size_t user : users)
            if (std::string own = name_of(conditions_[user]); !own.empty()) names.emplace(std::move(own), next_name());
        std::vector<Hidden> swaps;
        for (const std::size_t user : users) {
            const PlacedCondition& placed = conditions_[user];
            const bool named = !name_of(placed).empty();
            if (!named && !decides_an_answer(placed.place.key)) continue;
            Expression renamed = placed.condition->expression;
            rename(renamed, names);
            if (named)
                declare(placed, std::move(renamed), names.at(name_of(placed)));
            else
                swaps.push_back({placed.place, append(std::move(renamed), placed.condition->some)});
        }
        return swaps;
    }
    std::string declare(const PlacedCondition& placed, Expression expression, std::string id = {}) {
        if (id.empty()) id = next_name();
        if (placed.place.key == ConditionKey::value) {
            ValueDeclaration added;
            added.id = id;
            added.is.expression = std::move(expression);
            added.is.some = placed.condition->some;
            extended_->values.push_back(std::move(added));
        } else {
            ConditionDeclaration added;
            added.id = id;
            added.when.expression = std::move(expression);
            added.when.some = placed.condition->some;
            extended_->conditions.push_back(std::move(added));
        }
        return id;
    }
    static void rename(Expression& expression, const Names& names) {
        if (expression.op == Operator::name)
            if (const auto at = names.find(expression.text); at != names.end()) expression.text = at->second;
        for (Expression& operand : expression.operands) rename(operand, names);
    }

    std::vector<PlacedCondition> conditions_;
    UsersOfNames users_;
    std::shared_ptr<Pack> extended_;
    std::size_t names_ = 0;
};

MutantGraph::MutantGraph(const Pack& pack, std::span<const PlannedMutant> mutants) : mutants_(mutants) {
    Builder builder(pack);
    std::vector<std::vector<Hidden>> hidden(mutants.size());
    for (std::size_t i = 0; i < mutants.size(); ++i)
        if (mutants[i].edit == PlannedMutant::Edit::condition) hidden[i] = builder.add(mutants[i]);
    graph_ = std::make_unique<EditableGraph>(builder.take());
    const Roots& roots = graph_->roots();
    swaps_.resize(mutants.size());
    for (std::size_t i = 0; i < mutants.size(); ++i)
        for (const Hidden& each : hidden[i])
            swaps_[i].push_back({each.place, root_at(roots, each.place), roots.conditions[each.condition]});
    effects_ = graph_->effects();
}

void MutantGraph::put_on(std::size_t mutant) {
    for (const Swap& each : swaps_[mutant]) root_at(graph_->roots(), each.place) = each.changed;
    if (mutants_[mutant].edit != PlannedMutant::Edit::condition) change_effects(mutants_[mutant]);
}

void MutantGraph::take_off(std::size_t mutant) {
    for (const Swap& each : swaps_[mutant]) root_at(graph_->roots(), each.place) = each.own;
    if (mutants_[mutant].edit != PlannedMutant::Edit::condition) graph_->effects() = effects_;
}

void MutantGraph::change_effects(const PlannedMutant& planned) {
    const Pack& pack = graph_->graph().pack();
    for (std::size_t h = 0; h < effects_.size(); ++h) {
        std::vector<Effect>& effects = graph_->effects()[h].effects;
        const auto is_it = [&](const Effect& each) {
            if (each.rule != planned.rule) return false;
            if (planned.edit == PlannedMutant::Edit::left_out) return true;
            return pack.hypotheses[h].id == planned.hypothesis && each.kind == planned.effect;
        };
        if (planned.edit == PlannedMutant::Edit::left_out || !planned.strength) {
            std::erase_if(effects, is_it);
            continue;
        }
        for (Effect& each : effects) {
            if (!is_it(each)) continue;
            each.strength = *planned.strength;
            each.points = pack.scale.points(*planned.strength);
        }
    }
}

} // namespace apatite
