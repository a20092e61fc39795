#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#include <fmt/format.h>

#include "json/duplicate_keys.h"
#include "json/known_parts.h"
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
        : tape_(tape), keys_(options.keys),
          known_(options.keys && options.known && options.known->begin() ? options.known : nullptr),
          depth_limit_(std::min(options.depth_limit, deepest)) {}

    std::optional<Error> run() {
        const std::span<const std::uint32_t> offsets = tape_.structure.offsets();
        // A node needs a place in the structure.
        if (tape_.nodes.size() < offsets.size() + most_copied_more)
            tape_.nodes.resize(offsets.size() + most_copied_more);
        const std::size_t size = tape_.text.size();
        const auto quick = std::ranges::lower_bound(offsets, KeyTable::before);
        const Fixed fixed{tape_.text.data(),  size,  offsets.data() + offsets.size(),
                          tape_.nodes.data(), keys_, offsets.data() + (quick - offsets.begin())};
        find_backslash(0);
        Cursor cursor{offsets.data(), 0};
        const char first = here(fixed, cursor);
        cursor = first == '{' || first == '[' ? containers(fixed, cursor) : scalar(fixed, cursor);
        if (cursor && cursor.at != fixed.end) (void)fail(*cursor.at, "nothing may follow the end of the JSON value");
        return std::move(error_);
    }

