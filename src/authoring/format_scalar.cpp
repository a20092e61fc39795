#include "authoring/format_scalar.h"

#include <algorithm>
#include <array>

#include "authoring/format_condition.h"

namespace apatite {
namespace {

using namespace std::string_view_literals;

bool may_be_plain(std::string_view text, bool in_flow) noexcept {
    if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
    if ("-?:,[]{}#&*!|>'\"%@`=<"sv.find(text.front()) != std::string_view::npos &&
        !(text.front() == '-' && text.size() > 1 && text[1] >= '0' && text[1] <= '9'))
        return false;
    if (text.starts_with("...")) return false;
    if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos) return false;
    if (in_flow && text.find_first_of(",[]{}") != std::string_view::npos) return false;
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

std::string in_double_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else
            out += c;
    }
    return out + '"';
}

std::string in_quotes(std::string_view text) {
    if (text.find_first_of("\"\\") == std::string_view::npos || text.find_first_of("\n\t") != std::string_view::npos)
        return in_double_quotes(text);
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? "''"sv : std::string_view(&c, 1);
    return out + '\'';
}

bool can_fold(std::string_view text) noexcept {
    return !text.empty() && text.front() != ' ' && text.back() != ' ' && text.find("  ") == std::string_view::npos &&
           text.find(' ') != std::string_view::npos &&
           std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

/// Lines that a literal block can hold as they are.
bool can_be_literal(std::string_view text) noexcept {
    if (text.find('\n') == std::string_view::npos || text.front() == ' ' || text.front() == '\n') return false;
    if (text.ends_with("\n\n") || text.find('\t') != std::string_view::npos) return false;
    return text.find(" \n") == std::string_view::npos && text.back() != ' ';
}

std::vector<std::string> folded(std::string_view text, std::size_t room) {
    std::vector<std::string> lines;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t space = text.find(' ', begin);
        const std::string_view word = text.substr(begin, space - begin);
        if (lines.empty() || display_width(lines.back()) + 1 + display_width(word) > room)
            lines.emplace_back(word);
        else
            lines.back().append(" ").append(word);
        begin = space == std::string_view::npos ? text.size() : space + 1;
    }
    return lines;
}

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string text_of(const YamlNode& scalar, bool is_condition) {
    return is_condition ? write_condition(scalar.scalar) : scalar.scalar;
}

std::string write(std::string_view text, bool quotes, bool in_flow) {
    return quotes || !may_be_plain(text, in_flow) ? in_quotes(text) : std::string(text);
}

} // namespace

std::size_t display_width(std::string_view text) noexcept {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_ambiguous(std::string_view text) noexcept {
    static constexpr std::array words = {"true"sv, "false"sv, "null"sv, "yes"sv, "no"sv,   "on"sv,
                                         "off"sv,  "y"sv,     "n"sv,    "~"sv,   ".inf"sv, ".nan"sv};
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (std::ranges::find(words, lower) != words.end()) return true;
    return lower.find_first_of("0123456789") != std::string::npos &&
           lower.find_first_not_of("0123456789abcdefox.+-_:") == std::string::npos;
}

std::string write_inline(const YamlNode& scalar, bool is_condition, bool in_flow) {
    return write(text_of(scalar, is_condition), is_condition || (scalar.is_quoted() && is_ambiguous(scalar.scalar)),
                 in_flow);
}

WrittenScalar write_scalar(const YamlNode& scalar, bool is_condition, std::size_t room, std::size_t line_room) {
    const std::string text = text_of(scalar, is_condition);
    if (can_be_literal(text)) return {text.back() == '\n' ? "|" : "|-", split_lines(text)};
    std::string on_one_line = write_inline(scalar, is_condition, false);
    if (display_width(on_one_line) <= room || !can_fold(text)) return {std::move(on_one_line), {}};
    return {">-", folded(text, line_room)};
}

std::string write_key(std::string_view key, bool in_flow) { return write(key, false, in_flow); }

} // namespace apatite
