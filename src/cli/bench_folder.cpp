#include "cli/bench_folder.h"

#include <algorithm>
#include <charconv>
#include <ostream>
#include <vector>

#include <fmt/format.h>

#include "apatite/authoring.h"

namespace apatite {
namespace {

Error usage(std::string message) { return {"usage", std::move(message)}; }

} // namespace

Result<std::string> bench_folder(const ParsedOptions& options) {
    if (options.arguments.empty()) return usage("name the folder of a rule pack");
    if (options.arguments.size() > 1)
        return usage(fmt::format("one folder at a time: `{}` is a second one", options.arguments[1]));
    return options.arguments.front();
}

Result<std::string> bench_format(const ParsedOptions& options, std::initializer_list<std::string_view> formats) {
    const std::string format = options.one("format", "text");
    if (std::ranges::find(formats, format) != formats.end()) return format;
    return usage(fmt::format("there is no format `{}`; `--format` takes `{}`", format, fmt::join(formats, "`, `")));
}

Result<unsigned> bench_number(const ParsedOptions& options, std::string_view name, unsigned otherwise, unsigned most) {
    if (!options.has(name)) return otherwise;
    const std::string text = options.one(name, "");
    unsigned number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size() || number > most)
        return usage(fmt::format("`--{} {}` is no whole number from 0 to {}", name, text, most));
    return number;
}

int bench_failed(const std::string& folder, const Error& error, Console& console) {
    const bool asked_wrong = error.code == "mutant-kind" || error.code == "no-mutant";
    const int code = complain(console, error.message, asked_wrong ? ExitCode::usage : ExitCode::failed);
    if (error.code != "pack-broken") return code;
    if (const Result<Diagnostics> all = check_pack(folder)) console.err << to_text(*all);
    return code;
}

} // namespace apatite
