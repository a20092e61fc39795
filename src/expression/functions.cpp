#include "expression/functions.h"

#include <algorithm>
#include <array>

#include "expression/token.h"
#include "units/quantity.h"

namespace apatite {
namespace {

constexpr std::size_t any_number = 1000;

constexpr auto known = std::to_array<Function>({
    {"Abs", Operator::abs, 1, 1, "Abs(x)"},
    {"Round", Operator::round, 1, 2, "Round(x) or Round(x, 2)"},
    {"Coalesce", Operator::coalesce, 1, any_number, "Coalesce(a, b)"},
    {"Min", Operator::min, 1, 1, "Min({a, b})"},
    {"Max", Operator::max, 1, 1, "Max({a, b})"},
    {"Count", Operator::count, 1, 1, "Count({a, b})"},
    {"AllTrue", Operator::all_true, 1, 1, "AllTrue({a, b})"},
    {"AnyTrue", Operator::any_true, 1, 1, "AnyTrue({a, b})"},
    {"AtLeast", Operator::at_least, 2, 2, "AtLeast(2, {a, b, c})"},
    {"High", Operator::high, 1, 1, "High(phosphate)"},
    {"Low", Operator::low, 1, 1, "Low(phosphate)"},
    {"Normal", Operator::normal, 1, 1, "Normal(phosphate)"},
    {"Positive", Operator::positive, 1, 1, "Positive(antibody)"},
    {"Negative", Operator::negative, 1, 1, "Negative(antibody)"},
    {"SameRegion", Operator::same_region, 2, 2, "SameRegion(lesion.site, 'leg')"},
});

struct Instead {
    std::string_view word;
    std::string_view help;
};

constexpr std::string_view for_dates = "dates are compared with `<`, `<=`, `=`, or `a 12 weeks or less before b`";
constexpr std::string_view for_lists =
    "lists are written out, `x in {'a', 'b'}`; there are no intervals and no queries";
constexpr std::string_view for_numbers = "numbers have `+ - * /`, `Abs` and `Round`";
constexpr std::string_view for_types = "types are never converted: every finding declares its own";

constexpr auto left_out = std::to_array<Instead>({
    {"IsNull", "write `x is null`"},
    {"IsTrue", "write `x is true`"},
    {"IsFalse", "write `x is false`"},
    {"Exists", "write `exists(lesion)`"},
    {"Not", "write `not`"},
    {"ceiling", for_numbers},
    {"Ceiling", for_numbers},
    {"Floor", for_numbers},
    {"Truncate", for_numbers},
    {"Power", "write the product out: `height * height`"},
    {"Exp", for_numbers},
    {"Ln", for_numbers},
    {"Log", for_numbers},
    {"div", for_numbers},
    {"mod", for_numbers},
    {"Sum", "write the sum out: `a + b`"},
    {"Avg", "write the sum out: `(a + b) / 2`"},
    {"Median", for_lists},
    {"Product", for_lists},
    {"First", for_lists},
    {"Last", for_lists},
    {"Length", for_lists},
    {"Interval", "write `x between a and b`, or two comparisons"},
    {"List", for_lists},
    {"Tuple", for_lists},
    {"from", for_lists},
    {"where", for_lists},
    {"return", for_lists},
    {"contains", "write `x in {a, b}`"},
    {"includes", for_lists},
    {"included", for_lists},
    {"union", for_lists},
    {"intersect", for_lists},
    {"except", for_lists},
    {"distinct", for_lists},
    {"flatten", for_lists},
    {"properly", for_lists},
    {"during", for_dates},
    {"before", for_dates},
    {"after", for_dates},
    {"same", for_dates},
    {"on", for_dates},
    {"starts", for_dates},
    {"ends", for_dates},
    {"overlaps", for_dates},
    {"meets", for_dates},
    {"within", for_dates},
    {"start", for_dates},
    {"duration", for_dates},
    {"difference", for_dates},
    {"DateTime", "write a date as `@2024-05-31`"},
    {"Date", "write a date as `@2024-05-31`"},
    {"Time", "there are no times of day"},
    {"Today", "a condition knows no clock: let a finding select `within 90 days`"},
    {"Now", "a condition knows no clock: let a finding select `within 90 days`"},
    {"as", for_types},
    {"cast", for_types},
    {"convert", for_types},
    {"ToQuantity", for_types},
    {"ToDecimal", for_types},
    {"ToInteger", for_types},
    {"ToString", for_types},
});

constexpr auto reserved =
    std::to_array<std::string_view>({"and", "or", "xor", "implies", "not", "is", "null", "true", "false", "between",
                                     "in", "if", "then", "else", "case", "when", "end", "exists"});

} // namespace

std::span<const Function> functions() noexcept { return known; }

const Function* find_function(std::string_view name) noexcept {
    const auto* found = std::find_if(known.begin(), known.end(), [name](const Function& f) { return f.name == name; });
    return found == known.end() ? nullptr : found;
}

std::string_view instead_of(std::string_view word) noexcept {
    const auto* found =
        std::find_if(left_out.begin(), left_out.end(), [word](const Instead& entry) { return entry.word == word; });
    return found == left_out.end() ? std::string_view() : found->help;
}

bool is_reserved(std::string_view word) noexcept {
    return std::find(reserved.begin(), reserved.end(), word) != reserved.end();
}

std::span<const std::string_view> reserved_words() noexcept { return reserved; }

bool can_be_name(std::string_view word) noexcept {
    const bool starts_well = !word.empty() && (word[0] < '0' || word[0] > '9');
    const bool calendar_plural = calendar_unit(word) && word.ends_with('s');
    return starts_well && std::all_of(word.begin(), word.end(), is_word_byte) && !is_reserved(word) && !calendar_plural;
}

} // namespace apatite
