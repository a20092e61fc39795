// Small changes of a checked pack, planned but not yet made.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "apatite/authoring.h"
#include "graph/conditions_of_pack.h"
#include "graph/rule_graph.h"

namespace apatite {

/// What to change. Each is made on the checked pack: nothing is read or parsed again.
struct PlannedMutant {
    enum class Edit {
        condition, ///< `place` gets `expression`
        effect,    ///< of `rule` on `hypothesis` gets another strength, or goes
        left_out,  ///< `rule` does nothing
        code       ///< `finding` loses `code`
    };
    Mutant mutant; ///< all but its fate
    Edit edit = Edit::condition;
    ConditionPlace place;
    Expression expression; ///< checked
    std::size_t rule = 0;
    EffectKind effect = EffectKind::supports;
    std::string hypothesis;
    std::optional<Strength> strength;
    std::size_t finding = 0;
    Code code;
};

/// The words of `Mutant::kind`.
const std::vector<std::string>& mutant_kinds();

/// Every mutant of the pack, in the order of the pack. What decides nothing that a case may kill by (forms, causes and
/// conditions that only they use) has none.
std::vector<PlannedMutant> plan_mutants(const Pack& pack);

} // namespace apatite
