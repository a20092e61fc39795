#include "json/known_parts.h"

#include <algorithm>
#include <span>

namespace apatite::json {
namespace {

// How many containers stand within each other at most.
std::size_t height_of(std::span<const Node> nodes, std::size_t first) {
    std::size_t height = 0;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto open = std::ranges::count_if(nodes.first(i + 1), [&](const Node& node) {
            return (node.type == Type::object || node.type == Type::array) && node.next > first + i;
        });
        height = std::max(height, static_cast<std::size_t>(open));
    }
    return height;
}

bool reaches(const std::vector<std::uint32_t>& keys, std::size_t first) {
    return !keys.empty() && keys.back() >= first;
}

} // namespace

bool KnownParts::begin() {
    if (++document_ == 1) return false;
    if (slots_.empty()) slots_.resize(slot_count);
    if (count_ == most) {
        blocks_.clear();
        count_ = 0;
        std::ranges::fill(slots_, Slot{});
        ++emptied_;
    }
    return true;
}

void KnownParts::keep(Slot& slot, Tape& tape, std::size_t first, std::size_t count, std::size_t offsets) {
    const std::span<Node> nodes = std::span(tape.nodes).subspan(first, count);
    const std::uint32_t begin = nodes.front().begin, size = nodes.front().end - begin;
    if (slot.offsets != 0 || count_ == most || size > most_bytes || count > most_nodes) return;
    if (std::ranges::any_of(nodes, &Node::escaped)) return;
    if (reaches(tape.duplicate_keys, first) || reaches(tape.watched_keys, first)) return;
    nodes.front().key = static_cast<std::uint16_t>(++count_);
    const std::size_t at = std::max<std::size_t>(blocks_.size(), 1), text = at + 1, list = text + blocks(size);
    blocks_.resize(list + (count + most_copied_more) / (most_copied_more + 1) * (most_copied_more + 1));
    blocks_[at] = {size, static_cast<std::uint32_t>(height_of(nodes, first))};
    std::memcpy(static_cast<void*>(&blocks_[text]), tape.text.data() + begin, size);
    for (std::size_t i = 0; i < count; ++i) {
        Node node = nodes[i];
        node.begin -= begin;
        node.end -= begin;
        node.next -= static_cast<std::uint32_t>(first);
        std::memcpy(static_cast<void*>(&blocks_[list + i]), &node, sizeof node);
    }
    slot.part = static_cast<std::uint32_t>(at);
    slot.offsets = static_cast<std::uint16_t>(offsets);
    slot.nodes = static_cast<std::uint16_t>(count);
}

} // namespace apatite::json
