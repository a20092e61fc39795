// Checks one changed condition of a pack that was checked as a whole before.
#pragma once

#include <string>
#include <vector>

#include "expression/scope.h"
#include "graph/conditions_of_pack.h"
#include "pack/pack.h"

namespace apatite {

class Recheck {
public:
    /// `pack` must outlive it.
    explicit Recheck(const Pack& pack);

    /// Fills in what evaluation needs. False for a change that `check` would refuse.
    bool check(Expression& changed, const PlacedCondition& where);

private:
    Scope scope_;
    std::vector<std::string> sites_;
};

} // namespace apatite
