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

Found Value::find(std::string_view key) const noexcept {
    for (const Member& member : members()) {
        if (member.key == key) return member.value;
    }
    return {};
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
    std::size_t near = index_;
    while (tape_->nodes[near].escaped && near > 0) --near; // an escaped string has lost its own place
    const Node& found = tape_->nodes[near];
    if (found.escaped) return {};
    return place_in(tape_->text, found.type == Type::string ? found.begin - 1 : found.begin);
}

namespace {

// The first of some nodes that stands in a value.
std::optional<std::uint32_t> first_within(const std::vector<std::uint32_t>& keys, std::size_t from,
                                          std::size_t after) noexcept {
    if (keys.empty()) return std::nullopt;
    const auto found = std::ranges::lower_bound(keys, from);
    return found == keys.end() || *found >= after ? std::nullopt : std::optional(*found);
}

} // namespace

std::optional<Value> Value::duplicate_key() const noexcept {
    const auto found = first_within(tape_->duplicate_keys, index_, node().next);
    return found ? std::optional(Value(tape_, *found)) : std::nullopt;
}

bool Value::holds_watched_key() const noexcept {
    return !tape_->has_key_table || first_within(tape_->watched_keys, index_, node().next).has_value();
}

} // namespace apatite::json
