// What the subcommands of the rule author's bench have in common: one folder, one format, a pack that may be broken.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "apatite/result.h"
#include "cli/options.h"
#include "cli/subcommand.h"

namespace apatite {

/// The one folder that is named. Error (code `usage`): none or several.
Result<std::string> bench_folder(const ParsedOptions& options);

/// The word after `--format`, `text` when there is none. Error (code `usage`): not one of `formats`.
Result<std::string> bench_format(const ParsedOptions& options, std::initializer_list<std::string_view> formats);

/// A whole number within limits. Error (code `usage`), naming the option.
Result<unsigned> bench_number(const ParsedOptions& options, std::string_view name, unsigned otherwise, unsigned most);

/// Tells why the bench could not work, every mistake of a broken pack, and gives the exit code.
int bench_failed(const std::string& folder, const Error& error, Console& console);

} // namespace apatite
