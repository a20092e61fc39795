#include "expression/print.h"

#include <utility>

#include <fmt/format.h>

#include "expression/precedence.h"

namespace apatite {
namespace {

class Printer {
public:
    std::string out;

    // In a place that takes what binds at least as tight as `power`.
    void operand(const Expression& e, int power) {
        const bool brackets = binding(e) < power;
        if (brackets) out += '(';
        node(e);
        if (brackets) out += ')';
    }

private:
    void node(const Expression& e) {
        switch (e.op) {
        case Operator::null: out += "null"; break;
        case Operator::boolean: out += to_string(e.truth); break;
        case Operator::number: out += digits(e); break;
        case Operator::quantity: out += digits(e) + ' ' + (e.calendar_unit ? e.text : print_string(e.text)); break;
        case Operator::date: out += '@' + e.date.value().to_string(); break;
        case Operator::string: out += print_string(e.text); break;
        case Operator::list: sequence("{", e, "}"); break;
        case Operator::name: out += e.text; break;
        case Operator::field: out += e.text + '.' + e.field_name; break;
        case Operator::not_: negation(e); break;
        case Operator::negate:
            out += '-';
            operand(e.operands[0], power::primary);
            break;
        case Operator::is_null:
        case Operator::is_true:
        case Operator::is_false: suffix(e, ""); break;
        case Operator::between: between(e); break;
        case Operator::before_within: timing(e, "before"); break;
        case Operator::after_within: timing(e, "after"); break;
        case Operator::if_: conditional(e); break;
        case Operator::case_: cases(e); break;
        case Operator::exists: sequence("exists(", e, ")"); break;
        case Operator::coalesce:
            if (e.operands.empty())
                out += "Coalesce({})";
            else
                sequence("Coalesce(", e, ")");
            break;
        default:
            if (is_infix(e.op))
                infix(e);
            else
                sequence(std::string(to_string(e.op)) + '(', e, ")");
        }
    }

    static std::string digits(const Expression& e) {
        std::string text = e.number.to_string();
        std::size_t written = text.find('.') == std::string::npos ? 0 : text.size() - text.find('.') - 1;
        auto wanted = static_cast<std::size_t>(e.decimals);
        if (e.op == Operator::number && e.type.kind == Kind::decimal && wanted == 0) wanted = 1;
        if (written == 0 && wanted > 0) text += '.';
        for (; written < wanted; ++written) text += '0';
        return text;
    }

    void sequence(std::string_view open, const Expression& e, std::string_view close) {
        out += open;
        for (std::size_t i = 0; i < e.operands.size(); ++i) {
            if (i > 0) out += ", ";
            operand(e.operands[i], 0);
        }
        out += close;
    }

    void infix(const Expression& e) {
        const int own = binding(e);
        const bool logical = own <= power::and_;
        const auto bare_not = [logical](const Expression& side) { return logical && side.op == Operator::not_; };
        operand(e.operands[0], bare_not(e.operands[0]) ? 0 : own);
        out += fmt::format(" {} ", to_string(e.op));
        operand(e.operands[1], bare_not(e.operands[1]) ? 0 : own + 1);
    }

    void negation(const Expression& e) {
        const Expression& inner = e.operands[0];
        const bool is =
            inner.op == Operator::is_null || inner.op == Operator::is_true || inner.op == Operator::is_false;
        if (is) return suffix(inner, "not ");
        out += "not ";
        operand(inner, inner.op == Operator::exists ? 0 : power::not_);
    }

    void suffix(const Expression& e, std::string_view negated) {
        operand(e.operands[0], power::is);
        const std::string_view word = to_string(e.op); // `is null`
        out += fmt::format(" is {}{}", negated, word.substr(3));
    }

    void between(const Expression& e) {
        operand(e.operands[0], power::between);
        out += " between ";
        operand(e.operands[1], power::sum);
        out += " and ";
        operand(e.operands[2], power::sum);
    }

    void timing(const Expression& e, std::string_view direction) {
        operand(e.operands[0], power::timing);
        out += ' ';
        operand(e.operands[1], power::primary);
        out += fmt::format(" or less {} ", direction);
        operand(e.operands[2], power::timing + 1);
    }

    void conditional(const Expression& e) {
        out += "if ";
        operand(e.operands[0], 0);
        out += " then ";
        operand(e.operands[1], 0);
        out += " else ";
        operand(e.operands[2], 0);
    }

    void cases(const Expression& e) {
        out += "case";
        for (std::size_t i = 0; i + 1 < e.operands.size(); i += 2) {
            out += " when ";
            operand(e.operands[i], 0);
            out += " then ";
            operand(e.operands[i + 1], 0);
        }
        out += " else ";
        operand(e.operands.back(), 0);
        out += " end";
    }
};

} // namespace

std::string print_string(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        switch (c) {
        case '\'': out += "\\'"; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        case '\f': out += "\\f"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
            else
                out += c;
        }
    }
    return out + '\'';
}

std::string print(const Expression& expression) {
    Printer printer;
    printer.operand(expression, 0);
    return std::move(printer.out);
}

} // namespace apatite
