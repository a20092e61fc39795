// What is wrong with a text before its YAML is looked at.
#pragma once

#include "pack/report.h"
#include "pack/source_text.h"

namespace apatite {

/// Reports size, UTF-8, control characters and tabs in indentation. False when there is no use in going on.
bool check_yaml_text(const SourceText& source, Report& report);

} // namespace apatite
