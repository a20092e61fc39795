// The tree of a YAML text, with the place of everything in it. Knows nothing of packs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "apatite/diagnostic.h"

namespace apatite {

enum class YamlKind {
    null,   ///< nothing, `~`, `null`
    scalar, ///< a text; numbers and truth values are texts here
    list,
    map,
    broken ///< something was already said about it: whoever meets it keeps silent
};

/// How a scalar was written.
enum class YamlStyle { plain, single_quoted, double_quoted, block };

struct YamlEntry;

struct YamlNode {
    YamlKind kind = YamlKind::null;
    YamlStyle style = YamlStyle::plain;
    Span span;              ///< of a scalar its text without quotes, as far as the first line goes; else its first byte
    std::size_t offset = 0; ///< of its first byte in the file, the quote or the `|` included
    std::string scalar;
    std::vector<YamlEntry> entries; ///< of a map, in the order of the text; keys are distinct
    std::vector<YamlNode> items;    ///< of a list

    bool is_quoted() const noexcept { return style != YamlStyle::plain; }
    const YamlNode* find(std::string_view key) const noexcept;
};

struct YamlEntry {
    std::string key;
    Span key_span;
    YamlNode value;
    std::size_t key_offset = 0; ///< of the key's first byte in the file, its quote included
};

/// For messages: `nothing`, `a text`, `a list`, `a map`.
std::string_view to_words(YamlKind kind) noexcept;

} // namespace apatite
