// What a condition may name.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apatite/diagnostic.h"
#include "expression/type.h"
#include "findings/declaration.h"
#include "units/interval.h"

namespace apatite {

/// One declared name.
struct Symbol {
    enum class Role { finding, value, condition, instances };
    Role role = Role::finding;
    Type type;
    const FindingDeclaration* declaration = nullptr; ///< of a finding or instances; must outlive the check
    Span span;                                       ///< where it is declared
    std::optional<Interval> range = {};              ///< of a value: the numbers that its definition can give
};

Symbol symbol_of(const FindingDeclaration& declaration);
Symbol value_symbol(Type type, Span span);
Symbol condition_symbol(Span span);

/// The names of a pack, and the instances over which this condition ranges (`some: [lesion]`).
struct Scope {
    std::map<std::string, Symbol, std::less<>> symbols;
    std::vector<std::string> some;

    const Symbol* find(std::string_view name) const noexcept;
    bool ranges_over(std::string_view instances) const noexcept;
};

} // namespace apatite
