#include "authoring/diff_patient.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "authoring/users_of_names.h"

namespace apatite {
namespace {

/// What is concluded, each with the name under which it is compared.
std::map<std::string, std::string> conclusions(const Assessment& assessment) {
    std::map<std::string, std::string> all;
    const Answer& answer = assessment.answer;
    all["first"] = answer.id.empty() ? answer.state : fmt::format("{} ({})", answer.id, answer.state);
    all["urgency"] = answer.urgency;
    all["cause"] = answer.cause;
    all["form"] = answer.form;
    std::string order;
    for (const Hypothesis& one : assessment.differential) {
        all["status of " + one.id] = to_string(one.status);
        if (one.status != Status::not_assessed) order += (order.empty() ? "" : ", ") + one.id;
    }
    all["order"] = order;
    for (const Alert& one : assessment.alerts) all["alert " + one.id] = "raised";
    for (const Alert& one : assessment.not_ruled_out) all["alert " + one.id] = "not ruled out";
    for (const WorkupItem& one : assessment.workup)
        all["workup " + one.id] = fmt::format("{}, {}", one.state, one.priority);
    for (const ManagementItem& one : assessment.management) {
        all["management " + one.id] = one.stance;
        for (const CautionState& caution : one.cautions)
            all[fmt::format("caution {}/{}", one.id, caution.id)] = caution.state;
    }
    return all;
}

std::string shown(const std::map<std::string, std::string>& all, const std::string& key) {
    const auto found = all.find(key);
    return found == all.end() || found->second.empty() ? "none" : found->second;
}

std::vector<std::string> differences(const Assessment& before, const Assessment& after) {
    const auto was = conclusions(before), is = conclusions(after);
    std::set<std::string> keys;
    for (const auto& [key, value] : was) keys.insert(key);
    for (const auto& [key, value] : is) keys.insert(key);
    std::vector<std::string> found;
    for (const std::string& key : keys)
        if (shown(was, key) != shown(is, key))
            found.push_back(fmt::format("{}: {} -> {}", key, shown(was, key), shown(is, key)));
    return found;
}

/// What holds otherwise than it did; where all holds as before, the changed declarations that hold.
std::vector<std::string> reasons(const Answering& before, const Answering& after,
                                 const std::vector<PackChange>& changes) {
    const auto was = before.truths(), is = after.truths();
    std::vector<std::string> found;
    const std::map<std::string, Truth> old_truths(was.begin(), was.end()), new_truths(is.begin(), is.end());
    for (const auto& [name, truth] : is) {
        const auto old = old_truths.find(name);
        if (old == old_truths.end() ? truth == Truth::is_true : old->second != truth)
            found.push_back(fmt::format("{}: {} -> {}", name,
                                        old == old_truths.end() ? "not there" : to_string(old->second),
                                        to_string(truth)));
    }
    for (const auto& [name, truth] : was)
        if (truth == Truth::is_true && !new_truths.contains(name))
            found.push_back(fmt::format("{}: {} -> not there", name, to_string(truth)));
    if (!found.empty()) return found;
    for (const PackChange& change : changes)
        for (const auto& [name, truth] : is)
            if (change.decides && name.starts_with(change.of + ' ') && truth == Truth::is_true)
                found.push_back(fmt::format("{}: its {} changed", change.of, change.aspect));
    return found;
}

} // namespace

Answering::Answering(const LoadedBench& bench)
    : bench_(&bench), index_(bench.pack->catalogue), evaluation_(*bench.graph), options_{.explain = false,
                                                                                         .next = false,
                                                                                         .enough = false,
                                                                                         .overturn = false, .prove = false,
                                                                                         .budget = 0},
      conditions_(conditions_of(*bench.pack)) {}

std::vector<std::pair<std::string, Truth>> Answering::truths() const {
    std::vector<std::pair<std::string, Truth>> all;
    for (const PlacedCondition& one : conditions_)
        if (decides_an_answer(one.place.key) || one.place.key == ConditionKey::form ||
            one.place.key == ConditionKey::cause)
            all.emplace_back(one.owner + ' ' + one.key,
                             evaluation_.now().truth(root_at(bench_->graph->roots(), one.place)));
    return all;
}

std::optional<ChangedAnswer> compare_answers(Answering& before, const Findings& old_findings, Answering& after,
                                             const Findings& new_findings, const std::vector<PackChange>& changes) {
    const Assessment was = before.answer(old_findings), is = after.answer(new_findings);
    ChangedAnswer answer;
    answer.differences = differences(was, is);
    if (answer.differences.empty()) return std::nullopt;
    answer.because = reasons(before, after, changes);
    return answer;
}

} // namespace apatite
