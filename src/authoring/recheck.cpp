#include "authoring/recheck.h"

#include "expression/check.h"

namespace apatite {

Recheck::Recheck(const Pack& pack) {
    for (const FindingDeclaration& each : pack.catalogue.findings) scope_.symbols.emplace(each.id, symbol_of(each));
    for (const ValueDeclaration& each : pack.values)
        scope_.symbols.emplace(each.id, value_symbol(each.is.expression->type, each.span));
    for (const ConditionDeclaration& each : pack.conditions)
        scope_.symbols.emplace(each.id, condition_symbol(each.span));
    for (const SiteDeclaration& each : pack.catalogue.sites) sites_.push_back(each.id);
}

bool Recheck::check(Expression& changed, const PlacedCondition& where) {
    scope_.some = where.condition->some;
    const bool value = where.place.key == ConditionKey::value;
    const CheckContext context{!where.condition->missing.empty(), sites_, false};
    Diagnostics ignored;
    return check_expression(changed, scope_, value ? Kind::any : Kind::boolean, context, ignored) &&
           changed.type.kind == where.condition->expression->type.kind;
}

} // namespace apatite
