// The passes of `check_expression`. Internal to this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expression/check.h"

namespace apatite {

/// Gives every node its type. A node with a mistake gets `Kind::any`, which goes with everything, so that nothing
/// further is reported for it.
class TypeChecker {
public:
    TypeChecker(const Scope& scope, const CheckContext& context, Diagnostics& diagnostics)
        : scope_(scope), context_(context), diagnostics_(diagnostics) {}

    void check(Expression& e);
    void expect(Expression& e, Kind expected);

private:
    // check_names.cpp
    Type name(const Expression& e);
    Type field(const Expression& e);
    Type usable(const Expression& e, const FindingDeclaration& declaration);
    void unknown_name(const Expression& e, std::string_view written);
    const FindingDeclaration* finding_of(const Expression& e) const;
    const FindingDeclaration* field_of(const Symbol& symbol, std::string_view name) const;
    Type judgement(Expression& e);
    Type same_region(Expression& e);
    Type exists(Expression& e);
    bool known_site(const Expression& literal);

    // check_types.cpp
    Type type_of_node(Expression& e);
    Type conditions(Expression& e);
    Type if_else(Expression& e);
    Type aggregate(Expression& e);
    Type at_least(Expression& e);
    void expect_condition(const Expression& e, const Expression& user);
    void expect_no_list(const Expression& e);
    Type common(const std::vector<Expression*>& parts, const Expression& whole, std::string_view what);
    Type common_of_all(Expression& e, std::string_view what);

    // check_comparison.cpp
    Type comparison(Expression& e);
    Type between(Expression& e);
    Type in_list(Expression& e);
    bool comparable(Expression& a, Expression& b, const Expression& whole);
    bool comparable_quantities(Expression& a, Expression& b, const Expression& whole);
    bool same_conversion(const Expression& literal, const Expression& other);
    bool comparable_words(const Expression& a, const Expression& b, const Expression& whole);
    bool known_word(const Expression& literal, const Expression& finding);
    bool ordered(const Expression& operand, const Expression& other, const Expression& whole);
    void number_against_quantity(const Expression& a, const Expression& b, const Expression& whole);
    void different_dimensions(const Expression& a, const Expression& b, const Expression& whole);
    void calendar_against_definite(const Expression& a, const Expression& b, const Expression& whole);

    // check_arithmetic.cpp
    Type quantity(Expression& e);
    Type sum(Expression& e);
    Type product(Expression& e);
    Type date_sum(Expression& e);
    Type one_number(Expression& e);
    Type round(Expression& e);
    Type within_span(Expression& e);
    bool arithmetic_operand(const Expression& e, const Expression& whole);

    void error(std::string_view code, const Span& span, std::string message, std::string help);

    const Scope& scope_;
    const CheckContext& context_;
    Diagnostics& diagnostics_;
};

/// Brings a literal (or a negated one, or a list of them) into the dimension of `target`, through its molar mass and
/// charge. False when that is not possible; nothing is changed then.
bool rescale(Expression& literal, const Type& target);

/// What can never be true or false, what depends on no finding, what catches a null without saying why.
void check_meaning(const Expression& e, const Scope& scope, const CheckContext& context, Diagnostics& diagnostics);

/// Rests on a finding, value or condition, or is null: it can be unknown.
bool can_be_unknown(const Expression& e);

/// The node as text in backticks, shortened.
std::string quoted(const Expression& e);

/// `; declared at rules/findings.yaml:31`, or nothing for a place that is not known.
std::string declared_at(const Span& span);

} // namespace apatite
