// The two forms in which a patient stands in one piece. Internal to this folder.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "screen/line_reader.h"
#include "screen/patient_stream.h"

namespace apatite {

/// A Bundle of the lines given, each a resource.
class BundleText {
public:
    void add(std::string_view resource);
    bool empty() const noexcept { return text_.empty(); }
    std::string take();

private:
    std::string text_;
};

PatientText unusable(std::string file, std::uint64_t line, std::string code, std::string message);

/// A file of Bundles, a line each; the lines are not looked at here.
std::unique_ptr<PatientStream> bundle_lines(std::string file);

/// Files of blocks: a Parameters resource, then the resources of one patient, up to the next block. A block of the same
/// patient at the beginning of the next file goes on with the one before.
std::unique_ptr<PatientStream> block_lines(std::vector<std::string> files);

/// Files of resources by type, grouped by patient.
std::unique_ptr<PatientStream> grouped_lines(std::vector<std::string> files, std::string spill_folder);

/// Size of the files on disk; 0 for standard input.
std::uint64_t total_size(const std::vector<std::string>& files);

} // namespace apatite
