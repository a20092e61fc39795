// Texts of a record that mean something. Internal to this folder.
#pragma once

#include <string>
#include <vector>

#include "pack/fields.h"

namespace apatite {

/// The list under `text`, normalised; reports one of which nothing is left.
std::vector<std::string> read_synonyms(const Fields& fields, Report& report);

} // namespace apatite
