// Which conditions of a pack use which values and named conditions.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/conditions_of_pack.h"

namespace apatite {

class UsersOfNames {
public:
    /// `conditions` must outlive it.
    explicit UsersOfNames(const std::vector<PlacedCondition>& conditions);

    /// Positions in `conditions` of all that rest on the name, directly or through other names, in order.
    std::vector<std::size_t> all(const std::string& name) const;

private:
    const std::vector<PlacedCondition>* conditions_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> users_;
};

/// The name by which others use the condition at this place; empty where nobody can.
std::string name_of(const PlacedCondition& condition);

/// Names of findings (also of fields' instances), values and conditions in an expression.
void collect_names(const Expression& expression, std::set<std::string>& names);

/// Does the condition decide something that an expectation about the answer can name?
bool decides_an_answer(ConditionKey key);

} // namespace apatite
