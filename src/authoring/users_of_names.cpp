#include "authoring/users_of_names.h"

namespace apatite {

std::string name_of(const PlacedCondition& condition) {
    if (condition.place.key != ConditionKey::value && condition.place.key != ConditionKey::condition) return {};
    return condition.owner.substr(condition.owner.find(' ') + 1);
}

void collect_names(const Expression& expression, std::set<std::string>& names) {
    if (expression.op == Operator::name || expression.op == Operator::field) names.insert(expression.text);
    for (const Expression& operand : expression.operands) collect_names(operand, names);
}

bool decides_an_answer(ConditionKey key) {
    return key != ConditionKey::value && key != ConditionKey::condition && key != ConditionKey::form &&
           key != ConditionKey::cause;
}

UsersOfNames::UsersOfNames(const std::vector<PlacedCondition>& conditions) : conditions_(&conditions) {
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        std::set<std::string> names(conditions[i].condition->some.begin(), conditions[i].condition->some.end());
        collect_names(conditions[i].condition->expression, names);
        for (const std::string& name : names) users_[name].push_back(i);
    }
}

std::vector<std::size_t> UsersOfNames::all(const std::string& name) const {
    std::set<std::size_t> found;
    std::vector<std::string> open{name};
    while (!open.empty()) {
        const auto at = users_.find(open.back());
        open.pop_back();
        if (at == users_.end()) continue;
        for (const std::size_t user : at->second) {
            if (!found.insert(user).second) continue;
            if (std::string next = name_of((*conditions_)[user]); !next.empty()) open.push_back(std::move(next));
        }
    }
    return {found.begin(), found.end()};
}

} // namespace apatite
