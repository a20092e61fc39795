// What a case expects against what came out.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "apatite/assessment.h"
#include "assess/evaluation.h"
#include "pack/pack.h"

namespace apatite {

/// The smallest part of an expectation that differs: one alert, one rule.
struct Difference {
    std::string key;
    std::string subject; ///< the id that it is about
    std::string expected, got;
};

/// Where the rules, named conditions and values end that a case may name.
class NamedNodes {
public:
    explicit NamedNodes(const RuleGraph& graph);
    NodeId find(std::string_view id) const; ///< `no_node` for a name that does not exist

private:
    std::map<std::string, NodeId, std::less<>> nodes_;
};

/// Is the key a status that the hypotheses in its list must have?
bool names_a_status(std::string_view key);

/// Does this expectation speak of the answer itself? Only these may kill a mutant; the truth of a rule says how the
/// answer came about.
bool is_about_the_answer(std::string_view key);

/// Does the expectation need the explanations of an assessment?
bool needs_explanation(std::string_view key);

/// What differs in one expectation: a key and its values. `alerts: []` and the like expect none at all.
std::vector<Difference> differences(const std::pair<std::string, std::vector<std::string>>& expectation,
                                    const Case& test, const Assessment& assessment, const Evaluation& evaluation,
                                    const NamedNodes& names);

} // namespace apatite
