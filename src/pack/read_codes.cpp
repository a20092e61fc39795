#include "pack/read_codes.h"

#include <fmt/format.h>

#include <algorithm>

#include "terminology/code_format.h"

namespace apatite {
namespace {

void report_unknown_system(const YamlEntry& entry, std::string_view what, Report& report) {
    std::vector<std::string> known;
    for (const std::string_view name : system_short_names()) known.emplace_back(name);
    std::vector<std::string> keys = known;
    for (const std::string_view key : {"sets", "label", "review", "evidence"}) keys.emplace_back(key);
    const std::string meant = did_you_mean(entry.key, keys);
    report.error("K0406", entry.key_span, fmt::format("`{}` is no code system that {} can name", entry.key, what),
                 fmt::format("{}{}code systems are {}, or the URI of another one", meant, meant.empty() ? "" : " ",
                             fmt::join(known, ", ")));
}

void read_code(const YamlNode& item, const std::string& system, CodeSet& codes, Report& report) {
    if (!expect_text(item, "a code", report)) return;
    Code code{system, item.scalar};
    if (const auto problem = format_problem(code)) {
        report.error("K0405", item.span,
                     fmt::format("`{}` is not a code of {}", code.code, system_short_name(code.system)), *problem);
    } else if (std::ranges::find(codes, code) != codes.end()) {
        report.error("K0304", item.span, fmt::format("the code `{}` stands twice", code.code), "every code once");
    } else {
        codes.push_back(std::move(code));
    }
}

} // namespace

void read_codes_of_system(const YamlEntry& entry, std::string_view what, CodeSet& codes, Report& report) {
    const auto system = system_uri(entry.key);
    if (!system) return report_unknown_system(entry, what, report);
    if (entry.value.kind == YamlKind::broken) return;
    if (entry.value.kind != YamlKind::list) {
        report.error("K0203", entry.value.span, fmt::format("`{}` wants a list of codes", entry.key),
                     fmt::format("write {}: [...]", entry.key));
        return;
    }
    if (entry.value.items.empty())
        report.error("K0407", entry.key_span, fmt::format("the list of `{}` is empty", entry.key),
                     "add a code or delete the line");
    for (const YamlNode& item : entry.value.items) read_code(item, std::string(*system), codes, report);
}

CodeSet read_codes(const YamlNode* node, Reading& reading) {
    CodeSet codes;
    if (!node) return codes;
    if (node->entries.empty())
        reading.report.error("K0407", node->span, "no codes are named", "add a code or delete the key");
    for (const YamlEntry& entry : node->entries) {
        if (entry.key != "sets") {
            read_codes_of_system(entry, "`codes`", codes, reading.report);
            continue;
        }
        std::vector<Located> uses;
        for (const YamlNode& item : entry.value.items) {
            if (expect_text(item, "the name of a set", reading.report)) uses.push_back({item.scalar, item.span});
        }
        for (const std::string& set : reading.names.sets.checked(uses, reading.report)) {
            for (const Code& code : reading.sets[set]) {
                if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
            }
        }
    }
    return codes;
}

} // namespace apatite
