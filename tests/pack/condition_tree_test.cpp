// The tree of a condition is a value, whether it was made or is still bytes.
#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>
#include <vector>

#include "expression/parse.h"
#include "pack/condition_tree.h"

namespace apatite {
namespace {

Expression parsed(std::string_view text) {
    Diagnostics diagnostics;
    return parse_expression(text, {"rules.yaml", 3, 7, text.size()}, diagnostics).expression.value();
}

TEST(ConditionTree, OfNothingIsNull) {
    EXPECT_EQ(ConditionTree()->op, Operator::null);
    EXPECT_EQ(*ConditionTree(), Expression());
}

TEST(ConditionTree, ComesBackFromBytes) {
    const Expression whole = parsed("a and b > 1.5 'mg/dL' or c in {'red', 'green'} or d < @2024-05");
    const std::string bytes = ConditionTree(whole).to_bytes();
    const ConditionTree back = ConditionTree::of_bytes(bytes), copy = back;
    EXPECT_EQ(*back, whole);
    EXPECT_EQ(back->span, whole.span);
    EXPECT_EQ(&*copy, &*back);
    EXPECT_EQ(back.to_bytes(), bytes);
}

TEST(ConditionTree, EditingChangesNoCopy) {
    const std::string bytes = ConditionTree(parsed("a")).to_bytes();
    for (ConditionTree tree : {ConditionTree(parsed("a")), ConditionTree::of_bytes(bytes)}) {
        const ConditionTree copy = tree;
        tree.edit().text = "b";
        tree.edit().text += "c";
        EXPECT_EQ(tree->text, "bc");
        EXPECT_EQ(copy->text, "a");
    }
    ConditionTree nothing;
    nothing.edit().text = "a";
    EXPECT_EQ(nothing->text, "a");
    EXPECT_EQ(ConditionTree()->text, "");
}

TEST(ConditionTree, IsMadeOnceForAllThreads) {
    const std::string bytes = ConditionTree(parsed("a and b")).to_bytes();
    const ConditionTree tree = ConditionTree::of_bytes(bytes);
    std::vector<const Expression*> seen(8, nullptr);
    std::vector<std::thread> threads;
    for (const Expression*& each : seen) threads.emplace_back([&each, &tree] { each = &*tree; });
    for (std::thread& each : threads) each.join();
    for (const Expression* each : seen) EXPECT_EQ(each, &*tree);
    EXPECT_EQ(tree->op, Operator::and_);
}

TEST(ConditionTree, DamagedBytesAreNoTree) {
    const std::string bytes = ConditionTree(parsed("a and b")).to_bytes();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const ConditionTree cut = ConditionTree::of_bytes(std::string_view(bytes).substr(0, size));
        EXPECT_THROW(static_cast<void>(cut->op), std::logic_error) << size;
    }
}

} // namespace
} // namespace apatite
