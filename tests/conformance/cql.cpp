// links: assess graph pack expression findings units calendar json
// HL7's CQL tests against the condition language. A test that uses only what the language has is parsed, checked,
// compiled to a graph of one condition and evaluated as for a patient; the rest is skipped, with the reason. One line
// says how many passed; `--list` names what was skipped and why, `--report FILE` writes the results in the form in
// which CQL engines publish theirs. Exit 1 if any test failed.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <fmt/chrono.h>
#include <fmt/core.h>

#include "assess/evaluate_expression.h"
#include "expression/base.h"
#include "expression/check.h"
#include "expression/functions.h"
#include "expression/parse.h"
#include "units/quantity.h"
#include "json/writer.h"

namespace {

using namespace apatite;
using Node = boost::property_tree::ptree;

struct Test {
    std::string file, group, name, expression, expected;
    std::string invalid; ///< `true`, `semantic`, `syntax`: it has to be refused
    bool must_be_refused() const { return !invalid.empty() && invalid != "false"; }
};

enum class Verdict { pass, fail, skip };

struct Outcome {
    Verdict verdict = Verdict::pass;
    std::string actual; ///< value, message, or reason for skipping
};

// What a test uses, read without our parser: one that we fail to parse is a failure, not a reason to skip it.

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t end_of_string(const std::string& text, std::size_t from) {
    std::size_t end = from + 1;
    while (end < text.size() && text[end] != '\'') end += text[end] == '\\' ? 2U : 1U;
    return end + 1;
}

bool has_word(std::string_view word) {
    return is_reserved(word) || calendar_unit(word) || find_function(word) != nullptr;
}

std::string left_out(std::string_view word) {
    const std::string_view help = instead_of(word);
    return fmt::format("`{}` is left out{}{}", word, help.empty() ? "" : ": ", help);
}

// The first thing that the language does not have; empty if there is none.
std::string first_left_out(const std::string& text) {
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (c == '\'') {
            i = end_of_string(text, i);
        } else if (is_letter(c)) {
            std::size_t end = i;
            while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) ++end;
            const std::string word = text.substr(i, end - i);
            if (!has_word(word)) return left_out(word);
            const std::size_t before = text.find_last_not_of(' ', i == 0 ? i : i - 1);
            if (calendar_unit(word) && (i == 0 || !is_digit(text[before])))
                return fmt::format("`{} between` two dates is left out", word);
            i = end;
        } else if (is_digit(c)) {
            while (i < text.size() && (is_digit(text[i]) || text[i] == '.')) ++i;
            if (i < text.size() && text[i] == 'L') return "Long is left out: whole numbers have no kinds";
        } else if (c == '@') {
            const std::size_t end = text.find_first_of(" ,)}]", i);
            if (text.substr(i, end - i).find('T') != std::string::npos) return "times of day are left out";
            i = std::min(end, text.size());
        } else if (std::string_view("^[]:&|").find(c) != std::string_view::npos) {
            return fmt::format("`{}` is left out", c);
        } else {
            ++i;
        }
    }
    return {};
}

// What is refused on purpose, in a pack as here: CQL answers, mostly with null, where the author cannot have meant it.
std::string refused_on_purpose(const std::string& code) {
    static const std::map<std::string, std::string> reasons = {
        {"P0305", "calendar months and years beside definite times are refused"},
        {"P0307", "texts are not joined by `+`"},
        {"P0310", "words have no order, so `<`, `>`, `Min` and `Max` of texts are refused"},
        {"P0311", "lists stand only in `in` and in aggregates"},
    };
    const auto found = reasons.find(code);
    return found == reasons.end() ? std::string() : fmt::format("{} ({})", found->second, code);
}

