// The cases beside the rules, as `apatite test` runs them.
#include <string>

#include <gtest/gtest.h>

#include "apatite/authoring.h"

namespace apatite {
namespace {

const std::string folder = std::string(APATITE_SOURCE_DIR) + "/rules/calcinosis-cutis";

TEST(Pack, HasNoMistakeAndNoDoubt) {
    const Result<Diagnostics> found = check_pack(folder);
    ASSERT_TRUE(found.ok());
    EXPECT_TRUE(found->empty()) << to_text(*found);
}

TEST(Pack, ItsCasesPass) {
    const Result<CaseReport> report = test_pack(folder);
    ASSERT_TRUE(report.ok()) << report.error().message;
    EXPECT_GE(report->cases.size(), 67U); // the published patients at least
    EXPECT_EQ(report->failed(), 0U) << to_text(*report);
}

} // namespace
} // namespace apatite
