// Coverage for people and programs.
#include <string_view>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "authoring/coverage_words.h"
#include "authoring/percentage.h"
#include "json/writer.h"

namespace apatite {
namespace {

std::string place(const Span& span) { return fmt::format("{}:{}", span.file, span.line); }

void add_truths(json::JsonWriter& json, std::string_view name, const std::array<bool, 3>& truths) {
    json.key(name).begin_array().compact();
    for (std::size_t i = 0; i < truths.size(); ++i)
        if (truths[i]) json.string(truth_words[i]);
    json.end_array();
}

} // namespace

std::string not_seen(const CoveredCondition& condition) {
    std::string text;
    for (std::size_t i = 0; i < truth_words.size(); ++i)
        if (condition.possible[i] && !condition.seen[i])
            text += fmt::format("{}{}", text.empty() ? "" : ", ", truth_words[i]);
    return text;
}

std::string to_text(const CoverageReport& report) {
    std::string text;
    for (const std::string& problem : report.problems) text += fmt::format("case cannot be run: {}\n", problem);
    std::string last;
    for (const CoveredCondition& each : report.conditions) {
        const std::string lacking = not_seen(each);
        if (lacking.empty()) continue;
        const std::string head = fmt::format("{} `{}`", each.owner, each.key);
        if (head != last) text += fmt::format("{}  {}\n", head, place(each.span));
        last = head;
        text += fmt::format("  never {}: {}{}\n", lacking, each.whole ? "" : "within it, ", each.text);
    }
    for (const CoveredEvent& each : report.events)
        if (!each.seen) text += fmt::format("{}: never {}  {}\n", each.owner, each.event, place(each.span));
    if (!text.empty()) text += '\n';
    return text + fmt::format("{} cases; {} of {} truth values and events seen\ncoverage: {} %\n", report.cases,
                              report.covered(), report.wanted(), percentage(report.covered(), report.wanted()));
}

std::string to_json(const CoverageReport& report) {
    std::string out;
    json::JsonWriter json(out);
    json.begin_object().member("schema", 1);
    json.key("pack").begin_object().member("id", report.pack).member("version", report.version).end_object();
    json.member("cases", static_cast<std::int64_t>(report.cases));
    json.member("wanted", static_cast<std::int64_t>(report.wanted()));
    json.member("covered", static_cast<std::int64_t>(report.covered()));
    json.key("percent").number_text(percentage(report.covered(), report.wanted()));
    json.key("problems").begin_array();
    for (const std::string& each : report.problems) json.string(each);
    json.end_array().key("conditions").begin_array();
    for (const CoveredCondition& each : report.conditions) {
        json.begin_object().member("owner", each.owner).member("key", each.key).member("text", each.text);
        json.member("whole", each.whole).member("file", each.span.file);
        json.member("line", static_cast<std::int64_t>(each.span.line));
        json.member("column", static_cast<std::int64_t>(each.span.column));
        add_truths(json, "possible", each.possible);
        add_truths(json, "seen", each.seen);
        json.end_object();
    }
    json.end_array().key("events").begin_array();
    for (const CoveredEvent& each : report.events) {
        json.begin_object().member("owner", each.owner).member("event", each.event).member("file", each.span.file);
        json.member("line", static_cast<std::int64_t>(each.span.line)).member("seen", each.seen).end_object();
    }
    json.end_array().end_object();
    return out + '\n';
}

} // namespace apatite
