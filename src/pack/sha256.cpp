#include "pack/sha256.h"

#include <algorithm>

namespace apatite {
void Sha256::add_byte(std::uint8_t byte) {
    block_[in_block_++] = byte;
    if (in_block_ < block_.size()) return;
    mix_sha256(state_, block_.data(), 1);
    in_block_ = 0;
}

void Sha256::add(std::string_view bytes) {
    bytes_ += bytes.size();
    while (!bytes.empty()) {
        if (in_block_ == 0 && bytes.size() >= block_.size()) {
            const std::size_t whole = bytes.size() / block_.size();
            mix_sha256(state_, static_cast<const std::uint8_t*>(static_cast<const void*>(bytes.data())), whole);
            bytes.remove_prefix(whole * block_.size());
            continue;
        }
        const std::string_view part = bytes.substr(0, block_.size() - in_block_);
        std::ranges::copy(part, block_.begin() + static_cast<std::ptrdiff_t>(in_block_));
        in_block_ += part.size();
        bytes.remove_prefix(part.size());
        if (in_block_ < block_.size()) return;
        mix_sha256(state_, block_.data(), 1);
        in_block_ = 0;
    }
}

std::string Sha256::hex() const {
    Sha256 end = *this;
    end.add_byte(0x80);
    while (end.in_block_ != 56) end.add_byte(0);
    const std::uint64_t bits = bytes_ * 8;
    for (unsigned shift = 64; shift > 0; shift -= 8) end.add_byte(static_cast<std::uint8_t>(bits >> (shift - 8)));
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const std::uint32_t word : end.state_) {
        for (unsigned shift = 32; shift > 0; shift -= 4) text += digits[(word >> (shift - 4)) & 0xFU];
    }
    return text;
}

} // namespace apatite
