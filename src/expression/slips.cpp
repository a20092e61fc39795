#include "expression/slips.h"

#include <algorithm>
#include <array>

namespace apatite {
namespace {

// Longer spellings first.
constexpr auto slips = std::to_array<Slip>({
    {"==", "equality is written `=`"},
    {"<>", "inequality is written `!=`"},
    {"&&", "write `and`"},
    {"||", "write `or`"},
    {"//", "comments stand outside the condition, after `#` in the YAML file"},
    {"/*", "comments stand outside the condition, after `#` in the YAML file"},
    {"\u2264", "write `<=`"},
    {"\u2265", "write `>=`"},
    {"\u2260", "write `!=`"},
    {"\u2212", "write the minus sign of the keyboard, `-`"},
    {"\u2013", "write the minus sign of the keyboard, `-`"},
    {"\u00d7", "write `*`"},
    {"!", "write `not`"},
    {"\"", "texts and units stand in single quotes, names in none"},
    {"`", "names are written without quotes"},
    {"\u2018", "write the straight quote of the keyboard, `'`"},
    {"\u2019", "write the straight quote of the keyboard, `'`"},
    {"%", "write per cent as a unit: `12 '%'`"},
    {"^", "write the product out: `height * height`"},
});

} // namespace

const Slip* slip_at(std::string_view text) noexcept {
    if (text.starts_with("!=") || text.starts_with("!~")) return nullptr;
    const auto* found =
        std::find_if(slips.begin(), slips.end(), [text](const Slip& slip) { return text.starts_with(slip.written); });
    return found == slips.end() ? nullptr : found;
}

} // namespace apatite
