// Made-up patients, one for whom each condition holds: they refute most of what is asked of two conditions at once.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "authoring/lints/patient_search.h"

namespace apatite::lints {

class Witnesses {
public:
    /// Seeks a patient for each root; of whatever the root does not need nothing is known. O(roots x all below them).
    Witnesses(const PatientSearch& search, const std::vector<NodeId>& roots);

    /// Is there a patient for whom `when` holds and `then` does not?
    bool refutes(NodeId when, NodeId then) const;

private:
    std::map<NodeId, std::set<NodeId>> holds_; ///< by root that has a patient: the roots that hold for that one
};

} // namespace apatite::lints
