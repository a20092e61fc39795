// What the cases would notice, for people and programs.
#include <map>
#include <string_view>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "authoring/percentage.h"
#include "json/writer.h"

namespace apatite {
namespace {

struct Tally {
    std::size_t killed = 0, all = 0;
};

/// By what was changed, in the order of the report.
std::vector<std::pair<std::string, Tally>> tallies(const MutationReport& report) {
    std::vector<std::pair<std::string, Tally>> result;
    std::map<std::string_view, std::size_t> places;
    for (const Mutant& each : report.mutants) {
        const auto [at, is_new] = places.emplace(each.of, result.size());
        if (is_new) result.emplace_back(each.of, Tally{});
        Tally& tally = result[at->second].second;
        ++tally.all;
        tally.killed += each.fate == Mutant::Fate::killed ? 1U : 0U;
    }
    return result;
}

std::string_view trimmed(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(' ');
    return begin == std::string_view::npos ? "" : line.substr(begin);
}

std::string survivor_text(const Mutant& mutant) {
    std::string text =
        fmt::format("survived: {}: {}\n  --> {}:{}\n", mutant.of, mutant.mutation, mutant.span.file, mutant.span.line);
    text += fmt::format("  - {}\n", trimmed(mutant.before));
    if (!mutant.after.empty()) text += fmt::format("  + {}\n", trimmed(mutant.after));
    return text;
}

std::string_view word(Mutant::Fate fate) {
    switch (fate) {
    case Mutant::Fate::killed: return "killed";
    case Mutant::Fate::survived: return "survived";
    default: return "excused";
    }
}

} // namespace

std::string to_text(const MutationReport& report) {
    std::string text;
    for (const std::string& each : report.problems) text += fmt::format("case {}\n", each);
    if (!text.empty()) text += '\n';
    for (const Mutant& each : report.mutants)
        if (each.fate == Mutant::Fate::survived) text += survivor_text(each) + '\n';
    for (const Mutant& each : report.mutants)
        if (each.fate == Mutant::Fate::excused)
            text += fmt::format("excused: {}: {} ({}:{})\n  {}\n", each.of, each.mutation, each.span.file,
                                each.span.line, each.reason);
    for (const std::string& each : report.idle_excuses) text += fmt::format("excuse without use: {}\n", each);
    for (const auto& [of, tally] : tallies(report))
        if (tally.killed < tally.all)
            text += fmt::format("{:>6} %  {} ({} of {})\n", percentage(tally.killed, tally.all), of, tally.killed,
                                tally.all);
    const std::size_t killed = report.count(Mutant::Fate::killed);
    text +=
        fmt::format("\n{} mutants: {} killed, {} survived, {} survived with a written reason", report.mutants.size(),
                    killed, report.count(Mutant::Fate::survived), report.count(Mutant::Fate::excused));
    if (report.left_out > 0) text += fmt::format("; {} left out of the sample", report.left_out);
    return text + fmt::format("\nmutation score: {} %\n", percentage(killed, report.mutants.size()));
}

std::string to_json(const MutationReport& report) {
    std::string out;
    json::JsonWriter json(out);
    json.begin_object().member("schema", 1);
    json.key("pack").begin_object().member("id", report.pack).member("version", report.version).end_object();
    const std::size_t killed = report.count(Mutant::Fate::killed);
    json.key("score").number_text(percentage(killed, report.mutants.size()));
    json.member("killed", static_cast<std::int64_t>(killed));
    json.member("survived", static_cast<std::int64_t>(report.count(Mutant::Fate::survived)));
    json.member("excused", static_cast<std::int64_t>(report.count(Mutant::Fate::excused)));
    json.member("leftOut", static_cast<std::int64_t>(report.left_out));
    for (const auto& [name, list] : {std::pair{"problems", &report.problems}, {"idleExcuses", &report.idle_excuses}}) {
        json.key(name).begin_array();
        for (const std::string& each : *list) json.string(each);
        json.end_array();
    }
    json.key("scores").begin_array();
    for (const auto& [of, tally] : tallies(report))
        json.begin_object()
            .compact()
            .member("of", of)
            .key("score")
            .number_text(percentage(tally.killed, tally.all))
            .member("killed", static_cast<std::int64_t>(tally.killed))
            .member("mutants", static_cast<std::int64_t>(tally.all))
            .end_object();
    json.end_array().key("mutants").begin_array();
    for (const Mutant& each : report.mutants) {
        json.begin_object().member("of", each.of).member("kind", each.kind).member("mutation", each.mutation);
        json.member("file", each.span.file).member("line", static_cast<std::int64_t>(each.span.line));
        json.member("before", each.before).member("after", each.after).member("fate", word(each.fate));
        if (each.fate == Mutant::Fate::killed) json.member("killedBy", each.killed_by);
        if (each.fate == Mutant::Fate::excused) json.member("reason", each.reason);
        json.end_object();
    }
    json.end_array().end_object();
    return out + '\n';
}

} // namespace apatite