std::optional<Expression> compile(const std::string& text, Diagnostics& diagnostics) {
    static const Span origin{"test", 1, 1, 0};
    ParsedExpression parsed = parse_expression(text, origin, diagnostics);
    if (!parsed.ok()) return std::nullopt;
    const CheckContext context{.missing_given = true, .sites = {}, .constants_allowed = true};
    if (!check_expression(*parsed.expression, Scope(), Kind::any, context, diagnostics)) return std::nullopt;
    return std::move(parsed.expression);
}

// A literal as a value: numbers at CQL's scale of 8, quantities in base units.
struct Value {
    Kind kind = Kind::any;
    Rational number;
    Dimension dimension;
    bool calendar = false;
    std::string text;

    friend bool operator==(const Value&, const Value&) = default;
};

std::optional<Value> value_of(const Expression& e) {
    if (e.op == Operator::negate) {
        std::optional<Value> value = value_of(e.operands.front());
        if (value) value->number = -value->number;
        return value;
    }
    Value value{e.type.kind, {}, e.type.dimension, e.type.calendar, {}};
    switch (e.op) {
    case Operator::null: break;
    case Operator::boolean: value.text = to_string(e.truth); break;
    case Operator::number: value.number = e.number.round(8); break;
    case Operator::quantity: value.number = e.base_number.round(8); break;
    case Operator::date: value.text = e.date->to_string(); break;
    case Operator::string: value.text = e.text; break;
    default: return std::nullopt;
    }
    return value;
}

std::optional<Value> value_of(const std::string& text) {
    Diagnostics ignored;
    const std::optional<Expression> literal = compile(text, ignored);
    return literal ? value_of(*literal) : std::nullopt;
}

Outcome refused(const Test& test, const Diagnostics& diagnostics) {
    const Diagnostic& first = diagnostics.front();
    const std::string message = fmt::format("{} {}", first.code, first.message);
    if (test.must_be_refused())
        return {first.span.line > 0 && first.span.column > 0 ? Verdict::pass : Verdict::fail, message};
    if (const std::string reason = refused_on_purpose(first.code); !reason.empty()) return {Verdict::skip, reason};
    return {Verdict::fail, message};
}

Outcome judge(const Test& test) {
    if (const std::string reason = first_left_out(test.expression); !reason.empty()) return {Verdict::skip, reason};
    Diagnostics diagnostics;
    const std::optional<Expression> expression = compile(test.expression, diagnostics);
    if (!expression) return refused(test, diagnostics);
    if (test.must_be_refused()) return {Verdict::fail, "it was not refused"};
    const EvaluatedValue result = evaluate_expression(*expression);
    if (result.failed) return {Verdict::fail, result.text};
    const std::optional<Value> actual = value_of(result.text), expected = value_of(test.expected);
    return {actual && expected && *actual == *expected ? Verdict::pass : Verdict::fail, result.text};
}

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

void read_group(const Node& group, const std::string& file, std::vector<Test>& tests) {
    for (const auto& [tag, node] : group) {
        if (tag != "test") continue;
        Test test{file,
                  group.get<std::string>("<xmlattr>.name", ""),
                  node.get<std::string>("<xmlattr>.name", ""),
                  trimmed(node.get<std::string>("expression", "")),
                  trimmed(node.get<std::string>("output", "")),
                  node.get<std::string>("expression.<xmlattr>.invalid", "")};
        tests.push_back(std::move(test));
    }
}

std::vector<Test> read_tests(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".xml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<Test> tests;
    for (const auto& file : files) {
        std::ifstream input(file, std::ios::binary);
        Node root;
        boost::property_tree::read_xml(input, root, boost::property_tree::xml_parser::no_comments);
        for (const auto& [tag, group] : root.get_child("tests"))
            if (tag == "group") read_group(group, file.stem().string(), tests);
    }
    return tests;
}

