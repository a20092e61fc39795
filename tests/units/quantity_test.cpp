#include "units/quantity.h"

#include <gmock/gmock.h>

#include "units/generators.h"

namespace apatite {
namespace {

Unit unit(std::string_view text) { return Unit::parse(text).value(); }

struct Read {
    const char* text;
    Interval value;
    const char* unit;
    CalendarUnit calendar = CalendarUnit::none;
};

class QuantityReading : public testing::TestWithParam<Read> {};

TEST_P(QuantityReading, is_read) {
    const Result<Quantity> quantity = parse_quantity(GetParam().text);
    ASSERT_TRUE(quantity.ok()) << quantity.error().message;
    EXPECT_EQ(quantity->value, GetParam().value);
    EXPECT_EQ(quantity->unit, unit(GetParam().unit)) << quantity->unit.text();
    EXPECT_EQ(quantity->calendar, GetParam().calendar);
}

INSTANTIATE_TEST_SUITE_P(table, QuantityReading,
                         testing::Values(Read{"9.7 mg/dL", Interval(rational("9.7")), "mg/dL"},
                                         Read{"10.5 'mg/dL'", Interval(rational("10.5")), "mg/dL"},
                                         Read{"10.5'mg/dL'", Interval(rational("10.5")), "mg/dL"},
                                         Read{"  -3 Cel ", Interval(-3), "Cel"},
                                         Read{"< 2 pmol/L", Interval::less_than(2), "pmol/L"},
                                         Read{"<=2 pmol/L", Interval::at_most(2), "pmol/L"},
                                         Read{"> 70 mg2/dL2", Interval::greater_than(70), "mg2/dL2"},
                                         Read{">= 5", Interval::at_least(5), "1"}, Read{"5%", Interval(5), "%"},
                                         Read{"1.5e3 /uL", Interval(1500), "/uL"}, Read{"2 eq", Interval(2), "eq"},
                                         Read{"2eq", Interval(2), "eq"}, Read{"7 10*9/L", Interval(7), "10*9/L"},
                                         Read{"90 days", Interval(90), "d", CalendarUnit::day},
                                         Read{"1 year", Interval(1), "a", CalendarUnit::year},
                                         Read{"12 weeks", Interval(12), "wk", CalendarUnit::week},
                                         Read{"3 months", Interval(3), "mo", CalendarUnit::month},
                                         Read{"3 'mo'", Interval(3), "mo"}, Read{"6 h", Interval(6), "h"}));

class QuantityRefused : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(QuantityRefused, with_a_reason) {
    const Result<Quantity> quantity = parse_quantity(GetParam().first);
    ASSERT_FALSE(quantity.ok());
    EXPECT_EQ(quantity.error().code, GetParam().second) << quantity.error().message;
}

INSTANTIATE_TEST_SUITE_P(table, QuantityRefused,
                         testing::Values(std::pair{"", "quantity-syntax"}, std::pair{"mg/dL", "quantity-syntax"},
                                         std::pair{"9,7 mg/dL", "quantity-syntax"},
                                         std::pair{"9.7.1 mg", "quantity-syntax"}, std::pair{".5 mg", "number-syntax"},
                                         std::pair{"5 'mg", "quantity-syntax"}, std::pair{"5 '", "quantity-syntax"},
                                         std::pair{"< < 5", "quantity-syntax"}, std::pair{"5 MG/DL", "unit-unknown"},
                                         std::pair{"5 'days'", "unit-unknown"}, std::pair{"5 Years", "unit-unknown"},
                                         std::pair{"1e999 mg", "number-range"}));

struct Range {
    const char* text;
    bool upper_open;
    Interval value;
    const char* unit;
    CalendarUnit calendar = CalendarUnit::none;
};

class QuantityRange : public testing::TestWithParam<Range> {};

TEST_P(QuantityRange, is_read) {
    const Result<Quantity> quantity = parse_quantity_range(GetParam().text, GetParam().upper_open);
    ASSERT_TRUE(quantity.ok()) << quantity.error().message;
    EXPECT_EQ(quantity->value, GetParam().value);
    EXPECT_EQ(quantity->unit, unit(GetParam().unit));
    EXPECT_EQ(quantity->calendar, GetParam().calendar);
}

INSTANTIATE_TEST_SUITE_P(
    table, QuantityRange,
    testing::Values(Range{"0.3 mg/dL .. 30 mg/dL", false, Interval::closed(rational("0.3"), 30), "mg/dL"},
                    Range{"0.3 .. 30 mg/dL", false, Interval::closed(rational("0.3"), 30), "mg/dL"},
                    Range{"1 mg/dL .. 1 g/L", false, Interval::closed(1, 100), "mg/dL"},
                    Range{"18 years ..", false, Interval::at_least(18), "a", CalendarUnit::year},
                    Range{"0 .. 2 years", true, *Interval::between({End::closed, 0}, {End::open, 2}), "a",
                          CalendarUnit::year},
                    Range{".. 5 'mg/dL'", false, Interval::at_most(5), "mg/dL"},
                    Range{"1..2", false, Interval::closed(1, 2), "1"}, Range{"5 mg .. 5 mg", false, Interval(5), "mg"},
                    Range{"0 days .. 12 weeks", false, Interval::closed(0, 84), "d", CalendarUnit::day}));

class QuantityRangeRefused : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(QuantityRangeRefused, with_a_reason) {
    const Result<Quantity> quantity = parse_quantity_range(GetParam().first);
    ASSERT_FALSE(quantity.ok());
    EXPECT_EQ(quantity.error().code, GetParam().second) << quantity.error().message;
}

INSTANTIATE_TEST_SUITE_P(table, QuantityRangeRefused,
                         testing::Values(std::pair{"5 mg/dL", "quantity-syntax"}, std::pair{"..", "quantity-range"},
                                         std::pair{"5 mg .. 4 mg", "quantity-range"},
                                         std::pair{"5 mg .. 4 d", "unit-mismatch"},
                                         std::pair{"< 5 mg .. 6 mg", "quantity-syntax"},
                                         std::pair{"a .. b", "quantity-syntax"},
                                         std::pair{"1 mg .. 5 mgg", "unit-unknown"}));

TEST(Quantity, converts_with_its_ends) {
    const Quantity sent = parse_quantity("< 2 mmol/L").value();
    const Quantity used = convert(sent, unit("mg/dL"), Analyte{rational("30.974"), {}}).value();
    EXPECT_EQ(used.value, Interval::less_than(rational("6.1948")));
    EXPECT_EQ(used.unit, unit("mg/dL"));
    EXPECT_EQ(convert(sent, unit("d")).error().code, "unit-mismatch");
}

TEST(Quantity, prints_what_it_reads) {
    for (const char* text : {"9.7 mg/dL", "< 2 pmol/L", ">= 5", "90 days", "1 year", "12 weeks", "-3 Cel"})
        EXPECT_EQ(to_string(parse_quantity(text).value()), text);
}

RC_GTEST_PROP(QuantityLaws, any_text_is_read_or_refused, ()) {
    static const std::vector<std::string> pieces = {"1", "9.7", "..", ".", " ", "mg",   "/dL",
                                                    "'", "<",   ">=", "-", "e", "days", "%"};
    std::string text;
    for (const std::string& piece : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)))
        text += piece;
    const Result<Quantity> range = parse_quantity_range(text);
    if (range.ok()) RC_ASSERT(!range->value.is_everything());
    const Result<Quantity> quantity = parse_quantity(text);
    if (quantity.ok()) RC_ASSERT(parse_quantity(to_string(*quantity)).value() == *quantity);
}

RC_GTEST_PROP(QuantityLaws, print_then_read_is_the_identity, (std::int64_t mantissa)) {
    const Rational number = Rational(mantissa) / Rational(10).pow(*rc::gen::inRange(0, 12));
    const Interval value = to_interval(*rc::gen::element(Comparator::none, Comparator::less, Comparator::less_or_equal,
                                                         Comparator::greater, Comparator::greater_or_equal),
                                       number);
    const Quantity quantity{value, unit(*rc::gen::element("mg/dL", "1", "10*9/L", "{titer}", "mL/min/{1.73_m2}"))};
    const Quantity back = parse_quantity(to_string(quantity)).value();
    RC_ASSERT(back == quantity);
    RC_ASSERT(back.unit.text() == quantity.unit.text());
}

} // namespace
} // namespace apatite
