#include "render/page.h"

#include <algorithm>
#include <optional>

#include "diagnostic/utf8.h"

namespace apatite {
namespace {

std::string_view escape_of(Style style) {
    switch (style) {
    case Style::plain: return "";
    case Style::strong: return "\x1b[1m";
    case Style::dim: return "\x1b[2m";
    case Style::good: return "\x1b[32m";
    case Style::bad: return "\x1b[31m";
    case Style::warning: return "\x1b[1;33m";
    case Style::emergency: return "\x1b[1;37;41m";
    }
    return "";
}

/// A word and whether a space stands before it.
struct Word {
    std::string_view text;
    Style style;
    bool spaced;
};

std::vector<Word> words_of(const Line& line) {
    std::vector<Word> words;
    bool spaced = false;
    for (const Run& run : line) {
        std::string_view rest = run.text;
        while (!rest.empty()) {
            const std::size_t skip = std::min(rest.find_first_not_of(' '), rest.size());
            spaced = spaced || skip > 0;
            rest.remove_prefix(skip);
            const std::size_t length = std::min(rest.find(' '), rest.size());
            if (length == 0) break;
            words.push_back({rest.substr(0, length), run.style, spaced});
            spaced = false;
            rest.remove_prefix(length);
        }
    }
    return words;
}

/// How many bytes from `i` on are printable ASCII, a column each: nearly all of a text.
std::size_t plain_at(std::string_view text, std::size_t i) noexcept {
    std::size_t end = i;
    while (end < text.size() && text[end] >= 0x20 && text[end] < 0x7F) ++end;
    return end - i;
}

} // namespace

std::size_t columns(std::string_view text) noexcept {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t plain = plain_at(text, i);
        sum += plain;
        i += plain;
        if (i == text.size()) break;
        const std::optional<Utf8Character> character = utf8_at(text, i);
        sum += character ? display_columns(character->value) : 1;
        i += character ? character->bytes : 1;
    }
    return sum;
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t plain = plain_at(text, i);
        out += text.substr(i, plain);
        i += plain;
        if (i == text.size()) break;
        const std::optional<Utf8Character> character = utf8_at(text, i);
        const std::size_t bytes = character ? character->bytes : 1;
        const char32_t value = character ? character->value : 0;
        const bool blank = value == '\n' || value == '\r' || value == '\t';
        const bool control = value < 0x20 || (value >= 0x7F && value < 0xA0);
        if (blank)
            out += ' ';
        else if (control)
            out += "\uFFFD";
        else
            out += text.substr(i, bytes);
        i += bytes;
    }
    return out;
}

void Page::gap() {
    if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
}

void Page::heading(std::string_view title) {
    gap();
    start_line(0);
    put(title, Style::strong);
    end_line();
}

void Page::add(Indent indent, const Line& line) {
    start_line(indent.first);
    flow(line, indent.rest);
}

void Page::item(std::size_t indent, std::size_t hang, const Run& mark, const Line& line) {
    start_line(indent);
    put(printable(mark.text), mark.style);
    const std::size_t target = indent + hang;
    put(std::string(column_ < target ? target - column_ : 1, ' '), Style::plain);
    flow(line, target);
}

void Page::flow(const Line& line, std::size_t rest) {
    Line safe = line;
    for (Run& run : safe) run.text = printable(run.text);
    const std::vector<Word> words = words_of(safe);
    bool fresh = true; // nothing but indentation on this line yet
    for (std::size_t begin = 0; begin < words.size();) {
        std::size_t end = begin + 1; // what no space parts stays together
        while (end < words.size() && !words[end].spaced) ++end;
        std::size_t length = 0;
        for (std::size_t i = begin; i < end; ++i) length += columns(words[i].text);
        if (!fresh && column_ + 1 + length > width_) {
            end_line();
            start_line(rest);
            fresh = true;
        }
        if (!fresh) put(" ", words[begin].style == words[begin - 1].style ? words[begin].style : Style::plain);
        for (std::size_t i = begin; i < end; ++i) put(words[i].text, words[i].style);
        fresh = false;
        begin = end;
    }
    end_line();
}

void Page::start_line(std::size_t indent) {
    use(Style::plain);
    text_.append(indent, ' ');
    column_ = indent;
}

void Page::put(std::string_view text, Style style) {
    column_ += columns(text);
    use(style);
    text_ += text;
}

void Page::end_line() {
    use(Style::plain);
    text_ += '\n';
}

void Page::use(Style style) {
    if (!colour_ || style == style_) return;
    if (style_ != Style::plain) text_ += "\x1b[0m";
    text_ += escape_of(style);
    style_ = style;
}

} // namespace apatite
