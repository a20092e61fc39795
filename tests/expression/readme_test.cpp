// rules/README.md: its examples are right, and its truth tables are those of the logic.
#include <cctype>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "apatite/truth.h"
#include "expression/functions.h"
#include "fixture.h"

namespace apatite {
namespace {

std::vector<std::string> cells(const std::string& line) {
    std::vector<std::string> result;
    std::size_t start = 1;
    for (std::size_t end; (end = line.find('|', start)) != std::string::npos; start = end + 1) {
        const std::size_t first = line.find_first_not_of(' ', start), last = line.find_last_not_of(' ', end - 1);
        result.push_back(first < end ? line.substr(first, last - first + 1) : std::string());
    }
    return result;
}

using Table = std::vector<std::vector<std::string>>; // the first row is the header

std::vector<Table> tables() {
    std::ifstream file(APATITE_SOURCE_DIR "/rules/README.md");
    EXPECT_TRUE(file.good());
    std::vector<Table> result;
    bool inside = false;
    for (std::string line; std::getline(file, line);) {
        const bool row = line.starts_with('|');
        if (row && !inside) result.emplace_back();
        inside = row;
        if (row && !line.starts_with("|---")) result.back().push_back(cells(line));
    }
    return result;
}

std::string code(const std::string& cell) {
    const std::size_t open = cell.find('`'), close = cell.rfind('`');
    return open == close ? std::string() : cell.substr(open + 1, close - open - 1);
}

std::vector<std::string> examples() {
    std::vector<std::string> result;
    for (const Table& table : tables())
        if (table.front().back() == "example")
            for (std::size_t i = 1; i < table.size(); ++i) result.push_back(code(table[i].back()));
    return result;
}

TEST(Readme, EveryExampleIsRight) {
    ASSERT_GT(examples().size(), 30U);
    for (const std::string& example : examples()) {
        std::string codes = testing::check(example).codes;
        if (codes == "P0405") codes = testing::check(example, Kind::boolean, true).codes;
        EXPECT_EQ(codes, "") << example;
    }
}

TEST(Readme, EveryFunctionHasAnExample) {
    std::string all;
    for (const std::string& example : examples()) all += example + '\n';
    std::set<std::string> missing;
    for (const Function& each : functions())
        if (all.find(std::string(each.name) + '(') == std::string::npos) missing.emplace(each.name);
    // Shown in one row with its fellow.
    EXPECT_EQ(missing, (std::set<std::string>{"Min", "Negative", "Normal"}));
}

TEST(Readme, ExamplesOfCatchingStandUnderTheirHeading) {
    for (const Table& table : tables()) {
        if (table.front().back() != "example") continue;
        const bool catching = table[1][0].find("is null") != std::string::npos;
        if (!catching) continue;
        for (std::size_t i = 1; i < table.size(); ++i)
            EXPECT_EQ(testing::check(code(table[i].back())).codes, "P0405") << table[i].back();
    }
}

Truth truth(const std::string& cell) {
    return cell == "T" ? Truth::is_true : cell == "F" ? Truth::is_false : Truth::unknown;
}

TEST(Readme, TruthTablesAreThoseOfTheLogic) {
    bool found = false;
    for (const Table& table : tables()) {
        if (table.front().size() != 7 || table.front()[1] != "b") continue;
        found = true;
        ASSERT_EQ(table.size(), 10U);
        for (std::size_t i = 1; i < table.size(); ++i) {
            const Truth a = truth(table[i][0]), b = truth(table[i][1]);
            EXPECT_EQ(truth(table[i][2]), logical_not(a));
            EXPECT_EQ(truth(table[i][3]), logical_and(a, b));
            EXPECT_EQ(truth(table[i][4]), logical_or(a, b));
            EXPECT_EQ(truth(table[i][5]), logical_xor(a, b));
            EXPECT_EQ(truth(table[i][6]), logical_implies(a, b));
        }
    }
    EXPECT_TRUE(found);
}

} // namespace
} // namespace apatite
