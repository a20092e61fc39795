// rules: what speaks for and against the hypotheses.
#include <fmt/core.h>

#include <algorithm>

#include "pack/key_words.h"
#include "pack/read_condition.h"

namespace apatite {
namespace {

using Strengths = std::vector<std::pair<std::string, Strength>>;

Strengths read_strengths(const Fields& fields, std::string_view key, Reading& reading) {
    Strengths strengths;
    const YamlNode* node = fields.node(key);
    if (!node) return strengths;
    for (const YamlEntry& entry : node->entries) {
        const bool known = reading.names.hypotheses.check({entry.key, entry.key_span}, reading.report);
        const std::size_t strength = words::index_of(words::strength, entry.value.scalar);
        if (strength == words::strength.size()) {
            const std::vector<std::string> all(words::strength.begin(), words::strength.end());
            const std::string meant = did_you_mean(entry.value.scalar, all);
            reading.report.error(
                "K0204", entry.value.span, fmt::format("`{}` is no strength", entry.value.scalar),
                fmt::format("{}{}a rule is `weak`, `moderate` or `strong`", meant, meant.empty() ? "" : " "));
        } else if (known) {
            strengths.emplace_back(entry.key, static_cast<Strength>(strength));
        }
    }
    return strengths;
}

bool names(const Strengths& strengths, const std::string& hypothesis) {
    return std::ranges::any_of(strengths, [&](const auto& pair) { return pair.first == hypothesis; });
}

bool names(const std::vector<std::string>& list, const std::string& hypothesis) {
    return std::ranges::find(list, hypothesis) != list.end();
}

// For and against the same hypothesis is a slip, and so is to prove what the same rule also scores.
void check_effects(const Rule& rule, const Fields& fields, Report& report) {
    const auto against_itself = [&](const std::string& hypothesis, std::string_view one, std::string_view other) {
        report.error("K0409", fields.key_span(other),
                     fmt::format("the rule `{}` {} and {} `{}`", rule.id, one, other, hypothesis),
                     "keep one of the two");
    };
    for (const auto& [hypothesis, strength] : rule.opposes) {
        if (names(rule.supports, hypothesis)) against_itself(hypothesis, "supports", "opposes");
        if (names(rule.establishes, hypothesis)) against_itself(hypothesis, "establishes", "opposes");
    }
    for (const std::string& hypothesis : rule.excludes) {
        if (names(rule.supports, hypothesis)) against_itself(hypothesis, "supports", "excludes");
        if (names(rule.establishes, hypothesis)) against_itself(hypothesis, "establishes", "excludes");
    }
    for (const std::string_view key : {"supports", "opposes", "establishes", "excludes"}) {
        if (fields.mentions(key)) return;
    }
    report.error("K0410", rule.span, fmt::format("the rule `{}` does nothing", rule.id),
                 "add `supports`, `opposes`, `establishes` or `excludes`");
}

} // namespace

void read_rules(Reading& reading) {
    for (const Item& item : reading.items[Part::rules]) {
        const Fields fields(*item.map, rule_keys, reading.report);
        if (item.map->kind != YamlKind::map) continue;
        Rule rule;
        rule.id = item.id;
        rule.span = item.span;
        ConditionReader conditions(fields, reading);
        rule.when = conditions.read("when");
        check_missing_is_needed(fields, {&rule.when}, reading.report);
        rule.supports = read_strengths(fields, "supports", reading);
        rule.opposes = read_strengths(fields, "opposes", reading);
        rule.establishes = reading.names.hypotheses.checked(fields.list("establishes"), reading.report);
        rule.excludes = reading.names.hypotheses.checked(fields.list("excludes"), reading.report);
        rule.group = fields.text("group");
        rule.because = fields.text("because");
        rule.evidence = read_evidence(fields, reading);
        check_effects(rule, fields, reading.report);
        reading.pack.rules.push_back(std::move(rule));
    }
}

} // namespace apatite
