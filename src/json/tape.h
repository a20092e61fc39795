// A parsed text as one flat list of nodes, so that a value can be passed over in one step.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "json/reader.h"
#include "json/structure.h"

namespace apatite::json {

/// An object is followed by key, value, key, value, ...; an array by its values.
struct Node {
    std::uint32_t begin = 0; ///< of the text; of a string without its quotes
    std::uint32_t end = 0;
    std::uint32_t next = 0; ///< index of the node after this value and all within
    Type type = Type::null;
    bool escaped = false; ///< a string whose characters stand in `unescaped`
};

struct Tape {
    std::string_view text;
    std::vector<Node> nodes;
    std::string unescaped;                     ///< strings that held escapes, resolved
    std::vector<std::uint32_t> duplicate_keys; ///< nodes, ascending
    Structure structure;

    std::string_view text_of(const Node& node) const noexcept {
        const std::string_view from = node.escaped ? std::string_view(unescaped) : text;
        return from.substr(node.begin, node.end - node.begin);
    }
};

/// The line and column of an offset.
Place place_in(std::string_view text, std::size_t offset) noexcept;

/// `line 3, column 7: ` and the message.
Error error_at(std::string_view text, std::size_t offset, std::string code, std::string message);

} // namespace apatite::json
