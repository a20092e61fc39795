#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "expression/slips.h"
#include "expression/token.h"
#include "expression/unescape.h"

namespace apatite {
namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

constexpr auto symbols = std::to_array<std::string_view>(
    {"<=", ">=", "!=", "!~", "(", ")", "{", "}", ",", ".", "+", "-", "*", "/", "<", ">", "="});

class Tokenizer {
public:
    Tokenizer(std::string_view text, const Locator& locator, Diagnostics& diagnostics)
        : text_(text), locator_(locator), diagnostics_(diagnostics) {}

    std::optional<std::vector<Token>> run() {
        while (skip_space(), at_ < text_.size()) step();
        add(TokenKind::end, 0);
        if (failed_) return std::nullopt;
        return std::move(tokens_);
    }

private:
    char peek(std::size_t ahead = 0) const noexcept { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    std::string_view rest() const noexcept { return text_.substr(at_); }
    void skip_space() noexcept {
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    }

    void step() {
        if (is_digit(peek())) return number();
        if (peek() == '.' && is_digit(peek(1))) return bare_point();
        if (is_letter(peek())) return word();
        if (peek() == '\'') return string();
        if (peek() == '@') return date();
        symbol();
    }

    Token& add(TokenKind kind, std::size_t length) {
        tokens_.push_back({kind, at_, text_.substr(at_, length), {}});
        at_ += length;
        return tokens_.back();
    }

    void fail(std::size_t offset, std::size_t length, std::string code, std::string message, std::string help) {
        failed_ = true;
        diagnostics_.push_back(
            {Severity::error, std::move(code), std::move(message), locator_.span(offset, length), std::move(help), {}});
    }

    std::size_t run_length(std::size_t from, bool (*belongs)(char)) const noexcept {
        std::size_t end = from;
        while (end < text_.size() && belongs(text_[end])) ++end;
        return end - from;
    }

    void word() { add(TokenKind::word, run_length(at_, is_word_byte)); }

    // A number and what sticks to it.
    void number() {
        std::size_t length = run_length(at_, is_digit);
        if (peek(length) == '.' && is_digit(peek(length + 1))) length += 1 + run_length(at_ + length + 1, is_digit);
        const std::size_t tail = run_length(at_ + length, is_word_byte);
        if (tail == 0) {
            add(TokenKind::number, length);
            return;
        }
        const std::string_view digits = text_.substr(at_, length);
        const std::string_view letters = text_.substr(at_ + length, tail);
        if (letters == "L") {
            fail(at_, length + 1, "P0104", fmt::format("`{}L` is a number of a kind that is not used here", digits),
                 fmt::format("write `{}`", digits));
        } else if ((letters[0] == 'e' || letters[0] == 'E') && (tail == 1 || is_digit(letters[1]))) {
            return exponent(length + tail);
        } else {
            fail(at_ + length, tail, "P0111", fmt::format("`{}` sticks to the number", letters),
                 fmt::format("a unit stands in quotes, `{} '{}'`; a calendar word after a space, `{} weeks`", digits,
                             letters, digits));
        }
        at_ += length + tail;
    }

    void exponent(std::size_t length) {
        if ((peek(length) == '-' || peek(length) == '+') && is_digit(peek(length + 1)))
            length += 1 + run_length(at_ + length + 1, is_digit);
        fail(at_, length, "P0104", fmt::format("`{}` has an exponent", text_.substr(at_, length)),
             "write the digits out, or choose another unit");
        at_ += length;
    }

    void bare_point() {
        const std::size_t length = 1 + run_length(at_ + 1, is_digit);
        const std::string_view written = text_.substr(at_, length);
        fail(at_, length, "P0104", fmt::format("`{}` has no digit before the point", written),
             fmt::format("write `0{}`", written));
        at_ += length;
    }

    void string() {
        const std::size_t start = at_;
        std::string value;
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] != '\'') {
            if (text_[end] == '\\') {
                end = escape(end, value);
            } else {
                value += text_[end++];
            }
        }
        if (end >= text_.size()) {
            fail(start, text_.size() - start, "P0102", "a text in quotes is not closed", "add the closing `'`");
            at_ = text_.size();
            return;
        }
        add(TokenKind::string, end + 1 - start).value = std::move(value);
    }

    // Returns the offset behind the escape that starts at `at`.
    std::size_t escape(std::size_t at, std::string& value) {
        if (const std::size_t length = unescape(text_.substr(at), value)) return at + length;
        const std::size_t length = std::min<std::size_t>(2, text_.size() - at);
        fail(at, length, "P0103", fmt::format("`{}` is no escape", text_.substr(at, length)),
             R"(write `\\` for a backslash, `\'` for a quote)");
        return at + length;
    }

    void date() {
        const auto belongs = [](char c) { return is_word_byte(c) || c == '-' || c == ':' || c == '+' || c == '.'; };
        const std::size_t length = 1 + run_length(at_ + 1, belongs);
        const std::string_view written = text_.substr(at_, length);
        if (written.find('T') != std::string_view::npos) {
            fail(at_, length, "P0105", fmt::format("`{}` has a time of day", written),
                 "dates have a year, a month and a day at most: `@2024-05-31`");
            at_ += length;
            return;
        }
        add(TokenKind::date, length);
    }

    void symbol() {
        if (const Slip* slip = slip_at(rest())) return not_a_symbol(slip->written, slip->help);
        if (peek() == '~') {
            add(TokenKind::symbol, 1);
            return;
        }
        for (const std::string_view known : symbols) {
            if (!rest().starts_with(known)) continue;
            add(TokenKind::symbol, known.size());
            return;
        }
        std::size_t length = 1; // a whole UTF-8 character
        while (at_ + length < text_.size() && (static_cast<unsigned char>(text_[at_ + length]) & 0xC0U) == 0x80U)
            ++length;
        not_a_symbol(rest().substr(0, length), "see rules/README.md for the signs of the language");
    }

    void not_a_symbol(std::string_view written, std::string_view help) {
        fail(at_, written.size(), "P0101", fmt::format("`{}` is no sign of the condition language", written),
             std::string(help));
        at_ += written.size();
        if (written != "\"" && written != "`") return;
        // What stands in the wrong quotes would only bring further messages.
        const std::size_t close = text_.find(written[0], at_);
        if (close != std::string_view::npos) at_ = close + 1;
    }

    std::string_view text_;
    const Locator& locator_;
    Diagnostics& diagnostics_;
    std::size_t at_ = 0;
    bool failed_ = false;
    std::vector<Token> tokens_;
};

} // namespace

bool is_word_byte(char c) noexcept { return is_letter(c) || is_digit(c); }

std::optional<std::vector<Token>> tokenize(std::string_view text, const Locator& locator, Diagnostics& diagnostics) {
    return Tokenizer(text, locator, diagnostics).run();
}

} // namespace apatite
