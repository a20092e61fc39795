// Small packs and patients for tests, written in the condition language itself.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "expression/check.h"
#include "expression/parse.h"
#include "findings/findings.h"
#include "graph/rule_graph.h"
#include "pack/pack.h"
#include "units/quantity.h"

namespace apatite::testing {

/// Parses and checks what it is given; a mistake in a test's own pack fails the test.
class PackBuilder {
public:
    PackBuilder();

    PackBuilder& boolean(std::string id);
    PackBuilder& quantity(std::string id, std::string unit, std::string plausible = {});
    PackBuilder& choice(std::string id, std::vector<std::string> words);
    PackBuilder& site(std::string id);
    PackBuilder& date(std::string id);
    PackBuilder& place(std::string id, std::vector<std::string> within = {});
    /// `fields` as `site:site`, `painful:boolean`, `onset:date`, `size:quantity:mm`.
    PackBuilder& instances(std::string id, std::vector<std::string> fields);
    /// The declaration that was added last.
    FindingDeclaration& last() { return pack->catalogue.findings.back(); }

    PackBuilder& value(std::string id, std::string_view is);
    PackBuilder& condition(std::string id, std::string_view when, std::vector<std::string> some = {});
    PackBuilder& hypothesis(std::string id, std::string_view likely_needs = {});
    PackBuilder& cause(std::string id, std::string_view when);
    /// Effects as `+++a` (strong support), `++a`, `+a`, `-a`, `--a`, `---a`, `!a` (establishes), `x a` (excludes).
    PackBuilder& rule(std::string id, std::string_view when, std::vector<std::string> effects, std::string group = {},
                      std::vector<std::string> some = {});
    PackBuilder& alert(std::string id, std::string_view suspect, std::string_view when,
                       Urgency urgency = Urgency::emergency);
    PackBuilder& workup(std::string id, std::string_view when, std::vector<std::string> answers,
                        std::string_view unsafe_when = {});
    PackBuilder& management(std::string id, std::string_view when, std::string_view caution);

    Condition read(std::string_view text, std::vector<std::string> some = {}, Kind kind = Kind::boolean) const;
    std::shared_ptr<const RuleGraph> graph() const;

