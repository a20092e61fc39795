// The bytes of a file or of standard input, unpacked when they are gzip or zstd.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "apatite/result.h"

namespace apatite {

/// Read once, from front to back, by one thread.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Up to `size` bytes; 0 at the end. Error `input`: a read that failed, or damaged or cut-off compressed data.
    virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
    /// How much of the file itself was taken so far, for progress.
    virtual std::uint64_t taken() const noexcept = 0;
};

/// `-` is standard input. What is compressed is told by the first bytes, not by the name. Error `input`.
Result<std::unique_ptr<ByteSource>> open_source(const std::string& path);

} // namespace apatite
