#include "authoring/lints/atoms.h"

#include <algorithm>
#include <map>
#include <utility>

#include "units/interval.h"

namespace apatite::lints {
namespace {

bool is_order(Operator op) {
    return op == Operator::less || op == Operator::less_equal || op == Operator::greater ||
           op == Operator::greater_equal || op == Operator::equal || op == Operator::not_equal;
}

bool is_judgement(Operator op) {
    return op == Operator::high || op == Operator::low || op == Operator::normal || op == Operator::positive ||
           op == Operator::negative;
}

TruthSet compared(Operator op, const Interval& a, const Interval& b) {
    switch (op) {
    case Operator::less: return less(a, b);
    case Operator::less_equal: return less_or_equal(a, b);
    case Operator::greater: return greater(a, b);
    case Operator::greater_equal: return greater_or_equal(a, b);
    case Operator::equal: return equal(a, b);
    default: return logical_not(equal(a, b));
    }
}

/// Points and what lies between them, as far as it lies within the domain.
std::vector<Interval> cut(std::vector<Rational> thresholds, const Interval& domain) {
    std::sort(thresholds.begin(), thresholds.end());
    thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
    std::vector<Interval> cells;
    const auto add = [&](const std::optional<Interval>& cell) {
        if (!cell) return;
        if (const auto inside = intersect(*cell, domain)) cells.push_back(*inside);
    };
    add(Interval::less_than(thresholds.front()));
    for (std::size_t i = 0; i < thresholds.size(); ++i) {
        add(Interval::point(thresholds[i]));
        add(i + 1 == thresholds.size() ? Interval::greater_than(thresholds[i])
                                       : Interval::between({End::open, thresholds[i]}, {End::open, thresholds[i + 1]}));
    }
    return cells;
}

} // namespace

bool is_connective(const RuleGraph& graph, const Node& node) {
    if (node.kind != NodeKind::operation || node.storage != Storage::truth) return false;
    const auto operands = graph.operands(node);
    const auto is_truth = [&](std::size_t i) { return graph.node(operands[i]).storage == Storage::truth; };
    const auto is_written_list = [&](std::size_t i) { return graph.node(operands[i]).op == Operator::list; };
    switch (node.op) {
    case Operator::not_:
    case Operator::is_true:
    case Operator::is_false:
    case Operator::is_null: return is_truth(0);
    case Operator::and_:
    case Operator::or_:
    case Operator::xor_:
    case Operator::implies:
        for (std::size_t i = 0; i < operands.size(); ++i)
            if (!is_truth(i)) return false;
        return true;
    case Operator::all_true:
    case Operator::any_true: return is_written_list(0);
    case Operator::at_least: return is_written_list(1) && graph.node(operands[0]).kind == NodeKind::literal;
    default: return false;
    }
}

std::vector<NodeId> parts_of(const RuleGraph& graph, const Node& node) {
    auto operands = graph.operands(node);
    if (node.op == Operator::at_least) operands = graph.operands(graph.node(operands[1]));
    if (node.op == Operator::all_true || node.op == Operator::any_true)
        operands = graph.operands(graph.node(operands[0]));
    return {operands.begin(), operands.end()};
}

/// Sorts the questions of a graph by what they ask about.
class AtomCollector {
public:
    AtomCollector(const RuleGraph& graph, const SetPass& open, Atoms& atoms)
        : graph_(graph), open_(open), atoms_(atoms) {}

    void run() {
        atoms_.places_.resize(graph_.nodes().size());
        for (NodeId id = 0; id < graph_.nodes().size(); ++id) sort(id);
        for (auto& [subject, asked] : numbers_) add_numbers(subject, asked);
        for (auto& [subject, asked] : words_) add_words(subject, asked);
        for (auto& [leaf, asked] : ends_)
            add_judgements(leaf, asked, {Operator::high, Operator::low, Operator::normal});
        for (auto& [leaf, asked] : signs_) add_judgements(leaf, asked, {Operator::positive, Operator::negative});
    }

private:
    /// A comparison with a literal, turned so that the subject stands on the left; or `is_null` of the subject.
    struct Asked {
        NodeId atom = no_node;
        Operator op = Operator::null;
        std::vector<Interval> numbers;
        std::uint32_t word = 0;
    };

