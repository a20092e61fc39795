#include "terminology/code_index.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace apatite {
namespace {

using Pairs = std::vector<std::pair<Code, int>>;
using Ids = std::vector<int>;

Code code(std::string_view system, std::string text) { return {std::string(*system_uri(system)), std::move(text)}; }

TEST(CodeIndex, FindsEverythingThatACodeIsBoundTo) {
    const CodeIndex index(Pairs{{code("loinc", "2777-1"), 3},
                                {code("loinc", "2777-1"), 1},
                                {code("loinc", "14879-1"), 1},
                                {code("loinc", "2777-1"), 3},
                                {code("snomed", "6595006"), 2}});
    EXPECT_EQ(index.ids(code("loinc", "2777-1")), (Ids{1, 3}));
    EXPECT_EQ(index.ids(code("loinc", "14879-1")), Ids{1});
    EXPECT_EQ(index.ids(code("snomed", "6595006")), Ids{2});
    EXPECT_EQ(index.ids(code("snomed", "2777-1")), Ids{}) << "systems never mix";
    EXPECT_EQ(index.ids(code("loinc", "2777")), Ids{});
    EXPECT_EQ(index.ids(code("rxnorm", "2777-1")), Ids{});
    EXPECT_TRUE(index.has_system("http://loinc.org"));
    EXPECT_FALSE(index.has_system("http://www.whocc.no/atc"));
}

TEST(CodeIndex, FindsAClassAboveTheCode) {
    const CodeIndex index(Pairs{{code("atc", "B01AA"), 1}, {code("atc", "B01AA03"), 2}, {code("icd10cm", "M32.1"), 3}});
    EXPECT_EQ(index.ids(code("atc", "B01AA03")), (Ids{1, 2}));
    EXPECT_EQ(index.ids(code("atc", "B01AA04")), Ids{1});
    EXPECT_EQ(index.ids(code("atc", "B01A")), Ids{});
    EXPECT_EQ(index.ids(code("icd10cm", "M3210")), Ids{3});
}

TEST(CodeIndex, NamesAnIdOnceEvenIfTwoOfItsCodesCover) {
    const CodeIndex index(
        Pairs{{code("icd10cm", "M32"), 1}, {code("icd10cm", "M32.1"), 1}, {code("icd10cm", "M32.10"), 1}});
    EXPECT_EQ(index.ids(code("icd10cm", "M32.10")), Ids{1});
}

TEST(CodeIndex, OfNothingFindsNothing) {
    EXPECT_EQ(CodeIndex().ids(code("loinc", "2777-1")), Ids{});
    EXPECT_EQ(CodeIndex(Pairs{}).ids(code("loinc", "2777-1")), Ids{});
    EXPECT_EQ(CodeIndex(Pairs{{code("loinc", ""), 1}}).ids(code("loinc", "2777-1")), Ids{}); // read beyond its slots
}

RC_GTEST_PROP(CodeIndex, AgreesWithCoversOnAnyCodes, ()) {
    const auto some_code =
        rc::gen::map(rc::gen::pair(rc::gen::element<std::string>("loinc", "atc", "icd10cm", "snomed"),
                                   rc::gen::container<std::string>(rc::gen::element('A', 'B', '0', '1', '.'))),
                     [](const auto& pair) { return code(pair.first, pair.second); });
    const auto pairs = *rc::gen::container<Pairs>(rc::gen::pair(some_code, rc::gen::inRange(0, 5)));
    const Code sent = *some_code;
    Ids expected;
    for (const auto& [of_set, id] : pairs) {
        if (covers(of_set, sent) && std::ranges::find(expected, id) == expected.end()) expected.push_back(id);
    }
    std::ranges::sort(expected);
    RC_ASSERT(CodeIndex(pairs).ids(sent) == expected);
}

} // namespace
} // namespace apatite
