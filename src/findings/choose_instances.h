// Findings of kind instances: lesions, exposures, each with its fields.
#pragma once

#include <string>
#include <vector>

#include "findings/choose.h"

namespace apatite {

/// `facts` speak of the finding itself, `field_facts[i]` of its field i. A fact belongs to the instance that its
/// `focus` names; without focus to the only instance there is. A fact about a lesion that no resource describes by
/// itself makes one. `complete`: the input says that its list holds everything.
FindingState choose_instances(const FindingDeclaration& declaration, const MatchedFacts& facts,
                              const std::vector<MatchedFacts>& field_facts, bool complete,
                              const SelectContext& context);

} // namespace apatite
