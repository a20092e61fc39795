#include "pack/sha256.h"

#include <algorithm>

namespace apatite {
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
    // A bit 1, bits 0 to the end of a block but for 64 bits, and in these how many bits there were.
    std::array<std::uint8_t, 128> rest{};
    std::ranges::copy_n(block_.begin(), static_cast<std::ptrdiff_t>(in_block_), rest.begin());
    rest[in_block_] = 0x80;
    const std::size_t size = in_block_ < 56 ? 64 : 128;
    for (unsigned i = 0; i < 8; ++i) rest[size - 1 - i] = static_cast<std::uint8_t>((bytes_ * 8) >> (8 * i));
    Sha256State end = state_;
    mix_sha256(end, rest.data(), size / 64);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(64, '0');
    for (std::size_t i = 0; i < text.size(); ++i) text[i] = digits[(end[i / 8] >> (28 - 4 * (i % 8))) & 0xFU];
    return text;
}

} // namespace apatite
