#include "json/writer.h"

#include <array>
#include <charconv>
#include <cstring>

#include "diagnostic/utf8.h"

namespace apatite::json {
namespace {

// Which bytes can be written as they are: ASCII without controls, quotes and backslashes.
constexpr auto is_plain = [] {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0x20; c < 0x7F; ++c) plain[c] = c != '"' && c != '\\';
    return plain;
}();

/// Are the eight bytes all plain? Each test leaves the highest bit of a byte that fails it, so that carries from one
/// byte to the next can only make a plain byte look otherwise.
bool all_plain(std::uint64_t bytes) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101, tops = 0x8080808080808080;
    const auto below = [](std::uint64_t x, std::uint64_t limit) { return (x - ones * limit) & ~x; };
    const std::uint64_t quote = bytes ^ (ones * '"'), backslash = bytes ^ (ones * '\\');
    const std::uint64_t from_delete = bytes + ones; // 0x7F and above
    return ((bytes | from_delete | below(bytes, 0x20) | below(quote, 1) | below(backslash, 1)) & tops) == 0;
}

// The length of the longest start of `text` that can be written as it is.
std::size_t plain_length(std::string_view text) noexcept {
    std::size_t length = 0;
    for (std::uint64_t bytes = 0; length + sizeof bytes <= text.size(); length += sizeof bytes) {
        std::memcpy(&bytes, text.data() + length, sizeof bytes);
        if (!all_plain(bytes)) break;
    }
    while (length < text.size() && is_plain[static_cast<unsigned char>(text[length])]) ++length;
    return length;
}

void append_escape(std::string& out, char c) {
    constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += "\\u00";
    out += hex[byte >> 4];
    out += hex[byte & 15U];
}

} // namespace

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const std::size_t plain = plain_length(text);
        out.append(text.substr(0, plain));
        text.remove_prefix(plain);
        if (text.empty()) break;
        const auto character = utf8_at(text, 0);
        if (!character)
            out += "\xEF\xBF\xBD";
        else if (character->bytes > 1)
            out.append(text.substr(0, character->bytes));
        else
            append_escape(out, text.front());
        text.remove_prefix(character ? character->bytes : 1);
    }
    out += '"';
}

JsonWriter& JsonWriter::begin(char bracket) {
    before_value();
    out_ += bracket;
    const bool inside_compact = !levels_.empty() && levels_.back().compact;
    levels_.push_back({true, indent_ == 0 || inside_compact});
    return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
    const Level level = levels_.back();
    levels_.pop_back();
    if (!level.empty && !level.compact) new_line();
    out_ += bracket;
    return *this;
}

JsonWriter& JsonWriter::compact() {
    if (!levels_.empty()) levels_.back().compact = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    before_item();
    append_quoted(out_, name);
    out_ += indent_ == 0 ? ":" : ": ";
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
    before_value();
    append_quoted(out_, text);
    return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
    std::array<char, 24> digits{};
    const auto [end, problem] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    (void)problem; // 24 characters hold every 64-bit number
    return raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

JsonWriter& JsonWriter::number_text(std::string_view text) { return raw(text); }
JsonWriter& JsonWriter::boolean(bool value) { return raw(value ? "true" : "false"); }
JsonWriter& JsonWriter::null() { return raw("null"); }

JsonWriter& JsonWriter::raw(std::string_view json) {
    before_value();
    out_.append(json);
    return *this;
}

void JsonWriter::before_value() {
    if (!after_key_) before_item();
    after_key_ = false;
}

void JsonWriter::before_item() {
    if (levels_.empty()) return;
    Level& level = levels_.back();
    if (!level.empty) out_ += level.compact && indent_ != 0 ? ", " : ",";
    level.empty = false;
    if (!level.compact) new_line();
}

void JsonWriter::new_line() {
    out_ += '\n';
    out_.append(levels_.size() * static_cast<std::size_t>(indent_), ' ');
}

} // namespace apatite::json
