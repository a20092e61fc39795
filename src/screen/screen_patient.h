// One patient of a cohort: from text to row. Internal to this folder.
#pragma once

#include <optional>
#include <string>

#include "assess/outcome.h"
#include "fhir/read_bundle.h"
#include "findings/selector.h"
#include "graph/rule_graph.h"
#include "screen/patient_stream.h"
#include "screen/row.h"
#include "screen/screen.h"
#include "screen/summary.h"
#include "screen/tally.h"

namespace apatite {

/// What a batch of patients gave, to be appended in order.
struct Screened {
    std::string rows, errors;
    Summary summary;
    std::uint64_t patients = 0; ///< taken from the stream
};

/// One thread's workspace.
class PatientScreen {
public:
    PatientScreen(const ScreenPack& pack, const ScreenOptions& options);

    void add(const PatientText& patient, Screened& to);
    /// After the last of a batch: the counts of those who were answered since the last time.
    void finish(Screened& batch);

private:
    Result<PartialDate> day_for(const Record& record) const;
    bool is_ours(std::string_view key) const noexcept;
    void refuse(const PatientText& patient, const Error& error, Screened& to) const;
    void answer(const Record& record, const PartialDate& day, Screened& to);

    const ScreenPack& pack_;
    const ScreenOptions& options_;
    BundleReader reader_;
    Record record_; ///< of the patient at hand
    Selector selector_;
    Evaluation evaluation_;
    Outcome outcome_; ///< of the patient at hand
    RowWriter rows_;
    Tally tally_;
};

} // namespace apatite
