#include "pack/condition_words.h"

#include <utility>

#include <fmt/format.h>

#include "expression/precedence.h"
#include "expression/print.h"

namespace apatite {
namespace {

using Pieces = std::vector<WordPiece>;

bool is_state(Operator op) noexcept {
    return op == Operator::high || op == Operator::low || op == Operator::normal || op == Operator::positive ||
           op == Operator::negative;
}

bool is_name(const Expression& e) noexcept { return e.op == Operator::name || e.op == Operator::field; }

std::string state_word(Operator op) {
    switch (op) {
    case Operator::high: return "high";
    case Operator::low: return "low";
    case Operator::normal: return "normal";
    case Operator::positive: return "positive";
    default: return "negative";
    }
}

std::string_view arithmetic_sign(Operator op) noexcept {
    switch (op) {
    case Operator::add: return " + ";
    case Operator::subtract: return " − ";
    case Operator::multiply: return " × ";
    default: return " ÷ ";
    }
}

/// Between two sides that are compared; empty for what compares nothing.
std::string_view comparison(Operator op, bool dates) noexcept {
    switch (op) {
    case Operator::equal: return " is ";
    case Operator::not_equal: return " is not ";
    case Operator::less: return dates ? " is before " : " is below ";
    case Operator::less_equal: return dates ? " is on or before " : " is at most ";
    case Operator::greater: return dates ? " is after " : " is above ";
    case Operator::greater_equal: return dates ? " is on or after " : " is at least ";
    case Operator::equivalent: return " is the same as, or as unknown as, ";
    case Operator::not_equivalent: return " is neither the same as, nor as unknown as, ";
    default: return "";
    }
}

/// What a truth is asked to be: of a name, of a state (`is high`), of anything else.
struct Wording {
    std::string_view name, state, whole;
};

Wording wording(Operator op, bool negated) noexcept {
    if (op == Operator::is_true)
        return negated ? Wording{"is not known to hold", "is not known to be", "it is not known that"}
                       : Wording{"is known to hold", "is known to be", "it is known that"};
    if (op == Operator::is_false)
        return negated ? Wording{"is not known to fail", "is not known not to be", "it is not known to be wrong that"}
                       : Wording{"is known not to hold", "is known not to be", "it is known to be wrong that"};
    return {"does not hold", "is not", "it does not hold that"};
}

/// `a and b and c` as three operands.
void flatten(const Expression& e, Operator op, std::vector<const Expression*>& out) {
    if (e.op != op) return out.push_back(&e);
    for (const Expression& operand : e.operands) flatten(operand, op, out);
}

class Speaker {
public:
    explicit Speaker(const ConditionWords& words) : words_(words) {}

    void node(const Expression& e) {
        if (const std::string_view compared = comparison(e.op, is_date(e)); !compared.empty()) return pair(e, compared);
        if (is_state(e.op)) return state(e, fmt::format("is {}", state_word(e.op)));
        switch (e.op) {
        case Operator::and_:
        case Operator::or_: return series(e);
        case Operator::not_: return negation(e);
        case Operator::is_true:
        case Operator::is_false: return truth(e.operands[0], wording(e.op, false));
        case Operator::is_null: return known(e.operands[0], " is not known");
        case Operator::add:
        case Operator::subtract:
        case Operator::multiply:
        case Operator::divide: return arithmetic(e);
        default: break;
        }
        is_leaf(e) ? leaf(e) : other(e);
    }

    Pieces take() { return std::move(out_); }
    void say(std::string_view text) {
        if (!out_.empty() && out_.back().name.empty())
            out_.back().text += text;
        else
            out_.push_back({std::string(text), ""});
    }
    void name(const std::string& id) { out_.push_back({fmt::format("“{}”", words_.label(id)), id}); }

private:
    static bool is_date(const Expression& e) { return !e.operands.empty() && e.operands[0].type.kind == Kind::date; }
    static bool is_leaf(const Expression& e) { return e.operands.empty() && e.op != Operator::coalesce; }

