// The output of a run while it is made. Internal to this folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "apatite/result.h"
#include "screen/summary.h"

namespace apatite {

/// How far a run has come: enough to take it up again.
struct Checkpoint {
    std::string run;            ///< what was asked for: inputs, options, pack
    std::uint64_t patients = 0; ///< taken from the stream
    std::uint64_t output_size = 0, error_size = 0;
    Summary summary;
};

/// Nothing when there is none, or none of this run.
std::optional<Checkpoint> read_checkpoint(const std::string& path, std::string_view run);
/// In place of the one before, never half. Error `output`.
std::optional<Error> write_checkpoint(const std::string& path, const Checkpoint& checkpoint);

/// Appends to a file; errors (`output`) name it.
class OutputFile {
public:
    OutputFile() = default;
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    ~OutputFile();

    /// Opened for writing after its first `keep` bytes; what follows them is cut off.
    std::optional<Error> open(std::string path, std::uint64_t keep);
    std::optional<Error> append(std::string_view bytes);
    /// On the disk, whatever happens to the machine.
    std::optional<Error> sync();
    std::uint64_t size() const noexcept { return size_; }
    const std::string& path() const noexcept { return path_; }

private:
    Error problem() const;

    std::string path_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

} // namespace apatite
