// Where the brackets, colons, commas and beginnings of values stand in a JSON text.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "apatite/result.h"

namespace apatite::json {

/// The memory of the scan, to be used again.
class Structure {
public:
    Structure();
    ~Structure();
    Structure(Structure&&) noexcept;
    Structure& operator=(Structure&&) noexcept;

    /// Finds the offset of every `{ } [ ] : ,` outside strings and of the first byte of every string, number and word.
    /// Afterwards the text is UTF-8, every string is closed, and no string holds a control character. Errors: as
    /// `Document::parse`.
    std::optional<Error> scan(std::string_view text);

    /// Ascending; valid until the next scan. Behind the last one stands, not counted, the size of the text.
    std::span<const std::uint32_t> offsets() const noexcept;

private:
    struct Scanner;
    std::unique_ptr<Scanner> scanner_;
};

} // namespace apatite::json
