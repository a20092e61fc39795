#include "json/reader.h"

#include <algorithm>

#include "json/tape.h"

namespace apatite::json {

std::string_view to_string(Type type) noexcept {
    switch (type) {
    case Type::null: return "null";
    case Type::boolean: return "boolean";
    case Type::number: return "number";
    case Type::string: return "string";
    case Type::array: return "array";
    case Type::object: return "object";
    }
    return "";
}

Document::Document() : tape_(std::make_unique<Tape>()) {}
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

Result<Document> Document::parse(std::string_view text, const ParseOptions& options) {
    Document document;
    if (auto error = document.read(text, options)) return std::move(*error);
    return document;
}

const Node& Value::node() const noexcept { return tape_->nodes[index_]; }

Type Value::type() const noexcept { return node().type; }

std::optional<Value> Value::find(std::string_view key) const noexcept {
    for (const Member& member : members()) {
        if (member.key == key) return member.value;
    }
    return std::nullopt;
}

Elements Value::elements() const noexcept {
    const std::uint32_t after = node().next;
    return {tape_, is_array() ? index_ + 1 : after, after};
}

Members Value::members() const noexcept {
    const std::uint32_t after = node().next;
    return {tape_, is_object() ? index_ + 1 : after, after};
}

bool Value::empty() const noexcept { return (is_array() || is_object()) && node().next == index_ + 1; }

std::string_view Value::text() const noexcept { return is_string() ? tape_->text_of(node()) : std::string_view(); }

std::string_view Value::number_text() const noexcept {
    return is_number() ? tape_->text_of(node()) : std::string_view();
}

std::optional<bool> Value::boolean() const noexcept {
    if (!is_boolean()) return std::nullopt;
    return tape_->text[node().begin] == 't';
}

std::string_view Value::raw() const noexcept {
    const Node& self = node();
    if (self.escaped) return tape_->text_of(self);
    const std::size_t quote = self.type == Type::string ? 1 : 0;
    return tape_->text.substr(self.begin - quote, self.end - self.begin + 2 * quote);
}

Place Value::place() const noexcept {
    std::uint32_t near = index_;
    while (tape_->nodes[near].escaped && near > 0) --near; // an escaped string has lost its own place
    const Node& found = tape_->nodes[near];
    if (found.escaped) return {};
    return place_in(tape_->text, found.type == Type::string ? found.begin - 1 : found.begin);
}

std::optional<Value> Value::duplicate_key() const noexcept {
    const auto& keys = tape_->duplicate_keys;
    const auto found = std::ranges::lower_bound(keys, index_);
    if (found == keys.end() || *found >= node().next) return std::nullopt;
    return Value(tape_, *found);
}

Elements::Iterator& Elements::Iterator::operator++() noexcept {
    index_ = tape_->nodes[index_].next;
    return *this;
}

Member Members::Iterator::operator*() const noexcept {
    return {tape_->text_of(tape_->nodes[key_]), Value(tape_, key_ + 1)};
}

Members::Iterator& Members::Iterator::operator++() noexcept {
    key_ = tape_->nodes[key_ + 1].next;
    return *this;
}

} // namespace apatite::json
