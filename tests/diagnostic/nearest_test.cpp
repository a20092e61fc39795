#include "diagnostic/nearest.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace apatite {
namespace {

const std::vector<std::string> names = {"phosphate", "calcium_total", "dialysis", "lesion", "egfr", "label", "when"};

struct Row {
    std::string_view written;
    std::optional<std::string> meant;
};

TEST(Nearest, FindsTheNameThatWasMeant) {
    const Row rows[] = {
        {"phosphat", "phosphate"},          // a letter left out
        {"phosphatee", "phosphate"},        // one too many
        {"phospahte", "phosphate"},         // neighbours swapped
        {"Phosphate", "phosphate"},         // capitals
        {"calcium-total", "calcium_total"}, // hyphen for underscore
        {"dialisys", "dialysis"},           {"wen", "when"}, {"lable", "label"},
    };
    for (const Row& row : rows) EXPECT_EQ(nearest(row.written, names), row.meant) << row.written;
}

TEST(Nearest, IsSilentWhenNothingIsNear) {
    for (const std::string_view written : {"creatinine", "", "x", "ckd", "whether_or_not"}) {
        EXPECT_EQ(nearest(written, names), std::nullopt) << written;
    }
    EXPECT_EQ(nearest(std::string(65, 'a'), names), std::nullopt);
    EXPECT_EQ(nearest("egfr", std::vector<std::string>{}), std::nullopt);
}

TEST(Nearest, DoesNotDependOnTheOrderOfCandidates) {
    const std::array<std::string_view, 2> one = {"rulea", "ruleb"};
    const std::array<std::string_view, 2> other = {"ruleb", "rulea"};
    EXPECT_EQ(nearest("rulec", one), "rulea");
    EXPECT_EQ(nearest("rulec", other), "rulea");
}

} // namespace
} // namespace apatite
