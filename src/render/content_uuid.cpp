#include "render/content_uuid.h"

#include "pack/sha256.h"

namespace apatite {

std::string content_uuid(std::string_view content) {
    Sha256 hash;
    hash.add(content);
    std::string hex = hash.hex();
    constexpr std::string_view variant = "89ab"; // the two highest bits are 10
    hex[12] = '8';
    hex[16] = variant[static_cast<std::size_t>(hex[16]) % 4];
    hex.resize(32);
    for (const std::size_t at : {20U, 16U, 12U, 8U}) hex.insert(at, 1, '-');
    return hex;
}

} // namespace apatite
