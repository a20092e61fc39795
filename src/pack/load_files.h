// The part of loading that both ways of it share. Internal to this folder.
#pragma once

#include <string_view>
#include <vector>

#include "pack/load.h"
#include "pack/report.h"

namespace apatite {

/// `folder` is put before the paths in every place; `before` is what was found wrong while reading the files.
LoadedPack load_files(std::vector<PackFile> files, std::string_view folder, Report before);

} // namespace apatite
