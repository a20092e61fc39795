// Reads JSON, whole and exactly: every byte is validated, numbers keep their text, nothing is copied.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apatite/result.h"
#include "json/key_table.h"
#include "json/tape.h"

namespace apatite::json {

class KnownParts;

/// `null`, `boolean`, `number`, `string`, `array` or `object`.
std::string_view to_string(Type type) noexcept;

struct ParseOptions {
    std::size_t max_bytes = std::size_t{1} << 30;
    std::size_t depth_limit = 64;   ///< nesting that reaches this depth is refused; at most 64
    const KeyTable* keys = nullptr; ///< keys to be found by their number
    /// Only with `keys`: what stands in it is copied, and what comes again in another document is added.
    KnownParts* known = nullptr;
};

class Elements;
class Found;
class Members;

/// A value of a document. A small handle: valid as long as the document and the text that it was parsed from.
class Value {
public:
    Type type() const noexcept { return node().type; }
    bool is_object() const noexcept { return type() == Type::object; }
    bool is_array() const noexcept { return type() == Type::array; }
    bool is_string() const noexcept { return type() == Type::string; }
    bool is_number() const noexcept { return type() == Type::number; }
    bool is_boolean() const noexcept { return type() == Type::boolean; }
    bool is_null() const noexcept { return type() == Type::null; }

    /// The member's value; nothing when this is no object or has no such member. Of a key that stands twice, the first.
    /// O(members).
    Found find(std::string_view key) const noexcept;
    /// The same by number, where the document was read with a table that has the key.
    Found find(Key key) const noexcept;
    /// Of an array; empty for any other type.
    Elements elements() const noexcept;
    /// Of an object; empty for any other type.
    Members members() const noexcept;
    /// An array or object with nothing in it.
    bool empty() const noexcept { return (is_array() || is_object()) && node().next == index_ + 1; }

    /// The characters of a string, escapes resolved; empty for any other type.
    std::string_view text() const noexcept { return is_string() ? tape_->text_of(node()) : std::string_view(); }
    /// A number as it was written, `3.130` or `1e-2`; empty for any other type.
    std::string_view number_text() const noexcept { return is_number() ? tape_->text_of(node()) : std::string_view(); }
    /// Nothing for another type.
    std::optional<bool> boolean() const noexcept;

    /// The JSON text of this value.
    std::string_view raw() const noexcept;
    /// O(size of the text before it): for messages.
    Place place() const noexcept;
    /// The second of two equal keys of one object, in this value or anywhere below.
    std::optional<Value> duplicate_key() const noexcept;
    /// Does the watched key of the table stand in this value or anywhere below? Without a table: it may.
    bool holds_watched_key() const noexcept;
    /// Of an object or list whose bytes were read before, the number among the known parts, from 1; 0 of any other.
    /// What has the same number is the same, byte for byte, in any document that was read with the same known parts
    /// until they are emptied.
    std::uint16_t known_part() const noexcept { return is_object() || is_array() ? node().key : std::uint16_t{0}; }
    /// Was its document read with a table of keys?
    bool has_key_table() const noexcept { return tape_->has_key_table; }

    friend bool operator==(const Value&, const Value&) = default; ///< the same place in the same document

private:
    friend class Document;
    friend class Elements;
    friend class Fields;
    friend class Found;
    friend class Members;
    Value(const Tape* tape, std::size_t index) noexcept : tape_(tape), index_(index) {}
    const Node& node() const noexcept { return tape_->nodes[index_]; }

    const Tape* tape_;
    std::size_t index_; ///< as wide as the pointer: what is written in two widths is slow to read again
};

/// A value, or nothing: as `std::optional<Value>`, but small enough to be handed on in registers.
class Found {
public:
    Found() noexcept = default;
    Found(std::nullopt_t) noexcept {}              // NOLINT: as an optional
    Found(Value value) noexcept : value_(value) {} // NOLINT: likewise
    bool has_value() const noexcept { return value_.tape_ != nullptr; }
    explicit operator bool() const noexcept { return has_value(); }
    /// Only where there is one.
    const Value& operator*() const noexcept { return value_; }
    const Value* operator->() const noexcept { return &value_; }
    friend bool operator==(const Found&, const Found&) = default;

private:
    Value value_{nullptr, 0};
};

struct Member {
    std::string_view key;
    Value value;
    std::uint16_t number = 0; ///< of the key in the table that the document was read with
};

/// The values of an array, in order.
class Elements {
public:
    class Iterator {
    public:
        using difference_type = std::ptrdiff_t;
        using value_type = Value;
        using iterator_category = std::input_iterator_tag;
        Value operator*() const noexcept { return {tape_, index_}; }
        Iterator& operator++() noexcept {
            index_ = tape_->nodes[index_].next;
            return *this;
        }
        void operator++(int) noexcept { ++*this; }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        friend class Elements;
        Iterator(const Tape* tape, std::size_t index) noexcept : tape_(tape), index_(index) {}
        const Tape* tape_;
        std::size_t index_;
    };
    Iterator begin() const noexcept { return {tape_, first_}; }
    Iterator end() const noexcept { return {tape_, last_}; }
    bool empty() const noexcept { return first_ == last_; }

