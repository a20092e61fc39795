// Everything wrong or doubtful in a pack.
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <map>
#include <string>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "authoring/lints/run_lints.h"
#include "pack/load.h"
#include "json/writer.h"

namespace apatite {
namespace {

/// The lines of the files of a pack, each read once.
class Lines {
public:
    std::string line(const Span& span) {
        if (span.line == 0) return {};
        const auto [at, is_new] = files_.try_emplace(span.file);
        if (is_new) {
            std::ifstream in(span.file, std::ios::binary);
            for (std::string line; std::getline(in, line);) {
                if (line.ends_with('\r')) line.pop_back();
                at->second.push_back(line);
            }
        }
        return span.line <= at->second.size() ? at->second[span.line - 1] : std::string();
    }

private:
    std::map<std::string, std::vector<std::string>> files_;
};

Result<std::optional<PartialDate>> whole_day(const std::string& text) {
    if (text.empty()) return std::optional<PartialDate>();
    const Result<PartialDate> date = PartialDate::parse(text);
    if (!date || !date->is_exact() || text.size() != 10)
        return Error{"as-of", fmt::format("`{}` is no day to check for; write one such as `2024-06-01`", text)};
    return std::optional(*date);
}

void append(Diagnostics& all, Diagnostics more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

Result<Diagnostics> check_pack(const std::filesystem::path& folder, const CheckOptions& options) {
    if (std::optional<Error> error = why_no_pack(folder)) return std::move(*error);
    const Result<std::optional<PartialDate>> as_of = whole_day(options.as_of);
    if (!as_of) return as_of.error();
    LoadedPack loaded = load_pack_folder(folder);
    Diagnostics all = std::move(loaded.diagnostics);
    if (loaded.pack) {
        CompiledGraph compiled = RuleGraph::compile(loaded.pack);
        append(all, std::move(compiled.diagnostics));
        if (compiled.graph) append(all, run_lints(*compiled.graph, *as_of));
    }
    Lines lines;
    for (Diagnostic& each : all)
        if (each.source_line.empty()) each.source_line = lines.line(each.span);
    sort_diagnostics(all);
    return all;
}

std::string to_json(const Diagnostics& diagnostics) {
    const auto errors = std::ranges::count(diagnostics, Severity::error, &Diagnostic::severity);
    std::string out;
    json::JsonWriter json(out);
    json.begin_object().member("schema", 1).member("errors", static_cast<std::int64_t>(errors));
    json.member("warnings", static_cast<std::int64_t>(diagnostics.size()) - errors);
    json.key("diagnostics").begin_array();
    for (const Diagnostic& each : diagnostics) {
        json.begin_object()
            .member("severity", each.severity == Severity::error ? "error" : "warning")
            .member("code", each.code)
            .member("message", each.message)
            .member("help", each.help)
            .member("file", each.span.file)
            .member("line", static_cast<std::int64_t>(each.span.line))
            .member("column", static_cast<std::int64_t>(each.span.column))
            .member("length", static_cast<std::int64_t>(each.span.length))
            .member("sourceLine", each.source_line)
            .end_object();
    }
    json.end_array().end_object();
    out += '\n';
    return out;
}

} // namespace apatite