    void leaf(const Expression& e) {
        switch (e.op) {
        case Operator::null: return say("unknown");
        case Operator::boolean: return say(to_string(e.truth));
        case Operator::quantity: return quantity(e);
        case Operator::date: return say(e.date.value().to_string());
        case Operator::string: return say(words_.site(e.text));
        case Operator::name: return name(e.text);
        case Operator::field:
            out_.push_back({fmt::format("“{}”", words_.label(e.text + '.' + e.field_name)), e.text});
            return;
        default: say(print(e));
        }
    }

    void quantity(const Expression& e) {
        const std::string text = print(e);
        const std::string unit = e.calendar_unit ? e.text : unit_in_words(e.text);
        say(text.substr(0, text.find(' ')) + (unit.empty() || unit == "1" ? "" : " " + unit));
    }

    void other(const Expression& e) {
        const auto& in = e.operands;
        switch (e.op) {
        case Operator::xor_: return say("either "), operand(in[0]), say(" or "), operand(in[1]), say(" but not both");
        case Operator::implies: return say("if "), operand(in[0]), say(" then "), operand(in[1]);
        case Operator::between: return node(in[0]), say(" is from "), node(in[1]), say(" to "), node(in[2]);
        case Operator::in: return node(in[0]), say(" is one of "), node(in[1]);
        case Operator::list: return list(e);
        case Operator::negate: return say("−"), operand(in[0]);
        case Operator::abs: return say("the size of "), operand(in[0]);
        case Operator::round: return rounded(e);
        case Operator::if_:
            return say("if "), node(in[0]), say(" then "), node(in[1]), say(", otherwise "), node(in[2]);
        case Operator::case_: return cases(e);
        case Operator::coalesce: return say("the first that is known of "), list(e);
        case Operator::min: return say("the lowest that is known of "), node(in[0]);
        case Operator::max: return say("the highest that is known of "), node(in[0]);
        case Operator::count: return say("how many are known of "), node(in[0]);
        case Operator::all_true: return say("none is known to fail of "), node(in[0]);
        case Operator::any_true: return say("at least one is known to hold of "), node(in[0]);
        case Operator::at_least: return say("at least "), node(in[0]), say(" of "), node(in[1]);
        case Operator::exists: return say("there is at least one "), node(in[0]);
        case Operator::same_region: return node(in[0]), say(" is in the same region as "), node(in[1]);
        case Operator::before_within: return timing(e, "before");
        case Operator::after_within: return timing(e, "after");
        default: say(print(e));
        }
    }

    void list(const Expression& e) {
        say("(");
        for (std::size_t i = 0; i < e.operands.size(); ++i) {
            if (i > 0) say("; ");
            node(e.operands[i]);
        }
        say(")");
    }

    /// Two sides are joined by the word; more are a list, so that no reader has to count brackets.
    void series(const Expression& e) {
        std::vector<const Expression*> all;
        flatten(e, e.op, all);
        const bool both = e.op == Operator::and_;
        if (all.size() == 2) return operand(*all[0]), say(both ? " and " : " or "), operand(*all[1]);
        say(both ? "all of (" : "any of (");
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i > 0) say("; ");
            node(*all[i]);
        }
        say(")");
    }

    /// In brackets where the words alone would not tell where it ends.
    void operand(const Expression& e) {
        std::vector<const Expression*> all;
        flatten(e, e.op, all);
        const bool pair_of = (e.op == Operator::and_ || e.op == Operator::or_) && all.size() == 2;
        const bool open = pair_of || e.op == Operator::xor_ || e.op == Operator::implies || e.op == Operator::if_ ||
                          e.op == Operator::case_;
        if (open) say("(");
        node(e);
        if (open) say(")");
    }

    void pair(const Expression& e, std::string_view between) {
        operand(e.operands[0]);
        say(between);
        operand(e.operands[1]);
    }

    void arithmetic(const Expression& e) {
        const int own = binding(e);
        for (std::size_t i = 0; i < 2; ++i) {
            const Expression& side = e.operands[i];
            const bool brackets = binding(side) < own + static_cast<int>(i);
            if (i == 1) say(arithmetic_sign(e.op));
            if (brackets) say("(");
            node(side);
            if (brackets) say(")");
        }
    }

