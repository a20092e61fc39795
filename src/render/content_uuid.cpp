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
    return hex.substr(0, 8) + '-' + hex.substr(8, 4) + '-' + hex.substr(12, 4) + '-' + hex.substr(16, 4) + '-' +
           hex.substr(20, 12);
}

} // namespace apatite