    Elements() noexcept = default; ///< none

private:
    friend class Value;
    Elements(const Tape* tape, std::size_t first, std::size_t last) noexcept
        : tape_(tape), first_(first), last_(last) {}
    const Tape* tape_ = nullptr;
    std::size_t first_ = 0, last_ = 0;
};

/// The members of an object, in order.
class Members {
public:
    class Iterator {
    public:
        using difference_type = std::ptrdiff_t;
        using value_type = Member;
        using iterator_category = std::input_iterator_tag;
        Member operator*() const noexcept {
            const Node& node = tape_->nodes[key_];
            return {tape_->text_of(node), {tape_, key_ + 1}, node.key};
        }
        Iterator& operator++() noexcept {
            key_ = tape_->nodes[key_ + 1].next;
            return *this;
        }
        void operator++(int) noexcept { ++*this; }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        friend class Members;
        Iterator(const Tape* tape, std::size_t key) noexcept : tape_(tape), key_(key) {}
        const Tape* tape_;
        std::size_t key_;
    };
    Iterator begin() const noexcept { return {tape_, first_}; }
    Iterator end() const noexcept { return {tape_, last_}; }

private:
    friend class Value;
    Members(const Tape* tape, std::size_t first, std::size_t last) noexcept : tape_(tape), first_(first), last_(last) {}
    const Tape* tape_;
    std::size_t first_, last_;
};

inline Elements Value::elements() const noexcept {
    const std::size_t after = node().next;
    return {tape_, is_array() ? index_ + 1 : after, after};
}

inline Members Value::members() const noexcept {
    const std::size_t after = node().next;
    return {tape_, is_object() ? index_ + 1 : after, after};
}

inline Found Value::find(Key key) const noexcept {
    if (!tape_->has_key_table) return find(key.name);
    if (!is_object()) return {};
    const Node* nodes = tape_->nodes.data();
    for (std::size_t at = index_ + 1, after = node().next; at < after; at = nodes[at + 1].next)
        if (nodes[at].key == key.number) return Value(tape_, at + 1);
    return {};
}

/// The members of one object by the number of their keys: for an object that is asked for many of them.
class Fields {
public:
    explicit Fields(Value object) noexcept : object_(object) {
        if (!object.is_object()) return;
        const Node* nodes = object.tape_->nodes.data();
        std::size_t count = 0;
        for (std::size_t at = object.index_ + 1, after = object.node().next; at < after; at = nodes[at + 1].next) {
            if (count == values_.size()) return; // `find` looks on by itself
            values_[count++] = static_cast<std::uint32_t>(at + 1);
            std::uint8_t& place = places_[nodes[at].key];
            place = place != 0 ? place : static_cast<std::uint8_t>(count);
        }
        complete_ = object.tape_->has_key_table;
    }
    const Value& object() const noexcept { return object_; }
    /// As `Value::find`.
    Found find(Key key) const noexcept {
        if (!complete_ || key.number == 0) return object_.find(key);
        const std::uint8_t place = places_[key.number];
        return place == 0 ? Found() : Value(object_.tape_, values_[place - 1U]);
    }

private:
    Value object_;
    bool complete_ = false;
    std::array<std::uint8_t, KeyTable::most + 1> places_{}; ///< in `values_`, from 1; 0 is not of any key of the table
    std::array<std::uint32_t, 48> values_;                  ///< nodes
};

/// Several members of one object in one pass over it: of each key the first, as `Value::find`.
template <std::size_t N>
std::array<Found, N> find_all(Value object, const std::array<Key, N>& keys) noexcept {
    std::array<Found, N> found;
    for (const Member& member : object.members())
        for (std::size_t i = 0; i < N; ++i)
            if ((object.has_key_table() ? member.number == keys[i].number : member.key == keys[i].name) && !found[i])
                found[i] = member.value;
    return found;
}

/// A parsed text. It views the text, which the caller keeps alive; moving the document keeps its values valid. One
/// thread parses, any number may read.
class Document {
public:
    /// Parses the whole text. Errors: `json-empty`, `json-size`, `json-utf8`, `json-depth`, `json-syntax`; the message
    /// begins with line and column. A byte order mark is passed over. Equal keys in one object are no error here (see
    /// `Value::duplicate_key`). O(size).
    static Result<Document> parse(std::string_view text, const ParseOptions& options = {});

    Document();
    ~Document();
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;

    /// The same into this document, whose memory is used again and whose earlier values become invalid.
    std::optional<Error> read(std::string_view text, const ParseOptions& options = {});

    /// The outermost value; only after a text was parsed.
    Value root() const noexcept { return {tape_.get(), 0}; }

private:
    std::unique_ptr<Tape> tape_;
};

/// Do both say the same? The order of members counts as nothing, the spelling of a number (`1.0`, `1`) does.
bool same_value(const Value& a, const Value& b);

} // namespace apatite::json
