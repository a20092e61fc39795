// The type of every node, and the operators whose operands are conditions or lists.
#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "expression/checker.h"
#include "expression/range.h"

namespace apatite {
void TypeChecker::check(Expression& e) {
    switch (e.op) {
    case Operator::high:
    case Operator::low:
    case Operator::normal:
    case Operator::positive:
    case Operator::negative: e.type = judgement(e); return;
    case Operator::same_region: e.type = same_region(e); return;
    case Operator::exists: e.type = exists(e); return;
    default: break;
    }
    for (Expression& operand : e.operands) check(operand);
    e.type = type_of_node(e);
}

Type TypeChecker::type_of_node(Expression& e) {
    switch (e.op) {
    case Operator::null: return {};
    case Operator::boolean:
    case Operator::number:
    case Operator::date:
    case Operator::string: return e.type;
    case Operator::quantity: return quantity(e);
    case Operator::list: return of_kind(Kind::list);
    case Operator::name: return name(e);
    case Operator::field: return field(e);
    case Operator::not_:
    case Operator::and_:
    case Operator::or_:
    case Operator::xor_:
    case Operator::implies:
    case Operator::is_true:
    case Operator::is_false: return conditions(e);
    case Operator::is_null: expect_no_list(e.operands.front()); return of_kind(Kind::boolean);
    case Operator::between: return between(e);
    case Operator::in: return in_list(e);
    case Operator::add:
    case Operator::subtract: return sum(e);
    case Operator::multiply:
    case Operator::divide: return product(e);
    case Operator::negate:
    case Operator::abs: return one_number(e);
    case Operator::round: return round(e);
    case Operator::if_:
    case Operator::case_: return if_else(e);
    case Operator::coalesce: return common_of_all(e, "arguments of `Coalesce`");
    case Operator::min:
    case Operator::max:
    case Operator::count:
    case Operator::all_true:
    case Operator::any_true: return aggregate(e);
    case Operator::at_least: return at_least(e);
    case Operator::before_within:
    case Operator::after_within: return within_span(e);
    default: return comparison(e);
    }
}

void TypeChecker::expect(Expression& e, Kind expected) {
    const Kind kind = e.type.kind;
    if (kind == Kind::instances) {
        error("P0314", e.span, fmt::format("{} is a list of instances", quoted(e)),
              fmt::format("write `exists({})`, or a condition on one of its fields with `some: [{}]`", e.text, e.text));
    } else if (kind == Kind::list) {
        error("P0311", e.span, "a list stands alone", "lists stand in `x in {...}`, `Max({...})`, `AtLeast(2, {...})`");
    } else if (expected == Kind::boolean && kind != Kind::boolean && kind != Kind::any) {
        error("P0314", e.span, fmt::format("{} is {}, where a condition is expected", quoted(e), to_words(e.type)),
              "compare it with something; or, if it is a calculation, declare it in values.yaml");
    }
}

void TypeChecker::expect_condition(const Expression& e, const Expression& user) {
    if (e.type.kind == Kind::boolean || e.type.kind == Kind::any) return;
    std::string help = "compare it with something, as in `phosphate > 4.5 'mg/dL'`";
    if (user.op == Operator::not_) help = "`not` binds tighter than comparisons: write `not (a > b)`";
    if (e.type.kind == Kind::instances) help = fmt::format("write `exists({})`", e.text);
    if (e.type.kind == Kind::quantity && (user.op == Operator::is_true || user.op == Operator::is_false))
        help = "only conditions are true or false; whether it is known is `x is not null`";
    error("P0301", e.span,
          fmt::format("`{}` joins conditions, and {} is {}", to_string(user.op), quoted(e), to_words(e.type)),
          std::move(help));
}

void TypeChecker::expect_no_list(const Expression& e) {
    if (e.type.kind == Kind::instances)
        error("P0308", e.span, fmt::format("{} is a list of instances", quoted(e)),
              fmt::format("write `exists({})`", e.text));
    if (e.type.kind == Kind::list)
        error("P0311", e.span, fmt::format("the list {} has no place here", quoted(e)),
              "lists stand in `x in {...}`, `Max({...})`, `AtLeast(2, {...})`");
}

Type TypeChecker::conditions(Expression& e) {
    for (const Expression& operand : e.operands) expect_condition(operand, e);
    return of_kind(Kind::boolean);
}

Type TypeChecker::if_else(Expression& e) {
    std::vector<Expression*> branches;
    for (std::size_t i = 0; i + 1 < e.operands.size(); i += 2) {
        expect_condition(e.operands[i], e);
        branches.push_back(&e.operands[i + 1]);
    }
    branches.push_back(&e.operands.back());
    return common(branches, e, e.op == Operator::if_ ? "branches of `if`" : "branches of `case`");
}

// The type of all the items of a list, or arguments.
Type TypeChecker::common_of_all(Expression& e, std::string_view what) {
    std::vector<Expression*> parts;
    for (Expression& operand : e.operands) parts.push_back(&operand);
    return common(parts, e, what);
}

Type TypeChecker::common(const std::vector<Expression*>& parts, const Expression& whole, std::string_view what) {
    std::vector<Expression*> typed;
    for (Expression* part : parts) {
        const std::size_t before = diagnostics_.size();
        expect_no_list(*part);
        if (part->type.kind != Kind::any && diagnostics_.size() == before) typed.push_back(part);
    }
    if (typed.empty()) return {};
    // Literals are brought into the dimension of what is none.
    const auto known = std::find_if(typed.begin(), typed.end(), [](const Expression* e) { return !is_constant(*e); });
    Expression& reference = known == typed.end() ? *typed.front() : **known;
    Type type = reference.type;
    for (Expression* part : typed) {
        if (part == &reference) continue;
        if (type.kind != part->type.kind && !(is_numeric(type) && is_numeric(part->type))) {
            error("P0312", part->span, fmt::format("the {} are {} and {}", what, to_words(type), to_words(part->type)),
                  "give them all the same type");
            return {};
        }
        if (!comparable(reference, *part, whole)) return {};
        if (part->type.kind == Kind::quantity && type.kind != Kind::quantity) type = part->type;
        if (type.kind == Kind::integer) type.kind = part->type.kind;
        if (part->type.words != type.words) type.words.clear();
        if (part->type.analyte != type.analyte) type.analyte = {};
    }
    for (const Expression* literal : typed)
        for (const Expression* part : typed)
            if (is_constant(*literal) && !same_conversion(*literal, *part)) return {};
    return type;
}

Type TypeChecker::aggregate(Expression& e) {
    Expression& list = e.operands.front();
    const bool conditions = e.op == Operator::all_true || e.op == Operator::any_true;
    const Type result = conditions ? of_kind(Kind::boolean) : e.op == Operator::count ? of_kind(Kind::integer) : Type();
    if (list.op == Operator::null) return result;
    if (list.op != Operator::list) {
        if (list.type.kind != Kind::any || list.op == Operator::name)
            error("P0311", list.span, fmt::format("`{}` takes a list in braces", to_string(e.op)),
                  fmt::format("write `{}({{a, b}})`", to_string(e.op)));
        return result;
    }
    if (conditions) {
        for (const Expression& item : list.operands) expect_condition(item, e);
        list.type.element = Kind::boolean;
        return result;
    }
    const Type element = common_of_all(list, "elements of the list");
    list.type.element = element.kind;
    if (e.op == Operator::count) return result;
    if (element.kind == Kind::string || element.kind == Kind::site || element.kind == Kind::boolean) {
        error("P0310", list.span,
              fmt::format("`{}` needs an order, and {} has none", to_string(e.op), to_words(element)),
              "take the smallest or largest of numbers, quantities or dates");
        return {};
    }
    return element;
}

Type TypeChecker::at_least(Expression& e) {
    const Expression& n = e.operands.front();
    Expression& list = e.operands.back();
    if (n.op != Operator::number || n.type.kind != Kind::integer)
        error("P0308", n.span, fmt::format("`AtLeast` counts to a whole number, and {} is none", quoted(n)),
              "write `AtLeast(2, {a, b, c})`");
    if (list.op != Operator::list) {
        error("P0311", list.span, "`AtLeast` takes its conditions as a list in braces",
              "write `AtLeast(2, {a, b, c})`");
        return of_kind(Kind::boolean);
    }
    for (const Expression& item : list.operands) expect_condition(item, e);
    list.type.element = Kind::boolean;
    return of_kind(Kind::boolean);
}

} // namespace apatite