    void sort(NodeId id) {
        const Node& node = graph_.node(id);
        if (node.storage != Storage::truth || is_connective(graph_, node)) return;
        if (node.kind == NodeKind::operation && sort_operation(id, node)) return;
        add_free(id);
    }

    bool sort_operation(NodeId id, const Node& node) {
        const auto operands = graph_.operands(node);
        if (is_judgement(node.op)) {
            const bool sign = node.op == Operator::positive || node.op == Operator::negative;
            (sign ? signs_ : ends_)[operands[0]].push_back(id);
            return true;
        }
        if (node.op == Operator::is_null) return sort_null(id, operands[0]);
        if (node.op == Operator::between) return sort_between(id, operands);
        if (!is_order(node.op)) return false;
        const bool turned = graph_.node(operands[0]).kind == NodeKind::literal;
        const NodeId subject = operands[turned ? 1 : 0], literal = operands[turned ? 0 : 1];
        if (graph_.node(subject).kind == NodeKind::literal) return false;
        const Operator op = turned ? mirrored(node.op) : node.op;
        if (const auto number = number_of(literal)) {
            numbers_[subject].push_back({id, op, {*number}, 0});
            return true;
        }
        const Node& word = graph_.node(literal);
        const bool equality = op == Operator::equal || op == Operator::not_equal;
        if (word.kind != NodeKind::literal || word.storage != Storage::word || !equality) return false;
        words_[subject].push_back({id, op, {}, graph_.literals()[word.index].word});
        return true;
    }

    bool sort_null(NodeId id, NodeId subject) {
        const Storage storage = graph_.node(subject).storage;
        if (storage == Storage::number) numbers_[subject].push_back({id, Operator::is_null, {}, 0});
        if (storage == Storage::word) words_[subject].push_back({id, Operator::is_null, {}, 0});
        return storage == Storage::number || storage == Storage::word;
    }

    bool sort_between(NodeId id, std::span<const NodeId> operands) {
        const auto low = number_of(operands[1]), high = number_of(operands[2]);
        if (!low || !high || graph_.node(operands[0]).kind == NodeKind::literal) return false;
        numbers_[operands[0]].push_back({id, Operator::between, {*low, *high}, 0});
        return true;
    }

    std::optional<Interval> number_of(NodeId id) const {
        const Node& node = graph_.node(id);
        if (node.kind != NodeKind::literal || node.storage != Storage::number) return std::nullopt;
        const auto& number = graph_.literals()[node.index].number;
        return number && number->is_point() ? number : std::nullopt;
    }

    void add(Group group) {
        const auto index = static_cast<std::uint32_t>(atoms_.groups_.size());
        for (std::size_t i = 0; i < group.atoms.size(); ++i)
            atoms_.places_[group.atoms[i]] = {index, static_cast<std::uint32_t>(i)};
        atoms_.groups_.push_back(std::move(group));
    }

    void add_free(NodeId id) {
        const Node& node = graph_.node(id);
        Group group{id, {id}, {}, {}};
        TruthSet possible;
        if (node.kind == NodeKind::literal)
            possible = TruthSet(graph_.literals()[node.index].truth);
        else if (!node.in_body)
            possible = open_.truth(id);
        for (const Truth each : {Truth::is_true, Truth::is_false, Truth::unknown})
            if (possible.contains(each)) group.answers.push_back({each});
        if (possible.can_be_unknown()) group.nothing_known = group.answers.size() - 1;
        add(std::move(group));
    }

    /// Of the subject itself and of no other question: what it is when nothing is known of it, or nothing usable.
    static void add_unknown(Group& group, const std::vector<Asked>& asked) {
        std::vector<Truth> nothing(asked.size(), Truth::unknown), vague = nothing;
        for (std::size_t i = 0; i < asked.size(); ++i) {
            if (asked[i].op != Operator::is_null) continue;
            nothing[i] = Truth::is_true;
            vague[i] = Truth::is_false;
        }
        group.nothing_known = group.answers.size();
        group.answers.push_back(nothing);
        if (vague != nothing) group.answers.push_back(vague);
    }

    Interval domain_of(NodeId subject) const {
        const Node& node = graph_.node(subject);
        if (!node.in_body) return open_.number(subject).values.value_or(Interval::everything());
        const bool is_leaf = node.kind == NodeKind::field || node.kind == NodeKind::finding;
        return is_leaf ? graph_.leaves()[node.leaf].domain : Interval::everything();
    }

