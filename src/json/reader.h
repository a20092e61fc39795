// Reads JSON, whole and exactly: every byte is validated, numbers keep their text, nothing is copied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apatite/result.h"

namespace apatite::json {

enum class Type : std::uint8_t { null, boolean, number, string, array, object };
/// `null`, `boolean`, `number`, `string`, `array` or `object`.
std::string_view to_string(Type type) noexcept;

/// A place in the text, both counted from 1, the column in bytes.
struct Place {
    std::size_t line = 1;
    std::size_t column = 1;
    friend bool operator==(const Place&, const Place&) = default;
};

struct ParseOptions {
    std::size_t max_bytes = std::size_t{1} << 30;
    std::size_t depth_limit = 64; ///< nesting that reaches this depth is refused; at most 64
};

struct Node;
struct Tape;
class Elements;
class Members;

/// A value of a document. A small handle: valid as long as the document and the text that it was parsed from.
class Value {
public:
    Type type() const noexcept;
    bool is_object() const noexcept { return type() == Type::object; }
    bool is_array() const noexcept { return type() == Type::array; }
    bool is_string() const noexcept { return type() == Type::string; }
    bool is_number() const noexcept { return type() == Type::number; }
    bool is_boolean() const noexcept { return type() == Type::boolean; }
    bool is_null() const noexcept { return type() == Type::null; }

    /// The member's value; nothing when this is no object or has no such member. Of a key that stands twice, the first.
    /// O(members).
    std::optional<Value> find(std::string_view key) const noexcept;
    /// Of an array; empty for any other type.
    Elements elements() const noexcept;
    /// Of an object; empty for any other type.
    Members members() const noexcept;
    bool empty() const noexcept; ///< an array or object with nothing in it

    /// The characters of a string, escapes resolved; empty for any other type.
    std::string_view text() const noexcept;
    /// A number as it was written, `3.130` or `1e-2`; empty for any other type.
    std::string_view number_text() const noexcept;
    /// Nothing for another type.
    std::optional<bool> boolean() const noexcept;

    /// The JSON text of this value.
    std::string_view raw() const noexcept;
    /// O(size of the text before it): for messages.
    Place place() const noexcept;
    /// The second of two equal keys of one object, in this value or anywhere below.
    std::optional<Value> duplicate_key() const noexcept;

    friend bool operator==(const Value&, const Value&) = default; ///< the same place in the same document

private:
    friend class Document;
    friend class Elements;
    friend class Members;
    Value(const Tape* tape, std::uint32_t index) noexcept : tape_(tape), index_(index) {}
    const Node& node() const noexcept;

    const Tape* tape_;
    std::uint32_t index_;
};

struct Member {
    std::string_view key;
    Value value;
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
        Iterator& operator++() noexcept;
        void operator++(int) noexcept { ++*this; }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        friend class Elements;
        Iterator(const Tape* tape, std::uint32_t index) noexcept : tape_(tape), index_(index) {}
        const Tape* tape_;
        std::uint32_t index_;
    };
    Iterator begin() const noexcept { return {tape_, first_}; }
    Iterator end() const noexcept { return {tape_, last_}; }
    bool empty() const noexcept { return first_ == last_; }

private:
    friend class Value;
    Elements(const Tape* tape, std::uint32_t first, std::uint32_t last) noexcept
        : tape_(tape), first_(first), last_(last) {}
    const Tape* tape_;
    std::uint32_t first_, last_;
};

/// The members of an object, in order.
class Members {
public:
    class Iterator {
    public:
        using difference_type = std::ptrdiff_t;
        using value_type = Member;
        using iterator_category = std::input_iterator_tag;
        Member operator*() const noexcept;
        Iterator& operator++() noexcept;
        void operator++(int) noexcept { ++*this; }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        friend class Members;
        Iterator(const Tape* tape, std::uint32_t key) noexcept : tape_(tape), key_(key) {}
        const Tape* tape_;
        std::uint32_t key_;
    };
    Iterator begin() const noexcept { return {tape_, first_}; }
    Iterator end() const noexcept { return {tape_, last_}; }

private:
    friend class Value;
    Members(const Tape* tape, std::uint32_t first, std::uint32_t last) noexcept
        : tape_(tape), first_(first), last_(last) {}
    const Tape* tape_;
    std::uint32_t first_, last_;
};

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
