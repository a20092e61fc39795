#include <algorithm>

#include "json/reader.h"

namespace apatite::json {
namespace {

std::vector<Member> sorted_members(const Value& object) {
    std::vector<Member> members;
    for (const Member& member : object.members()) members.push_back(member);
    std::ranges::stable_sort(members, {}, &Member::key);
    return members;
}

bool same_members(const Value& a, const Value& b) {
    const auto left = sorted_members(a), right = sorted_members(b);
    return std::ranges::equal(
        left, right, [](const Member& x, const Member& y) { return x.key == y.key && same_value(x.value, y.value); });
}

bool same_elements(const Value& a, const Value& b) {
    auto left = a.elements().begin(), right = b.elements().begin();
    const auto left_end = a.elements().end(), right_end = b.elements().end();
    for (; left != left_end && right != right_end; ++left, ++right) {
        if (!same_value(*left, *right)) return false;
    }
    return left == left_end && right == right_end;
}

} // namespace

// The depth of a document is bounded, and so is the recursion.
bool same_value(const Value& a, const Value& b) {
    if (a.type() != b.type()) return false;
    switch (a.type()) {
    case Type::null: return true;
    case Type::boolean: return a.boolean() == b.boolean();
    case Type::number: return a.number_text() == b.number_text();
    case Type::string: return a.text() == b.text();
    case Type::array: return same_elements(a, b);
    case Type::object: return same_members(a, b);
    }
    return false;
}

} // namespace apatite::json
