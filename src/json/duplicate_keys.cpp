#include "json/duplicate_keys.h"

#include <algorithm>

#include "json/tape.h"

namespace apatite::json {
namespace {

// Most objects are small, and comparing lengths first settles nearly every pair.
constexpr std::size_t few = 16;

void note(Tape& tape, std::uint32_t key) {
    const auto place = std::ranges::lower_bound(tape.duplicate_keys, key);
    tape.duplicate_keys.insert(place, key);
}

void compare_pairs(Tape& tape, const std::vector<std::uint32_t>& keys) {
    for (std::size_t later = 1; later < keys.size(); ++later) {
        const std::string_view text = tape.text_of(tape.nodes[keys[later]]);
        const auto before = keys.begin() + static_cast<std::ptrdiff_t>(later);
        if (std::any_of(keys.begin(), before,
                        [&](std::uint32_t earlier) { return tape.text_of(tape.nodes[earlier]) == text; }))
            note(tape, keys[later]);
    }
}

void sort_and_compare(Tape& tape, std::vector<std::uint32_t> keys) {
    const auto text = [&](std::uint32_t key) { return tape.text_of(tape.nodes[key]); };
    std::ranges::sort(keys, [&](std::uint32_t a, std::uint32_t b) {
        const int order = text(a).compare(text(b));
        return order != 0 ? order < 0 : a < b;
    });
    for (std::size_t i = 1; i < keys.size(); ++i) {
        if (text(keys[i - 1]) == text(keys[i])) note(tape, keys[i]);
    }
}

} // namespace

void note_duplicate_keys(Tape& tape, std::uint32_t object) {
    std::vector<std::uint32_t> keys;
    for (std::uint32_t key = object + 1; key < tape.nodes[object].next; key = tape.nodes[key + 1].next)
        keys.push_back(key);
    if (keys.size() <= few)
        compare_pairs(tape, keys);
    else
        sort_and_compare(tape, std::move(keys));
}

} // namespace apatite::json
