#include "expression/scope.h"

#include <algorithm>
#include <utility>

#include "expression/base.h"

namespace apatite {

Symbol symbol_of(const FindingDeclaration& declaration) {
    const bool instances = declaration.kind == FindingKind::instances;
    return {instances ? Symbol::Role::instances : Symbol::Role::finding, type_of(declaration), &declaration,
            declaration.span};
}

Symbol value_symbol(Type type, Span span) { return {Symbol::Role::value, std::move(type), nullptr, std::move(span)}; }

Symbol condition_symbol(Span span) {
    return {Symbol::Role::condition, of_kind(Kind::boolean), nullptr, std::move(span)};
}

const Symbol* Scope::find(std::string_view name) const noexcept {
    const auto found = symbols.find(name);
    return found == symbols.end() ? nullptr : &found->second;
}

bool Scope::ranges_over(std::string_view instances) const noexcept {
    return std::find(some.begin(), some.end(), instances) != some.end();
}

} // namespace apatite
