#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#include <fmt/format.h>

#include "json/duplicate_keys.h"
#include "json/number.h"
#include "json/reader.h"
#include "json/tape.h"

namespace apatite::json {
namespace {

constexpr std::size_t deepest = 64;

constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// One pass over the structure. A container that is open stands in `open_`; no recursion. The place in the pass and what
// does not change go from function to function by value, so that they stay in registers.
class Parser {
public:
    Parser(Tape& tape, const ParseOptions& options) noexcept
        : tape_(tape), keys_(options.keys), depth_limit_(std::min(options.depth_limit, deepest)) {}

    std::optional<Error> run() {
        const std::span<const std::uint32_t> offsets = tape_.structure.offsets();
        // A node needs a place in the structure.
        if (tape_.nodes.size() < offsets.size()) tape_.nodes.resize(offsets.size());
        const Fixed fixed{tape_.text.data(), tape_.text.size(), offsets.data() + offsets.size(), tape_.nodes.data(),
                          keys_};
        next_backslash_ = find_backslash(0);
        Cursor cursor{offsets.data(), 0};
        const char first = here(fixed, cursor);
        cursor = first == '{' || first == '[' ? containers(fixed, cursor) : scalar(fixed, cursor);
        if (cursor && cursor.at != fixed.end) (void)fail(*cursor.at, "nothing may follow the end of the JSON value");
        return std::move(error_);
    }

private:
    struct Open {
        char close = '}';
        std::uint32_t node = 0;
        KeyFilter keys;
    };
    struct Fixed {
        const char* text;
        std::size_t size;
        const std::uint32_t* end; ///< of the offsets
        Node* nodes;
        const KeyTable* keys;
    };
    struct Cursor {
        const std::uint32_t* at = nullptr; ///< the next offset of the structure; null: `error_` says why
        std::size_t count = 0;             ///< of nodes
        explicit operator bool() const noexcept { return at != nullptr; }
    };

    static char here(const Fixed& fixed, Cursor cursor) noexcept {
        return cursor.at != fixed.end ? fixed.text[*cursor.at] : '\0';
    }

    [[gnu::cold, gnu::noinline]] Cursor fail(std::size_t where, std::string_view message,
                                             std::string_view code = "json-syntax") {
        error_ = error_at(tape_.text, where, std::string(code), std::string(message));
        return {};
    }
    [[gnu::cold, gnu::noinline]] Cursor expected(const Fixed& fixed, Cursor cursor, std::string_view what) {
        if (cursor.at == fixed.end)
            return fail(tape_.text.size(), fmt::format("the text ends here, expected {}", what));
        return fail(*cursor.at, fmt::format("expected {}", what));
    }

    std::size_t find_backslash(std::size_t from) const noexcept {
        const void* found = std::memchr(tape_.text.data() + from, '\\', tape_.text.size() - from);
        if (!found) return tape_.text.size();
        return static_cast<std::size_t>(static_cast<const char*>(found) - tape_.text.data());
    }

    // The end of what begins here: only blanks stand between it and what comes next. Behind the last offset of the
    // structure stands the size of the text.
    static std::size_t scalar_end(const Fixed& fixed, Cursor cursor) noexcept {
        std::size_t end = cursor.at[1];
        while (is_blank(fixed.text[end - 1])) --end;
        return end;
    }

    static Cursor push(const Fixed& fixed, Cursor cursor, Type type, std::size_t begin, std::size_t end) noexcept {
        fixed.nodes[cursor.count] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                                     static_cast<std::uint32_t>(cursor.count + 1), type};
        return {cursor.at + 1, cursor.count + 1};
    }

    // From the beginning of the outermost container to its end.
    Cursor containers(const Fixed fixed, Cursor cursor) {
        Open* open = open_.data();
        cursor = begin(fixed, cursor, *open);
        for (bool first = true; cursor;) {
            if (here(fixed, cursor) == open->close) {
                cursor = finish(fixed, cursor, *open);
                if (open == open_.data()) break;
                --open;
                first = false;
                continue;
            }
            if (!first && !(cursor = comma(fixed, cursor, *open))) break;
            if (open->close == '}' && !(cursor = key(fixed, cursor, *open, first))) break;
            const char next = here(fixed, cursor);
            first = next == '{' || next == '[';
            if (first)
                cursor = begin(fixed, cursor, *++open);
            else
                cursor = next == '"' ? string(fixed, cursor) : scalar(fixed, cursor);
        }
        return cursor;
    }

    Cursor comma(const Fixed& fixed, Cursor cursor, const Open& open) {
        if (here(fixed, cursor) != ',') return expected(fixed, cursor, open.close == '}' ? "`,` or `}`" : "`,` or `]`");
        return {cursor.at + 1, cursor.count};
    }

    Cursor key(const Fixed& fixed, Cursor cursor, Open& open, bool first) {
        if (here(fixed, cursor) != '"')
            return expected(fixed, cursor, first ? "a key in double quotes or `}`" : "a key in double quotes");
        const std::size_t index = cursor.count;
        cursor = string(fixed, cursor);
        if (!cursor) return cursor;
        number_key(fixed, open, index);
        if (here(fixed, cursor) != ':') return expected(fixed, cursor, "`:` after the key");
        return {cursor.at + 1, cursor.count};
    }

