#include "assess/evaluate_expression.h"

#include <fmt/format.h>

#include "assess/value_pass.h"
#include "expression/base.h"
#include "expression/print.h"
#include "graph/rule_graph.h"

namespace apatite {
namespace {

std::string number_text(const Interval& value, Kind kind) {
    if (!value.is_point()) return value.to_string();
    const Rational& number = value.lo().value;
    const std::string text = number.to_string();
    return kind != Kind::integer && number.is_integer() ? text + ".0" : text;
}

std::string quantity_text(const Interval& base, const Type& type) {
    const Conversion conversion = display_conversion(type);
    const std::string unit = type.unit.empty() ? (type.calendar ? "mo" : "1") : type.unit;
    return fmt::format("{} '{}'", number_text(conversion.apply(base), Kind::integer), unit);
}

std::string list_text(const RuleGraph& graph, const ValuePass& pass, NodeId list, const Type& type) {
    std::string text;
    for (const NodeId element : graph.operands(graph.node(list))) {
        Type each = type;
        each.kind = graph.node(element).type;
        text += fmt::format("{}{}", text.empty() ? "" : ", ", value_text(graph, pass, element, each));
    }
    return "{" + text + "}";
}

} // namespace

std::string value_text(const RuleGraph& graph, const ValuePass& pass, NodeId id, const Type& type) {
    if (pass.is_null(id)) return "null";
    switch (graph.node(id).storage) {
    case Storage::truth: return std::string(to_string(pass.truth(id)));
    case Storage::number:
        if (type.kind == Kind::quantity) return quantity_text(*pass.number(id), type);
        return number_text(*pass.number(id), type.kind);
    case Storage::date: return "@" + pass.date(id)->to_string();
    case Storage::word: return print_string(graph.words().word(*pass.word(id)));
    case Storage::list: return list_text(graph, pass, pass.list(id), type);
    default: return "null";
    }
}

EvaluatedValue evaluate_expression(const Expression& expression) {
    EvaluatedValue result;
    result.type = expression.type;
    const CompiledGraph compiled = RuleGraph::compile(expression);
    if (compiled.graph == nullptr) {
        result.failed = true;
        result.text = compiled.diagnostics.empty() ? "not compiled" : compiled.diagnostics.front().message;
        return result;
    }
    ValuePass pass(*compiled.graph, Reading::now);
    const PartialDate any_day = *PartialDate::from(2024);
    const Findings nobody{{}, {}, any_day, {}, {}, {}, {}};
    pass.run(nobody);
    const NodeId root = compiled.graph->expression_root();
    result.is_null = pass.is_null(root);
    result.text = value_text(*compiled.graph, pass, root, expression.type);
    return result;
}

} // namespace apatite
