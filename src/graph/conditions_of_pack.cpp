#include "graph/conditions_of_pack.h"

namespace apatite {
namespace {

class Collector {
public:
    explicit Collector(const Pack& pack) : pack_(pack) {}

    std::vector<PlacedCondition> collect() {
        for (std::size_t i = 0; i < pack_.rules.size(); ++i)
            add(ConditionKey::rule, i, 0, pack_.rules[i].when, "rule " + pack_.rules[i].id, "when");
        for (std::size_t i = 0; i < pack_.alerts.size(); ++i) add_alert(i);
        for (std::size_t i = 0; i < pack_.workup.size(); ++i) add_workup(i);
        for (std::size_t i = 0; i < pack_.management.size(); ++i) add_management(i);
        for (std::size_t i = 0; i < pack_.hypotheses.size(); ++i) add_hypothesis(i);
        for (std::size_t i = 0; i < pack_.conditions.size(); ++i)
            add(ConditionKey::condition, i, 0, pack_.conditions[i].when, "condition " + pack_.conditions[i].id, "when");
        for (std::size_t i = 0; i < pack_.values.size(); ++i)
            add(ConditionKey::value, i, 0, pack_.values[i].is, "value " + pack_.values[i].id, "is");
        return std::move(found_);
    }

private:
    void add(ConditionKey key, std::size_t index, std::size_t inner, const Condition& condition, std::string owner,
             std::string name) {
        found_.push_back({{key, index, inner}, &condition, std::move(owner), std::move(name)});
    }
    void add_alert(std::size_t i) {
        const AlertDeclaration& alert = pack_.alerts[i];
        add(ConditionKey::alert_suspect, i, 0, alert.suspect, "alert " + alert.id, "suspect");
        add(ConditionKey::alert_when, i, 0, alert.when, "alert " + alert.id, "when");
    }
    void add_workup(std::size_t i) {
        const WorkupDeclaration& item = pack_.workup[i];
        add(ConditionKey::workup_when, i, 0, item.when, "workup " + item.id, "when");
        if (item.urgent_when)
            add(ConditionKey::workup_urgent, i, 0, *item.urgent_when, "workup " + item.id, "urgent-when");
        if (item.unsafe_when)
            add(ConditionKey::workup_unsafe, i, 0, *item.unsafe_when, "workup " + item.id, "unsafe-when");
    }
    void add_management(std::size_t i) {
        const ManagementDeclaration& item = pack_.management[i];
        add(ConditionKey::management_when, i, 0, item.when, "management " + item.id, "when");
        for (std::size_t c = 0; c < item.cautions.size(); ++c)
            add(ConditionKey::caution, i, c, item.cautions[c].when, "caution " + item.id + '/' + item.cautions[c].id,
                "when");
    }
    void add_hypothesis(std::size_t i) {
        const HypothesisDeclaration& hypothesis = pack_.hypotheses[i];
        const std::string owner = "hypothesis " + hypothesis.id;
        if (hypothesis.likely_needs)
            add(ConditionKey::likely_needs, i, 0, *hypothesis.likely_needs, owner, "likely-needs");
        for (std::size_t v = 0; v < hypothesis.forms.size(); ++v)
            add(ConditionKey::form, i, v, hypothesis.forms[v].when,
                "form " + hypothesis.id + '/' + hypothesis.forms[v].id, "when");
        for (std::size_t v = 0; v < hypothesis.causes.size(); ++v)
            add(ConditionKey::cause, i, v, hypothesis.causes[v].when,
                "cause " + hypothesis.id + '/' + hypothesis.causes[v].id, "when");
    }

    const Pack& pack_;
    std::vector<PlacedCondition> found_;
};

} // namespace

std::vector<PlacedCondition> conditions_of(const Pack& pack) { return Collector(pack).collect(); }

Condition& condition_at(Pack& pack, const ConditionPlace& place) {
    const std::size_t i = place.index;
    switch (place.key) {
    case ConditionKey::value: return pack.values[i].is;
    case ConditionKey::condition: return pack.conditions[i].when;
    case ConditionKey::rule: return pack.rules[i].when;
    case ConditionKey::likely_needs: return *pack.hypotheses[i].likely_needs;
    case ConditionKey::form: return pack.hypotheses[i].forms[place.inner].when;
    case ConditionKey::cause: return pack.hypotheses[i].causes[place.inner].when;
    case ConditionKey::alert_suspect: return pack.alerts[i].suspect;
    case ConditionKey::alert_when: return pack.alerts[i].when;
    case ConditionKey::workup_when: return pack.workup[i].when;
    case ConditionKey::workup_urgent: return *pack.workup[i].urgent_when;
    case ConditionKey::workup_unsafe: return *pack.workup[i].unsafe_when;
    case ConditionKey::management_when: return pack.management[i].when;
    case ConditionKey::caution: break;
    }
    return pack.management[i].cautions[place.inner].when;
}

NodeId& root_at(Roots& roots, const ConditionPlace& place) {
    const std::size_t i = place.index;
    switch (place.key) {
    case ConditionKey::value: return roots.values[i];
    case ConditionKey::condition: return roots.conditions[i];
    case ConditionKey::rule: return roots.rules[i];
    case ConditionKey::likely_needs: return *roots.hypotheses[i].likely_needs;
    case ConditionKey::form: return roots.hypotheses[i].forms[place.inner];
    case ConditionKey::cause: return roots.hypotheses[i].causes[place.inner];
    case ConditionKey::alert_suspect: return roots.alerts[i].suspect;
    case ConditionKey::alert_when: return roots.alerts[i].when;
    case ConditionKey::workup_when: return roots.workup[i].when;
    case ConditionKey::workup_urgent: return *roots.workup[i].urgent_when;
    case ConditionKey::workup_unsafe: return *roots.workup[i].unsafe_when;
    case ConditionKey::management_when: return roots.management[i].when;
    case ConditionKey::caution: break;
    }
    return roots.management[i].cautions[place.inner];
}

NodeId root_at(const Roots& roots, const ConditionPlace& place) {
    return root_at(const_cast<Roots&>(roots), place); // reads only
}

} // namespace apatite
