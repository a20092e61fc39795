// One stand-alone condition, without a patient: for the conformance suites and for trying things out.
#pragma once

#include <string>

#include "assess/value_pass.h"
#include "expression/syntax.h"
#include "expression/type.h"

namespace apatite {

/// A value and how it prints: `true`, `3.5`, `4 'mg/dL'`, `@2024-05`, `'a'`, `{1, 2}`, `null`.
struct EvaluatedValue {
    Type type;
    std::string text; ///< with decimals and units as CQL writes them; exact
    bool is_null = false;
    bool failed = false; ///< it could not be compiled; `text` says why
};

/// Evaluates a checked expression without names by the same compiler, plan and evaluator that serve patients.
EvaluatedValue evaluate_expression(const Expression& expression);

/// The value of a node as CQL writes it, of the type that its expression has: `11.2 'mg/dL'`, `true`, `null`.
std::string value_text(const RuleGraph& graph, const ValuePass& pass, NodeId id, const Type& type);

} // namespace apatite
