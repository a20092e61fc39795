// From YAML files to a checked pack.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "apatite/diagnostic.h"
#include "apatite/result.h"
#include "pack/pack.h"
#include "pack/report.h"
#include "pack/source_text.h"

namespace apatite {

/// The pack, or null when there was an error. Warnings come with a pack.
struct LoadedPack {
    std::shared_ptr<const Pack> pack;
    Diagnostics diagnostics; ///< sorted, each with its line of the file
};

/// Reads and checks a whole pack. `path` of each file is relative to the pack's folder, with `/`. Everything wrong is
/// found in one run; the order of the files changes nothing. Never throws but for lack of memory. Linear in the text.
LoadedPack load_pack(std::vector<PackFile> files);

/// The same from a folder: every `*.yaml` in it and below, except those whose name starts with a dot. Places begin with
/// the folder as given. A folder that cannot be read or holds no such file is a diagnostic.
LoadedPack load_pack_folder(const std::filesystem::path& folder);

/// Error `pack-folder`: nothing is there, or no folder. Nothing when the folder can be looked into.
std::optional<Error> why_no_pack(const std::filesystem::path& folder);

/// The files that `load_pack_folder` reads, in no order; what is wrong with the folder or a file is reported. Nothing
/// when the folder as a whole is refused.
std::optional<std::vector<PackFile>> read_pack_files(const std::filesystem::path& folder, Report& report);

/// The text of one file; nothing when it cannot be read. One that is too large comes one byte longer than is allowed.
std::optional<std::string> read_rule_file(const std::filesystem::path& path);

/// SHA-256 over names and contents of all files but `cases` and `mutants`, which change no answer; in hex. Depends on
/// neither the folder nor the order of the files.
std::string pack_hash(std::vector<PackFile> files);

} // namespace apatite
