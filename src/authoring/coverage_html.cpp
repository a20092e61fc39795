// Coverage as a page: the files of the pack with their lines marked.
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "authoring/coverage_words.h"
#include "authoring/escape_markup.h"
#include "authoring/percentage.h"

namespace apatite {
namespace {

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Coverage of {0}</title>
<style>
body {{ font: 15px/1.4 sans-serif; margin: 2em; color: #1a1a1a; background: #fff; }}
pre {{ font: 13px/1.5 monospace; white-space: pre-wrap; margin: 0; }}
.line {{ display: block; border-left: 6px solid transparent; padding-left: .6em; }}
.all {{ border-color: #1b7837; background: #edf7ef; }}
.some {{ border-color: #b35806; background: #fdf3e7; }}
.number {{ color: #666; display: inline-block; width: 4em; user-select: none; }}
.note {{ display: block; margin-left: 4em; color: #7a3d00; font-style: italic; }}
</style>
</head>
<body>
<h1>Coverage of {0} {1}</h1>
<p>{2} cases; {3} of {4} truth values and events seen: <strong>{5} %</strong>. A line with a green edge was seen in full;
under one with an orange edge stands what was not.</p>
)";

struct Marks {
    bool has_something = false;
    std::vector<std::string> lacking;
};
using MarkedLines = std::map<std::size_t, Marks>;

std::map<std::string, MarkedLines> marks_of(const CoverageReport& report) {
    std::map<std::string, MarkedLines> marks;
    for (const CoveredCondition& each : report.conditions) {
        Marks& line = marks[each.span.file][each.span.line];
        line.has_something = true;
        if (const std::string lacking = not_seen(each); !lacking.empty())
            line.lacking.push_back(fmt::format("never {}: {}", lacking, each.text));
    }
    for (const CoveredEvent& each : report.events) {
        Marks& line = marks[each.span.file][each.span.line];
        line.has_something = true;
        if (!each.seen) line.lacking.push_back(fmt::format("{}: never {}", each.owner, each.event));
    }
    return marks;
}

void add_line(std::string& out, std::size_t number, std::string_view text, const MarkedLines& marks) {
    const auto at = marks.find(number);
    const bool marked = at != marks.end() && at->second.has_something;
    const std::string_view kind = !marked ? "" : at->second.lacking.empty() ? " all" : " some";
    out += fmt::format("<span class=\"line{}\"><span class=\"number\">{}</span>{}", kind, number, escape_markup(text));
    if (marked)
        for (const std::string& each : at->second.lacking)
            out += fmt::format("<span class=\"note\">{}</span>", escape_markup(each));
    out += "</span>";
}

void add_file(std::string& out, const std::string& name, std::string_view text, const MarkedLines& marks) {
    out += fmt::format("<h2>{}</h2>\n<pre>", escape_markup(name));
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        add_line(out, ++number, text.substr(0, end), marks);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    out += "</pre>\n";
}

} // namespace

std::string to_html(const CoverageReport& report) {
    std::string out = fmt::format(head, escape_markup(report.pack), escape_markup(report.version), report.cases,
                                  report.covered(), report.wanted(), percentage(report.covered(), report.wanted()));
    const std::map<std::string, MarkedLines> marks = marks_of(report);
    for (const auto& [name, text] : report.files) {
        const auto at = marks.find(name);
        add_file(out, name, text, at == marks.end() ? MarkedLines{} : at->second);
    }
    return out + "</body>\n</html>\n";
}

} // namespace apatite