    void number_key(const Fixed& fixed, Open& open, std::size_t index) {
        Node& node = fixed.nodes[index];
        const std::string_view text =
            node.escaped ? tape_.text_of(node) : std::string_view(fixed.text + node.begin, node.end - node.begin);
        std::uint8_t number = 0;
        if (fixed.keys) {
            number = fixed.keys->number_of(text, node.escaped ? 0 : fixed.size - node.begin);
            if (number == fixed.keys->watched() && number != 0)
                tape_.watched_keys.push_back(static_cast<std::uint32_t>(index));
        }
        node.key = number;
        open.keys.add(text, number);
    }

    Cursor begin(const Fixed& fixed, Cursor cursor, Open& open) {
        if (static_cast<std::size_t>(&open - open_.data()) + 1 >= depth_limit_) return too_deep(cursor);
        const std::uint32_t from = *cursor.at;
        const bool object = fixed.text[from] == '{';
        open = {object ? '}' : ']', static_cast<std::uint32_t>(cursor.count), {}};
        return push(fixed, cursor, object ? Type::object : Type::array, from, from);
    }

    [[gnu::cold, gnu::noinline]] Cursor too_deep(Cursor cursor) {
        return fail(*cursor.at, fmt::format("nested {} deep: at most {} are read", depth_limit_, depth_limit_ - 1),
                    "json-depth");
    }

    Cursor finish(const Fixed& fixed, Cursor cursor, const Open& open) {
        Node& node = fixed.nodes[open.node];
        node.end = *cursor.at + 1;
        node.next = static_cast<std::uint32_t>(cursor.count);
        if (open.keys.may_repeat()) note_duplicate_keys(tape_, open.node);
        return {cursor.at + 1, cursor.count};
    }

    [[gnu::noinline]] Cursor scalar(const Fixed& fixed, Cursor cursor) {
        switch (here(fixed, cursor)) {
        case '"': return string(fixed, cursor);
        case 't': return word(fixed, cursor, "true", Type::boolean);
        case 'f': return word(fixed, cursor, "false", Type::boolean);
        case 'n': return word(fixed, cursor, "null", Type::null);
        default: return number(fixed, cursor);
        }
    }

    Cursor word(const Fixed& fixed, Cursor cursor, std::string_view wanted, Type type) {
        const std::size_t begin = *cursor.at, end = scalar_end(fixed, cursor);
        if (tape_.text.substr(begin, end - begin) != wanted)
            return expected(fixed, cursor, fmt::format("a value, such as `{}`", wanted));
        return push(fixed, cursor, type, begin, end);
    }

    Cursor number(const Fixed& fixed, Cursor cursor) {
        if (cursor.at == fixed.end) return expected(fixed, cursor, "a value");
        const std::size_t begin = *cursor.at, end = scalar_end(fixed, cursor);
        if (!is_number(tape_.text.substr(begin, end - begin))) {
            const char c = fixed.text[begin];
            const bool tried = c == '-' || (c >= '0' && c <= '9');
            return tried ? fail(begin, "this is no JSON number") : expected(fixed, cursor, "a value");
        }
        return push(fixed, cursor, Type::number, begin, end);
    }

    Cursor string(const Fixed& fixed, Cursor cursor) {
        const std::size_t begin = *cursor.at + std::size_t{1};
        std::size_t end = cursor.at[1] - std::size_t{1}; // of the quote, when no blank follows it
        if (fixed.text[end] != '"') end = scalar_end(fixed, cursor) - 1;
        cursor = push(fixed, cursor, Type::string, begin, end);
        return end <= next_backslash_ || resolve(fixed.nodes[cursor.count - 1]) ? cursor : Cursor();
    }

    // A string that holds an escape.
    [[gnu::noinline]] bool resolve(Node& node) {
        const std::size_t begin = node.begin, end = node.end;
        next_backslash_ = find_backslash(end);
        node.begin = static_cast<std::uint32_t>(tape_.unescaped.size());
        if (const auto wrong = unescape(tape_.text.substr(begin, end - begin), tape_.unescaped)) {
            (void)fail(begin + *wrong, "this escape is no character");
            return false;
        }
        node.end = static_cast<std::uint32_t>(tape_.unescaped.size());
        node.escaped = true;
        return true;
    }

    Tape& tape_;
    const KeyTable* keys_;
    std::size_t depth_limit_;
    std::size_t next_backslash_ = 0; // offset; no string before it holds an escape
    std::array<Open, deepest> open_;
    std::optional<Error> error_;
};

std::string_view without_bom(std::string_view text) noexcept {
    return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

} // namespace

std::optional<Error> Document::read(std::string_view text, const ParseOptions& options) {
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max() - 64;
    tape_->text = without_bom(text);
    tape_->unescaped.clear();
    tape_->duplicate_keys.clear();
    tape_->watched_keys.clear();
    tape_->has_key_table = options.keys != nullptr;
    if (tape_->text.size() > std::min(options.max_bytes, most))
        return Error{"json-size", fmt::format("too big: {} bytes, at most {} are read", tape_->text.size(),
                                              std::min(options.max_bytes, most))};
    if (std::ranges::all_of(tape_->text, is_blank)) return Error{"json-empty", "empty: there is no JSON in it"};
    if (auto error = tape_->structure.scan(tape_->text)) return error;
    return Parser(*tape_, options).run();
}

} // namespace apatite::json
