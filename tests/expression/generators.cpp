#include "generators.h"

#include <string>
#include <utility>
#include <vector>

namespace apatite::generate {
namespace {

Expression node(Operator op, std::vector<Expression> operands = {}) {
    Expression e;
    e.op = op;
    e.operands = std::move(operands);
    return e;
}

std::string any_name() { return *rc::gen::element<std::string>("a", "b", "lupus", "serum_calcium", "Z9", "week"); }

Expression name() {
    Expression e = node(Operator::name);
    e.text = any_name();
    return e;
}

Expression field() {
    Expression e = node(Operator::field);
    e.text = any_name();
    e.field_name = any_name();
    return e;
}

Expression number() {
    Expression e = node(Operator::number);
    const bool decimal = *rc::gen::arbitrary<bool>();
    const int whole = *rc::gen::inRange(0, 1000000);
    e.number = decimal ? Rational(whole, 10000) : Rational(whole);
    e.type.kind = decimal ? Kind::decimal : Kind::integer;
    e.decimals = decimal ? *rc::gen::inRange(0, 7) : 0;
    return e;
}

Expression calendar_quantity() {
    Expression e = number();
    e.op = Operator::quantity;
    e.type = {};
    e.calendar_unit = true;
    e.text = *rc::gen::element<std::string>("year", "months", "weeks", "days", "hours");
    return e;
}

Expression quantity() {
    if (*rc::gen::inRange(0, 4) == 0) return calendar_quantity();
    Expression e = number();
    e.op = Operator::quantity;
    e.type = {};
    e.text = *rc::gen::element<std::string>("mg/dL", "10*3/uL", "1", "", "mL/min/{1.73_m2}", "[IU]");
    return e;
}

Expression string() {
    Expression e = node(Operator::string);
    e.text = *rc::gen::container<std::string>(rc::gen::element('a', ' ', '\'', '\\', '\n', '\t', '\x01', '"', '\xc2'));
    return e;
}

Expression date() {
    Expression e = node(Operator::date);
    const int year = *rc::gen::inRange(1, 10000), month = *rc::gen::inRange(1, 13), day = *rc::gen::inRange(1, 29);
    const int parts = *rc::gen::inRange(1, 4);
    e.date = parts == 1   ? PartialDate::from(year)
             : parts == 2 ? PartialDate::from(year, month)
                          : PartialDate::from(year, month, day);
    return e;
}

Expression leaf() {
    switch (*rc::gen::inRange(0, 9)) {
    case 0: return node(Operator::null);
    case 1: {
        Expression e = node(Operator::boolean);
        e.truth = to_truth(*rc::gen::arbitrary<bool>());
        return e;
    }
    case 2: return number();
    case 3: return quantity();
    case 4: return string();
    case 5: return date();
    case 6: return field();
    default: return name();
    }
}

Expression tree(int depth);

std::vector<Expression> trees(int depth, int least, int most) {
    std::vector<Expression> result;
    const int count = *rc::gen::inRange(least, most + 1);
    for (int i = 0; i < count; ++i) result.push_back(tree(depth));
    return result;
}

Expression list(int depth) { return node(Operator::list, trees(depth, 0, 3)); }

Expression with_span(int depth) {
    const Operator op = *rc::gen::element(Operator::before_within, Operator::after_within);
    return node(op, {tree(depth), calendar_quantity(), tree(depth)});
}

Expression cases(int depth) {
    std::vector<Expression> parts = trees(depth, 2, 2);
    if (*rc::gen::arbitrary<bool>())
        for (Expression& each : trees(depth, 2, 2)) parts.push_back(std::move(each));
    parts.push_back(tree(depth));
    return node(Operator::case_, std::move(parts));
}

// The parser has one shape for `Coalesce({a})` and `Coalesce(a)`: no list stands alone in it.
Expression coalesce(int depth) {
    std::vector<Expression> parts = trees(depth, 0, 3);
    if (parts.size() == 1 && parts.front().op == Operator::list) parts.push_back(leaf());
    return node(Operator::coalesce, std::move(parts));
}

Expression tree(int depth) {
    if (depth <= 1) return leaf();
    const int below = depth - 1;
    switch (*rc::gen::inRange(0, 14)) {
    case 0: return leaf();
    case 1: return node(*rc::gen::element(Operator::not_, Operator::negate), trees(below, 1, 1));
    case 2:
        return node(*rc::gen::element(Operator::is_null, Operator::is_true, Operator::is_false), trees(below, 1, 1));
    case 3: return node(Operator::between, trees(below, 3, 3));
    case 4: return with_span(below);
    case 5: return node(Operator::if_, trees(below, 3, 3));
    case 6: return cases(below);
    case 7: return coalesce(below);
    case 8: return list(below);
    case 9:
        return node(*rc::gen::element(Operator::min, Operator::max, Operator::count, Operator::all_true,
                                      Operator::any_true, Operator::abs, Operator::round, Operator::high, Operator::low,
                                      Operator::normal, Operator::positive, Operator::negative, Operator::exists),
                    trees(below, 1, 1));
    case 10:
        return node(*rc::gen::element(Operator::at_least, Operator::same_region, Operator::round), trees(below, 2, 2));
    default:
        return node(*rc::gen::element(Operator::and_, Operator::or_, Operator::xor_, Operator::implies, Operator::equal,
                                      Operator::not_equal, Operator::less, Operator::less_equal, Operator::greater,
                                      Operator::greater_equal, Operator::equivalent, Operator::not_equivalent,
                                      Operator::in, Operator::add, Operator::subtract, Operator::multiply,
                                      Operator::divide),
                    trees(below, 2, 2));
    }
}

} // namespace

rc::Gen<Expression> expression(int depth) {
    return rc::gen::exec([depth] { return tree(depth); });
}

} // namespace apatite::generate
