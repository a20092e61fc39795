#include "calendar/partial_date.h"

#include <chrono>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace apatite {
namespace {

PartialDate date(std::string_view text) { return PartialDate::parse(text).value(); }

class DateText : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(DateText, is_read_with_its_precision) {
    const auto parsed = PartialDate::parse(GetParam().first);
    ASSERT_TRUE(parsed.ok()) << parsed.error().message;
    EXPECT_EQ(parsed->to_string(), GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(table, DateText,
                         testing::Values(std::pair{"2024", "2024"}, std::pair{"2024-05", "2024-05"},
                                         std::pair{"2024-05-01", "2024-05-01"}, std::pair{"2024-02-29", "2024-02-29"},
                                         std::pair{"2000-02-29", "2000-02-29"}, std::pair{"0001-01-01", "0001-01-01"},
                                         std::pair{"9999-12-31", "9999-12-31"},
                                         std::pair{"2024-05-01T12:00:00+02:00", "2024-05-01"},
                                         std::pair{"2024-05-01T23:59:60Z", "2024-05-01"},
                                         std::pair{"2024-05-01T12:00:00.123456-05:00", "2024-05-01"},
                                         std::pair{"2024-05-01T12:00", "2024-05-01"},
                                         std::pair{"2024-05-01T00:30:00+14:00", "2024-05-01"}));

// Of dates and times of every form, each with a slip here and there.
RC_GTEST_PROP(DateText, reads_what_parse_reads, ()) {
    std::string text = *rc::gen::element<std::string>(
        "2024-05-01", "2024-02-29", "2023-02-29", "0000-01-01", "2024-05", "2024", "2024-05-01T12:00:00Z",
        "2024-05-01T23:59:60Z", "2024-05-01T12:00:00.123456-05:00", "2024-05-01T12:00", "2024-05-01T24:00:00Z");
    const int slips = *rc::gen::inRange(0, 3);
    for (int i = 0; i < slips; ++i)
        text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::elementOf(std::string("0123456789-:TZ+. "));
    const auto parsed = PartialDate::parse(text);
    RC_ASSERT(PartialDate::read(text) == (parsed.ok() ? std::optional(*parsed) : std::nullopt));
}

class DateRefused : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(DateRefused, with_a_reason) {
    const auto parsed = PartialDate::parse(GetParam().first);
    ASSERT_FALSE(parsed.ok()) << parsed->to_string();
    EXPECT_EQ(parsed.error().code, GetParam().second) << parsed.error().message;
}

INSTANTIATE_TEST_SUITE_P(
    table, DateRefused,
    testing::Values(std::pair{"2024-02-30", "date-impossible"}, std::pair{"2023-02-29", "date-impossible"},
                    std::pair{"1900-02-29", "date-impossible"}, std::pair{"2024-13", "date-impossible"},
                    std::pair{"2024-00-01", "date-impossible"}, std::pair{"2024-01-00", "date-impossible"},
                    std::pair{"0000", "date-impossible"}, std::pair{"2024-05-01T24:00:00Z", "date-impossible"},
                    std::pair{"2024-05-01T12:60:00Z", "date-impossible"},
                    std::pair{"2024-05-01T12:00:61Z", "date-impossible"},
                    std::pair{"2024-05-01T12:00:00+15:00", "date-impossible"}, std::pair{"", "date-syntax"},
                    std::pair{"24-05-01", "date-syntax"}, std::pair{"2024-5-1", "date-syntax"},
                    std::pair{"2024/05/01", "date-syntax"}, std::pair{"20240501", "date-syntax"},
                    std::pair{"2024-05-01 ", "date-syntax"}, std::pair{"2024-05-01T", "date-syntax"},
                    std::pair{"2024-05T12:00:00Z", "date-syntax"}, std::pair{"2024-05-01 12:00", "date-syntax"},
                    std::pair{"2024-05-01T12:00:00.Z", "date-syntax"},
                    std::pair{"2024-05-01T12:00:00+2", "date-syntax"}, std::pair{"2024-", "date-syntax"},
                    std::pair{"yesterday", "date-syntax"}, std::pair{"-2024", "date-syntax"}));

TEST(PartialDate, spans_its_days) {
    EXPECT_EQ(date("1970-01-01").first_day(), Day{0});
    EXPECT_EQ(date("2024-02").first_day(), date("2024-02-01").first_day());
    EXPECT_EQ(date("2024-02").last_day(), date("2024-02-29").last_day());
    EXPECT_EQ(date("2023").last_day() - date("2023").first_day(), 364);
    EXPECT_EQ(date("2024").precision(), DateUnit::year);
    EXPECT_EQ(date("2024-05").precision(), DateUnit::month);
    EXPECT_TRUE(date("2024-05-01").is_exact());
    EXPECT_EQ(PartialDate::from_day({-1}).to_string(), "1969-12-31");
}

TEST(PartialDate, needs_a_month_for_a_day) {
    EXPECT_EQ(PartialDate::from(2024, {}, 5), std::nullopt);
    EXPECT_EQ(PartialDate::from(10000), std::nullopt);
    EXPECT_TRUE(PartialDate::from(2024, 5, 31).has_value());
}

struct Compared {
    const char* left;
    const char* right;
    Truth equal;
    Truth less;
    Truth less_or_equal;
};

class DateComparison : public testing::TestWithParam<Compared> {};

TEST_P(DateComparison, is_that_of_cql) {
    const auto& [left, right, is_equal, is_less, is_less_or_equal] = GetParam();
    EXPECT_EQ(equal(date(left), date(right)), is_equal);
    EXPECT_EQ(less(date(left), date(right)), is_less);
    EXPECT_EQ(less_or_equal(date(left), date(right)), is_less_or_equal);
    EXPECT_EQ(greater(date(right), date(left)), is_less);
    EXPECT_EQ(greater_or_equal(date(right), date(left)), is_less_or_equal);
}

constexpr Truth yes = Truth::is_true;
constexpr Truth no = Truth::is_false;
constexpr Truth open = Truth::unknown;

INSTANTIATE_TEST_SUITE_P(table, DateComparison,
                         testing::Values(Compared{"2024-05-01", "2024-05-01", yes, no, yes},
                                         Compared{"2024-05-01", "2024-05-02", no, yes, yes},
                                         Compared{"2024", "2024", yes, no, yes}, Compared{"2024", "2025", no, yes, yes},
                                         Compared{"2024", "2024-05", open, open, open},
                                         Compared{"2024-05", "2024-05-31", open, open, open},
                                         Compared{"2024-05", "2024-06-01", no, yes, yes},
                                         Compared{"2023", "2024-06-01", no, yes, yes},
                                         Compared{"2025", "2024-12-31", no, no, no}));

TEST(DateComparison, could_be_ranges_over_the_days) {
    EXPECT_EQ(could_be_less(date("2024"), date("2024")), TruthSet(true, true, false));
    EXPECT_EQ(could_be_less(date("2024"), date("2024-01-01")), TruthSet(Truth::is_false));
    EXPECT_EQ(could_be_less_or_equal(date("2024"), date("2024-01-01")), TruthSet(true, true, false));
    EXPECT_EQ(could_be_less_or_equal(date("2024-01-01"), date("2024")), TruthSet(Truth::is_true));
    EXPECT_EQ(could_be_equal(date("2024"), date("2024")), TruthSet(true, true, false));
    EXPECT_EQ(could_be_equal(date("2024-05-01"), date("2024-05-01")), TruthSet(Truth::is_true));
    EXPECT_EQ(could_be_equal(date("2024-05"), date("2024-06")), TruthSet(Truth::is_false));
}

struct Added {
    const char* start;
    int amount;
    DateUnit unit;
    const char* result; ///< null: leaves the calendar
};

class DateArithmetic : public testing::TestWithParam<Added> {};

TEST_P(DateArithmetic, is_that_of_cql) {
    const auto& [start, amount, unit, result] = GetParam();
    const auto moved = date(start).plus(amount, unit);
    EXPECT_EQ(moved, date(start).minus(-amount, unit));
    if (result == nullptr) {
        EXPECT_EQ(moved, std::nullopt);
    } else {
        ASSERT_TRUE(moved.has_value());
        EXPECT_EQ(moved->to_string(), result);
    }
}

INSTANTIATE_TEST_SUITE_P(
    table, DateArithmetic,
    testing::Values(
        Added{"2024-01-31", 1, DateUnit::month, "2024-02-29"}, Added{"2023-01-31", 1, DateUnit::month, "2023-02-28"},
        Added{"2024-03-31", -1, DateUnit::month, "2024-02-29"}, Added{"2024-02-29", 1, DateUnit::year, "2025-02-28"},
        Added{"2024-02-29", 4, DateUnit::year, "2028-02-29"}, Added{"2024-12-31", 1, DateUnit::day, "2025-01-01"},
        Added{"2024-01-01", -1, DateUnit::week, "2023-12-25"}, Added{"2024-11-30", 14, DateUnit::month, "2026-01-30"},
        Added{"2014", 2, DateUnit::year, "2016"}, Added{"2014", 24, DateUnit::month, "2016"},
        Added{"2014", 25, DateUnit::month, "2016"}, Added{"2014", 735, DateUnit::day, "2016"},
        Added{"2014", -11, DateUnit::month, "2014"}, Added{"2014-05", 25, DateUnit::month, "2016-06"},
        Added{"2014-05", 2, DateUnit::year, "2016-05"}, Added{"2014-05", 61, DateUnit::day, "2014-07"},
        Added{"2014-05", 9, DateUnit::week, "2014-07"}, Added{"2014-05", -5, DateUnit::month, "2013-12"},
        Added{"9999-12-31", 1, DateUnit::day, nullptr}, Added{"0001-01-01", -1, DateUnit::day, nullptr},
        Added{"0001", -1, DateUnit::year, nullptr}, Added{"9999-12", 1, DateUnit::month, nullptr},
        Added{"2024-05-01", 2147483647, DateUnit::year, nullptr},
        Added{"2024-05-01", 2147483647, DateUnit::week, nullptr}));

TEST(DateArithmetic, survives_the_smallest_amount) {
    EXPECT_EQ(date("2024-05-01").minus(INT32_MIN, DateUnit::day), std::nullopt);
    EXPECT_EQ(date("2024-05-01").plus(INT32_MIN, DateUnit::year), std::nullopt);
}

struct Between {
    const char* from;
    const char* to;
    DateUnit unit;
    IntRange completed;
};

class CompletedUnits : public testing::TestWithParam<Between> {};

TEST_P(CompletedUnits, are_exact_at_both_ends) {
    EXPECT_EQ(completed_between(date(GetParam().from), date(GetParam().to), GetParam().unit), GetParam().completed);
}

INSTANTIATE_TEST_SUITE_P(table, CompletedUnits,
                         testing::Values(Between{"1960-06-15", "2024-06-14", DateUnit::year, {63, 63}},
                                         Between{"1960-06-15", "2024-06-15", DateUnit::year, {64, 64}},
                                         Between{"2020-02-29", "2021-02-28", DateUnit::year, {0, 0}},
                                         Between{"2020-02-29", "2021-03-01", DateUnit::year, {1, 1}},
                                         Between{"1960", "2024-06-15", DateUnit::year, {63, 64}},
                                         Between{"1960", "2024", DateUnit::year, {63, 64}},
                                         Between{"1960-06", "2024-06-15", DateUnit::year, {63, 64}},
                                         Between{"1960-05", "2024-06-15", DateUnit::year, {64, 64}},
                                         Between{"2024-01-31", "2024-02-29", DateUnit::month, {0, 0}},
                                         Between{"2024-05-01", "2024-05-15", DateUnit::week, {2, 2}},
                                         Between{"2024-05-01", "2024-04-30", DateUnit::week, {0, 0}},
                                         Between{"2024-05-02", "2024-04-30", DateUnit::day, {-2, -2}},
                                         Between{"2024-06-15", "2023-06-16", DateUnit::year, {0, 0}},
                                         Between{"2024-06-15", "2023-06-15", DateUnit::year, {-1, -1}}));

TEST(Age, is_never_negative_and_unknown_before_birth) {
    EXPECT_EQ(age_in(DateUnit::year, date("2024"), date("2024-06-01")), (IntRange{0, 0}));
    EXPECT_EQ(age_in(DateUnit::day, date("2024-06-02"), date("2024-06-01")), std::nullopt);
    EXPECT_EQ(age_in(DateUnit::month, date("2024-01-10"), date("2024-06-01")), (IntRange{4, 4}));
    EXPECT_EQ(age_in(DateUnit::day, date("2024-05"), date("2024-06-01")), (IntRange{1, 31}));
}

TEST(Overlap, is_by_days) {
    EXPECT_TRUE(overlap(date("2024"), date("2024-12-31")));
    EXPECT_FALSE(overlap(date("2024"), date("2025-01")));
    EXPECT_EQ(days_between(date("2024-05"), date("2024-05-10")), (IntRange{-21, 9}));
}

rc::Gen<PartialDate> any_date() {
    return rc::gen::map(rc::gen::pair(rc::gen::inRange(-300000, 300000), rc::gen::inRange(0, 4)), [](const auto& p) {
        const PartialDate exact = PartialDate::from_day({p.first});
        if (p.second == 0) return *PartialDate::from(exact.year());
        return p.second == 1 ? *PartialDate::from(exact.year(), exact.month()) : exact;
    });
}

PartialDate day_inside(const PartialDate& partial) {
    return PartialDate::from_day(
        {*rc::gen::inRange(partial.first_day().since_1970, partial.last_day().since_1970 + 1)});
}

RC_GTEST_PROP(DateLaws, days_are_those_of_the_standard_library, (int seed)) {
    const int days = seed % 2'900'000;
    const std::chrono::year_month_day theirs{std::chrono::sys_days{std::chrono::days{days}}};
    RC_PRE(static_cast<int>(theirs.year()) >= 1 && static_cast<int>(theirs.year()) <= 9999);
    const PartialDate ours = PartialDate::from_day({days});
    RC_ASSERT(ours.year() == static_cast<int>(theirs.year()));
    RC_ASSERT(ours.month() == static_cast<int>(static_cast<unsigned>(theirs.month())));
    RC_ASSERT(ours.day() == static_cast<int>(static_cast<unsigned>(theirs.day())));
    RC_ASSERT(ours.first_day() == Day{days});
    RC_ASSERT(ours.last_day() == Day{days});
}

TEST(DateLaws, every_day_of_400_years_goes_there_and_back) {
    for (int days = date("1900-01-01").first_day().since_1970; days < date("2300-01-01").first_day().since_1970; ++days)
        ASSERT_EQ(PartialDate::from_day({days}).first_day(), Day{days});
}

RC_GTEST_PROP(DateLaws, print_then_read_is_the_identity, ()) {
    const PartialDate some = *any_date();
    RC_ASSERT(PartialDate::parse(some.to_string()).value() == some);
}

RC_GTEST_PROP(DateLaws, comparison_of_partial_dates_covers_that_of_their_days, ()) {
    const PartialDate a = *any_date();
    const PartialDate b = *rc::gen::oneOf(any_date(), rc::gen::just(a));
    const PartialDate x = day_inside(a);
    const PartialDate y = day_inside(b);
    RC_ASSERT(could_be_less(a, b).contains(less(x, y)));
    RC_ASSERT(could_be_equal(a, b).contains(equal(x, y)));
    RC_ASSERT(could_be_less_or_equal(a, b).contains(less_or_equal(x, y)));
    if (a.precision() != b.precision() && less(a, b) != Truth::unknown) RC_ASSERT(less(a, b) == less(x, y));
    const IntRange days = days_between(a, b);
    const int exact = y.first_day() - x.first_day();
    RC_ASSERT(days.min <= exact && exact <= days.max);
}

RC_GTEST_PROP(DateLaws, completed_units_cover_those_of_every_day_and_reach_their_ends, ()) {
    const PartialDate a = *any_date();
    const PartialDate b = *any_date();
    const DateUnit unit = *rc::gen::element(DateUnit::year, DateUnit::month, DateUnit::week, DateUnit::day);
    const IntRange whole = completed_between(a, b, unit);
    const IntRange exact = completed_between(day_inside(a), day_inside(b), unit);
    RC_ASSERT(exact.is_point());
    RC_ASSERT(whole.min <= exact.min && exact.max <= whole.max);
    const auto first = [](const PartialDate& d) { return PartialDate::from_day(d.first_day()); };
    const auto last = [](const PartialDate& d) { return PartialDate::from_day(d.last_day()); };
    RC_ASSERT(completed_between(last(a), first(b), unit).min == whole.min);
    RC_ASSERT(completed_between(first(a), last(b), unit).max == whole.max);
}

RC_GTEST_PROP(DateLaws, adding_then_counting_gives_the_amount, ()) {
    const PartialDate start = PartialDate::from_day({*rc::gen::inRange(-100000, 100000)});
    const int amount = *rc::gen::inRange(0, 1000);
    const DateUnit unit = *rc::gen::element(DateUnit::week, DateUnit::day);
    RC_ASSERT(completed_between(start, *start.plus(amount, unit), unit) == (IntRange{amount, amount}));
    // By calendar months the clamped day may fall short by one.
    const IntRange months = completed_between(start, *start.plus(amount, DateUnit::month), DateUnit::month);
    RC_ASSERT(months.min == amount || (months.min == amount - 1 && *start.day() > 28));
}

} // namespace
} // namespace apatite
