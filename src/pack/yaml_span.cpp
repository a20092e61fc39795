#include "pack/yaml_span.h"

#include <algorithm>

namespace apatite {
namespace {

bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Behind the header line of a block scalar (`|2-  # comment`) and the indentation of its first line with text.
std::size_t block_content(std::string_view text, std::size_t offset) noexcept {
    const std::size_t header_end = text.find('\n', offset);
    if (header_end == std::string_view::npos) return text.size();
    const std::size_t first = text.find_first_not_of(" \t\r\n", header_end);
    return first == std::string_view::npos ? text.size() : first;
}

std::size_t content_offset(const SourceText& source, const YamlNode& scalar) noexcept {
    if (scalar.style == YamlStyle::block) return block_content(source.text(), scalar.offset);
    return scalar.style == YamlStyle::plain ? scalar.offset : scalar.offset + 1;
}

// How many bytes of the file the escape at `raw` takes, and of the value; 1 and 1 where there is none.
struct Step {
    std::size_t raw = 1, value = 1;
};

std::size_t escape_length(char letter) noexcept {
    switch (letter) {
    case 'x': return 4;
    case 'u': return 6;
    case 'U': return 10;
    default: return 2;
    }
}

std::size_t utf8_length(char first) noexcept {
    const auto byte = static_cast<unsigned char>(first);
    if (byte >= 0xF0) return 4;
    if (byte >= 0xE0) return 3;
    return byte >= 0xC0 ? 2 : 1;
}

Step step_at(std::string_view text, std::size_t raw, std::string_view value, std::size_t at, YamlStyle style) noexcept {
    const std::string_view rest = text.substr(raw);
    if (style == YamlStyle::single_quoted && rest.starts_with("''")) return {2, 1};
    if (style == YamlStyle::double_quoted && rest.starts_with('\\') && rest.size() > 1)
        return {escape_length(rest[1]), utf8_length(value[at])};
    return {};
}

// Folding and indentation change nothing but runs of blanks around line breaks.
bool begins_line_break(std::string_view text, std::size_t raw) noexcept {
    const std::size_t after = text.find_first_not_of(" \t", raw);
    return after != std::string_view::npos && (text[after] == '\n' || text[after] == '\r');
}

std::size_t after_blanks(std::string_view text, std::size_t from) noexcept {
    while (from < text.size() && is_blank(text[from])) ++from;
    return from;
}

// `\` at the end of a line of a double-quoted scalar: the next line follows without a blank.
bool continues_on_next_line(std::string_view text, std::size_t raw) noexcept {
    return raw < text.size() && text[raw] == '\\' && begins_line_break(text, raw + 1);
}

// Offset of the end of the scalar's part on its first line.
std::size_t end_on_first_line(const SourceText& source, const YamlNode& scalar, std::size_t begin) {
    const std::string_view text = source.text();
    const std::size_t line_end = source.end_of_line(begin);
    if (scalar.style == YamlStyle::plain) return std::min(line_end, begin + scalar.scalar.size());
    if (scalar.style == YamlStyle::block) return line_end;
    const char quote = scalar.style == YamlStyle::single_quoted ? '\'' : '"';
    for (std::size_t i = begin; i < line_end; ++i) {
        if (text[i] == '\\' && quote == '"')
            ++i;
        else if (text[i] == quote && quote == '\'' && i + 1 < line_end && text[i + 1] == quote)
            ++i;
        else if (text[i] == quote)
            return i;
    }
    return line_end;
}

} // namespace

YamlStyle style_at(const SourceText& source, std::size_t offset) noexcept {
    if (offset >= source.size()) return YamlStyle::plain;
    switch (source.text()[offset]) {
    case '\'': return YamlStyle::single_quoted;
    case '"': return YamlStyle::double_quoted;
    case '|':
    case '>': return YamlStyle::block;
    default: return YamlStyle::plain;
    }
}

Span scalar_span(const SourceText& source, const YamlNode& scalar) {
    const std::size_t begin = content_offset(source, scalar);
    const std::size_t end = end_on_first_line(source, scalar, begin);
    return source.span(begin, end > begin ? end - begin : 0);
}

std::vector<std::size_t> scalar_offsets(const SourceText& source, const YamlNode& scalar) {
    const std::string_view text = source.text();
    const std::string_view value = scalar.scalar;
    std::vector<std::size_t> offsets;
    offsets.reserve(value.size() + 1);
    std::size_t raw = content_offset(source, scalar);
    for (std::size_t at = 0; at < value.size();) {
        while (scalar.style == YamlStyle::double_quoted && continues_on_next_line(text, raw))
            raw = after_blanks(text, raw + 1);
        Step step = step_at(text, raw, value, at, scalar.style);
        if (step.raw == 1 && begins_line_break(text, raw)) {
            const std::size_t blanks = std::max<std::size_t>(after_blanks(value, at) - at, 1);
            step = {after_blanks(text, raw) - raw, blanks};
        }
        for (std::size_t i = 0; i < step.value && at < value.size(); ++i, ++at) offsets.push_back(raw);
        raw = std::min(raw + step.raw, text.size());
    }
    offsets.push_back(raw);
    return offsets;
}

} // namespace apatite
