// `apatite coverage`: what counts as seen, and what is not asked for.
#include <algorithm>
#include <array>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "apatite/authoring.h"
#include "bench.h"

namespace {

using namespace apatite;
using apatite::test::anaemia;
using apatite::test::PackCopy;
using testing::HasSubstr;
using Truths = std::array<bool, 3>; // true, false, unknown

CoverageReport report_of(const std::filesystem::path& folder) {
    Result<CoverageReport> report = cover_pack(folder);
    EXPECT_TRUE(report.ok()) << report.error().message;
    return report.ok() ? std::move(report).value() : CoverageReport{};
}

const CoveredCondition& part(const CoverageReport& report, const std::string& owner, const std::string& text) {
    static const CoveredCondition none;
    const auto at = std::ranges::find_if(
        report.conditions, [&](const CoveredCondition& each) { return each.owner == owner && each.text == text; });
    EXPECT_NE(at, report.conditions.end()) << owner << ": " << text;
    return at == report.conditions.end() ? none : *at;
}

bool event(const CoverageReport& report, const std::string& owner, const std::string& name) {
    const auto at = std::ranges::find_if(
        report.events, [&](const CoveredEvent& each) { return each.owner == owner && each.event == name; });
    EXPECT_NE(at, report.events.end()) << owner << ' ' << name;
    return at != report.events.end() && at->seen;
}

TEST(Coverage, EachPartIsSeenForItself) {
    const PackCopy pack;
    pack.only_cases("- { given: { collapse: true, haemoglobin: 6 g/dL }, expect: { alerts: [shock] } }\n"
                    "- { given: { collapse: false }, expect: { alerts: [] } }\n");
    const CoverageReport report = report_of(pack.folder());
    EXPECT_EQ(report.cases, 2U);
    EXPECT_EQ(part(report, "alert shock", "collapse and haemoglobin < 7 'g/dL'").seen, (Truths{true, true, false}));
    EXPECT_EQ(part(report, "alert shock", "haemoglobin < 7 'g/dL'").seen, (Truths{true, false, true}));
    EXPECT_EQ(part(report, "rule iron.diet", "vegan").seen, (Truths{false, false, true}));
    EXPECT_TRUE(event(report, "alert shock", "raised"));
    EXPECT_TRUE(event(report, "alert shock", "not raised"));
    EXPECT_FALSE(event(report, "hypothesis iron_lack", "first"));
    EXPECT_FALSE(event(report, "caution iron_tablets/overload", "applies"));
}

TEST(Coverage, PartsOverInstancesShowTheTruthOfEveryTuple) {
    const PackCopy pack;
    pack.only_cases("given: { bleeding: [{ site: colon, heavy: true }, { site: nose, heavy: unknown }] }\n"
                    "expect: { first: blood_loss }\n");
    const CoverageReport report = report_of(pack.folder());
    const std::string owner = "condition heavy_gut_bleeding";
    EXPECT_EQ(part(report, owner, "bleeding.heavy").seen, (Truths{true, false, true}));
    EXPECT_EQ(part(report, owner, "SameRegion(bleeding.site, 'gut')").seen, (Truths{true, true, false}));
    EXPECT_EQ(part(report, owner, "bleeding.heavy").possible, (Truths{true, true, true}));
}

TEST(Coverage, WhatCannotBeIsNotAskedFor) {
    const PackCopy pack;
    pack.replace("rules.yaml", "when: \"vegan\"", "when: \"vegan is null\"\n  missing: A test.");
    const CoverageReport report = report_of(pack.folder());
    EXPECT_EQ(part(report, "rule iron.diet", "vegan is null").possible, (Truths{true, true, false}));
}

TEST(Coverage, OfTheAnaemiaPackIsWhole) {
    const CoverageReport report = report_of(anaemia());
    EXPECT_EQ(report.covered(), report.wanted()) << to_text(report);
    EXPECT_EQ(report.percent(), 100.0);
    EXPECT_THAT(to_text(report), HasSubstr("coverage: 100.0 %\n"));
}

TEST(CoverageReports, NameWhatWasNotSeen) {
    const PackCopy pack;
    pack.only_cases("given: {}\nexpect: { alerts: [] }\n");
    const CoverageReport report = report_of(pack.folder());
    EXPECT_LT(report.percent(), 50.0);
    const std::string text = to_text(report);
    EXPECT_THAT(text, HasSubstr("never true, false: vegan"));
    EXPECT_THAT(text, HasSubstr("hypothesis iron_lack: never first"));
    EXPECT_THAT(text, HasSubstr("rules.yaml:2"));
    const std::string json = to_json(report);
    EXPECT_THAT(json, HasSubstr("\"owner\": \"rule iron.diet\""));
    EXPECT_THAT(json, HasSubstr("\"seen\": [\"unknown\"]"));
    const std::string html = to_html(report);
    EXPECT_THAT(html, HasSubstr("never true, false: vegan"));
    EXPECT_THAT(html, HasSubstr("haemoglobin &lt; 7"));
    EXPECT_EQ(html.find("haemoglobin < 7"), std::string::npos);
}

} // namespace
