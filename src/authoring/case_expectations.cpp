#include "authoring/case_expectations.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace apatite {
namespace {

using Values = std::vector<std::string>;

template <typename Item>
const Item* find(const std::vector<Item>& items, std::string_view id) {
    const auto at = std::ranges::find(items, id, &Item::id);
    return at == items.end() ? nullptr : &*at;
}

template <typename Item>
std::string ids_of(const std::vector<Item>& items) {
    std::string text;
    for (const Item& each : items) text += (text.empty() ? "" : ", ") + each.id;
    return text.empty() ? "none" : text;
}

const std::string& value_of(const Case& test, std::string_view key) {
    static const std::string none;
    for (const auto& [name, values] : test.expect)
        if (name == key && !values.empty()) return values.front();
    return none;
}

bool is_open(const WorkupItem& item) { return item.state != "done" && item.state != "unsafe"; }

/// `lesion[0].site` is a `lesion.site`.
std::string without_index(std::string name) {
    const std::size_t open = name.find('[');
    const std::size_t close = name.find(']');
    return open == std::string::npos || close == std::string::npos ? name : name.erase(open, close - open + 1);
}

bool names_missing(const std::vector<MissingFinding>& list, std::string_view finding) {
    return std::ranges::any_of(list, [&](const MissingFinding& each) {
        return each.finding == finding || without_index(each.finding) == finding;
    });
}

/// Anywhere in the answer.
bool is_missing(const Assessment& assessment, std::string_view finding) {
    const auto in = [&](const auto& items) {
        return std::ranges::any_of(items, [&](const auto& each) { return names_missing(each.missing, finding); });
    };
    const auto undecided = [&](const Hypothesis& each) { return in(each.undecided); };
    const auto cautions = [&](const ManagementItem& each) { return in(each.cautions); };
    return in(assessment.not_ruled_out) || in(assessment.workup) ||
           std::ranges::any_of(assessment.differential, undecided) ||
           std::ranges::any_of(assessment.management, cautions);
}

/// Compares one expectation with one answer.
class Judge {
public:
    Judge(const std::string& key, const Values& values, const Case& test, const Assessment& assessment,
          const Evaluation& evaluation, const NamedNodes& names)
        : key_(key), values_(values), test_(test), assessment_(assessment), evaluation_(evaluation), names_(names) {}

    std::vector<Difference> judge() {
        if (key_ == "first")
            one(first(), first());
        else if (key_ == "not-first")
            not_first();
        else if (key_ == "absent")
            absent();
        else if (key_ == "status")
            status();
        else if (names_a_status(key_))
            have_status();
        else if (key_ == "cause")
            one(assessment_.answer.cause, first());
        else if (key_ == "form")
            one(assessment_.answer.form, first());
        else if (key_ == "state")
            one(assessment_.answer.state, first());
        else if (key_ == "urgency")
            one(assessment_.answer.urgency, "");
        else if (key_ == "alerts")
            all_in(assessment_.alerts, "not raised");
        else if (key_ == "no-alerts")
            none_in(assessment_.alerts, "raised");
        else if (key_ == "not-ruled-out")
            not_ruled_out();
        else if (key_ == "workup")
            workup();
        else if (key_ == "no-workup")
            no_workup();
        else if (key_ == "management")
            all_in(assessment_.management, "not brought up");
        else if (key_ == "no-management")
            none_in(assessment_.management, "brought up");
        else if (key_.starts_with("cautions-"))
            cautions();
        else if (key_ == "missing")
            missing();
        else
            truths();
        return std::move(found_);
    }

private:
    void differs(std::string subject, std::string expected, std::string got) {
        found_.push_back({key_, std::move(subject), std::move(expected), std::move(got)});
    }
    std::string first() const { return assessment_.differential.empty() ? "" : assessment_.differential.front().id; }

