// Is an urgent thing that does not hold ruled out?
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "assess/evaluation.h"
#include "assess/explain.h"

namespace apatite {

/// What was sent but decides nothing as it stands, of these findings: they themselves, and fields of their instances.
std::vector<LeafUse> unusable_of(const Findings& findings, std::span<const std::uint32_t> which);

/// Suspected and still possible; or possible because something was sent that cannot be used as it stands.
bool is_open(const Evaluation& evaluation, const AlertRoots& roots, bool has_unusable);

/// In which reading to look for what is missing: where it is false now, only what is presumed keeps it open.
Reading reading_of_open(const Evaluation& evaluation, const AlertRoots& roots);

} // namespace apatite
