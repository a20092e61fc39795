// CQL's values of expressions without a patient.
#include <gtest/gtest.h>

#include "assess/evaluate_expression.h"
#include "expression/check.h"
#include "expression/parse.h"

namespace apatite {
namespace {

std::string evaluated(std::string_view text) {
    Diagnostics diagnostics;
    ParsedExpression parsed = parse_expression(text, {}, diagnostics);
    CheckContext context;
    context.missing_given = true;
    context.constants_allowed = true;
    if (parsed.ok()) check_expression(*parsed.expression, {}, Kind::any, context, diagnostics);
    if (has_errors(diagnostics)) return to_text(diagnostics);
    return evaluate_expression(*parsed.expression).text;
}

struct Line {
    std::string_view text, value;
};

class Cql : public ::testing::TestWithParam<Line> {};

TEST_P(Cql, Value) { EXPECT_EQ(evaluated(GetParam().text), GetParam().value) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(Logic, Cql,
                         ::testing::Values(Line{"true and null", "null"}, Line{"false and null", "false"},
                                           Line{"true or null", "true"}, Line{"false or null", "null"},
                                           Line{"true xor null", "null"}, Line{"true xor false", "true"},
                                           Line{"not null", "null"}, Line{"false implies null", "true"},
                                           Line{"null implies true", "true"}, Line{"true implies null", "null"}));

INSTANTIATE_TEST_SUITE_P(Arithmetic, Cql,
                         ::testing::Values(Line{"1 + 2", "3"}, Line{"1 + 2.0", "3.0"}, Line{"10 / 5", "2.0"},
                                           Line{"1 / 0", "null"}, Line{"1 + null", "null"},
                                           Line{"Round(10 / 3, 8)", "3.33333333"}, Line{"Abs(-1.0)", "1.0"},
                                           Line{"Round(0.5)", "1.0"}, Line{"Round(-0.5)", "-1.0"},
                                           Line{"2147483647 + 1", "null"}, Line{"-(-3)", "3"},
                                           Line{"1.1 * 50 > 55", "false"}, Line{"1 'g' + 1 'mg' > 1 'g'", "true"},
                                           Line{"0.8 * 0.3 = 0.24", "true"}, Line{"0.8 * 0.3 = 0.2", "false"}));

INSTANTIATE_TEST_SUITE_P(Comparison, Cql,
                         ::testing::Values(Line{"1 = 1.0", "true"}, Line{"1 = null", "null"},
                                           Line{"null = null", "null"}, Line{"4 between 2 and 6", "true"},
                                           Line{"1 'cm' = 0.01 'm'", "true"}, Line{"5 'pg/dL' > 4 'ng/mL'", "false"},
                                           Line{"@2014 < @2014-02-15", "null"}, Line{"@2013 < @2014-02-15", "true"},
                                           Line{"@2014-05 = @2014-05", "true"}));

INSTANTIATE_TEST_SUITE_P(
    NullCatching, Cql,
    ::testing::Values(Line{"null ~ null", "true"}, Line{"1 ~ null", "false"}, Line{"'Abel' ~ 'abel'", "true"},
                      Line{"1.001 ~ 1.000", "true"}, Line{"1.5 ~ 1.55", "false"}, Line{"1 !~ 2", "true"},
                      Line{"null is null", "true"}, Line{"1 is not null", "true"}, Line{"null is false", "false"},
                      Line{"true is true", "true"}, Line{"if null then 1 else 2", "2"},
                      Line{"case when 10 > 5 then 5 when 5 > 10 then 10 else null end", "5"},
                      Line{"case 5 when 5 then 12 when 10 then 15 else 5 end", "12"},
                      Line{"Coalesce(null, 'a')", "'a'"}, Line{"Coalesce({null, null, 'a'})", "'a'"},
                      Line{"1 in {1, 2}", "true"}, Line{"null in {1, null}", "true"}, Line{"3 in {1, 2}", "false"},
                      Line{"null in {}", "false"}));

INSTANTIATE_TEST_SUITE_P(Aggregates, Cql,
                         ::testing::Values(Line{"Min({5, 12, null, 1})", "1"}, Line{"Max({5, 12, null, 1})", "12"},
                                           Line{"Count({15, 5, 99, null, 1})", "4"}, Line{"Count({1, 1})", "2"},
                                           Line{"AllTrue({null, true})", "true"}, Line{"AllTrue({})", "true"},
                                           Line{"AnyTrue({null, false})", "false"}, Line{"AnyTrue(null)", "false"},
                                           Line{"AtLeast(2, {true, false, true})", "true"},
                                           Line{"AtLeast(2, {true, false, null})", "null"},
                                           Line{"AtLeast(2, {true, false, false})", "false"},
                                           Line{"Min({null, null})", "null"}));

} // namespace
} // namespace apatite
