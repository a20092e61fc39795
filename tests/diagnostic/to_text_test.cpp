// How a message looks: the shape is that of the project's own examples, the caret stands under what is meant.
#include <gtest/gtest.h>

#include "apatite/diagnostic.h"

namespace apatite {
namespace {

Diagnostic unknown_finding() {
    return {Severity::error,
            "R0201",
            "unknown finding `phosphat`",
            {"rules/metastatic.yaml", 7, 9, 8},
            "did you mean `phosphate`? declared at rules/findings.yaml:31",
            "  when: phosphat > 4.5 'mg/dL'"};
}

TEST(ToText, SaysWhatWhereAndHow) {
    EXPECT_EQ(to_text(unknown_finding()), "error[R0201]: unknown finding `phosphat`\n"
                                          "  --> rules/metastatic.yaml:7:9\n"
                                          "   |   when: phosphat > 4.5 'mg/dL'\n"
                                          "   |         ^^^^^^^^\n"
                                          "help: did you mean `phosphate`? declared at rules/findings.yaml:31\n");
}

std::string carets_of(const std::string& line, std::size_t column, std::size_t length) {
    Diagnostic diagnostic{Severity::error, "X", "m", {"f", 1, column, length}, "", line};
    const std::string text = to_text(diagnostic);
    const std::size_t second = text.find("\n   | ", text.find("\n   | ") + 1);
    return text.substr(second + 6, text.size() - second - 7);
}

struct Row {
    std::string_view name, line;
    std::size_t column, length;
    std::string_view carets;
};

TEST(ToText, PutsTheCaretUnderTheSpan) {
    const Row rows[] = {
        {"the first column", "abc", 1, 1, "^"},
        {"no length is one caret", "abc", 2, 0, " ^"},
        {"behind the end", "abc", 4, 1, "   ^"},
        {"beyond the end is cut", "abc", 2, 50, " ^^"},
        {"a tab stays a tab", "\tabc", 2, 3, "\t^^^"},
        {"letters of two bytes take one column", "µµx", 5, 1, "  ^"},
        {"marked letters of two bytes", "aµb", 2, 2, " ^"},
        {"wide letters take two", "漢x", 4, 1, "  ^"},
        {"a combining mark takes none", "e\u0301x", 4, 1, " ^"},
        {"broken UTF-8 takes one", "\xFFx", 2, 1, " ^"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(carets_of(std::string(row.line), row.column, row.length), row.carets) << row.name;
    }
}

TEST(ToText, PrintsNoControlCharacterOfTheInput) {
    const std::string text = to_text(Diagnostic{Severity::error, "X", "m", {"f", 1, 1, 1}, "", "a\x1b[31mb\r"});
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find('\r'), std::string::npos);
}

TEST(ToText, ShowsThePartOfALongLineAroundTheMark) {
    const std::string line = std::string(5000, 'x') + "HERE" + std::string(5000, 'y');
    const std::string text = to_text(Diagnostic{Severity::error, "X", "m", {"f", 1, 5001, 4}, "", line});
    EXPECT_LT(text.size(), 600U);
    const std::size_t here = text.find("HERE");
    ASSERT_NE(here, std::string::npos);
    const std::size_t line_start = text.rfind('\n', here);
    const std::size_t caret = text.find("^^^^");
    // the sign for what is left out is three bytes and one column
    EXPECT_EQ(here - line_start, caret - text.rfind('\n', caret) + 2);
}

TEST(ToText, LeavesOutWhatThereIsNot) {
    EXPECT_EQ(to_text(Diagnostic{Severity::warning, "K1", "m", {"f.yaml", 0, 0, 0}, "", ""}),
              "warning[K1]: m\n  --> f.yaml\n");
    EXPECT_EQ(to_text(Diagnostic{Severity::error, "K1", "m", {}, "do it\nnow", ""}),
              "error[K1]: m\nhelp: do it\n      now\n");
    EXPECT_EQ(to_text(Diagnostics{}), "");
}

TEST(ToText, SeparatesMessagesByABlankLine) {
    const Diagnostic one{Severity::error, "A", "m", {}, "", ""};
    EXPECT_EQ(to_text(Diagnostics{one, one}), "error[A]: m\n\nerror[A]: m\n");
}

TEST(SortDiagnostics, OrdersByPlaceThenWordsAndDropsRepeats) {
    const auto at = [](std::string file, std::size_t line, std::size_t column, std::string code) {
        return Diagnostic{Severity::error, std::move(code), "m", {std::move(file), line, column, 1}, "", ""};
    };
    Diagnostics mixed = {at("b", 1, 1, "A"), at("a", 2, 1, "A"), at("a", 1, 5, "B"),
                         at("a", 1, 5, "A"), at("a", 1, 5, "B"), at("a", 10, 1, "A")};
    sort_diagnostics(mixed);
    const Diagnostics sorted = {at("a", 1, 5, "A"), at("a", 1, 5, "B"), at("a", 2, 1, "A"), at("a", 10, 1, "A"),
                                at("b", 1, 1, "A")};
    EXPECT_EQ(mixed, sorted);
}

TEST(HasErrors, IsTrueOnlyOfErrors) {
    Diagnostic doubt = unknown_finding();
    doubt.severity = Severity::warning;
    EXPECT_FALSE(has_errors({}));
    EXPECT_FALSE(has_errors({doubt}));
    EXPECT_TRUE(has_errors({doubt, unknown_finding()}));
}

} // namespace
} // namespace apatite
