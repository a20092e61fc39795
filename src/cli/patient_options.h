// The options that `triage`, `explain` and `next` share: which pack, which date, what is taken as known.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "apatite/engine.h"
#include "apatite/render.h"
#include "cli/options.h"
#include "cli/subcommand.h"

namespace apatite {

/// The table, in the order of the help.
std::span<const OptionSpec> patient_options() noexcept;

/// Which rules, and as which site uses them.
struct PackChoice {
    std::string folder;       ///< empty: the built-in pack
    std::string site_profile; ///< a file; empty: none
};
PackChoice pack_choice(const ParsedOptions& options);
inline constexpr std::string_view site_option_help =
    "the profile of a site: its own codes, units and texts (docs/site.md)";

/// What the options say, checked as far as that goes without a pack.
struct PatientRequest {
    PackChoice pack;
    std::string format = "text"; ///< or `json`, `fhir`
    AnswerOptions assess;
    std::vector<std::string> files;
};

/// The date, what is set, complete and not known. Error (code `usage`): a `--set` without `=`.
Result<AnswerOptions> answer_options(const ParsedOptions& options, const Console& console);

/// Errors (code `usage`): a `--format` that does not exist, a `--set` without `=`, neither FILE nor `--set`.
Result<PatientRequest> patient_request(const ParsedOptions& options, const Console& console);

/// `a,b` and `c` as three.
std::vector<std::string> split_lists(const std::vector<std::string>& lists);

/// The pack asked for, with the site profile asked for. The mistakes of either, all of them, or why it cannot be read
/// have been printed when there is none.
std::optional<CompiledPack> open_pack(const PackChoice& choice, Console& console);

/// Reads the file (`-` for standard input) and answers.
Result<Assessment> answer_file(const CompiledPack& pack, const std::string& file, const AnswerOptions& options,
                               Console& console);

/// Is the error one of what was asked rather than of a file? It would be the same for every file.
bool is_misuse(const Error& error);

/// How an answer is printed, as text and as JSON: as the whole report unless said otherwise.
struct AnswerPrinter {
    std::function<std::string(const Assessment&, const TextOptions&)> text =
        [](const auto& assessment, const auto& options) { return to_text(assessment, options); };
    std::function<std::string(const Assessment&, const JsonOptions&)> json =
        [](const auto& assessment, const auto& options) { return to_json(assessment, options); };
};

/// Answers for every file of the request (or for what `--set` says alone) and prints each; a refused file costs one
/// line on standard error. Gives the exit code.
int answer_all(const PatientRequest& request, const AnswerPrinter& printer, Console& console);

} // namespace apatite
