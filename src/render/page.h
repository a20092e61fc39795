// A page of text: styled words, wrapped to a width with hanging indents.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace apatite {

enum class Style { plain, strong, dim, good, bad, warning, emergency };

/// A piece of a line in one style.
struct Run {
    std::string text;
    Style style = Style::plain;
};
using Line = std::vector<Run>;

struct Indent {
    std::size_t first = 0; ///< of the first line, in columns
    std::size_t rest = 0;  ///< of the lines that follow
};

/// Columns that a UTF-8 text takes on a terminal.
std::size_t columns(std::string_view text) noexcept;

/// The text with control characters (which could drive a terminal) made visible as U+FFFD, line breaks as spaces.
std::string printable(std::string_view text);

class Page {
public:
    Page(std::size_t width, bool colour) : width_(width), colour_(colour) {}

    /// An empty line, unless the page is empty or already ends in one.
    void gap();
    /// A section's title after a gap, in capitals as given.
    void heading(std::string_view title);
    /// A paragraph; a word longer than a line stands alone on one.
    void add(Indent indent, const Line& line);
    /// `mark` at column `indent`, then the paragraph hanging behind it at `indent + hang`.
    void item(std::size_t indent, std::size_t hang, const Run& mark, const Line& line);

    /// Remembers that a source was named, for the list at the end.
    void cite(const std::vector<std::string>& evidence) { cited_.insert(evidence.begin(), evidence.end()); }
    bool is_cited(const std::string& reference) const { return cited_.contains(reference); }

    std::string take() && { return std::move(text_); }

private:
    void flow(const Line& line, std::size_t rest);
    void start_line(std::size_t indent);
    void put(std::string_view text, Style style);
    void end_line();
    void use(Style style);

    std::size_t width_;
    bool colour_;
    std::string text_;
    std::set<std::string> cited_;
    std::size_t column_ = 0;
    Style style_ = Style::plain; ///< of what was written last
};

} // namespace apatite
