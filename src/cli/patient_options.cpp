#include "cli/patient_options.h"

#include <array>

#include <fmt/format.h>

namespace apatite {
namespace {

constexpr std::array<OptionSpec, 7> table{{
    {"as-of", "DATE", "the day to answer for, such as 2024-06-01 (default: today);\nlater facts do not exist"},
    {"pack", "DIR", "the rule pack to use (default: the one built in)"},
    {"site", "FILE", site_option_help},
    {"set", "NAME=VALUE",
     "a finding by hand, the unit with the number: --set phosphate=\"9.7 mg/dL\"\n"
     "--set dialysis=true; replaces what the file says; may be repeated, and stands\nalone to try a patient without a "
     "file",
     true},
    {"not-known", "NAMES",
     "findings that were asked for and that nobody knows: they are not asked again;\nseveral with commas between, may "
     "be "
     "repeated",
     true},
    {"complete", "LISTS",
     "lists that hold everything there is, such as conditions,medications:\nwhat is not on them is presumed absent",
     true},
    {"format", "FORMAT",
     "text, a report (default), json or fhir (a FHIR R4 Bundle): one object,\nor with several files one object a line"},
}};

Error usage(std::string message) { return {"usage", std::move(message)}; }

} // namespace

std::span<const OptionSpec> patient_options() noexcept { return table; }

std::vector<std::string> split_lists(const std::vector<std::string>& lists) {
    std::vector<std::string> parts;
    for (const std::string& list : lists)
        for (std::size_t begin = 0; begin <= list.size();) {
            const std::size_t end = std::min(list.find(',', begin), list.size());
            if (end > begin) parts.push_back(list.substr(begin, end - begin));
            begin = end + 1;
        }
    return parts;
}

PackChoice pack_choice(const ParsedOptions& options) { return {options.one("pack", ""), options.one("site", "")}; }

Result<AnswerOptions> answer_options(const ParsedOptions& options, const Console& console) {
    AnswerOptions assess;
    assess.as_of = options.one("as-of", console.today);
    assess.complete = split_lists(options.all("complete"));
    assess.declined = split_lists(options.all("not-known"));
    for (const std::string& setting : options.all("set")) {
        const std::size_t equals = setting.find('=');
        if (equals == std::string::npos || equals == 0)
            return usage(
                fmt::format("`--set {}` is no NAME=VALUE; write it as `--set phosphate=\"9.7 mg/dL\"`", setting));
        assess.set.emplace_back(setting.substr(0, equals), setting.substr(equals + 1));
    }
    return assess;
}

Result<PatientRequest> patient_request(const ParsedOptions& options, const Console& console) {
    PatientRequest request;
    request.files = options.arguments;
    request.pack = pack_choice(options);
    if (options.has("pack") && request.pack.folder.empty()) return usage("`--pack` needs a folder");
    request.format = options.one("format", "text");
    if (request.format != "text" && request.format != "json" && request.format != "fhir")
        return usage(fmt::format("there is no format `{}`; `--format` takes `text`, `json` or `fhir`", request.format));
    Result<AnswerOptions> assess = answer_options(options, console);
    if (!assess) return assess.error();
    request.assess = std::move(assess).value();
    if (request.files.empty() && request.assess.set.empty())
        return usage("name a FILE (`-` for standard input), or say what is known with `--set NAME=VALUE`");
    return request;
}

} // namespace apatite
