// The heart of SHA-256: how a block of 64 bytes changes the eight words of its state.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace apatite {

using Sha256State = std::array<std::uint32_t, 8>;

/// `blocks` times 64 bytes, by the processor's own instructions where it has them.
void mix_sha256(Sha256State& state, const std::uint8_t* bytes, std::size_t blocks);
/// The same without them.
void mix_sha256_plainly(Sha256State& state, const std::uint8_t* bytes, std::size_t blocks);

} // namespace apatite
