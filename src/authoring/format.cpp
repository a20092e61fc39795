#include "authoring/format.h"

#include <algorithm>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "authoring/diff_changes.h"
#include "authoring/format_same.h"
#include "authoring/format_writer.h"
#include "pack/load.h"
#include "pack/yaml_parse.h"

namespace apatite {
namespace {

namespace fs = std::filesystem;

/// Line ends of other systems and a byte order mark go.
std::string plain_text(std::string_view text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != '\r' || i + 1 >= text.size() || text[i + 1] != '\n') out += text[i];
    return out;
}

Error no_yaml(const PackFile& file, const Report& report) {
    const Diagnostic& first = report.diagnostics().front();
    return {"format-yaml", fmt::format("{}:{}:{}: {}", file.path, first.span.line, first.span.column, first.message)};
}

std::vector<std::string> comments(const SourceText& source, const YamlNode& root) {
    std::vector<std::string> texts;
    for (Remark& remark : find_remarks(source, root)) texts.push_back(std::move(remark.text));
    std::ranges::sort(texts);
    return texts;
}

/// The new text must say what the old one says.
std::optional<Error> changed(const SourceText& old_text, const YamlNode& old_root, const std::string& formatted,
                             const PartTable& part) {
    const SourceText source({old_text.path(), formatted});
    Report report;
    const YamlNode root = parse_yaml(source, report);
    const YamlNode* different =
        report.diagnostics().empty() ? first_difference(old_root, root, Expected::of(part, old_root.kind)) : &old_root;
    if (!different && comments(old_text, old_root) == comments(source, root)) return std::nullopt;
    return Error{"format-meaning", fmt::format("{}:{}: cannot be formatted without changing what it says; write it in "
                                               "a plainer way",
                                               old_text.path(), different ? different->span.line : 1)};
}

std::string_view line_of(std::string_view text, std::size_t begin) {
    return text.substr(begin, text.find('\n', begin) - begin);
}

UnformattedFile difference(const PackFile& file, std::string formatted) {
    const std::string& was = file.text;
    const auto [a, b] = std::ranges::mismatch(was, formatted);
    const auto at = static_cast<std::size_t>(a - was.begin());
    const std::size_t start = line_start(was, at);
    UnformattedFile result{file.path, 0, std::string(line_of(was, start)), {}, {}};
    result.line = static_cast<std::size_t>(std::count(was.begin(), a, '\n')) + 1;
    result.is = line_of(formatted, line_start(formatted, static_cast<std::size_t>(b - formatted.begin())));
    result.formatted = std::move(formatted);
    return result;
}

/// And so must the pack as a whole, if it can be read at all.
std::optional<Error> changed(const std::vector<PackFile>& before, std::vector<PackFile> after,
                             const std::vector<UnformattedFile>& formatted) {
    const LoadedPack was = load_pack(before);
    if (!was.pack || formatted.empty()) return std::nullopt;
    for (const UnformattedFile& file : formatted)
        std::ranges::find(after, file.file, &PackFile::path)->text = file.formatted;
    const LoadedPack is = load_pack(std::move(after));
    if (is.pack && changes_between(*was.pack, *is.pack).empty()) return std::nullopt;
    return Error{"format-meaning", "the pack would say something else in canonical form; nothing was written"};
}

/// The files that are asked for.
std::optional<Error> leave(std::vector<PackFile>& files, const std::vector<std::string>& only) {
    for (const std::string& name : only)
        if (std::ranges::find(files, name, &PackFile::path) == files.end())
            return Error{"format-file", fmt::format("{}: the pack has no such file", name)};
    if (!only.empty())
        std::erase_if(files, [&](const PackFile& file) { return std::ranges::find(only, file.path) == only.end(); });
    std::ranges::sort(files, {}, &PackFile::path);
    return std::nullopt;
}

} // namespace

Result<std::string> format_file(const PackFile& file) {
    const PartTable* part = part_of_file(file.path);
    if (!part) return Error{"format-file", fmt::format("{}: is no part of a pack", file.path)};
    const SourceText source({file.path, plain_text(file.text)});
    Report report;
    const YamlNode root = parse_yaml(source, report);
    if (!report.diagnostics().empty()) return no_yaml(file, report);
    std::string formatted = write_layout(lay_out(source, root), *part);
    if (const auto error = changed(source, root, formatted, *part)) return *error;
    return formatted;
}

Result<FormatReport> format_pack(const std::filesystem::path& folder, const std::vector<std::string>& only) {
    Report problems;
    auto files = read_pack_files(folder, problems);
    if (!problems.diagnostics().empty()) return Error{"pack-folder", problems.diagnostics().front().message};
    const std::vector<PackFile> all = *files;
    if (const auto error = leave(*files, only)) return *error;
    FormatReport report{files->size(), {}};
    for (const PackFile& file : *files) {
        Result<std::string> formatted = format_file(file);
        if (!formatted) return formatted.error();
        if (*formatted != file.text) report.unformatted.push_back(difference(file, std::move(formatted).value()));
    }
    if (const auto error = changed(all, all, report.unformatted)) return *error;
    return report;
}

std::optional<Error> write_formatted(const std::filesystem::path& folder, const FormatReport& report) {
    for (const UnformattedFile& file : report.unformatted) {
        const fs::path path = folder / file.file;
        fs::path beside = path;
        beside += ".new";
        std::ofstream out(beside, std::ios::binary);
        out << file.formatted << std::flush;
        const bool good = static_cast<bool>(out);
        out.close();
        std::error_code problem;
        if (good) fs::rename(beside, path, problem);
        if (good && !problem) continue;
        fs::remove(beside, problem);
        return Error{"format-write", fmt::format("{}: cannot be written", path.generic_string())};
    }
    return std::nullopt;
}

} // namespace apatite