private:
    struct Open {
        char close;
        bool may_repeat; ///< a key
        std::uint32_t node;
        std::uint32_t object; ///< its number
        SeenKeys::Row* seen;
        const std::uint32_t* at;   ///< its offset
        KnownParts::Slot* to_keep; ///< where it is worth to be kept; or null
    };
    struct Fixed {
        const char* text;
        std::size_t size;
        const std::uint32_t* end; ///< of the offsets
        Node* nodes;
        const KeyTable* keys;
        const std::uint32_t* quick; ///< the first key that may be found the quick way
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

    // The next one, and which keys before it may be found the quick way: what is read of them is in the text, and two
    // more offsets follow.
    void find_backslash(std::size_t from) noexcept {
        const std::size_t size = tape_.text.size();
        const void* found = std::memchr(tape_.text.data() + from, '\\', size - from);
        next_backslash_ = found ? static_cast<std::size_t>(static_cast<const char*>(found) - tape_.text.data()) : size;
        quick_count_ = 0;
        if (!keys_ || size < KeyTable::before) return;
        const std::span<const std::uint32_t> offsets = tape_.structure.offsets();
        const auto count_below = [&](std::size_t offset) {
            return std::ranges::lower_bound(offsets, offset) - offsets.begin();
        };
        const auto last =
            std::min({count_below(next_backslash_) - 1, count_below(size - KeyTable::before), std::ssize(offsets) - 2});
        quick_count_ = static_cast<std::size_t>(std::max<std::ptrdiff_t>(last - count_below(KeyTable::before), 0));
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
            char next = here(fixed, cursor);
            if (next != open->close) {
                if (!first && !(cursor = comma(fixed, cursor, *open))) break;
                cursor = open->close == '}' ? members(fixed, cursor, *open, first) : elements(fixed, cursor, *open);
                if (!cursor) break;
                next = here(fixed, cursor);
                first = next == '{' || next == '[';
                if (first) {
                    KnownParts::Slot* to_keep = nullptr;
                    if (known_ && open->close == '}') {
                        if (const Cursor behind = known_part(fixed, cursor, *open, to_keep)) {
                            cursor = behind;
                            first = false;
                            continue;
                        }
                    }
                    cursor = begin(fixed, cursor, *++open);
                    open->to_keep = to_keep;
                    continue;
                }
                if (next != open->close) return comma(fixed, cursor, *open);
            }
            cursor = finish(fixed, cursor, *open);
            if (open == open_.data()) break;
            --open;
            first = false;
        }
        return cursor;
    }

    // Behind an object or list of which the same bytes were read before; null where this is none. `open` is what it
    // stands in.
    Cursor known_part(const Fixed& fixed, Cursor cursor, const Open& open, KnownParts::Slot*& to_keep) {
        const std::uint32_t* const at = cursor.at;
        if (fixed.end - at <= static_cast<std::ptrdiff_t>(KnownParts::offsets_behind) ||
            *at < KnownParts::bytes_before ||
            fixed.size - at[KnownParts::offsets_behind - 1] < KnownParts::bytes_behind)
            return {};
        const std::uint64_t mix = KnownParts::mix_of(fixed.text, at);
        KnownParts::Slot& slot = known_->slot_of(mix);
        const KnownParts::Part* part = known_->part_in(slot, mix, {fixed.text + *at, fixed.size - *at});
        if (!part) {
            if (known_->comes_again(slot, mix)) to_keep = &slot;
            return {};
        }
        const auto depth = static_cast<std::size_t>(&open - open_.data()) + 1;
        if (depth + part->height >= depth_limit_) return {};
        copy_moved(part->nodes(), slot.nodes, fixed.nodes + cursor.count, *at,
                   static_cast<std::uint32_t>(cursor.count));
        return {at + slot.offsets, cursor.count + slot.nodes};
    }

    Cursor comma(const Fixed& fixed, Cursor cursor, const Open& open) {
        if (here(fixed, cursor) != ',') return expected(fixed, cursor, open.close == '}' ? "`,` or `}`" : "`,` or `]`");
        return {cursor.at + 1, cursor.count};
    }

    // From a key to a value that is a container, or to behind the last member before anything but a comma.
    Cursor members(const Fixed& fixed, Cursor cursor, Open& open, bool first) {
        for (;; first = false) {
            if (const Cursor quick = quick_key(fixed, cursor, open))
                cursor = quick;
            else if (cursor = key(fixed, cursor, open, first); !cursor)
                return cursor;
            if (begins_container(fixed, cursor)) return cursor;
            cursor = plain_value(fixed, cursor);
            if (!cursor) return cursor;
            if (here(fixed, cursor) != ',')
                return begins_container(fixed, cursor) ? comma(fixed, cursor, open) : cursor;
            ++cursor.at;
        }
    }
    // The same of an array.
    Cursor elements(const Fixed& fixed, Cursor cursor, const Open& open) {
        for (;;) {
            if (begins_container(fixed, cursor)) return cursor;
            cursor = plain_value(fixed, cursor);
            if (!cursor) return cursor;
            if (here(fixed, cursor) != ',')
                return begins_container(fixed, cursor) ? comma(fixed, cursor, open) : cursor;
            ++cursor.at;
        }
    }
    static bool begins_container(const Fixed& fixed, Cursor cursor) noexcept {
        const char next = here(fixed, cursor);
        return next == '{' || next == '[';
    }
    Cursor plain_value(const Fixed& fixed, Cursor cursor) {
        return here(fixed, cursor) == '"' ? string(fixed, cursor) : scalar(fixed, cursor);
    }

    // A key as nearly every one is: of the table, not the watched one, new to its object, without an escape, and with
    // nothing between it and its colon. Null for any other.
    [[gnu::always_inline]] Cursor quick_key(const Fixed& fixed, Cursor cursor, const Open& open) const noexcept {
        if (static_cast<std::size_t>(cursor.at - fixed.quick) >= quick_count_) return {};
        const std::uint32_t quote = cursor.at[0], colon = cursor.at[1];
        const std::uint8_t number = fixed.keys->number_in(fixed.text + quote, colon + std::size_t{1} - quote);
        if (number == 0 || number == fixed.keys->watched() || (*open.seen)[number] == open.object) return {};
        (*open.seen)[number] = open.object;
        const auto next = static_cast<std::uint32_t>(cursor.count + 1);
        fixed.nodes[cursor.count] = {quote + 1, colon - 1, next, Type::string, false, number};
        return {cursor.at + 2, cursor.count + 1};
    }

    [[gnu::noinline]] Cursor key(const Fixed& fixed, Cursor cursor, Open& open, bool first) {
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
        const std::string_view text = tape_.text_of(node);
        if (fixed.keys) {
            node.key = fixed.keys->number_of(text);
            if (node.key == fixed.keys->watched() && node.key != 0)
                tape_.watched_keys.push_back(static_cast<std::uint32_t>(index));
        }
        std::uint32_t& seen = (*open.seen)[SeenKeys::place_of(text, static_cast<std::uint8_t>(node.key))];
        open.may_repeat = open.may_repeat || seen == open.object;
        seen = open.object;
    }

    Cursor begin(const Fixed& fixed, Cursor cursor, Open& open) {
        const auto depth = static_cast<std::size_t>(&open - open_.data());
        if (depth + 1 >= depth_limit_) return too_deep(cursor);
        const std::uint32_t from = *cursor.at;
        const bool object = fixed.text[from] == '{';
        open.close = object ? '}' : ']';
        open.may_repeat = false;
        open.node = static_cast<std::uint32_t>(cursor.count);
        open.at = cursor.at;
        open.to_keep = nullptr;
        if (object) {
            open.object = tape_.seen.next_object();
            open.seen = &tape_.seen.row(depth);
        }
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
        if (open.may_repeat) note_duplicate_keys(tape_, open.node);
        ++cursor.at;
        if (open.to_keep)
            known_->keep(*open.to_keep, tape_, open.node, cursor.count - open.node,
                         static_cast<std::size_t>(cursor.at - open.at));
        return cursor;
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
        find_backslash(end);
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
    KnownParts* known_;
    std::size_t depth_limit_;
    std::size_t next_backslash_ = 0; // offset; no string before it holds an escape
    std::size_t quick_count_ = 0;    // of offsets, from `Fixed::quick`
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
