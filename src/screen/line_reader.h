// The lines of an input file.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "apatite/result.h"
#include "screen/byte_source.h"

namespace apatite {

struct Line {
    std::string_view text; ///< without its end; valid until the next line
    std::uint64_t number = 0;
    bool too_long = false; ///< then `text` is empty: it was passed over
};

/// One file, line by line; blank lines are passed over.
class LineReader {
public:
    /// No patient is larger (as `apatite triage` has it).
    static constexpr std::size_t longest = std::size_t{256} << 20U;

    explicit LineReader(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

    /// Nothing at the end of the file. Errors as `ByteSource::read`.
    Result<std::optional<Line>> next();
    std::uint64_t taken() const noexcept { return source_->taken(); }

private:
    Result<bool> fill();

    std::unique_ptr<ByteSource> source_;
    std::string buffer_;
    std::size_t begin_ = 0;   ///< of the line under way
    std::size_t scanned_ = 0; ///< up to here the line under way has no end
    std::uint64_t number_ = 0;
    bool ended_ = false;
    bool passing_over_ = false;
};

} // namespace apatite
