// How conditions are read: precedence as in CQL's grammar, spans, what stands for what.
#include <string>

#include <gtest/gtest.h>

#include "expression/functions.h"
#include "expression/parse.h"
#include "expression/print.h"

namespace apatite {
namespace {

const Span origin{"rules/x.yaml", 7, 9, 0};

Expression parsed(std::string_view text) {
    Diagnostics diagnostics;
    ParsedExpression result = parse_expression(text, origin, diagnostics);
    EXPECT_TRUE(result.ok()) << to_text(diagnostics);
    return result.ok() ? *result.expression : Expression();
}

// Every operator with its operands in brackets.
std::string tree(const Expression& e) {
    if (e.operands.empty()) return print(e);
    std::string text = "(" + std::string(to_string(e.op));
    for (const Expression& operand : e.operands) text += " " + tree(operand);
    return text + ")";
}

struct Reading {
    std::string_view text, tree;
    friend std::ostream& operator<<(std::ostream& out, const Reading& row) { return out << row.text; }
};

class Precedence : public ::testing::TestWithParam<Reading> {};

TEST_P(Precedence, IsThatOfCql) { EXPECT_EQ(tree(parsed(GetParam().text)), GetParam().tree); }

INSTANTIATE_TEST_SUITE_P(
    Logic, Precedence,
    ::testing::Values(Reading{"a or b and c", "(or a (and b c))"}, Reading{"a and b or c", "(or (and a b) c)"},
                      Reading{"a or b xor c", "(xor (or a b) c)"}, Reading{"a xor b or c", "(or (xor a b) c)"},
                      Reading{"a implies b implies c", "(implies (implies a b) c)"},
                      Reading{"a or b implies c", "(implies (or a b) c)"}, Reading{"not a and b", "(and (not a) b)"},
                      Reading{"not not a", "(not (not a))"}, Reading{"(a or b) and c", "(and (or a b) c)"},
                      // `not` binds tighter than a comparison, and less tight than `is`
                      Reading{"not a = b", "(= (not a) b)"}, Reading{"not a < b", "(< (not a) b)"},
                      Reading{"not a is null", "(not (is null a))"},
                      Reading{"not exists(l) and b", "(and (not (exists l)) b)"}));

INSTANTIATE_TEST_SUITE_P(
    Comparison, Precedence,
    ::testing::Values(Reading{"a = b and c", "(and (= a b) c)"}, Reading{"a < b = c", "(= (< a b) c)"},
                      Reading{"a = b < c", "(= a (< b c))"}, Reading{"a = b in {c}", "(in (= a b) (list c))"},
                      Reading{"a < b in {c}", "(in (< a b) (list c))"},
                      Reading{"a in {b} and c", "(and (in a (list b)) c)"},
                      Reading{"a between 1 and 2 and b", "(and (between a 1 2) b)"},
                      Reading{"a between 1 + 2 and 3 * 4", "(between a (+ 1 2) (* 3 4))"},
                      Reading{"a < b between 1 and 2", "(< a (between b 1 2))"},
                      Reading{"a is true = b", "(= (is true a) b)"}, Reading{"a is not null", "(not (is null a))"},
                      Reading{"a ~ b or a !~ c", "(or (~ a b) (!~ a c))"},
                      Reading{"a 12 weeks or less before b and c", "(and (or less before a 12 weeks b) c)"},
                      Reading{"a 3 days or less after b or c", "(or (or less after a 3 days b) c)"},
                      Reading{"a > 5 days or b", "(or (> a 5 days) b)"}));

INSTANTIATE_TEST_SUITE_P(Arithmetic, Precedence,
                         ::testing::Values(Reading{"1 + 2 * 3", "(+ 1 (* 2 3))"}, Reading{"1 - 2 - 3", "(- (- 1 2) 3)"},
                                           Reading{"8 / 4 / 2", "(/ (/ 8 4) 2)"}, Reading{"-a * b", "(* (- a) b)"},
                                           Reading{"-a.b", "(- a.b)"}, Reading{"- -1", "(- (- 1))"},
                                           Reading{"1 - -2", "(- 1 (- 2))"}, Reading{"+a", "a"},
                                           Reading{"a + b > c * d", "(> (+ a b) (* c d))"},
                                           Reading{"-1.5 'mg' < a", "(< (- 1.5 'mg') a)"},
                                           Reading{"if a then b else c and d", "(if a b (and c d))"},
                                           Reading{"1 + if a then 2 else 3 + 4", "(+ 1 (if a 2 (+ 3 4)))"}));

INSTANTIATE_TEST_SUITE_P(OneShapeForSeveral, Precedence,
                         ::testing::Values(Reading{"Coalesce({a, b})", "(Coalesce a b)"},
                                           Reading{"case x when 1 then a else b end", "(case (= x 1) a b)"},
                                           Reading{"case when x then a when y then b else c end", "(case x a y b c)"},
                                           Reading{"exists lesion", "(exists lesion)"},
                                           Reading{"a\n  and\tb", "(and a b)"}));

struct Marked {
    std::string_view text, marked;
    Span span;
};

TEST(Spans, CoverTheTextOfEachNode) {
    const Expression e = parsed("(a or b) and High(lesion.size)");
    EXPECT_EQ(e.span, (Span{"rules/x.yaml", 7, 9, 30}));
    EXPECT_EQ(e.operands[0].span, (Span{"rules/x.yaml", 7, 10, 6}));
    EXPECT_EQ(e.operands[0].operands[1].span, (Span{"rules/x.yaml", 7, 15, 1}));
    EXPECT_EQ(e.operands[1].span, (Span{"rules/x.yaml", 7, 22, 17}));
    EXPECT_EQ(e.operands[1].operands[0].span, (Span{"rules/x.yaml", 7, 27, 11}));
}

TEST(Spans, FollowTheLinesOfABlock) {
    const Expression e = parsed("a and\nlupus");
    EXPECT_EQ(e.operands[1].span, (Span{"rules/x.yaml", 8, 9, 5}));
}

TEST(Spans, FollowTheFileWhereYamlFoldedTheText) {
    const std::string text = "a and b";
    std::vector<Place> places;
    for (std::size_t i = 0; i < text.size(); ++i) places.push_back(i < 6 ? Place{3, 5 + i} : Place{4, 9});
    Diagnostics diagnostics;
    const ParsedExpression result = parse_expression(text, origin, diagnostics, places);
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result.expression->operands[0].span, (Span{"rules/x.yaml", 3, 5, 1}));
    EXPECT_EQ(result.expression->operands[1].span, (Span{"rules/x.yaml", 4, 9, 1}));
}

TEST(Literals, AreExact) {
    EXPECT_EQ(parsed("0.1").number, Rational(1, 10));
    EXPECT_EQ(parsed("9999999999999999999999999999.99999999").number,
              Rational::parse("9999999999999999999999999999.99999999").value());
    EXPECT_EQ(parsed("4.50 'mg/dL'").number, Rational(9, 2));
    EXPECT_EQ(parsed("4").type.kind, Kind::integer);
    EXPECT_EQ(parsed("4.0").type.kind, Kind::decimal);
    EXPECT_EQ(parsed("-2147483648").operands[0].number, Rational(2147483648));
    EXPECT_EQ(parsed(R"('it\'s \u00b5')").text, "it's \u00b5");
    EXPECT_EQ(parsed("@2024-05").date, PartialDate::from(2024, 5));
}

TEST(Names, AreWhatAConditionCanSay) {
    for (const std::string_view good : {"phosphate", "IV_calcium2", "_x", "week", "High"})
        EXPECT_TRUE(can_be_name(good));
    for (const std::string_view bad : {"", "2x", "a-b", "a.b", "and", "exists", "weeks", "a b"})
        EXPECT_FALSE(can_be_name(bad)) << bad;
}

// Inputs that ended other parsers: each gives a message and no crash.
class Hostile : public ::testing::TestWithParam<std::string> {};

TEST_P(Hostile, IsRefusedWithAMessage) {
    Diagnostics diagnostics;
    EXPECT_FALSE(parse_expression(GetParam(), origin, diagnostics).ok());
    EXPECT_FALSE(diagnostics.empty());
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

INSTANTIATE_TEST_SUITE_P(All, Hostile,
                         ::testing::Values(repeated("(", 60000), repeated("-", 60000), repeated("not ", 10000),
                                           repeated("{", 60000), repeated("if a then ", 6000), repeated("case ", 10000),
                                           "a" + repeated(" and a", 300), "a" + repeated(" + a", 300),
                                           "a" + repeated(" is null", 300), repeated("Abs(", 10000),
                                           std::string(70000, 'a'), std::string("a\0b", 3), "\xff\xfe", "'\\", "'\\u12",
                                           "@", "1'", ".", "a.", "1.", "a between 1", "a 1 day", "a 1 day or less",
                                           // `case` with a comparand repeats it: the size is bounded, not doubled
                                           repeated("case ", 60) + "a" +
                                               repeated(" when a then a when a then a else a end", 60)));

} // namespace
} // namespace apatite
