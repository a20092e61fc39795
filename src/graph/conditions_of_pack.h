// Every condition of a pack with the place where it stands.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/rule_graph.h"
#include "pack/pack.h"

namespace apatite {

/// The key that a condition stands under.
enum class ConditionKey {
    value,     ///< `is` of a value
    condition, ///< `when` of a named condition
    rule,
    likely_needs, ///< of a hypothesis
    form,
    cause,
    alert_suspect,
    alert_when,
    workup_when,
    workup_urgent,
    workup_unsafe,
    management_when,
    caution
};

/// Where a condition stands: the `index`th declaration of its part; for forms, causes and cautions the `inner`th of it.
struct ConditionPlace {
    ConditionKey key = ConditionKey::rule;
    std::size_t index = 0, inner = 0;
    friend bool operator==(const ConditionPlace&, const ConditionPlace&) = default;
};

struct PlacedCondition {
    ConditionPlace place;
    const Condition* condition = nullptr; ///< of the pack
    std::string owner;                    ///< `rule metastatic.phosphate-high`, `caution diltiazem/av_block`
    std::string key;                      ///< as in YAML: `when`, `unsafe-when`
};

/// In the order in which a reader meets them: rules, alerts, workup, management, hypotheses, conditions, values.
std::vector<PlacedCondition> conditions_of(const Pack& pack);

Condition& condition_at(Pack& pack, const ConditionPlace& place);
/// The node at which the condition ends.
NodeId& root_at(Roots& roots, const ConditionPlace& place);
NodeId root_at(const Roots& roots, const ConditionPlace& place);

} // namespace apatite