    static Truth answer(const Asked& asked, const Interval& value) {
        if (asked.op == Operator::is_null) return Truth::is_false;
        if (asked.op == Operator::between)
            return decided(
                logical_and(greater_or_equal(value, asked.numbers[0]), less_or_equal(value, asked.numbers[1])));
        return decided(compared(asked.op, value, asked.numbers[0]));
    }

    void add_numbers(NodeId subject, const std::vector<Asked>& asked) {
        std::vector<Rational> thresholds;
        for (const Asked& each : asked)
            for (const Interval& number : each.numbers) thresholds.push_back(number.lo().value);
        const Interval domain = domain_of(subject);
        Group group{subject, {}, {}, {}};
        for (const Asked& each : asked) group.atoms.push_back(each.atom);
        const std::vector<Interval> cells =
            thresholds.empty() ? std::vector{domain} : cut(std::move(thresholds), domain);
        for (const Interval& cell : cells) {
            std::vector<Truth> answers;
            for (const Asked& each : asked) answers.push_back(answer(each, cell));
            if (std::ranges::find(group.answers, answers) == group.answers.end()) group.answers.push_back(answers);
        }
        add_unknown(group, asked);
        add(std::move(group));
    }

    /// Can the subject be this word?
    bool can_be(NodeId subject, std::uint32_t word) const {
        const Node& node = graph_.node(subject);
        const WordBits bit = WordBits{1} << (word % 64);
        if (!node.in_body) {
            const WordBits* bits = open_.words(subject).bits;
            return bits == nullptr || (bits[word / 64] & bit) != 0;
        }
        if (node.kind != NodeKind::field && node.kind != NodeKind::finding) return true;
        const std::vector<WordBits>& words = graph_.leaves()[node.leaf].words;
        return words.size() <= word / 64 || (words[word / 64] & bit) != 0;
    }

    void add_words(NodeId subject, const std::vector<Asked>& asked) {
        Group group{subject, {}, {}, {}};
        for (const Asked& each : asked) group.atoms.push_back(each.atom);
        const std::size_t words = graph_.words().size();
        for (std::uint32_t word = 0; word < words; ++word) {
            if (!can_be(subject, word)) continue;
            std::vector<Truth> answers;
            for (const Asked& each : asked) {
                const bool same = each.word == word;
                answers.push_back(
                    to_truth(each.op == Operator::equal ? same : each.op == Operator::not_equal && !same));
            }
            if (std::ranges::find(group.answers, answers) == group.answers.end()) group.answers.push_back(answers);
        }
        add_unknown(group, asked);
        add(std::move(group));
    }

    /// One of them at most is true, and then the others are false; otherwise each is false or unknown.
    void add_judgements(NodeId leaf, const std::vector<NodeId>& asked, const std::vector<Operator>& ops) {
        Group group{leaf, asked, {}, {}};
        const auto add_cell = [&](const auto& truth_of) {
            std::vector<Truth> answers;
            for (const NodeId atom : asked) answers.push_back(truth_of(graph_.node(atom).op));
            if (std::ranges::find(group.answers, answers) == group.answers.end()) group.answers.push_back(answers);
        };
        for (const Operator holds : ops) add_cell([&](Operator op) { return to_truth(op == holds); });
        for (unsigned denied = 0; denied < 1U << ops.size(); ++denied)
            add_cell([&](Operator op) {
                const auto at = static_cast<unsigned>(std::ranges::find(ops, op) - ops.begin());
                return (denied >> at & 1U) != 0 ? Truth::is_false : Truth::unknown;
            });
        const std::vector<Truth> nothing(asked.size(), Truth::unknown);
        group.nothing_known =
            static_cast<std::size_t>(std::ranges::find(group.answers, nothing) - group.answers.begin());
        add(std::move(group));
    }

    const RuleGraph& graph_;
    const SetPass& open_;
    Atoms& atoms_;
    std::map<NodeId, std::vector<Asked>> numbers_, words_;
    std::map<NodeId, std::vector<NodeId>> ends_, signs_;
};

Atoms::Atoms(const RuleGraph& graph, const SetPass& open) { AtomCollector(graph, open, *this).run(); }

} // namespace apatite::lints
