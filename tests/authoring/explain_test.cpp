// `apatite explain CODE`: every code has one page, found by its code.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "apatite/diagnostic.h"

namespace apatite {
namespace {

TEST(Explain, KnowsTheCodesOfThePackTheLanguageAndTheGraph) {
    for (const std::string_view code : {"K0104", "K0417", "P0201", "G0102"}) {
        const std::string_view page = explain_code(code);
        EXPECT_TRUE(page.starts_with(std::string(code) + ": ")) << page;
        EXPECT_TRUE(page.ends_with('\n')) << code;
    }
}

TEST(Explain, IsEmptyForACodeThatDoesNotExist) {
    for (const std::string_view code : {"", "K9999", "k0104", "K0104 "})
        EXPECT_TRUE(explain_code(code).empty()) << code;
}

TEST(Explain, ListsTheCodesInOrderEachWithABadAndAGoodExample) {
    const auto codes = explained_codes();
    EXPECT_TRUE(std::ranges::is_sorted(codes));
    EXPECT_EQ(std::ranges::adjacent_find(codes), codes.end());
    for (const std::string_view code : codes) {
        const std::string_view page = explain_code(code);
        EXPECT_NE(page.find("\nbad: "), std::string_view::npos) << code;
        EXPECT_NE(page.find("\ngood: "), std::string_view::npos) << code;
    }
}

} // namespace
} // namespace apatite
