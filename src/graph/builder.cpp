#include "graph/builder.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "expression/base.h"
#include "graph/network.h"

namespace apatite {
namespace {

void collect_strings(const Expression& expression, std::vector<std::string>& words) {
    if (expression.op == Operator::string) words.push_back(expression.text);
    for (const Expression& each : expression.operands) collect_strings(each, words);
}

/// Every condition of a pack, wherever it stands.
template <typename Visit>
void for_each_condition(const Pack& pack, Visit visit) {
    for (const auto& value : pack.values) visit(value.is);
    for (const auto& condition : pack.conditions) visit(condition.when);
    for (const auto& rule : pack.rules) visit(rule.when);
    for (const auto& hypothesis : pack.hypotheses) {
        for (const auto& form : hypothesis.forms) visit(form.when);
        for (const auto& cause : hypothesis.causes) visit(cause.when);
        if (hypothesis.likely_needs) visit(*hypothesis.likely_needs);
    }
    for (const auto& alert : pack.alerts) {
        visit(alert.suspect);
        visit(alert.when);
    }
    for (const auto& item : pack.workup) {
        visit(item.when);
        if (item.urgent_when) visit(*item.urgent_when);
        if (item.unsafe_when) visit(*item.unsafe_when);
    }
    for (const auto& item : pack.management) {
        visit(item.when);
        for (const auto& caution : item.cautions) visit(caution.when);
    }
}

void collect_names(const Expression& expression, std::vector<std::string>& names) {
    if (expression.op == Operator::name) names.push_back(expression.text);
    for (const Expression& each : expression.operands) collect_names(each, names);
}

Interval domain_of(const FindingDeclaration& declaration, const Conversion& to_base) {
    return declaration.plausible ? to_base.apply(*declaration.plausible) : Interval::everything();
}

} // namespace

GraphBuilder::GraphBuilder(std::shared_ptr<const Pack> pack)
    : pack_(std::move(pack)), graph_(std::shared_ptr<RuleGraph>(new RuleGraph())) {
    graph_->pack_ = pack_;
    for (std::uint32_t i = 0; i < pack_->catalogue.findings.size(); ++i)
        findings_.emplace(pack_->catalogue.findings[i].id, i);
    for (std::uint32_t i = 0; i < pack_->values.size(); ++i) values_.emplace(pack_->values[i].id, i);
    for (std::uint32_t i = 0; i < pack_->conditions.size(); ++i) conditions_.emplace(pack_->conditions[i].id, i);
}

CompiledGraph GraphBuilder::build() {
    std::vector<std::string> words;
    for_each_condition(*pack_, [&](const Condition& condition) { collect_strings(condition.expression, words); });
    graph_->words_ = WordTable(pack_->catalogue, std::move(words));
    std::vector<std::size_t> order;
    if (!order_declarations(order)) return {nullptr, std::move(diagnostics_)};
    add_vertices();
    add_findings();
    build_declarations(order);
    build_rules();
    build_hypotheses();
    build_recommendations();
    build_effects();
    return finish();
}

CompiledGraph GraphBuilder::build(const Expression& expression) {
    std::vector<std::string> words;
    collect_strings(expression, words);
    graph_->words_ = WordTable(pack_->catalogue, std::move(words));
    graph_->expression_root_ = build_expression(expression);
    return finish();
}

void GraphBuilder::add_vertices() {
    const auto begin = [&](VertexKind kind) { first_vertex_[kind] = vertices_.size(); };
    const auto add = [&](VertexKind kind, const std::string& id, const std::string& label, std::size_t index) {
        vertices_.push_back({kind, id, label, no_node, index});
    };
    const auto add_all = [&](VertexKind kind, const auto& items) {
        begin(kind);
        for (std::size_t i = 0; i < items.size(); ++i) add(kind, items[i].id, items[i].label, i);
    };
    add_all(VertexKind::value, pack_->values);
    add_all(VertexKind::condition, pack_->conditions);
    begin(VertexKind::rule);
    for (std::size_t i = 0; i < pack_->rules.size(); ++i)
        add(VertexKind::rule, pack_->rules[i].id, pack_->rules[i].because, i);
    add_all(VertexKind::hypothesis, pack_->hypotheses);
    begin(VertexKind::variant);
    for (std::size_t i = 0; i < pack_->hypotheses.size(); ++i) {
        for (const Variant& form : pack_->hypotheses[i].forms) add(VertexKind::variant, form.id, form.label, i);
        for (const Variant& cause : pack_->hypotheses[i].causes) add(VertexKind::variant, cause.id, cause.label, i);
    }
    add_all(VertexKind::alert, pack_->alerts);
    add_all(VertexKind::workup, pack_->workup);
    add_all(VertexKind::management, pack_->management);
    declarations_ = vertices_.size();
}

void GraphBuilder::add_findings() {
    const auto add = [&](std::uint32_t finding, std::optional<std::uint32_t> field,
                         const FindingDeclaration& declaration) {
        Leaf leaf;
        leaf.declaration = &declaration;
        leaf.finding = finding;
        leaf.field = field;
        leaf.to_base = base_conversion(declaration);
        leaf.domain = domain_of(declaration, leaf.to_base);
        leaf.words.assign(graph_->words_.stride(), 0);
        const auto allow = [&](const std::string& word) {
            const auto number = graph_->words_.find(word);
            if (number) leaf.words[*number / 64] |= WordBits{1} << (*number % 64);
        };
        for (const std::string& choice : declaration.choices) allow(choice);
        if (declaration.kind == FindingKind::site)
            for (const SiteDeclaration& site : pack_->catalogue.sites) allow(site.id);
        graph_->leaves_.push_back(std::move(leaf));
    };
    for (std::uint32_t i = 0; i < pack_->catalogue.findings.size(); ++i) {
        const FindingDeclaration& finding = pack_->catalogue.findings[i];
        first_leaf_.push_back(static_cast<std::uint32_t>(graph_->leaves_.size()));
        add(i, {}, finding);
        for (std::uint32_t f = 0; f < finding.fields.size(); ++f) add(i, f, finding.fields[f]);
    }
}

// Values and conditions may use each other by name; those that are used come first.
bool GraphBuilder::order_declarations(std::vector<std::size_t>& order) {
    const std::size_t values = pack_->values.size(), count = values + pack_->conditions.size();
    Edges edges;
    for (std::size_t user = 0; user < count; ++user) {
        std::vector<std::string> names;
        collect_names(user < values ? pack_->values[user].is.expression
                                    : pack_->conditions[user - values].when.expression,
                      names);
        for (const std::string& name : names) {
            if (findings_.contains(name)) continue;
            if (const auto at = values_.find(name); at != values_.end())
                edges.emplace_back(at->second, user);
            else if (const auto named = conditions_.find(name); named != conditions_.end())
                edges.emplace_back(values + named->second, user);
        }
    }
    if (auto sorted = topological_order(count, edges)) {
        order = std::move(*sorted);
        return true;
    }
    for (const auto& path : cycles(count, edges)) report_cycle(path, values);
    return false;
}

void GraphBuilder::report_cycle(const std::vector<std::size_t>& path, std::size_t values) {
    const auto id = [&](std::size_t i) { return i < values ? pack_->values[i].id : pack_->conditions[i - values].id; };
    // Edges run from what is used to its user; people read it the other way round.
    std::string text;
    for (auto at = path.rbegin(); at != path.rend(); ++at) text += (text.empty() ? "" : " -> ") + id(*at);
    const std::size_t first = path.front();
    const Span& span = first < values ? pack_->values[first].span : pack_->conditions[first - values].span;
    error("G0102", fmt::format("`{}` needs itself: {}", id(first), text), span,
          "a condition may rest on others, but not on itself: write one of them without the next");
}

NodeId GraphBuilder::root(const Condition& condition, VertexIndex user) {
    NodeId id = build_expression(condition.expression);
    if (!condition.some.empty()) {
        id = build_some(condition.some, id, condition.expression->span);
    } else if (condition.expression->op == Operator::name && !findings_.contains(condition.expression->text)) {
        const auto value = values_.find(condition.expression->text);
        const auto named = conditions_.find(condition.expression->text);
        if (value != values_.end())
            declaration_edges_.emplace_back(vertex_of(VertexKind::value, value->second), user);
        else if (named != conditions_.end())
            declaration_edges_.emplace_back(vertex_of(VertexKind::condition, named->second), user);
        return id;
    }
    root_edges_.emplace_back(id, user);
    return id;
}

std::optional<NodeId> GraphBuilder::optional_root(const std::optional<Condition>& condition, VertexIndex user) {
    if (!condition) return std::nullopt;
    return root(*condition, user);
}

void GraphBuilder::build_declarations(const std::vector<std::size_t>& order) {
    const std::size_t values = pack_->values.size();
    graph_->roots_.values.assign(values, no_node);
    graph_->roots_.conditions.assign(pack_->conditions.size(), no_node);
    for (const std::size_t i : order) {
        if (i < values)
            graph_->roots_.values[i] = root(pack_->values[i].is, vertex_of(VertexKind::value, i));
        else
            graph_->roots_.conditions[i - values] =
                root(pack_->conditions[i - values].when, vertex_of(VertexKind::condition, i - values));
    }
}

void GraphBuilder::build_rules() {
    for (std::size_t i = 0; i < pack_->rules.size(); ++i)
        graph_->roots_.rules.push_back(root(pack_->rules[i].when, vertex_of(VertexKind::rule, i)));
}

void GraphBuilder::build_hypotheses() {
    VertexIndex variant = pack_->hypotheses.empty() ? 0 : vertex_of(VertexKind::variant, 0);
    for (std::size_t i = 0; i < pack_->hypotheses.size(); ++i) {
        const HypothesisDeclaration& hypothesis = pack_->hypotheses[i];
        const VertexIndex vertex = vertex_of(VertexKind::hypothesis, i);
        HypothesisRoots roots;
        const auto add = [&](const std::vector<Variant>& variants, std::vector<NodeId>& nodes) {
            for (const Variant& each : variants) {
                nodes.push_back(root(each.when, variant));
                declaration_edges_.emplace_back(variant++, vertex);
            }
        };
        add(hypothesis.forms, roots.forms);
        add(hypothesis.causes, roots.causes);
        roots.likely_needs = optional_root(hypothesis.likely_needs, vertex);
        graph_->roots_.hypotheses.push_back(std::move(roots));
    }
}

void GraphBuilder::build_recommendations() {
    for (std::size_t i = 0; i < pack_->alerts.size(); ++i) {
        const VertexIndex vertex = vertex_of(VertexKind::alert, i);
        graph_->roots_.alerts.push_back({root(pack_->alerts[i].suspect, vertex), root(pack_->alerts[i].when, vertex)});
    }
    for (std::size_t i = 0; i < pack_->workup.size(); ++i) {
        const VertexIndex vertex = vertex_of(VertexKind::workup, i);
        const WorkupDeclaration& item = pack_->workup[i];
        graph_->roots_.workup.push_back({root(item.when, vertex), optional_root(item.urgent_when, vertex),
                                         optional_root(item.unsafe_when, vertex)});
    }
    for (std::size_t i = 0; i < pack_->management.size(); ++i) {
        const VertexIndex vertex = vertex_of(VertexKind::management, i);
        ManagementRoots roots{root(pack_->management[i].when, vertex), {}};
        for (const Caution& caution : pack_->management[i].cautions)
            roots.cautions.push_back(root(caution.when, vertex));
        graph_->roots_.management.push_back(std::move(roots));
    }
}

} // namespace apatite
