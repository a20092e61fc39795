// The operators beyond CQL, written out in CQL.
#include <gtest/gtest.h>

#include "expression/cql.h"
#include "fixture.h"

namespace apatite {
namespace {

std::string exported(std::string_view text, const std::vector<std::string>& some = {}) {
    const testing::Checked checked = testing::check(text);
    EXPECT_EQ(checked.codes, "") << text;
    return export_cql(checked.expression, some);
}

TEST(ExportCql, LeavesAsItIsWhatCqlHas) {
    for (const std::string text : {"dialysis and not lupus", "phosphate > 4.5 'mg/dL'",
                                   "transplant 12 weeks or less before lesion.onset", "age < 18 years"})
        EXPECT_EQ(exported(text), text);
}

TEST(ExportCql, WritesOutWhatItHasNot) {
    EXPECT_EQ(exported("AtLeast(2, {dialysis, lupus, renal_failure})"),
              "(case when Count(({dialysis, lupus, renal_failure}) X where X is true) >= 2 then true "
              "when Count(({dialysis, lupus, renal_failure}) X where X is false) > 1 then false else null end)");
    EXPECT_EQ(exported("not exists(iv_calcium)"),
              "not (case when exists iv_calcium then true when \"iv_calcium complete\" then false else null end)");
    EXPECT_EQ(exported("SameRegion(lesion.site, 'leg')"),
              "(lesion.site = 'leg' or lesion.site in WiderPlaces('leg') or 'leg' in WiderPlaces(lesion.site))");
    EXPECT_EQ(exported("Positive(ana)"),
              "(case when \"ana flag\" in {'positive', 'negative'} then \"ana flag\" = 'positive' "
              "else ana > Coalesce(\"ana sent high\", \"ana pack high\") end)");
}

TEST(ExportCql, JudgesByTheRangeSentThenTheFlagThenThePack) {
    const std::string text = exported("High(phosphate)");
    const auto sent = text.find("\"phosphate sent high\""), flag = text.find("when \"phosphate flag\" in"),
               pack = text.find("else phosphate > \"phosphate pack high\"");
    EXPECT_LT(sent, flag);
    EXPECT_LT(flag, pack);
    EXPECT_NE(pack, std::string::npos);
}

TEST(ExportCql, RangesOverInstances) {
    EXPECT_EQ(
        exported("lesion.painful", {"lesion"}),
        "case when exists (from (lesion) lesion where (lesion.painful) is true return 1) then true "
        "when \"lesion complete\" and not exists (from (lesion) lesion where (lesion.painful) is not false return 1) "
        "then false else null end");
}

} // namespace
} // namespace apatite
