// Patients one after the other, whatever the form in which they came.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "apatite/result.h"

namespace apatite {

/// All that was sent of one patient, or a line that cannot be anybody's.
struct PatientText {
    std::string text; ///< a FHIR Bundle as JSON
    std::string file;
    std::uint64_t line = 0;       ///< where it begins
    std::optional<Error> problem; ///< set: the line cannot be used, and `text` is empty
};

/// Read by one thread.
class PatientStream {
public:
    virtual ~PatientStream() = default;
    /// Nothing at the end. Error `input`: nothing further can be read, and what was read may not be all.
    virtual Result<std::optional<PatientText>> next() = 0;
    /// From 0 to 1, for progress; negative when it cannot be told.
    virtual double fraction() const noexcept = 0;
    /// Lines of resources that speak of no patient (practitioners, organisations).
    virtual std::uint64_t passed_over() const noexcept { return 0; }
};

/// Files, folders and `-` in the order given. The form of a file is told by its first line: a Bundle a line; blocks
/// that begin with a Parameters header (Bulk Data 3.0, organised by patient); or resources by type, which are grouped
/// by patient over all such files, in the order of the Patient resources, with the lines in `spill_folder` meanwhile.
/// Errors `input`: a file that cannot be opened, a folder without NDJSON.
Result<std::unique_ptr<PatientStream>> open_patients(const std::vector<std::string>& inputs,
                                                     const std::string& spill_folder);

} // namespace apatite
