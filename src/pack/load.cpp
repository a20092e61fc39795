#include "pack/load.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "pack/load_files.h"
#include "pack/reading.h"
#include "pack/sha256.h"

namespace apatite {
namespace {

void read_parts(Reading& reading) {
    read_pack_identity(reading);
    read_references(reading);
    read_sets(reading);
    read_sites(reading);
    read_findings(reading);
    read_values(reading);
    check_values_and_conditions(reading);
    read_hypotheses(reading);
    read_rules(reading);
    read_alerts(reading);
    read_workup(reading);
    read_management(reading);
    read_cases(reading);
    read_mutants(reading);
    read_suppressions(reading);
}

bool changes_no_answer(std::string_view path) {
    for (const std::string_view part : {"cases", "mutants"})
        if (path.starts_with(part) &&
            (path.substr(part.size()) == ".yaml" || path.substr(part.size()).starts_with('/')))
            return true;
    return false;
}

void check_paths(const std::vector<PackFile>& files, Report& report) {
    for (std::size_t i = 1; i < files.size(); ++i) {
        if (files[i].path == files[i - 1].path)
            report.error("K0302", {files[i].path, 0, 0, 0}, "the file was handed in twice", "hand in each file once");
    }
}

Diagnostics finished(Reading& reading) {
    Diagnostics diagnostics = reading.report.take();
    for (Diagnostic& diagnostic : diagnostics) {
        if (const SourceText* source = reading.source(diagnostic.span.file))
            diagnostic.source_line = source->line(diagnostic.span.line);
    }
    sort_diagnostics(diagnostics);
    return diagnostics;
}

} // namespace

LoadedPack load_files(std::vector<PackFile> files, std::string_view folder, Report before) {
    std::ranges::sort(files, {}, &PackFile::path);
    Reading reading;
    reading.report = std::move(before);
    check_paths(files, reading.report);
    reading.pack.hash = pack_hash(files);
    collect_items(reading, std::move(files), folder);
    read_parts(reading);
    LoadedPack loaded;
    loaded.diagnostics = finished(reading);
    if (!has_errors(loaded.diagnostics)) loaded.pack = std::make_shared<const Pack>(std::move(reading.pack));
    return loaded;
}

LoadedPack load_pack(std::vector<PackFile> files) { return load_files(std::move(files), "", {}); }

std::string pack_hash(std::vector<PackFile> files) {
    std::ranges::sort(files, {}, &PackFile::path);
    Sha256 hash;
    for (const PackFile& file : files) {
        if (changes_no_answer(file.path)) continue;
        // Lengths keep the end of a name and the start of a text apart.
        hash.add(fmt::format("{}:{}:", file.path.size(), file.text.size()));
        hash.add(file.path);
        hash.add(file.text);
    }
    return hash.hex();
}

} // namespace apatite