    void one(const std::string& got, const std::string& subject) {
        const std::string& expected = values_.empty() ? got : values_.front();
        if (expected != got) differs(key_ == "first" ? expected : subject, expected, got.empty() ? "none" : got);
    }
    void not_first() {
        for (const std::string& id : values_)
            if (id == first()) differs(id, "not " + id, id);
    }
    void absent() {
        for (const std::string& id : values_) {
            const Hypothesis* hypothesis = find(assessment_.differential, id);
            if (hypothesis && (hypothesis->status == Status::likely || hypothesis->status == Status::established))
                differs(id, id + " neither likely nor established", to_string(hypothesis->status));
        }
    }
    void status() { // of the hypothesis that is to come first, if that is said
        const std::string& named = value_of(test_, "first");
        const Hypothesis* hypothesis = find(assessment_.differential, named.empty() ? first() : named);
        if (hypothesis) one(to_string(hypothesis->status), hypothesis->id);
    }
    void have_status() {
        for (const std::string& id : values_) {
            const Hypothesis* hypothesis = find(assessment_.differential, id);
            if (hypothesis && to_string(hypothesis->status) != key_)
                differs(id, id + ' ' + key_, to_string(hypothesis->status));
        }
    }
    template <typename Item>
    void all_in(const std::vector<Item>& items, std::string_view otherwise) {
        if (values_.empty() && !items.empty())
            for (const Item& each : items) differs(each.id, "none", each.id);
        for (const std::string& id : values_)
            if (!find(items, id)) differs(id, id, std::string(otherwise));
    }
    template <typename Item>
    void none_in(const std::vector<Item>& items, std::string_view otherwise) {
        for (const std::string& id : values_)
            if (find(items, id)) differs(id, "not " + id, std::string(otherwise));
    }
    void not_ruled_out() {
        if (values_.empty()) return all_in(assessment_.not_ruled_out, "");
        for (const std::string& id : values_) {
            if (find(assessment_.not_ruled_out, id)) continue;
            differs(id, id, find(assessment_.alerts, id) ? "raised" : "neither raised nor left open");
        }
    }
    void workup() {
        if (values_.empty())
            for (const WorkupItem& each : assessment_.workup)
                if (is_open(each)) differs(each.id, "none", each.id);
        for (const std::string& wanted : values_) {
            const std::size_t slash = wanted.find('/');
            const std::string id = wanted.substr(0, slash);
            const std::string word = slash == std::string::npos ? "" : wanted.substr(slash + 1);
            const WorkupItem* item = find(assessment_.workup, id);
            if (!item)
                differs(id, wanted, "not called for");
            else if (word.empty() ? !is_open(*item) : item->state != word && item->priority != word)
                differs(id, wanted, word == "urgent" || word == "routine" ? item->priority : item->state);
        }
    }
    void no_workup() {
        for (const std::string& id : values_) {
            const WorkupItem* item = find(assessment_.workup, id);
            if (item && is_open(*item)) differs(id, "not " + id, item->state);
        }
    }
    void cautions() {
        const std::string wanted = key_ == "cautions-apply"   ? "applies"
                                   : key_ == "cautions-clear" ? "clear"
                                                              : "cannot-check";
        for (const std::string& path : values_) {
            const std::size_t slash = path.find('/');
            const ManagementItem* option = find(assessment_.management, path.substr(0, slash));
            if (!option || slash == std::string::npos) {
                differs(path, path, "the option is not brought up");
                continue;
            }
            const CautionState* caution = find(option->cautions, path.substr(slash + 1));
            if (!caution || caution->state != wanted) differs(path, path, caution ? caution->state : "no such caution");
        }
    }
    void missing() {
        for (const std::string& finding : values_)
            if (!is_missing(assessment_, finding)) differs(finding, finding, "nothing waits for it");
    }
    void truths() {
        for (const std::string& id : values_) {
            const NodeId node = names_.find(id);
            if (node == no_node) continue; // the reader has complained
            const bool number = evaluation_.graph().node(node).storage != Storage::truth;
            const std::string got = number ? (evaluation_.now().is_null(node) ? "unknown" : "known")
                                           : std::string(to_string(evaluation_.now().truth(node)));
            if (got != key_) differs(id, id, got);
        }
    }

    const std::string& key_;
    const Values& values_;
    const Case& test_;
    const Assessment& assessment_;
    const Evaluation& evaluation_;
    const NamedNodes& names_;
    std::vector<Difference> found_;
};

constexpr std::array<std::string_view, 15> about_the_answer = {
    "first",  "not-first", "absent",     "status",        "alerts",         "no-alerts",      "not-ruled-out",
    "workup", "no-workup", "management", "no-management", "cautions-apply", "cautions-clear", "cautions-cannot-check",
    "missing"};

} // namespace

NamedNodes::NamedNodes(const RuleGraph& graph) {
    const Pack& pack = graph.pack();
    const Roots& roots = graph.roots();
    for (std::size_t i = 0; i < pack.conditions.size(); ++i) nodes_.emplace(pack.conditions[i].id, roots.conditions[i]);
    for (std::size_t i = 0; i < pack.values.size(); ++i) nodes_.emplace(pack.values[i].id, roots.values[i]);
    for (std::size_t i = 0; i < pack.rules.size(); ++i) nodes_.emplace(pack.rules[i].id, roots.rules[i]);
}

NodeId NamedNodes::find(std::string_view id) const {
    const auto at = nodes_.find(id);
    return at == nodes_.end() ? no_node : at->second;
}

bool names_a_status(std::string_view key) {
    return key == "likely" || key == "possible" || key == "unlikely" || key == "not-assessed";
}

bool is_about_the_answer(std::string_view key) {
    return names_a_status(key) || std::ranges::find(about_the_answer, key) != about_the_answer.end();
}

bool needs_explanation(std::string_view key) { return key == "missing"; }

std::vector<Difference> differences(const std::pair<std::string, std::vector<std::string>>& expectation,
                                    const Case& test, const Assessment& assessment, const Evaluation& evaluation,
                                    const NamedNodes& names) {
    return Judge(expectation.first, expectation.second, test, assessment, evaluation, names).judge();
}

} // namespace apatite
