// What came of the cases, for people and programs.
#include <string_view>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "authoring/escape_markup.h"
#include "json/writer.h"

namespace apatite {
namespace {

std::string place(const CaseResult& result) { return fmt::format("{}:{}", result.file, result.line); }

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string difference_text(const CaseDifference& difference, std::string_view indent) {
    std::string text =
        fmt::format("{}{}: expected {}, got {}\n", indent, difference.key, difference.expected, difference.got);
    for (const std::string& reason : difference.why) text += fmt::format("{}    {}\n", indent, reason);
    return text;
}

void add_json(json::JsonWriter& json, const CaseResult& result) {
    json.begin_object().member("id", result.id).member("file", result.file);
    json.member("line", static_cast<std::int64_t>(result.line)).member("passed", result.passed());
    json.key("problem");
    result.problem.empty() ? json.null() : json.string(result.problem);
    json.key("differences").begin_array();
    for (const CaseDifference& each : result.differences) {
        json.begin_object().member("key", each.key).member("expected", each.expected).member("got", each.got);
        json.key("why").begin_array();
        for (const std::string& reason : each.why) json.string(reason);
        json.end_array().end_object();
    }
    json.end_array().end_object();
}

} // namespace

std::string to_text(const CaseReport& report) {
    std::string text;
    for (const CaseResult& each : report.cases) {
        if (each.passed()) continue;
        text += fmt::format("FAIL {} ({})\n", each.id, place(each));
        if (!each.note.empty()) text += fmt::format("  note: {}\n", each.note);
        if (!each.problem.empty()) text += fmt::format("  cannot be run: {}\n", each.problem);
        for (const CaseDifference& difference : each.differences) text += difference_text(difference, "  ");
        text += '\n';
    }
    text += fmt::format("{}: {} passed, {} failed", counted(report.cases.size(), "case"),
                        report.cases.size() - report.failed(), report.failed());
    if (report.left_out > 0) text += fmt::format(", {} left out by the filter", report.left_out);
    return text + '\n';
}

std::string to_json(const CaseReport& report) {
    std::string out;
    json::JsonWriter json(out);
    json.begin_object().member("schema", 1);
    json.key("pack").begin_object().member("id", report.pack).member("version", report.version).end_object();
    json.member("passed", static_cast<std::int64_t>(report.cases.size() - report.failed()));
    json.member("failed", static_cast<std::int64_t>(report.failed()));
    json.member("leftOut", static_cast<std::int64_t>(report.left_out));
    json.key("cases").begin_array();
    for (const CaseResult& each : report.cases) add_json(json, each);
    json.end_array().end_object();
    return out + '\n';
}

std::string to_junit(const CaseReport& report) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out += fmt::format("<testsuites>\n  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">\n",
                       escape_markup(report.pack), report.cases.size(), report.failed());
    for (const CaseResult& each : report.cases) {
        out += fmt::format("    <testcase classname=\"{}\" name=\"{}\" file=\"{}\" line=\"{}\"",
                           escape_markup(report.pack), escape_markup(each.id), escape_markup(each.file), each.line);
        if (each.passed()) {
            out += "/>\n";
            continue;
        }
        std::string text = each.problem.empty() ? "" : each.problem + '\n';
        for (const CaseDifference& difference : each.differences) text += difference_text(difference, "");
        const std::string message = text.substr(0, text.find('\n'));
        out += fmt::format(">\n      <failure message=\"{}\">{}</failure>\n    </testcase>\n", escape_markup(message),
                           escape_markup(text));
    }
    return out + "  </testsuite>\n</testsuites>\n";
}

} // namespace apatite
