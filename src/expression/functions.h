// Functions of the condition language, and words of CQL that are not in it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "expression/syntax.h"

namespace apatite {

/// A function written `Name(arguments)`.
struct Function {
    std::string_view name;
    Operator op;
    std::size_t min_arguments;
    std::size_t max_arguments;
    std::string_view usage; ///< for messages: `Round(number, digits)`
};
std::span<const Function> functions() noexcept;
const Function* find_function(std::string_view name) noexcept;

/// What to write instead of a word or function of CQL that is left out; empty for a word that CQL does not have.
std::string_view instead_of(std::string_view word) noexcept;

/// `and`, `then`, ...: words that cannot be names.
bool is_reserved(std::string_view word) noexcept;
std::span<const std::string_view> reserved_words() noexcept;

/// A condition can use it as the name of a finding, value, condition or field: letters, digits and underscores, not
/// starting with a digit, no reserved word and no plural calendar word (`weeks`).
bool can_be_name(std::string_view word) noexcept;

} // namespace apatite
