// Text for cards: GitHub Flavored Markdown in which nothing of a record or a pack can become markup.
#pragma once

#include <string>
#include <string_view>

namespace apatite::cds_hooks {

/// The text with every sign that Markdown or HTML would read escaped, and on one line.
std::string escaped(std::string_view text);

/// At most `most` characters (not bytes); a longer text ends in an ellipsis, after a whole word where there is one.
std::string shortened(std::string_view text, std::size_t most);

} // namespace apatite::cds_hooks
