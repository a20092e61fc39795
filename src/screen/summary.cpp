#include "screen/summary.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include <fmt/format.h>

#include "json/reader.h"
#include "json/writer.h"

namespace apatite {
namespace {

// Each member once, with its name in JSON and its heading.
template <typename S, typename Visit>
void for_each_number(S& summary, Visit visit) {
    visit("read", summary.read);
    visit("answered", summary.answered);
    visit("failed", summary.failed);
    visit("otherShards", summary.other_shards);
    visit("passedOver", summary.passed_over);
}

template <typename S, typename Visit>
void for_each_table(S& summary, Visit visit) {
    visit("state", "Answers", summary.state);
    visit("first", "First, where established or likely", summary.first);
    visit("urgency", "Urgency", summary.urgency);
    visit("alerts", "Alerts", summary.alerts);
    visit("notRuledOut", "Not ruled out", summary.not_ruled_out);
    visit("errors", "Patients and lines without an answer", summary.errors);
    visit("notices", "Notices about the data", summary.notices);
    visit("unusable", "Sent, but not usable", summary.unknown);
    visit("units", "Units as sent", summary.units);
}

std::vector<std::uint64_t*> numbers_of(Summary& summary) {
    std::vector<std::uint64_t*> all;
    for_each_number(summary, [&](std::string_view, std::uint64_t& number) { all.push_back(&number); });
    return all;
}

std::vector<Summary::Counts*> tables_of(Summary& summary) {
    std::vector<Summary::Counts*> all;
    for_each_table(summary, [&](std::string_view, std::string_view, Summary::Counts& table) { all.push_back(&table); });
    return all;
}

bool read_number(const json::Value& value, std::uint64_t& number) {
    const std::string_view text = value.number_text();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return !text.empty() && error == std::errc() && end == text.data() + text.size();
}

} // namespace

void Summary::add(const Summary& other) {
    Summary copy = other;
    const auto own = numbers_of(*this), theirs = numbers_of(copy);
    for (std::size_t i = 0; i < own.size(); ++i) *own[i] += *theirs[i];
    const auto tables = tables_of(*this), more = tables_of(copy);
    for (std::size_t i = 0; i < tables.size(); ++i)
        for (const auto& [key, count] : *more[i]) (*tables[i])[key] += count;
}

std::string to_json(const Summary& summary) {
    std::string out;
    json::JsonWriter json(out);
    json.begin_object();
    for_each_number(summary, [&](std::string_view name, std::uint64_t number) {
        json.member(name, static_cast<std::int64_t>(number));
    });
    for_each_table(summary, [&](std::string_view name, std::string_view, const Summary::Counts& table) {
        json.key(name).begin_object();
        for (const auto& [key, count] : table) json.member(key, static_cast<std::int64_t>(count));
        json.end_object();
    });
    json.end_object();
    return out + "\n";
}

Result<Summary> summary_from_json(std::string_view text) {
    const Error wrong{"summary", "this is no summary of a cohort"};
    const auto document = json::Document::parse(text);
    if (!document) return wrong;
    Summary summary;
    bool sound = true;
    for_each_number(summary, [&](std::string_view name, std::uint64_t& number) {
        const auto value = document->root().find(name);
        sound = sound && value && read_number(*value, number);
    });
    for_each_table(summary, [&](std::string_view name, std::string_view, Summary::Counts& table) {
        const auto value = document->root().find(name);
        sound = sound && value && value->is_object();
        if (!sound) return;
        for (const json::Member& member : value->members())
            sound = sound && read_number(member.value, table[std::string(member.key)]);
    });
    return sound ? Result<Summary>(std::move(summary)) : wrong;
}

std::string to_text(const Summary& summary) {
    std::string out =
        fmt::format("{} read: {} answered, {} without an answer", summary.read, summary.answered, summary.failed);
    if (summary.other_shards > 0) out += fmt::format(", {} left to other shards", summary.other_shards);
    out += '\n';
    if (summary.passed_over > 0) out += fmt::format("{} resources speak of no patient\n", summary.passed_over);
    for_each_table(summary, [&](std::string_view, std::string_view heading, const Summary::Counts& table) {
        if (table.empty()) return;
        std::vector<std::pair<std::string_view, std::uint64_t>> rows(table.begin(), table.end());
        std::ranges::stable_sort(rows, std::greater(), [](const auto& row) { return row.second; });
        out += fmt::format("\n{}\n", heading);
        for (const auto& [key, count] : rows) out += fmt::format("  {:>10}  {}\n", count, key);
    });
    return out;
}

} // namespace apatite
