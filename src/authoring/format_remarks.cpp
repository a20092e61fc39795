#include "authoring/format_remarks.h"

#include <algorithm>

namespace apatite {
namespace {

/// Bytes in which `#` begins no comment.
struct Range {
    std::size_t begin, end;
};

std::size_t quote_end(std::string_view text, std::size_t open) noexcept {
    const char quote = text[open];
    for (std::size_t i = open + 1; i < text.size(); ++i) {
        if (quote == '"' && text[i] == '\\')
            ++i;
        else if (text[i] == quote && quote == '\'' && i + 1 < text.size() && text[i + 1] == quote)
            ++i;
        else if (text[i] == quote)
            return i + 1;
    }
    return text.size();
}

std::size_t next_line(std::string_view text, std::size_t at) noexcept {
    const std::size_t end = text.find('\n', at);
    return end == std::string_view::npos ? text.size() : end + 1;
}

/// Up to the first line with text that is indented less than the first one.
std::size_t block_end(std::string_view text, std::size_t header) noexcept {
    std::size_t indentation = 0, end = next_line(text, header);
    for (std::size_t line = end; line < text.size(); line = next_line(text, line)) {
        const std::size_t first = text.find_first_not_of(' ', line);
        if (first == std::string_view::npos) break;
        if (text[first] == '\n') continue;
        if (indentation == 0) indentation = first - line;
        if (first - line < indentation || first == line) break;
        end = next_line(text, line);
    }
    return end;
}

void add_scalars(std::string_view text, const YamlNode& node, std::vector<Range>& ranges) {
    if (node.kind == YamlKind::scalar && node.style == YamlStyle::block)
        ranges.push_back({next_line(text, node.offset), block_end(text, node.offset)});
    else if (node.kind == YamlKind::scalar && node.is_quoted())
        ranges.push_back({node.offset, quote_end(text, node.offset)});
    for (const YamlNode& item : node.items) add_scalars(text, item, ranges);
    for (const YamlEntry& entry : node.entries) {
        const char first = text[entry.key_offset];
        if (first == '"' || first == '\'') ranges.push_back({entry.key_offset, quote_end(text, entry.key_offset)});
        add_scalars(text, entry.value, ranges);
    }
}

Remark remark_at(std::string_view text, std::size_t offset) {
    const std::size_t start = line_start(text, offset), end = std::min(text.find('\n', offset), text.size());
    Remark remark{offset, offset - start, std::string(text.substr(offset, end - offset)), false, false};
    remark.text.erase(remark.text.find_last_not_of(" \t\r") + 1);
    const std::string_view before = text.substr(start, offset - start);
    const std::size_t last = before.find_last_not_of(" \t");
    const std::size_t first = before.find_first_not_of(" \t");
    remark.own_line = last == std::string_view::npos || (first == last && before[last] == '-');
    remark.blank_before = remark.own_line && is_after_blank_line(text, offset);
    return remark;
}

} // namespace

std::size_t line_start(std::string_view text, std::size_t offset) noexcept {
    const std::size_t end = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    return end == std::string_view::npos ? 0 : end + 1;
}

bool is_after_blank_line(std::string_view text, std::size_t offset) noexcept {
    const std::size_t start = line_start(text, offset);
    if (start == 0) return false;
    const std::size_t above = line_start(text, start - 1);
    return text.substr(above, start - 1 - above).find_first_not_of(" \t\r") == std::string_view::npos;
}

std::size_t scalar_end(std::string_view text, const YamlNode& scalar) noexcept {
    if (scalar.style == YamlStyle::block) return block_end(text, scalar.offset);
    return scalar.is_quoted() ? quote_end(text, scalar.offset) : scalar.offset;
}

std::size_t flow_end(std::string_view text, const YamlNode& node) noexcept {
    std::vector<Range> quoted;
    add_scalars(text, node, quoted);
    std::ranges::sort(quoted, {}, &Range::begin);
    std::size_t depth = 0, range = 0;
    for (std::size_t i = node.offset; i < text.size(); ++i) {
        while (range < quoted.size() && quoted[range].begin < i) ++range;
        if (range < quoted.size() && quoted[range].begin == i)
            i = quoted[range].end - 1;
        else if (text[i] == '#' && (text[i - 1] == ' ' || text[i - 1] == '\n' || text[i - 1] == '\t'))
            i = next_line(text, i) - 1;
        else if (text[i] == '[' || text[i] == '{')
            ++depth;
        else if ((text[i] == ']' || text[i] == '}') && --depth == 0)
            return i;
    }
    return text.size();
}

std::vector<Remark> find_remarks(const SourceText& source, const YamlNode& root) {
    const std::string_view text = source.text();
    std::vector<Range> ranges;
    add_scalars(text, root, ranges);
    std::ranges::sort(ranges, {}, &Range::begin);
    std::vector<Remark> remarks;
    std::size_t range = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        while (range < ranges.size() && ranges[range].end <= i) ++range;
        if (range < ranges.size() && ranges[range].begin <= i) {
            i = ranges[range].end - 1;
        } else if (text[i] == '#' && (i == 0 || text[i - 1] == ' ' || text[i - 1] == '\t' || text[i - 1] == '\n')) {
            remarks.push_back(remark_at(text, i));
            i = next_line(text, i) - 1;
        }
    }
    return remarks;
}

} // namespace apatite
