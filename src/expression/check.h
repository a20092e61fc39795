// Types, units and meaning of a parsed condition.
#pragma once

#include <string>
#include <vector>

#include "apatite/diagnostic.h"
#include "expression/scope.h"
#include "expression/syntax.h"

namespace apatite {

/// What is known of the place where the condition stands.
struct CheckContext {
    /// The declaration says `missing:`, so operators that turn missing into an answer are allowed.
    bool missing_given = false;
    /// Ids of the declared sites.
    std::vector<std::string> sites = {};
    /// Do not ask that the condition depends on the patient, or that it can be both true and false: for trying things
    /// out and for conformance suites, never for packs.
    bool constants_allowed = false;
};

/// Checks names, types, dimensions and meaning, and fills in what evaluation needs: `type` of every node and
/// `base_number` of every quantity. `expected` is `Kind::boolean` for a condition and `Kind::any` for a value. Reports
/// every mistake, each once, and none that only follows from another. True when there was no error (warnings are none).
/// Linear in the tree, but for chains of `and` and `or`, which are compared pair by pair.
bool check_expression(Expression& expression, const Scope& scope, Kind expected, const CheckContext& context,
                      Diagnostics& diagnostics);

/// Does evaluating this node itself turn missing into an answer (`is null`, `~`, `in`, `if`, `case`, `Coalesce` and the
/// aggregates, of something that can be unknown)?
bool catches_null(const Expression& expression);

} // namespace apatite
