#include "expression/type.h"

namespace apatite {

Type of_kind(Kind kind) {
    Type type;
    type.kind = kind;
    return type;
}

bool is_number(const Type& type) noexcept { return type.kind == Kind::integer || type.kind == Kind::decimal; }

bool is_numeric(const Type& type) noexcept { return is_number(type) || type.kind == Kind::quantity; }

std::string to_words(const Type& type) {
    switch (type.kind) {
    case Kind::any: return "unknown";
    case Kind::boolean: return "a condition";
    case Kind::integer: return "a whole number";
    case Kind::decimal: return "a plain number";
    case Kind::quantity:
        if (type.calendar) return "a calendar duration";
        return type.dimension.is_number() ? "a quantity without dimension"
                                          : "a quantity (" + type.dimension.to_words() + ")";
    case Kind::date: return "a date";
    case Kind::string: return "a word";
    case Kind::site: return "a site";
    case Kind::list: return "a list";
    case Kind::instances: return "a list of instances";
    }
    return {};
}

} // namespace apatite