void print_skipped(const std::vector<Test>& tests, const std::vector<Outcome>& outcomes) {
    std::map<std::string, std::vector<std::string>> by_reason;
    for (std::size_t i = 0; i < tests.size(); ++i)
        if (outcomes[i].verdict == Verdict::skip)
            by_reason[outcomes[i].actual].push_back(
                fmt::format("{} {} {}", tests[i].file, tests[i].group, tests[i].name));
    for (const auto& [reason, names] : by_reason) {
        fmt::print("{} skipped: {}\n", names.size(), reason);
        for (const std::string& name : names) fmt::print("    {}\n", name);
    }
}

std::string report(const std::vector<Test>& tests, const std::vector<Outcome>& outcomes,
                   const std::array<int, 3>& counts) {
    constexpr std::array<std::string_view, 3> words = {"pass", "fail", "skip"};
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    std::string text;
    json::JsonWriter writer(text);
    writer.begin_object().key("cqlengine").begin_object();
    writer.member("apiUrl", "")
        .member("description", "apatite: conditions, a subset of CQL")
        .member("cqlVersion", "1.5");
    writer.member("cqlEngine", "apatite").end_object();
    writer.key("testResultsSummary").begin_object();
    writer.member("passCount", counts[0]).member("skipCount", counts[2]).member("failCount", counts[1]);
    writer.member("errorCount", 0).end_object();
    writer.member("testsRunDateTime", fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now)));
    writer.key("results").begin_array();
    for (std::size_t i = 0; i < tests.size(); ++i) {
        const Test& test = tests[i];
        writer.begin_object();
        writer.member("testStatus", std::string(words[static_cast<std::size_t>(outcomes[i].verdict)]));
        writer.member("testsName", test.file).member("groupName", test.group).member("testName", test.name);
        if (!test.invalid.empty()) writer.member("invalid", test.invalid);
        writer.member("expression", test.expression).member("expected", test.expected);
        if (outcomes[i].verdict == Verdict::skip) {
            writer.key("error").begin_object().member("message", outcomes[i].actual).end_object();
        } else {
            writer.member("actual", outcomes[i].actual);
        }
        writer.end_object();
    }
    writer.end_array().end_object();
    return text + '\n';
}

std::filesystem::path suites() {
    if (const char* folder = std::getenv("APATITE_SUITES")) return folder;
    return std::filesystem::path(APATITE_SOURCE_DIR) / ".." / "shared" / "suites";
}

int run(bool list, const std::string& report_file) {
    const std::filesystem::path folder = suites() / "cql";
    if (!std::filesystem::is_directory(folder)) {
        fmt::print("cql skipped: suites not found\n");
        return 0;
    }
    const std::vector<Test> tests = read_tests(folder);
    std::vector<Outcome> outcomes;
    std::array<int, 3> counts{};
    for (const Test& test : tests) {
        outcomes.push_back(judge(test));
        ++counts[static_cast<std::size_t>(outcomes.back().verdict)];
        if (outcomes.back().verdict == Verdict::fail)
            fmt::print("failed {} {} {}: `{}` gives {}, expected {}\n", test.file, test.group, test.name,
                       test.expression, outcomes.back().actual, test.must_be_refused() ? "an error" : test.expected);
    }
    if (list) print_skipped(tests, outcomes);
    if (!report_file.empty()) {
        std::ofstream out(report_file, std::ios::binary);
        out << report(tests, outcomes, counts);
        if (!out.flush()) throw std::runtime_error("cannot write " + report_file);
    }
    fmt::print("cql {} passed, {} failed, {} skipped\n", counts[0], counts[1], counts[2]);
    // A folder of which nothing was read is no success.
    return counts[1] == 0 && counts[0] > 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    try {
        bool list = false;
        std::string report_file;
        for (int i = 1; i < argc; ++i) {
            const std::string_view argument = argv[i];
            if (argument == "--list") list = true;
            if (argument == "--report" && i + 1 < argc) report_file = argv[++i];
        }
        return run(list, report_file);
    } catch (const std::exception& problem) {
        fmt::print(stderr, "cql: {}\n", problem.what());
        return 1;
    }
}
