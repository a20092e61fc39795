// SHA-256 (FIPS 180-4), to tell one version of a pack from another. Not used as a defence against anybody.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "pack/sha256_blocks.h"

namespace apatite {

/// Bytes go in piece by piece; how they are cut changes nothing.
class Sha256 {
public:
    void add(std::string_view bytes);
    /// 64 hex digits of everything added so far.
    std::string hex() const;

private:
    Sha256State state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                          0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::uint8_t, 64> block_{};
    std::size_t in_block_ = 0;
    std::uint64_t bytes_ = 0;
};

} // namespace apatite
