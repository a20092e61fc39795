#include "screen/input_plan.h"

#include <algorithm>
#include <filesystem>

#include "screen/line_reader.h"
#include "json/reader.h"

namespace apatite {
namespace {

namespace fs = std::filesystem;

bool is_ndjson(const fs::path& path) {
    const std::string name = path.filename().string();
    for (const std::string_view end : {".ndjson", ".ndjson.gz", ".ndjson.zst", ".jsonl", ".jsonl.gz", ".jsonl.zst"})
        if (name.ends_with(end) && !name.starts_with('.')) return true;
    return false;
}

/// The files of a folder by name, so that the machine's order does not show.
Result<std::vector<std::string>> files_of(const std::string& input) {
    std::error_code problem;
    if (input == "-" || !fs::is_directory(input, problem)) return std::vector<std::string>{input};
    std::vector<std::string> files;
    for (auto at = fs::recursive_directory_iterator(input, problem);
         !problem && at != fs::recursive_directory_iterator(); at.increment(problem))
        if (is_ndjson(at->path())) files.push_back(at->path().string());
    if (problem) return Error{"input", input + ": " + problem.message()};
    if (files.empty()) return Error{"input", input + ": the folder holds no .ndjson file (also .gz, .zst)"};
    std::ranges::sort(files);
    return files;
}

/// Nothing for an empty file.
Result<std::optional<InputForm>> form_of(const std::string& file) {
    using Form = std::optional<InputForm>;
    if (file == "-") return Form(InputForm::bundles);
    auto source = open_source(file);
    if (!source) return Error{"input", file + ": " + source.error().message};
    LineReader lines(std::move(source).value());
    const auto first = lines.next();
    if (!first) return Error{"input", file + ": " + first.error().message};
    return first->has_value() ? Form(form_of_line((*first)->text)) : Form();
}

} // namespace

InputForm form_of_line(std::string_view line) {
    const auto document = json::Document::parse(line);
    if (!document) return InputForm::bundles;
    const auto type = document->root().find("resourceType");
    if (!type || type->text() == "Bundle") return InputForm::bundles;
    return type->text() == "Parameters" ? InputForm::blocks : InputForm::by_type;
}

Result<std::vector<InputPart>> plan_inputs(const std::vector<std::string>& inputs) {
    std::vector<InputPart> parts;
    for (const std::string& input : inputs) {
        const auto files = files_of(input);
        if (!files) return files.error();
        for (const std::string& file : *files) {
            const auto form = form_of(file);
            if (!form) return form.error();
            if (!*form) continue;
            // A block may go on in the next file, and a patient is spread over all files by type.
            const auto same = **form == InputForm::by_type
                                  ? std::ranges::find(parts, InputForm::by_type, &InputPart::form)
                              : **form == InputForm::blocks && !parts.empty() && parts.back().form == InputForm::blocks
                                  ? parts.end() - 1
                                  : parts.end();
            if (same != parts.end())
                same->files.push_back(file);
            else
                parts.push_back({**form, {file}});
        }
    }
    return parts;
}

} // namespace apatite
