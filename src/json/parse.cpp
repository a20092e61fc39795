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

// One pass over the structure. A container that is open stands in `open_`; no recursion.
class Parser {
public:
    Parser(Tape& tape, const ParseOptions& options) noexcept
        : tape_(tape), text_(tape.text), keys_(options.keys), offsets_(tape.structure.offsets()),
          depth_limit_(std::min(options.depth_limit, deepest)) {}

    std::optional<Error> run() {
        if (tape_.nodes.size() < offsets_.size())
            tape_.nodes.resize(
                offsets_.size()); // a node needs a place in the structure, so there are no more than that
        nodes_ = tape_.nodes.data();
        next_backslash_ = find_backslash(0);
        if (!value()) return std::move(error_);
        while (depth_ > 0) {
            if (!step()) return std::move(error_);
        }
        if (at_ < offsets_.size()) (void)fail(offset(), "nothing may follow the end of the JSON value");
        return std::move(error_);
    }

private:
    struct Open {
        std::uint32_t node = 0;
        bool object = false;
        bool first = true;
        KeyFilter keys;
    };

    std::size_t offset() const noexcept { return at_ < offsets_.size() ? offsets_[at_] : text_.size(); }
    char here() const noexcept { return at_ < offsets_.size() ? text_[offsets_[at_]] : '\0'; }
    bool ended() const noexcept { return at_ >= offsets_.size(); }

    bool fail(std::size_t where, std::string_view message, std::string_view code = "json-syntax") {
        error_ = error_at(tape_.text, where, std::string(code), std::string(message));
        return false;
    }
    bool expected(std::string_view what) {
        if (ended()) return fail(tape_.text.size(), fmt::format("the text ends here, expected {}", what));
        return fail(offset(), fmt::format("expected {}", what));
    }

    // The end of a string, number or word: only blanks stand between it and what comes next.
    std::size_t scalar_end() const noexcept {
        std::size_t end = at_ + 1 < offsets_.size() ? offsets_[at_ + 1] : text_.size();
        while (is_blank(text_[end - 1])) --end;
        return end;
    }

    std::uint32_t push(Type type, std::size_t begin, std::size_t end) {
        Node& node = nodes_[count_];
        node = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), count_ + 1, type};
        return count_++;
    }

    std::size_t find_backslash(std::size_t from) const noexcept {
        const void* found = std::memchr(tape_.text.data() + from, '\\', tape_.text.size() - from);
        if (!found) return tape_.text.size();
        return static_cast<std::size_t>(static_cast<const char*>(found) - tape_.text.data());
    }

    // One step inside the innermost open container: its end, or the next member or element.
    bool step() {
        Open& open = open_[depth_ - 1];
        const char close = open.object ? '}' : ']';
        if (here() == close && !ended()) return finish(open);
        if (!open.first) {
            if (here() != ',' || ended()) return expected(open.object ? "`,` or `}`" : "`,` or `]`");
            ++at_;
        }
        const bool first = std::exchange(open.first, false);
        if (open.object && !key(open, first)) return false;
        return value();
    }

    bool key(Open& open, bool first) {
        if (here() != '"' || ended())
            return expected(first ? "a key in double quotes or `}`" : "a key in double quotes");
        const std::uint32_t index = count_;
        if (!string()) return false;
        number_key(open, index);
        if (here() != ':' || ended()) return expected("`:` after the key");
        ++at_;
        return true;
    }

    void number_key(Open& open, std::uint32_t index) {
        Node& node = nodes_[index];
        const std::string_view text = tape_.text_of(node);
        if (keys_) {
            node.key = keys_->number_of(text);
            if (node.key != 0 && node.key == keys_->watched()) tape_.watched_keys.push_back(index);
        }
        open.keys.add(text, node.key);
    }

    bool finish(Open& open) {
        Node& node = nodes_[open.node];
        node.end = static_cast<std::uint32_t>(offset() + 1);
        node.next = count_;
        if (open.keys.may_repeat()) note_duplicate_keys(tape_, open.node);
        ++at_;
        --depth_;
        return true;
    }

    bool value() {
        if (ended()) return expected("a value");
        switch (here()) {
        case '{': return begin(Type::object);
        case '[': return begin(Type::array);
        case '"': return string();
        case 't': return word("true", Type::boolean);
        case 'f': return word("false", Type::boolean);
        case 'n': return word("null", Type::null);
        default: return number();
        }
    }

    bool begin(Type type) {
        if (depth_ + 1 >= depth_limit_)
            return fail(offset(), fmt::format("nested {} deep: at most {} are read", depth_limit_, depth_limit_ - 1),
                        "json-depth");
        open_[depth_++] = {push(type, offset(), offset()), type == Type::object, true, {}};
        ++at_;
        return true;
    }

    bool word(std::string_view wanted, Type type) {
        const std::size_t begin = offset(), end = scalar_end();
        if (tape_.text.substr(begin, end - begin) != wanted)
            return expected(fmt::format("a value, such as `{}`", wanted));
        push(type, begin, end);
        ++at_;
        return true;
    }

    bool number() {
        const std::size_t begin = offset(), end = scalar_end();
        if (!is_number(tape_.text.substr(begin, end - begin))) {
            const char c = here();
            const bool tried = c == '-' || (c >= '0' && c <= '9');
            return tried ? fail(begin, "this is no JSON number") : expected("a value");
        }
        push(Type::number, begin, end);
        ++at_;
        return true;
    }

    bool string() {
        const std::size_t begin = offset() + 1, end = scalar_end() - 1;
        const std::uint32_t index = push(Type::string, begin, end);
        ++at_;
        if (end <= next_backslash_) return true;
        next_backslash_ = find_backslash(end);
        Node& node = nodes_[index];
        node.begin = static_cast<std::uint32_t>(tape_.unescaped.size());
        if (const auto wrong = unescape(tape_.text.substr(begin, end - begin), tape_.unescaped))
            return fail(begin + *wrong, "this escape is no character");
        node.end = static_cast<std::uint32_t>(tape_.unescaped.size());
        node.escaped = true;
        return true;
    }

    Tape& tape_;
    std::string_view text_; // of the tape
    const KeyTable* keys_;
    std::span<const std::uint32_t> offsets_;
    std::size_t depth_limit_;
    Node* nodes_ = nullptr;
    std::uint32_t count_ = 0;        // of nodes
    std::size_t at_ = 0;             // in `offsets_`
    std::size_t next_backslash_ = 0; // offset; no string before it holds an escape
    std::size_t depth_ = 0;
    std::array<Open, deepest> open_{};
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
