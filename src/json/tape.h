// A parsed text as one flat list of nodes, so that a value can be passed over in one step.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "apatite/result.h"
#include "json/duplicate_keys.h"
#include "json/structure.h"

namespace apatite::json {

enum class Type : std::uint8_t { null, boolean, number, string, array, object };

/// A place in the text, both counted from 1, the column in bytes.
struct Place {
    std::size_t line = 1;
    std::size_t column = 1;
    friend bool operator==(const Place&, const Place&) = default;
};

/// An object is followed by key, value, key, value, ...; an array by its values.
struct Node {
    std::uint32_t begin = 0; ///< of the text; of a string without its quotes
    std::uint32_t end = 0;
    std::uint32_t next = 0; ///< index of the node after this value and all within
    Type type = Type::null;
    bool escaped = false;  ///< a string whose characters stand in `unescaped`
    std::uint16_t key = 0; ///< of a key that stands in the key table: its number; of a known part: likewise
};

constexpr std::size_t most_copied_more = 3;
/// Copies nodes to where they begin `by` further in the text and `nodes` further in the list, four at a time: there
/// must be up to `most_copied_more` nodes more at either place.
inline void copy_moved(const char* from, std::size_t count, Node* to, std::uint32_t by, std::uint32_t nodes) noexcept {
    using Words [[gnu::vector_size(16)]] = std::uint32_t; // a node is one vector
    static_assert(sizeof(Node) == sizeof(Words) && std::is_trivially_copyable_v<Node>);
    const Words move{by, by, nodes, 0};
    for (std::size_t i = 0; i < count; i += most_copied_more + 1) {
        std::array<Words, most_copied_more + 1> words;
        std::memcpy(&words, from + i * sizeof(Node), sizeof words);
        for (Words& each : words) each += move;
        std::memcpy(static_cast<void*>(to + i), &words, sizeof words);
    }
}

struct Tape {
    std::string_view text;
    std::vector<Node> nodes;
    std::string unescaped;                     ///< strings that held escapes, resolved
    std::vector<std::uint32_t> duplicate_keys; ///< nodes, ascending
    std::vector<std::uint32_t> watched_keys;   ///< likewise
    bool has_key_table = false;
    Structure structure;
    SeenKeys seen;

    std::string_view text_of(const Node& node) const noexcept {
        const char* from = node.escaped ? unescaped.data() : text.data();
        return {from + node.begin, node.end - node.begin};
    }
};

/// The line and column of an offset.
Place place_in(std::string_view text, std::size_t offset) noexcept;

/// `line 3, column 7: ` and the message.
Error error_at(std::string_view text, std::size_t offset, std::string code, std::string message);

} // namespace apatite::json
