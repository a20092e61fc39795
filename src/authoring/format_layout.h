// The tree of a YAML text with its comments and blank lines: all that a formatter must keep.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "authoring/format_remarks.h"
#include "pack/source_text.h"
#include "pack/yaml_node.h"

namespace apatite {

/// A comment on a line of its own.
struct RemarkLine {
    std::string text;
    bool blank_before = false;
};

struct LayoutChild;

/// A node and, of a list or map, what stands in it.
struct Layout {
    const YamlNode* node = nullptr;
    bool flow = false;              ///< written in brackets
    std::size_t begin = 0, end = 0; ///< of its content in the text
    std::size_t column = 0;         ///< of its entries, or the dashes of its items
    std::vector<LayoutChild> children;
    std::vector<RemarkLine> closing; ///< behind the last child

    /// A comment stands somewhere inside it.
    bool has_remarks() const noexcept;
};

struct LayoutChild {
    const YamlEntry* entry = nullptr; ///< null: an item of a list
    std::size_t begin = 0;
    bool blank_before = false;
    std::vector<RemarkLine> leading;
    std::string trailing; ///< a comment behind it, in the same line
    Layout value;
};

/// `root` must outlive the layout. Every comment of the text is in it once.
Layout lay_out(const SourceText& source, const YamlNode& root);

} // namespace apatite