    void state(const Expression& e, std::string_view words) {
        node(e.operands[0]);
        say(fmt::format(" {}", words));
    }

    void negation(const Expression& e) {
        const Expression& inner = e.operands[0];
        if (inner.op == Operator::is_null) return known(inner.operands[0], " is known");
        if (inner.op == Operator::is_true || inner.op == Operator::is_false)
            return truth(inner.operands[0], wording(inner.op, true));
        truth(inner, wording(Operator::not_, true));
    }

    void truth(const Expression& e, const Wording& words) {
        if (is_name(e)) return node(e), say(fmt::format(" {}", words.name));
        if (is_state(e.op)) return state(e, fmt::format("{} {}", words.state, state_word(e.op)));
        say(fmt::format("{} (", words.whole));
        node(e);
        say(")");
    }

    void known(const Expression& e, std::string_view words) {
        if (is_name(e)) return node(e), say(words);
        say("whether (");
        node(e);
        say(")");
        say(words);
    }

    void rounded(const Expression& e) {
        node(e.operands[0]);
        say(" rounded");
        if (e.operands.size() > 1) say(" to "), node(e.operands[1]), say(" digits");
    }

    void timing(const Expression& e, std::string_view direction) {
        node(e.operands[0]);
        say(" is ");
        node(e.operands[1]);
        say(fmt::format(" or less {} ", direction));
        node(e.operands[2]);
    }

    void cases(const Expression& e) {
        for (std::size_t i = 0; i + 1 < e.operands.size(); i += 2) {
            say(i == 0 ? "if " : "; else if ");
            node(e.operands[i]);
            say(" then ");
            node(e.operands[i + 1]);
        }
        say("; otherwise ");
        node(e.operands.back());
    }

    const ConditionWords& words_;
    Pieces out_;
};

const std::string& found(const std::map<std::string, std::string, std::less<>>& labels, const std::string& id) {
    const auto at = labels.find(id);
    return at == labels.end() || at->second.empty() ? id : at->second;
}

} // namespace

ConditionWords::ConditionWords(const Pack& pack) {
    for (const FindingDeclaration& each : pack.catalogue.findings) {
        labels_[each.id] = each.label;
        for (const FindingDeclaration& field : each.fields)
            labels_[each.id + '.' + field.id] = fmt::format("{}: {}", each.label.empty() ? each.id : each.label,
                                                            field.label.empty() ? field.id : field.label);
    }
    for (const SiteDeclaration& each : pack.catalogue.sites) sites_[each.id] = each.label;
    for (const ValueDeclaration& each : pack.values) labels_[each.id] = each.label;
    for (const ConditionDeclaration& each : pack.conditions) labels_[each.id] = each.label;
}

const std::string& ConditionWords::label(const std::string& id) const { return found(labels_, id); }
const std::string& ConditionWords::site(const std::string& id) const { return found(sites_, id); }

Pieces ConditionWords::of(const Expression& expression) const {
    Speaker speaker(*this);
    speaker.node(expression);
    return speaker.take();
}

Pieces ConditionWords::of(const Condition& condition) const {
    Speaker speaker(*this);
    for (std::size_t i = 0; i < condition.some.size(); ++i) {
        speaker.say(i == 0 ? "for at least one " : " and one ");
        speaker.name(condition.some[i]);
    }
    if (!condition.some.empty()) speaker.say(": ");
    speaker.node(condition.expression);
    return speaker.take();
}

std::string to_text(const Pieces& pieces) {
    std::string text;
    for (const WordPiece& each : pieces) text += each.text;
    return text;
}

std::string unit_in_words(std::string_view unit) {
    std::string out;
    bool annotation = false;
    for (const char c : unit) {
        if (c == '{' || c == '}')
            annotation = c == '{';
        else if (c == '*')
            out += '^';
        else if (c == '_' && annotation)
            out += ' ';
        else if (c != '[' && c != ']')
            out += c;
    }
    return out;
}

} // namespace apatite