    std::shared_ptr<Pack> pack;
};

/// Nothing is known.
Findings nobody(const Pack& pack);
/// `{{"phosphate", "9.7 mg/dL"}, {"lesion[0].site", "leg"}}`; `presumed` and `text` before a value set the provenance.
using Given = std::vector<std::pair<std::string, std::string>>;
Findings patient(const Pack& pack, const Given& given);
Findings patient(const RuleGraph& graph, const Given& given);
std::uint32_t index_of(const Pack& pack, std::string_view finding);

namespace detail {

inline FindingDeclaration declared(std::string id, FindingKind kind) {
    FindingDeclaration declaration;
    declaration.label = id;
    declaration.id = std::move(id);
    declaration.kind = kind;
    declaration.cost = Cost::question;
    return declaration;
}

inline void set_unit(FindingDeclaration& declaration, const std::string& unit) {
    declaration.unit_text = unit;
    declaration.unit = Unit::parse(unit).value();
    declaration.analyte = {};
}

inline std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts{""};
    for (const char c : text) {
        if (c == ':')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

inline FindingDeclaration field_of(const std::string& text) {
    const auto parts = split(text);
    const std::string& kind = parts[1];
    FindingDeclaration field = declared(parts[0], kind == "site"       ? FindingKind::site
                                                  : kind == "date"     ? FindingKind::date
                                                  : kind == "quantity" ? FindingKind::quantity
                                                                       : FindingKind::boolean);
    if (parts.size() > 2) set_unit(field, parts[2]);
    return field;
}

} // namespace detail

inline PackBuilder::PackBuilder() : pack(std::make_shared<Pack>()) { pack->id = "test"; }

inline PackBuilder& PackBuilder::boolean(std::string id) {
    pack->catalogue.findings.push_back(detail::declared(std::move(id), FindingKind::boolean));
    return *this;
}

inline PackBuilder& PackBuilder::quantity(std::string id, std::string unit, std::string plausible) {
    FindingDeclaration declaration = detail::declared(std::move(id), FindingKind::quantity);
    detail::set_unit(declaration, unit);
    if (!plausible.empty()) declaration.plausible = parse_quantity_range(plausible).value().value;
    pack->catalogue.findings.push_back(std::move(declaration));
    return *this;
}

inline PackBuilder& PackBuilder::choice(std::string id, std::vector<std::string> words) {
    FindingDeclaration declaration = detail::declared(std::move(id), FindingKind::choice);
    declaration.choices = std::move(words);
    pack->catalogue.findings.push_back(std::move(declaration));
    return *this;
}

inline PackBuilder& PackBuilder::site(std::string id) {
    pack->catalogue.findings.push_back(detail::declared(std::move(id), FindingKind::site));
    return *this;
}

inline PackBuilder& PackBuilder::date(std::string id) {
    pack->catalogue.findings.push_back(detail::declared(std::move(id), FindingKind::date));
    return *this;
}

inline PackBuilder& PackBuilder::place(std::string id, std::vector<std::string> within) {
    SiteDeclaration site;
    site.id = std::move(id);
    site.within = std::move(within);
    pack->catalogue.sites.push_back(std::move(site));
    return *this;
}

inline PackBuilder& PackBuilder::instances(std::string id, std::vector<std::string> fields) {
    FindingDeclaration declaration = detail::declared(std::move(id), FindingKind::instances);
    for (const std::string& field : fields) declaration.fields.push_back(detail::field_of(field));
    pack->catalogue.findings.push_back(std::move(declaration));
    return *this;
}

inline Condition PackBuilder::read(std::string_view text, std::vector<std::string> some, Kind kind) const {
    Scope scope;
    for (const FindingDeclaration& finding : pack->catalogue.findings)
        scope.symbols.emplace(finding.id, symbol_of(finding));
    for (const ValueDeclaration& each : pack->values)
        scope.symbols.emplace(each.id, value_symbol(each.is.expression->type, {}));
    for (const ConditionDeclaration& each : pack->conditions) scope.symbols.emplace(each.id, condition_symbol({}));
    scope.some = some;
    CheckContext context;
    context.missing_given = true;
    context.constants_allowed = true;
    for (const SiteDeclaration& place : pack->catalogue.sites) context.sites.push_back(place.id);
    Diagnostics diagnostics;
    ParsedExpression parsed = parse_expression(text, {}, diagnostics);
    if (parsed.ok()) check_expression(*parsed.expression, scope, kind, context, diagnostics);
    EXPECT_FALSE(has_errors(diagnostics)) << to_text(diagnostics);
    return {std::string(text), parsed.ok() ? std::move(*parsed.expression) : Expression{}, std::move(some), "test"};
}

inline PackBuilder& PackBuilder::value(std::string id, std::string_view is) {
    pack->values.push_back({id, {}, id, {}, read(is, {}, Kind::any), {}});
    return *this;
}

inline PackBuilder& PackBuilder::condition(std::string id, std::string_view when, std::vector<std::string> some) {
    pack->conditions.push_back({id, {}, id, read(when, std::move(some)), {}});
    return *this;
}

inline PackBuilder& PackBuilder::hypothesis(std::string id, std::string_view likely_needs) {
    HypothesisDeclaration declaration;
    declaration.label = id;
    declaration.id = std::move(id);
    declaration.kind = "subtype";
    if (!likely_needs.empty()) declaration.likely_needs = read(likely_needs);
    pack->hypotheses.push_back(std::move(declaration));
    return *this;
}

inline PackBuilder& PackBuilder::cause(std::string id, std::string_view when) {
    pack->hypotheses.back().causes.push_back({id, {}, id, read(when), {}, {}});
    return *this;
}

inline PackBuilder& PackBuilder::rule(std::string id, std::string_view when, std::vector<std::string> effects,
                                      std::string group, std::vector<std::string> some) {
    Rule rule;
    rule.id = std::move(id);
    rule.when = read(when, std::move(some));
    rule.group = std::move(group);
    rule.because = "because of " + rule.id;
    for (const std::string& effect : effects) {
        const std::size_t signs = effect.find_first_not_of("+-!x ");
        const std::string hypothesis = effect.substr(signs);
        const Strength strength = signs == 3 ? Strength::strong : signs == 2 ? Strength::moderate : Strength::weak;
        if (effect[0] == '+')
            rule.supports.emplace_back(hypothesis, strength);
        else if (effect[0] == '-')
            rule.opposes.emplace_back(hypothesis, strength);
        else if (effect[0] == '!')
            rule.establishes.push_back(hypothesis);
        else
            rule.excludes.push_back(hypothesis);
    }
    pack->rules.push_back(std::move(rule));
    return *this;
}

inline PackBuilder& PackBuilder::alert(std::string id, std::string_view suspect, std::string_view when,
                                       Urgency urgency) {
    AlertDeclaration declaration;
    declaration.label = id;
    declaration.id = std::move(id);
    declaration.urgency = urgency;
    declaration.suspect = read(suspect);
    declaration.when = read(when);
    pack->alerts.push_back(std::move(declaration));
    return *this;
}

inline PackBuilder& PackBuilder::workup(std::string id, std::string_view when, std::vector<std::string> answers,
                                        std::string_view unsafe_when) {
    WorkupDeclaration declaration;
    declaration.label = id;
    declaration.id = std::move(id);
    declaration.when = read(when);
    declaration.answers = std::move(answers);
    if (!unsafe_when.empty()) declaration.unsafe_when = read(unsafe_when);
    declaration.codes = {{"http://loinc.org", "1-1"}};
    pack->workup.push_back(std::move(declaration));
    return *this;
}

inline PackBuilder& PackBuilder::management(std::string id, std::string_view when, std::string_view caution) {
    ManagementDeclaration declaration;
    declaration.label = id;
    declaration.id = std::move(id);
    declaration.when = read(when);
    declaration.cautions.push_back({"caution", {}, read(caution), {}, {}});
    pack->management.push_back(std::move(declaration));
    return *this;
}

inline std::shared_ptr<const RuleGraph> PackBuilder::graph() const {
    CompiledGraph compiled = RuleGraph::compile(pack);
    EXPECT_NE(compiled.graph, nullptr) << to_text(compiled.diagnostics);
    return compiled.graph;
}

inline Findings nobody(const Pack& pack) {
    Findings findings{.subject = "Patient/x",
                      .demographics = {},
                      .as_of = *PartialDate::from(2024, 6, 1),
                      .states = {},
                      .notices = {},
                      .orders = {},
                      .complete_lists = {}};
    FindingState unknown;
    unknown.why = WhyUnknown::missing;
    findings.states.assign(pack.catalogue.findings.size(), unknown);
    return findings;
}

inline Findings patient(const Pack& pack, const Given& given) {
    Findings findings = nobody(pack);
    for (const auto& [name, text] : given) {
        const std::size_t blank = text.find(' ');
        const std::string head = text.substr(0, blank);
        const bool marked = head == "presumed" || head == "text";
        const auto error = set_finding(findings, pack.catalogue, name, marked ? text.substr(blank + 1) : text);
        EXPECT_FALSE(error.has_value()) << name << ": " << (error ? error->message : "");
        if (marked)
            findings.states[index_of(pack, name)].provenance =
                head == "presumed" ? Provenance::presumed : Provenance::text;
    }
    return findings;
}

inline Findings patient(const RuleGraph& graph, const Given& given) { return patient(graph.pack(), given); }

inline std::uint32_t index_of(const Pack& pack, std::string_view finding) {
    for (std::uint32_t i = 0; i < pack.catalogue.findings.size(); ++i)
        if (pack.catalogue.findings[i].id == finding) return i;
    ADD_FAILURE() << "no finding " << finding;
    return 0;
}

} // namespace apatite::testing
