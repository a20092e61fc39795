#include "authoring/expression_mutants.h"

#include <algorithm>
#include <utility>

namespace apatite {
namespace {

using Path = std::vector<std::size_t>;

bool is_number_literal(const Expression& expression) {
    return expression.op == Operator::number || expression.op == Operator::quantity;
}

bool is_and_or(Operator op) { return op == Operator::and_ || op == Operator::or_; }

bool takes_findings(Operator op) {
    return op == Operator::high || op == Operator::low || op == Operator::normal || op == Operator::positive ||
           op == Operator::negative || op == Operator::exists;
}

bool is_logic(Operator op) { return is_and_or(op) || op == Operator::xor_ || op == Operator::implies; }

Expression& at(Expression& root, const Path& path, std::size_t depth) {
    Expression* here = &root;
    for (std::size_t i = 0; i < depth; ++i) here = &here->operands[path[i]];
    return *here;
}

const Expression& at(const Expression& root, const Path& path, std::size_t depth) {
    return at(const_cast<Expression&>(root), path, depth); // reads only
}

class Mutator {
public:
    explicit Mutator(const Expression& root) : root_(root) {}

    std::vector<ExpressionMutant> run() {
        walk(root_, nullptr);
        return std::move(found_);
    }

private:
    void walk(const Expression& here, const Expression* parent) {
        if (is_number_literal(here)) return move_number(here, parent);
        if (is_and_or(here.op)) swap_logic(here);
        if (here.type.kind == Kind::boolean) negate(here, parent);
        if (takes_findings(here.op)) return;
        for (std::size_t i = 0; i < here.operands.size(); ++i) {
            path_.push_back(i);
            walk(here.operands[i], &here);
            path_.pop_back();
        }
    }

    void move_number(const Expression& literal, const Expression* parent) {
        if (parent && parent->op == Operator::round && path_.back() == 1) return;
        const Rational last_place = Rational(10).pow(-literal.decimals);
        std::vector<Rational> steps{last_place, -last_place};
        if (literal.decimals > 0) steps.insert(steps.end(), {Rational(1), Rational(-1)});
        for (const Rational& step : steps) {
            Expression moved = literal;
            moved.number += step;
            if (moved.number.sign() >= 0 || literal.number.sign() < 0)
                add("threshold", std::move(moved), context_depth());
        }
    }
    void swap_logic(const Expression& here) {
        Expression swapped = here;
        swapped.op = here.op == Operator::and_ ? Operator::or_ : Operator::and_;
        add("logic", std::move(swapped), path_.size());
    }
    // `not` of what is inside says the same as no `not`, and of a part of an `and` more than of the whole. What is
    // unknown is unknown negated too.
    void negate(const Expression& here, const Expression* parent) {
        if (here.op == Operator::boolean || is_logic(here.op)) return;
        if (parent && (parent->op == Operator::not_ || parent->op == Operator::is_null)) return;
        if (here.op == Operator::not_) return add("negation", here.operands.front(), path_.size());
        Expression negated;
        negated.op = Operator::not_;
        negated.span = here.span;
        negated.type.kind = Kind::boolean;
        negated.operands.push_back(here);
        add("negation", std::move(negated), path_.size());
    }

    /// The innermost condition around the number: a number alone says little to a reader.
    std::size_t context_depth() const {
        for (std::size_t depth = path_.size(); depth > 0; --depth)
            if (at(root_, path_, depth - 1).type.kind == Kind::boolean) return depth - 1;
        return 0;
    }

    void add(std::string kind, Expression part, std::size_t context) {
        ExpressionMutant mutant{
            std::move(kind), root_, &at(root_, path_, path_.size()), part, &at(root_, path_, context), {},
            !path_.empty()};
        at(mutant.whole, path_, path_.size()) = std::move(part);
        mutant.new_context = at(mutant.whole, path_, context);
        found_.push_back(std::move(mutant));
    }

    const Expression& root_;
    Path path_;
    std::vector<ExpressionMutant> found_;
};

} // namespace

std::vector<ExpressionMutant> mutants_of(const Expression& expression) { return Mutator(expression).run(); }

} // namespace apatite
