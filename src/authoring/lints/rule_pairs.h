// Effects of rules on one hypothesis, two by two.
#pragma once

#include <functional>

#include "authoring/lints/lint.h"

namespace apatite::lints {

/// Two effects of different rules on one hypothesis.
struct EffectPair {
    const HypothesisDeclaration& hypothesis;
    const Effect &one, &other;
    const Rule &rule, &other_rule; ///< of `one` and `other`
    NodeId root, other_root;
};

/// Every ordered pair, by hypothesis.
void for_each_pair(const Subject& subject, const std::function<void(const EffectPair&)>& visit);

/// `other` holds wherever `one` does, and `one` does not hold for nobody. First asks the cases for a patient in whom it
/// does not.
bool follows(const Subject& subject, NodeId one, NodeId other);

inline bool is_scored(EffectKind kind) { return kind == EffectKind::supports || kind == EffectKind::opposes; }

} // namespace apatite::lints
