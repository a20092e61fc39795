// Names, fields, and the operators that take a finding by name.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "diagnostic/nearest.h"
#include "expression/base.h"
#include "expression/checker.h"

namespace apatite {
namespace {

std::string_view role_words(const Symbol& symbol) {
    switch (symbol.role) {
    case Symbol::Role::finding: return "a finding";
    case Symbol::Role::value: return "a value";
    case Symbol::Role::condition: return "a condition";
    case Symbol::Role::instances: return "a list of instances";
    }
    return {};
}

std::vector<std::string> field_names(const FindingDeclaration& instances) {
    std::vector<std::string> names;
    for (const FindingDeclaration& field : instances.fields) names.push_back(field.id);
    return names;
}

} // namespace

void TypeChecker::unknown_name(const Expression& e, std::string_view written) {
    std::vector<std::string> names;
    for (const auto& [name, symbol] : scope_.symbols) names.push_back(name);
    const std::optional<std::string> meant = nearest(written, names);
    const std::string help =
        meant ? fmt::format("did you mean `{}`?{}", *meant, declared_at(scope_.find(*meant)->span).replace(0, 1, ""))
              : "declare it in findings, values.yaml or conditions.yaml";
    Span place = e.span;
    place.length = std::min(place.length, written.size());
    error("P0201", place, fmt::format("unknown finding, value or condition `{}`", written), help);
}

Type TypeChecker::name(const Expression& e) {
    const Symbol* symbol = scope_.find(e.text);
    if (symbol == nullptr) {
        unknown_name(e, e.text);
        return {};
    }
    return symbol->declaration != nullptr ? usable(e, *symbol->declaration) : symbol->type;
}

// A finding that only ever has a flag has no number to calculate with.
Type TypeChecker::usable(const Expression& e, const FindingDeclaration& declaration) {
    if (declaration.kind != FindingKind::quantity || !declaration.flag_only) return type_of(declaration);
    error("P0315", e.span, fmt::format("{} has no number, only a flag", quoted(e)),
          fmt::format("write `Positive({0})`, `Negative({0})`, `High({0})`, `Low({0})` or `Normal({0})`",
                      quoted(e).substr(1, quoted(e).size() - 2)));
    return {};
}

const FindingDeclaration* TypeChecker::field_of(const Symbol& symbol, std::string_view name) const {
    const auto& fields = symbol.declaration->fields;
    const auto found = std::find_if(fields.begin(), fields.end(), [name](const auto& f) { return f.id == name; });
    return found == fields.end() ? nullptr : &*found;
}

Type TypeChecker::field(const Expression& e) {
    const Symbol* symbol = scope_.find(e.text);
    if (symbol == nullptr) {
        unknown_name(e, e.text);
        return {};
    }
    if (symbol->role != Symbol::Role::instances || symbol->declaration == nullptr) {
        error("P0204", e.span, fmt::format("`{}` is {} and has no fields", e.text, role_words(*symbol)),
              fmt::format("write `{}` alone{}", e.text, declared_at(symbol->span)));
        return {};
    }
    const FindingDeclaration* declaration = field_of(*symbol, e.field_name);
    if (declaration == nullptr) {
        const std::vector<std::string> names = field_names(*symbol->declaration);
        const std::optional<std::string> meant = nearest(e.field_name, names);
        error("P0202", e.span, fmt::format("`{}` has no field `{}`", e.text, e.field_name),
              (meant ? fmt::format("did you mean `{}.{}`?", e.text, *meant)
                     : fmt::format("its fields are {}", fmt::join(names, ", "))));
        return {};
    }
    if (!scope_.ranges_over(e.text)) {
        error("P0203", e.span, fmt::format("`{}` names no certain instance here", e.text),
              fmt::format("add `some: [{}]` beside the condition, and it ranges over every one", e.text));
        return {};
    }
    return usable(e, *declaration);
}

// The finding or field that a node names, if it names one.
const FindingDeclaration* TypeChecker::finding_of(const Expression& e) const {
    const Symbol* symbol = scope_.find(e.text);
    if (symbol == nullptr || symbol->declaration == nullptr) return nullptr;
    if (e.op == Operator::name && symbol->role == Symbol::Role::finding) return symbol->declaration;
    if (e.op == Operator::field && symbol->role == Symbol::Role::instances) return field_of(*symbol, e.field_name);
    return nullptr;
}

// `High(phosphate)` and its four fellows.
Type TypeChecker::judgement(Expression& e) {
    Expression& operand = e.operands.front();
    const FindingDeclaration* declaration = finding_of(operand);
    if (declaration != nullptr && declaration->kind == FindingKind::quantity) {
        if (operand.op == Operator::field && !scope_.ranges_over(operand.text)) field(operand); // reports it
        operand.type = type_of(*declaration);
        return of_kind(Kind::boolean);
    }
    check(operand);
    if (operand.type.kind == Kind::any && operand.op != Operator::null) return of_kind(Kind::boolean);
    const std::string_view function = to_string(e.op);
    const bool condition = operand.type.kind == Kind::boolean;
    error("P0308", operand.span,
          fmt::format("`{}` asks for a laboratory finding, and {} is {}", function, quoted(operand),
                      to_words(operand.type)),
          condition ? fmt::format("a condition stands alone: {}", quoted(operand))
                    : fmt::format("name one finding of kind quantity, as in `{}(phosphate)`; "
                                  "compare anything else with a number",
                                  function));
    return of_kind(Kind::boolean);
}

bool TypeChecker::known_site(const Expression& literal) {
    const auto& sites = context_.sites;
    if (std::find(sites.begin(), sites.end(), literal.text) != sites.end()) return true;
    const std::optional<std::string> meant = nearest(literal.text, sites);
    error("P0208", literal.span, fmt::format("unknown site {}", quoted(literal)),
          meant ? fmt::format("did you mean `'{}'`?", *meant) : "declare it in sites.yaml");
    return false;
}

Type TypeChecker::same_region(Expression& e) {
    for (Expression& side : e.operands) {
        check(side);
        const Kind kind = side.type.kind;
        if (side.op == Operator::string) {
            if (known_site(side)) side.type.kind = Kind::site;
        } else if (kind != Kind::site && kind != Kind::any) {
            error("P0308", side.span,
                  fmt::format("`SameRegion` compares two sites, and {} is {}", quoted(side), to_words(side.type)),
                  "write `SameRegion(lesion.site, 'leg')` or `SameRegion(lesion.site, iv_calcium.site)`");
        }
    }
    return of_kind(Kind::boolean);
}

Type TypeChecker::exists(Expression& e) {
    Expression& operand = e.operands.front();
    check(operand);
    const Kind kind = operand.type.kind;
    const bool named = operand.op == Operator::name;
    if ((kind != Kind::instances && kind != Kind::any) || (kind == Kind::any && !named))
        error("P0308", operand.span,
              fmt::format("`exists` asks for a finding of kind instances, and {} is {}", quoted(operand),
                          to_words(operand.type)),
              "write `exists(lesion)`; whether a finding is known at all is `x is not null`");
    return of_kind(Kind::boolean);
}

} // namespace apatite
