// The canonical text: parsing it gives the tree back, whatever the tree.
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "expression/parse.h"
#include "expression/print.h"
#include "generators.h"

namespace apatite {
namespace {

const Span origin{"x.yaml", 1, 1, 0};

std::string printed(std::string_view text) {
    Diagnostics diagnostics;
    const ParsedExpression result = parse_expression(text, origin, diagnostics);
    EXPECT_TRUE(result.ok()) << to_text(diagnostics);
    return result.ok() ? print(*result.expression) : std::string();
}

struct Canonical {
    std::string_view text, canonical;
    friend std::ostream& operator<<(std::ostream& out, const Canonical& row) { return out << row.text; }
};

class Printing : public ::testing::TestWithParam<Canonical> {};

TEST_P(Printing, HasOneSpelling) { EXPECT_EQ(printed(GetParam().text), GetParam().canonical); }

INSTANTIATE_TEST_SUITE_P(
    All, Printing,
    ::testing::Values(Canonical{"((a))  and\n b", "a and b"}, Canonical{"(a and b) or c", "a and b or c"},
                      Canonical{"a and (b or c)", "a and (b or c)"}, Canonical{"a and (b and c)", "a and (b and c)"},
                      Canonical{"not (a is null)", "a is not null"}, Canonical{"not a = b", "(not a) = b"},
                      Canonical{"not (a = b)", "not (a = b)"}, Canonical{"a and not b", "a and not b"},
                      Canonical{"exists a", "exists(a)"}, Canonical{"not exists a", "not exists(a)"},
                      Canonical{"Coalesce({a,b})", "Coalesce(a, b)"}, Canonical{"Coalesce({})", "Coalesce({})"},
                      Canonical{"week between 1 and 2", "week between 1 and 2"}, Canonical{"+4", "4"},
                      Canonical{"4.50'mg/dL'", "4.50 'mg/dL'"}, Canonical{"1.0", "1.0"}, Canonical{"--4", "-(-4)"},
                      Canonical{"(a+b)*c", "(a + b) * c"}, Canonical{"a-(b-c)", "a - (b - c)"},
                      Canonical{"1 + (if a then 2 else 3)", "1 + (if a then 2 else 3)"},
                      Canonical{"case x when 1 then a else b end", "case when x = 1 then a else b end"},
                      Canonical{"a 12 weeks or less before b+1 day", "a 12 weeks or less before b + 1 day"},
                      Canonical{R"('\'\\\u0009')", R"('\'\\\t')"}));

RC_GTEST_PROP(PrintAndParse, PrintThenParseIsTheIdentity, ()) {
    const Expression e = *generate::expression(5);
    const std::string text = print(e);
    Diagnostics diagnostics;
    const ParsedExpression result = parse_expression(text, origin, diagnostics);
    RC_LOG() << text << '\n' << to_text(diagnostics);
    RC_ASSERT(result.ok());
    RC_ASSERT(*result.expression == e);
}

RC_GTEST_PROP(PrintAndParse, ParseThenPrintIsStable, ()) {
    const std::string once = printed(print(*generate::expression(5)));
    RC_ASSERT(printed(once) == once);
}

// Bytes in any order, from the alphabet of the language: an answer or a message, never a crash.
RC_GTEST_PROP(PrintAndParse, AnyTextIsReadOrRefused, ()) {
    const auto part = rc::gen::element<std::string>(
        "a", "lesion.site", "and", "or", "not", "is", "null", "(", ")", "{", "}", ",", "1", "2.5", "'mg'", "weeks",
        "less", "before", "<", "=", "+", "-", "if", "then", "else", "case", "when", "end", "between", "in", "Abs(",
        "AtLeast(", "exists", "@2024", "'", "\\", "\xc3", " ");
    std::string text;
    for (const std::string& each : *rc::gen::container<std::vector<std::string>>(part)) text += each + " ";
    Diagnostics diagnostics;
    const ParsedExpression result = parse_expression(text, origin, diagnostics);
    RC_ASSERT(result.ok() == diagnostics.empty());
    if (result.ok()) RC_ASSERT(printed(print(*result.expression)) == print(*result.expression));
}

} // namespace
} // namespace apatite
