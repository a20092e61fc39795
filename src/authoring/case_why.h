// Why the engine thinks otherwise than a case.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "assess/evaluation.h"
#include "authoring/case_expectations.h"
#include "authoring/watched_graph.h"
#include "findings/findings.h"

namespace apatite {

/// Explains for one case after another. Made only when a case fails: it compiles the pack with every part watched.
class Why {
public:
    explicit Why(std::shared_ptr<const Pack> pack);

    /// Turns to a patient. `findings` and `assessment` must live as long as `reasons` is asked.
    void look_at(const Findings& findings, const Assessment& assessment);
    /// Lines, each a reason with its place.
    std::vector<std::string> reasons(const Difference& difference);

private:
    // by the key of the expectation
    void hypothesis(const std::string& id);
    void variant(const Difference& difference);
    void recommendation(const Difference& difference);
    void caution(const Difference& difference);
    void truth(const Difference& difference);
    void missing(const std::string& name);

    void about(ConditionKey key, const Difference& difference, Truth wanted, std::string_view inner = {});
    void condition(const ConditionPlace& place, Truth wanted, std::string_view name);
    void parts(const Expression& expression, Truth got, int depth);
    void leaf(const Expression& expression, Truth got);
    void say(std::string text);
    Truth truth_of(const Expression& expression) const;
    std::string facts_of(NodeId node, Truth got);
    const PlacedCondition* find(ConditionKey key, std::string_view id, std::string_view inner = {}) const;

    std::shared_ptr<const Pack> pack_;
    WatchedGraph watched_;
    Evaluation evaluation_;
    std::map<const Expression*, const WatchedPart*> parts_;
    const Findings* findings_ = nullptr;
    const Assessment* assessment_ = nullptr;
    std::vector<std::string> said_;
};

} // namespace apatite
