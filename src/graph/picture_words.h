// What the two forms of a picture have in common: lines of text and the words of the legend. Internal to this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "apatite/graph.h"

namespace apatite {

/// `text` in lines of at most `columns` characters, broken at blanks; a longer word has a line of its own. Control
/// characters become blanks.
std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

/// The same as one label, its lines parted by `<br/>`; `escaped` writes a line as the form of the picture wants it.
std::string lines_of(std::string_view text, std::size_t columns, std::string (*escaped)(std::string_view));

/// What stands on an arrow: `strong`, `against: strong`, `excludes`; empty where nothing does.
std::string words_of(const PictureEdge& edge);

/// A line of the legend with an example of what it explains.
struct LegendLine {
    PictureNode::Kind kind;
    PictureNode::State state;
    std::string_view words;
};
std::vector<LegendLine> legend(const Picture& picture);

/// What the arrows mean.
std::string_view arrow_words() noexcept;

} // namespace apatite
