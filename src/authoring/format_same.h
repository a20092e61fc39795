// Do two texts of a part say the same?
#pragma once

#include <optional>

#include "authoring/format_expected.h"
#include "pack/yaml_node.h"

namespace apatite {

/// The first node of `before` that has no equal in `after`, or null. Counts as nothing: how it is written, the order of
/// keys that stand in a table, brackets that a condition does not need. Quotes count where they have a meaning.
const YamlNode* first_difference(const YamlNode& before, const YamlNode& after, const Expected& expected);

} // namespace apatite
