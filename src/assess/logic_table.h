// The connectives of a graph and its tests of a word, laid out for evaluation: most of a pack is these.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "graph/rule_graph.h"

namespace apatite {

/// `and`, `or`, `not`, `xor` or `implies` of truths; for any other node the operator is `null`. Operands are slots of
/// the column of truths.
struct LogicStep {
    Operator op = Operator::null;
    std::uint32_t slot = 0, first = 0, count = 0;
};

/// Is a word one of some? `=`, `!=` and `in` of a word and of words that are written out.
struct WordTest {
    std::uint32_t slot = 0, word = 0; ///< of the truth, and of the word in its column
    std::uint32_t first = 0;          ///< of the words for which it is true, as bits
    Truth of_null = Truth::unknown;
};

/// `words`: in which `first` counts.
inline Truth tested(const WordTest& test, const std::vector<WordBits>& words,
                    std::optional<std::uint32_t> word) noexcept {
    if (!word) return test.of_null;
    return to_truth((words[test.first + *word / 64] >> (*word % 64) & 1U) != 0);
}

/// Immutable, shared by the passes of an evaluation. O(edges + tests * words).
struct LogicTable {
    explicit LogicTable(const RuleGraph& graph);

    static constexpr std::uint32_t no_slot = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> truth_slots; ///< by node, as `Node::slot`; `no_slot` for what is no truth
    std::vector<LogicStep> steps; ///< by node; of a test of a word the operator is `in`, and `first` says which
    std::vector<std::uint32_t> operands;
    std::vector<WordTest> tests;
    std::vector<WordBits> words;

    Truth tested(const WordTest& test, std::optional<std::uint32_t> word) const noexcept {
        return apatite::tested(test, words, word);
    }

private:
    void add_connective(const RuleGraph& graph, NodeId id, const Node& node);
    void add_test(const RuleGraph& graph, NodeId id, const Node& node);
};

/// `truths`: the column.
Truth connected(const LogicStep& step, const std::uint32_t* operands, const Truth* truths) noexcept;
TruthSet connected(const LogicStep& step, const std::uint32_t* operands, const TruthSet* truths) noexcept;

} // namespace apatite
