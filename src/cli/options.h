// The options of a subcommand, declared as a table and read without guessing.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "apatite/result.h"

namespace apatite {

struct OptionSpec {
    std::string_view name;     ///< `as-of`, written `--as-of`
    std::string_view argument; ///< `DATE`; empty for a switch
    std::string_view help;     ///< lines separated by `\n`
    bool repeatable = false;
};

struct ParsedOptions {
    std::map<std::string, std::vector<std::string>, std::less<>> values;
    std::vector<std::string> arguments; ///< what is no option, in order

    bool has(std::string_view name) const { return values.contains(name); }
    /// All values given, in order.
    std::vector<std::string> all(std::string_view name) const;
    /// The value, or `otherwise` when the option was not given.
    std::string one(std::string_view name, std::string_view otherwise) const;
};

/// Reads `words` by the table; `--help` and `-h` belong to every table. Errors (code `usage`): an unknown option with
/// the one that was probably meant, a missing or superfluous value, an option given twice that is not repeatable.
Result<ParsedOptions> parse_options(std::span<const OptionSpec> table, const std::vector<std::string>& words);

/// The table as help text, one option a paragraph.
std::string options_help(std::span<const OptionSpec> table);

} // namespace apatite
