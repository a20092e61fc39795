// A data profile for people and programs, and what a site profile could say of it.
#include <set>

#include <fmt/format.h>

#include "screen/data_profile.h"
#include "json/writer.h"

namespace apatite {
namespace {

using json::JsonWriter;

std::string in_words(std::string_view system, std::string_view code) {
    const std::string_view name = system_short_name(system);
    return fmt::format("{}{}{}", name, name.empty() ? "" : " ", code);
}

std::string shown_unit(const std::string& unit) {
    return unit.find_first_not_of(" \t") == std::string::npos ? "(none)" : unit;
}

template <typename Key, typename Words>
void print_table(std::string& out, std::string_view title, const std::map<Key, std::uint64_t>& table, std::size_t most,
                 Words words) {
    if (table.empty()) return;
    out += fmt::format("\n{}\n", title);
    std::size_t shown = 0;
    for (const auto& [key, times] : by_frequency(table)) {
        if (shown++ == most) {
            out += fmt::format("  and {} more: `--format json` has all\n", table.size() - most);
            break;
        }
        out += fmt::format("  {:>9}  {}\n", times, words(key));
    }
}

template <typename Key, typename Write>
void write_table(JsonWriter& out, std::string_view name, const std::map<Key, std::uint64_t>& table, Write write) {
    out.key(name).begin_array();
    for (const auto& [key, times] : by_frequency(table)) {
        out.begin_object().compact().member("count", static_cast<std::int64_t>(times));
        write(key);
        out.end_object();
    }
    out.end_array();
}

/// As a YAML scalar that is safe whatever it holds.
std::string quoted(std::string_view text) {
    std::string out;
    json::append_quoted(out, text); // JSON's strings are YAML's double-quoted ones
    return out;
}

bool is_local(const std::string& system) { return system_short_name(system) == system; }

/// The first code of the finding, in a standard system, as a profile writes it.
std::string standard_code(const FindingCatalogue& catalogue, const std::string& finding) {
    const FindingDeclaration* declared = catalogue.find(finding);
    if (declared == nullptr || declared->codes.empty()) return {};
    const Code& code = declared->codes.front();
    return fmt::format("{{ {}: [{}] }}", quoted(system_short_name(code.system)), quoted(code.code));
}

std::string code_lines(const DataProfile& profile, const FindingCatalogue& catalogue) {
    std::map<std::string, std::string> by_system;
    std::set<std::pair<std::string, std::string>> seen; // the most frequent meaning of a code goes first
    for (const auto& [code, times] : by_frequency(profile.codes)) {
        const std::string standard = standard_code(catalogue, code.finding);
        if (!is_local(code.system) || standard.empty() || !seen.emplace(code.system, code.code).second) continue;
        by_system[code.system] += fmt::format("    {}: {} # its text is that of {}, {} times\n", quoted(code.code),
                                              standard, code.finding, times);
    }
    std::string out;
    for (const auto& [system, lines] : by_system) out += fmt::format("  {}:\n{}", quoted(system), lines);
    return out.empty() ? out : "codes:\n" + out;
}

std::string unit_remarks(const DataProfile& profile, const FindingCatalogue& catalogue) {
    std::string units, aliases;
    for (const auto& [unit, times] : by_frequency(profile.units)) {
        const FindingDeclaration* declared = catalogue.find(unit.finding);
        const std::string measured = declared == nullptr ? std::string() : declared->unit_text;
        if (unit.why == "no-unit")
            units += fmt::format("#   {}: {{ {}: UNIT }} # {}, {} times; ask the laboratory: {}, or another?\n",
                                 quoted(unit.system), quoted(unit.code), unit.finding, times, measured);
        else if (unit.why == "bad-unit")
            aliases += fmt::format("#   {}: UNIT # {}, {} times; ask the laboratory: {}, or another?\n",
                                   quoted(unit.unit), unit.finding, times, measured);
    }
    if (!units.empty()) units = "# units:\n" + units;
    if (!aliases.empty()) aliases = "# unit-aliases:\n" + aliases;
    return units + aliases;
}

} // namespace

std::string profile_lines(const DataProfile& profile, const FindingCatalogue& catalogue) {
    return code_lines(profile, catalogue) + unit_remarks(profile, catalogue);
}

std::string to_text(const DataProfile& profile, const FindingCatalogue& catalogue, std::size_t most) {
    std::string out = fmt::format("{} patients, {} facts, of which {} have a code that the rules know; {} patients "
                                  "could not be read\n",
                                  profile.patients, profile.facts, profile.understood, profile.refused);
    print_table(out, "Not read", profile.errors, most, [](const std::string& code) { return code; });
    print_table(out, "Codes that no rule knows", profile.codes, most, [](const UnknownCode& code) {
        return fmt::format("{}: {}{}", code.resource, in_words(code.system, code.code),
                           code.finding.empty() ? "" : fmt::format(" (its text is that of {})", code.finding));
    });
    print_table(out, "Units that decide nothing", profile.units, most, [](const UnknownUnit& unit) {
        return fmt::format("{}: unit {}, by {} ({})", unit.finding, shown_unit(unit.unit),
                           in_words(unit.system, unit.code), unit.why);
    });
    print_table(out, "Dates that are missing or cannot be used", profile.dates, most,
                [](const UnknownDate& date) { return fmt::format("{}: {}", date.resource, date.problem); });
    if (profile.others > 0) out += fmt::format("\n{} more of further kinds\n", profile.others);
    const std::string lines = profile_lines(profile, catalogue);
    if (!lines.empty()) out += "\nLines for a site profile (look at each before you use it)\n\n" + lines;
    return out;
}

std::string to_json(const DataProfile& profile, const FindingCatalogue& catalogue) {
    std::string text;
    JsonWriter out(text);
    const auto number = [&](std::string_view name, std::uint64_t value) {
        out.member(name, static_cast<std::int64_t>(value));
    };
    out.begin_object().member("schema", 1);
    number("patients", profile.patients);
    number("refused", profile.refused);
    number("facts", profile.facts);
    number("understood", profile.understood);
    number("others", profile.others);
    write_table(out, "errors", profile.errors, [&](const std::string& code) { out.member("code", code); });
    write_table(out, "codes", profile.codes, [&](const UnknownCode& code) {
        out.member("resource", code.resource).member("system", code.system).member("code", code.code);
        out.key("finding");
        if (code.finding.empty())
            out.null();
        else
            out.string(code.finding);
    });
    write_table(out, "units", profile.units, [&](const UnknownUnit& unit) {
        out.member("finding", unit.finding).member("why", unit.why).member("unit", unit.unit);
        out.member("system", unit.system).member("code", unit.code);
    });
    write_table(out, "dates", profile.dates, [&](const UnknownDate& date) {
        out.member("resource", date.resource).member("problem", date.problem);
    });
    out.member("profileLines", profile_lines(profile, catalogue)).end_object();
    text += '\n';
    return text;
}

} // namespace apatite
