// All checks over one pack.
#pragma once

#include <memory>
#include <optional>
#include <span>

#include "apatite/diagnostic.h"
#include "calendar/partial_date.h"
#include "diagnostic/page.h"
#include "graph/rule_graph.h"

namespace apatite {

/// Doubts about a pack without errors; not sorted, without source lines. `as_of`: the day against which review dates
/// are held; without it they are not. O(pairs of rules of one hypothesis x their conditions + cases x pack).
Diagnostics run_lints(const RuleGraph& graph, const std::optional<PartialDate>& as_of);

/// A page for each code, in order of code.
std::span<const ExplainPage> lint_pages() noexcept;

} // namespace apatite
