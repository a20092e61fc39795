#include "authoring/diff_random.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "authoring/users_of_names.h"

namespace apatite {
namespace {

/// Names that a changed declaration rests on, through values and named conditions.
std::set<std::string> names_below(const Pack& pack, const std::set<std::string>& changed) {
    std::map<std::string, std::vector<const Condition*>> by_name;
    std::set<std::string> names;
    std::vector<std::string> open;
    const auto look_at = [&](const Condition& condition) {
        std::set<std::string> found(condition.some.begin(), condition.some.end());
        collect_names(condition.expression, found);
        for (const std::string& name : found)
            if (names.insert(name).second) open.push_back(name);
    };
    for (const PlacedCondition& one : conditions_of(pack)) {
        if (const std::string name = name_of(one); !name.empty()) by_name[name].push_back(one.condition);
        if (changed.contains(one.owner) || changed.contains("management " + one.owner.substr(one.owner.find(' ') + 1)))
            look_at(*one.condition);
    }
    while (!open.empty()) {
        const std::string name = open.back();
        open.pop_back();
        for (const Condition* condition : by_name[name]) look_at(*condition);
    }
    for (const std::string& of : changed)
        if (of.starts_with("finding ")) names.insert(of.substr(8));
    return names;
}

/// Numbers with which a finding is compared: exactly those are what a moved threshold moves over.
void collect_edges(const Expression& expression, std::map<std::string, std::vector<std::string>>& edges) {
    for (std::size_t i = 0; i + 1 < expression.operands.size(); ++i) {
        const Expression &a = expression.operands[i], &b = expression.operands[i + 1];
        const Expression& name = a.op == Operator::name ? a : b;
        const Expression& number = a.op == Operator::name ? b : a;
        if (name.op == Operator::name && number.op == Operator::quantity)
            edges[name.text].push_back(number.number.to_string() + ' ' + number.text);
    }
    for (const Expression& operand : expression.operands) collect_edges(operand, edges);
}

} // namespace

RandomPatients::RandomPatients(const Answering& before, const Answering& after, const std::vector<PackChange>& changes,
                               unsigned seed)
    : before_(&before), after_(&after), old_values_(*before.bench().graph), new_values_(*after.bench().graph),
      random_(seed) {
    std::set<std::string> changed;
    for (const PackChange& change : changes)
        if (change.decides) changed.insert(change.of);
    std::set<std::string> names = names_below(*before.bench().pack, changed);
    names.merge(names_below(*after.bench().pack, changed));
    std::map<std::string, std::vector<std::string>> edges;
    for (const Pack* pack : {before.bench().pack.get(), after.bench().pack.get()})
        for (const PlacedCondition& one : conditions_of(*pack)) collect_edges(one.condition->expression, edges);
    const auto& findings = after.catalogue().findings;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        edges_.push_back(edges[findings[i].id]);
        if (names.contains(findings[i].id)) touched_.push_back(i);
    }
}

MadeUpPatient RandomPatients::next(const Findings& old_context, const Findings& new_context) {
    MadeUpPatient patient;
    const auto& findings = after_->catalogue().findings;
    const std::size_t count = 1 + below(10);
    for (std::size_t i = 0; i < count && !findings.empty(); ++i) {
        const bool near = !touched_.empty() && below(4) != 0;
        const FindingDeclaration& finding = findings[near ? touched_[below(touched_.size())] : below(findings.size())];
        const bool again = std::ranges::find(patient, finding.id, &MadeUpPatient::value_type::first) != patient.end();
        if (std::string value = again ? "" : value_of(finding, old_context, new_context); !value.empty())
            patient.emplace_back(finding.id, std::move(value));
    }
    return patient;
}

std::string RandomPatients::value_of(const FindingDeclaration& finding, const Findings& old_context,
                                     const Findings& new_context) {
    if (finding.kind == FindingKind::date) return date_before(new_context.as_of);
    if (finding.kind == FindingKind::instances) return below(3) == 0 ? "false" : "true";
    const auto index = static_cast<std::size_t>(&finding - after_->catalogue().findings.data());
    std::vector<std::string> values = edges_[index];
    for (const Candidate& one : new_values_.of({static_cast<std::uint32_t>(index), {}, {}, {}}, new_context))
        values.push_back(one.value);
    if (const auto old = before_->catalogue().index_of(finding.id))
        for (const Candidate& one : old_values_.of({static_cast<std::uint32_t>(*old), {}, {}, {}}, old_context))
            values.push_back(one.value);
    return values.empty() ? "" : values[below(values.size())];
}

std::string RandomPatients::date_before(const PartialDate& as_of) {
    const std::string today = as_of.to_string(); // 2024-06-01
    const int months = static_cast<int>(below(36));
    const int year = (today[0] - '0') * 1000 + (today[1] - '0') * 100 + (today[2] - '0') * 10 + (today[3] - '0');
    const int month = (today[5] - '0') * 10 + (today[6] - '0') - 1;
    const int at = year * 12 + month - months - 1;
    return fmt::format("{:04}-{:02}-{:02}", at / 12, at % 12 + 1, 1 + below(28));
}

} // namespace apatite
