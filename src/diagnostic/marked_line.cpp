#include "diagnostic/marked_line.h"

#include <algorithm>
#include <vector>

#include "diagnostic/utf8.h"

namespace apatite {
namespace {

constexpr std::size_t widest = 160;

// What is printed for the characters of a line, one cell a character.
struct Cell {
    std::size_t begin = 0; ///< byte in the line
    std::string shown;
    std::size_t columns = 1;
};

bool is_control(char32_t c) noexcept { return c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0); }

Cell cell_at(std::string_view line, std::size_t offset, std::size_t& bytes) {
    const auto character = utf8_at(line, offset);
    bytes = character ? character->bytes : 1;
    if (!character) return {offset, "?", 1};
    if (character->value == U'\t') return {offset, "\t", 1};
    if (is_control(character->value)) return {offset, " ", 1};
    return {offset, std::string(line.substr(offset, bytes)), display_columns(character->value)};
}

std::vector<Cell> cells_of(std::string_view line) {
    std::vector<Cell> cells;
    for (std::size_t offset = 0, bytes = 0; offset < line.size(); offset += bytes) {
        cells.push_back(cell_at(line, offset, bytes));
    }
    return cells;
}

// Index of the cell in which a byte lies; the number of cells for a place behind the end.
std::size_t cell_of(const std::vector<Cell>& cells, std::size_t byte, std::size_t line_size) {
    if (byte >= line_size) return cells.size();
    const auto after = std::ranges::upper_bound(cells, byte, {}, [](const Cell& cell) { return cell.begin; });
    return static_cast<std::size_t>(after - cells.begin()) - 1;
}

struct Window {
    std::size_t first = 0, last = 0; ///< cells, `last` not included
};

Window window_around(std::size_t cells, std::size_t from) {
    if (cells <= widest) return {0, cells};
    const std::size_t lead = widest / 3;
    const std::size_t first = std::min(from > lead ? from - lead : 0, cells - widest);
    return {first, first + widest};
}

void append_padding(std::string& carets, const Cell& cell) {
    if (cell.shown == "\t")
        carets += '\t';
    else
        carets.append(cell.columns, ' ');
}

} // namespace

MarkedLine mark_line(std::string_view line, std::size_t column, std::size_t length) {
    const std::vector<Cell> cells = cells_of(line);
    const std::size_t begin = column == 0 ? 0 : column - 1;
    const std::size_t from = cell_of(cells, begin, line.size());
    const std::size_t to = length == 0 ? from : cell_of(cells, begin + length - 1, line.size()) + 1;
    const Window window = window_around(cells.size(), from);

    MarkedLine marked;
    if (window.first > 0) marked = {"…", " "};
    std::size_t carets = 0;
    for (std::size_t i = window.first; i < window.last; ++i) {
        marked.text += cells[i].shown;
        if (i < from)
            append_padding(marked.carets, cells[i]);
        else if (i < to)
            carets += cells[i].columns;
    }
    if (window.last < cells.size()) marked.text += "…";
    marked.carets.append(std::max<std::size_t>(carets, 1), '^');
    return marked;
}

} // namespace apatite
