#include <fmt/format.h>

#include "expression/base.h"
#include "graph/builder.h"

namespace apatite {
namespace {

Storage storage_of_kind(Kind kind) {
    switch (kind) {
    case Kind::boolean: return Storage::truth;
    case Kind::integer:
    case Kind::decimal:
    case Kind::quantity: return Storage::number;
    case Kind::date: return Storage::date;
    case Kind::string:
    case Kind::site: return Storage::word;
    case Kind::list: return Storage::list;
    default: return Storage::none;
    }
}

bool passes_an_operand_on(Operator op) {
    return op == Operator::if_ || op == Operator::case_ || op == Operator::coalesce || op == Operator::min ||
           op == Operator::max || op == Operator::add || op == Operator::subtract;
}

bool is_arithmetic(Operator op) {
    return op == Operator::multiply || op == Operator::divide || op == Operator::negate || op == Operator::abs ||
           op == Operator::round || op == Operator::count;
}

std::string literal_key(const Expression& expression) {
    switch (expression.op) {
    case Operator::boolean: return fmt::format("b{}", static_cast<int>(expression.truth));
    case Operator::number:
        return fmt::format("n{}:{}/{}", static_cast<int>(expression.type.kind), expression.number.to_string(),
                           expression.number.hash());
    case Operator::quantity:
        return fmt::format("q{}:{}/{}", expression.type.calendar, expression.base_number.to_string(),
                           expression.base_number.hash());
    case Operator::date: return expression.date ? "d" + expression.date->to_string() : std::string("null");
    case Operator::string: return "s" + expression.text;
    default: return "null";
    }
}

} // namespace

void GraphBuilder::error(std::string code, std::string message, const Span& span, std::string help) {
    diagnostics_.push_back({Severity::error, std::move(code), std::move(message), span, std::move(help), {}});
}

NodeId GraphBuilder::intern(const std::string& key, Node node, const std::vector<NodeId>& operands) {
    const auto [at, is_new] = nodes_by_key_.emplace(key, static_cast<NodeId>(graph_->nodes_.size()));
    if (!is_new) return at->second;
    node.first = static_cast<std::uint32_t>(graph_->operands_.size());
    node.count = static_cast<std::uint32_t>(operands.size());
    for (const NodeId operand : operands) node.in_body = node.in_body || graph_->nodes_[operand].in_body;
    if (node.kind == NodeKind::some) node.in_body = false;
    graph_->operands_.insert(graph_->operands_.end(), operands.begin(), operands.end());
    graph_->nodes_.push_back(node);
    return at->second;
}

NodeId GraphBuilder::build_expression(const Expression& expression) {
    switch (expression.op) {
    case Operator::null:
    case Operator::boolean:
    case Operator::number:
    case Operator::quantity:
    case Operator::date:
    case Operator::string: return build_literal(expression, storage_of(expression, {}));
    case Operator::name: return build_name(expression);
    case Operator::field: return build_field(expression);
    default: return build_operation(expression);
    }
}

NodeId GraphBuilder::build_literal(const Expression& expression, Storage storage) {
    Literal literal;
    switch (expression.op) {
    case Operator::boolean: literal.truth = expression.truth; break;
    case Operator::number: literal.number = Interval(expression.number); break;
    case Operator::quantity: literal.number = Interval(expression.base_number); break;
    case Operator::date: literal.date = expression.date; break;
    case Operator::string: literal.word = graph_->words_.find(expression.text).value_or(0); break;
    default: storage = Storage::none; break;
    }
    const std::size_t before = graph_->nodes_.size();
    Node node;
    node.kind = NodeKind::literal;
    node.op = expression.op;
    node.storage = storage;
    node.type = expression.type.kind;
    node.calendar = expression.type.calendar;
    node.index = static_cast<std::uint32_t>(graph_->literals_.size());
    const NodeId id = intern(literal_key(expression), node, {});
    if (graph_->nodes_.size() != before) graph_->literals_.push_back(std::move(literal));
    return id;
}

NodeId GraphBuilder::leaf_node(std::uint32_t finding, std::optional<std::uint32_t> field) {
    const FindingDeclaration& whole = pack_->catalogue.findings[finding];
    const FindingDeclaration& declaration = field ? whole.fields[*field] : whole;
    const Type type = type_of(declaration);
    Node node;
    node.kind = field ? NodeKind::field : NodeKind::finding;
    node.op = field ? Operator::field : Operator::name;
    node.storage = storage_of_kind(type.kind);
    node.type = type.kind;
    node.calendar = type.calendar;
    node.in_body = field.has_value();
    node.index = finding;
    node.field = field.value_or(0);
    node.leaf = first_leaf_[finding] + (field ? *field + 1 : 0);
    return intern(field ? fmt::format("i{}.{}", finding, *field) : fmt::format("f{}", finding), node, {});
}

NodeId GraphBuilder::build_name(const Expression& expression) {
    if (const auto at = findings_.find(expression.text); at != findings_.end()) return leaf_node(at->second, {});
    if (const auto at = values_.find(expression.text); at != values_.end()) {
        if (graph_->roots_.values[at->second] != no_node) return graph_->roots_.values[at->second];
    } else if (const auto named = conditions_.find(expression.text); named != conditions_.end()) {
        if (graph_->roots_.conditions[named->second] != no_node) return graph_->roots_.conditions[named->second];
    } else {
        error("G0101", fmt::format("unknown name `{}`", expression.text), expression.span,
              "declare it under findings, values or conditions");
    }
    return build_literal(Expression{}, Storage::none);
}

NodeId GraphBuilder::build_field(const Expression& expression) {
    const auto at = findings_.find(expression.text);
    if (at != findings_.end()) {
        const auto& fields = pack_->catalogue.findings[at->second].fields;
        for (std::uint32_t i = 0; i < fields.size(); ++i)
            if (fields[i].id == expression.field_name) return leaf_node(at->second, i);
    }
    error("G0101", fmt::format("unknown field `{}.{}`", expression.text, expression.field_name), expression.span,
          "declare it under the `fields:` of a finding of kind instances");
    return build_literal(Expression{}, Storage::none);
}

NodeId GraphBuilder::build_operation(const Expression& expression) {
    std::vector<NodeId> operands;
    std::string key = fmt::format("o{}:{}:{}", static_cast<int>(expression.op), static_cast<int>(expression.type.kind),
                                  expression.type.calendar);
    for (const Expression& each : expression.operands) {
        operands.push_back(build_expression(each));
        key += fmt::format(",{}", operands.back());
    }
    Node node;
    node.kind = NodeKind::operation;
    node.op = expression.op;
    node.storage = storage_of(expression, operands);
    node.type = expression.type.kind;
    node.calendar = expression.type.calendar;
    const NodeId id = intern(key, node, operands);
    for (std::size_t i = 0; i < operands.size(); ++i) {
        if (expression.operands[i].op != Operator::name) continue;
        const std::string& name = expression.operands[i].text;
        if (const auto at = values_.find(name); at != values_.end())
            named_.emplace(std::pair{operands[i], id}, vertex_of(VertexKind::value, at->second));
        else if (const auto named = conditions_.find(name); named != conditions_.end())
            named_.emplace(std::pair{operands[i], id}, vertex_of(VertexKind::condition, named->second));
    }
    return id;
}

NodeId GraphBuilder::build_some(const std::vector<std::string>& instances, NodeId body, const Span& span) {
    Some some;
    some.body = body;
    std::string key = fmt::format("e{}", body);
    for (const std::string& name : instances) {
        const auto at = findings_.find(name);
        if (at == findings_.end() || pack_->catalogue.findings[at->second].kind != FindingKind::instances) {
            error("G0101", fmt::format("`some:` names `{}`, which is no finding of kind instances", name), span,
                  "name findings of kind instances");
            continue;
        }
        some.instances.push_back(at->second);
        key += fmt::format(",{}", at->second);
    }
    std::vector<NodeId> operands{body};
    for (const std::uint32_t finding : some.instances) operands.push_back(leaf_node(finding, {}));
    Node node;
    node.kind = NodeKind::some;
    node.storage = Storage::truth;
    node.type = Kind::boolean;
    node.index = static_cast<std::uint32_t>(graph_->somes_.size());
    const std::size_t before = graph_->nodes_.size();
    const NodeId id = intern(key, node, operands);
    if (graph_->nodes_.size() != before) graph_->somes_.push_back(std::move(some));
    return id;
}

// A checked pack has a type everywhere; where it has none the operator and its operands tell.
Storage GraphBuilder::storage_of(const Expression& expression, const std::vector<NodeId>& operands) const {
    if (expression.type.kind != Kind::any) return storage_of_kind(expression.type.kind);
    switch (expression.op) {
    case Operator::null: return Storage::none;
    case Operator::number:
    case Operator::quantity: return Storage::number;
    case Operator::date: return Storage::date;
    case Operator::string: return Storage::word;
    case Operator::list: return Storage::list;
    default: break;
    }
    if (is_arithmetic(expression.op)) return Storage::number;
    if (!passes_an_operand_on(expression.op)) return Storage::truth;
    const std::size_t first = expression.op == Operator::if_ || expression.op == Operator::case_ ? 1 : 0;
    for (std::size_t i = first; i < operands.size(); ++i) {
        const Node& operand = graph_->nodes_[operands[i]];
        if (operand.storage == Storage::list)
            for (const NodeId element : graph_->operands(operand))
                if (graph_->nodes_[element].storage != Storage::none) return graph_->nodes_[element].storage;
        if (operand.storage != Storage::none) return operand.storage;
    }
    return Storage::none;
}

} // namespace apatite
