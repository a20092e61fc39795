// One step of the evaluation plan. A rule graph holds them in topological order: operands stand before their users.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "apatite/truth.h"
#include "calendar/partial_date.h"
#include "expression/syntax.h"
#include "units/interval.h"

namespace apatite {

/// Position of a node in `RuleGraph::nodes()`.
using NodeId = std::uint32_t;
inline constexpr NodeId no_node = std::numeric_limits<NodeId>::max();

enum class NodeKind : std::uint8_t {
    literal,  ///< `index`: which of `RuleGraph::literals()`
    finding,  ///< `index`: finding of the catalogue
    field,    ///< of an instance in scope; `index`: finding of kind instances, `field`: which of its fields
    some,     ///< `index`: which of `RuleGraph::somes()`
    operation ///< `op` of the operands
};

/// What sort of value a node has, and so in which column it stands. `none` is an untyped null or a list of instances.
enum class Storage : std::uint8_t { none, truth, number, date, word, list };

/// Sub-conditions that are written alike are one node.
struct Node {
    NodeKind kind = NodeKind::literal;
    Operator op = Operator::null;
    Storage storage = Storage::none;
    Kind type = Kind::any;   ///< integers and decimals overflow to null, quantities do not
    bool calendar = false;   ///< a quantity in calendar months
    bool in_body = false;    ///< depends on a field, so it has a value only for a tuple of instances
    std::uint32_t index = 0; ///< by `kind`
    std::uint32_t field = 0;
    std::uint32_t leaf = 0;  ///< finding and field: which of `RuleGraph::leaves()`
    std::uint32_t slot = 0;  ///< where the value stands in its column
    std::uint32_t first = 0; ///< operands are `RuleGraph::operands(node)`
    std::uint32_t count = 0;
    friend bool operator==(const Node&, const Node&) = default;
};

/// The value of a literal; the member that `Node::storage` names. Numbers are in base units. A list's elements are its
/// node's operands.
struct Literal {
    Truth truth = Truth::unknown;
    std::optional<Interval> number;
    std::optional<PartialDate> date;
    std::uint32_t word = 0;
    friend bool operator==(const Literal&, const Literal&) = default;
};

/// `some: [lesion, iv_calcium]`: is there a tuple of instances of which the body is true?
struct Some {
    std::vector<std::uint32_t> instances; ///< findings of kind instances
    NodeId body = no_node;
    std::vector<NodeId> plan; ///< what has to be evaluated again for each tuple, operands first
    friend bool operator==(const Some&, const Some&) = default;
};

} // namespace apatite
