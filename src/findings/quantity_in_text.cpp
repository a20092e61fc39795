#include <array>

#include "findings/sent_number.h"
#include "units/quantity.h"

namespace apatite {
namespace {

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// `1:320`, `< 1:40`. More dilution is more antibody, so the comparator carries over.
std::optional<SentQuantity> titre(std::string_view text) {
    SentQuantity quantity;
    for (const std::string_view comparator : {"<=", ">=", "<", ">"}) {
        if (!quantity.comparator.empty() || !text.starts_with(comparator)) continue;
        quantity.comparator = comparator;
        text = trimmed(text.substr(comparator.size()));
    }
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || trimmed(text.substr(0, colon)) != "1") return std::nullopt;
    const std::string_view dilution = trimmed(text.substr(colon + 1));
    if (!is_digits(dilution)) return std::nullopt;
    quantity.number = dilution;
    return quantity;
}

} // namespace

std::optional<SentQuantity> quantity_in_text(std::string_view text, const FindingDeclaration& declaration) {
    text = trimmed(text);
    if (text.empty() || text.size() > 60) return std::nullopt;
    if (declaration.unit.is_one()) {
        if (auto found = titre(text)) return found;
    }
    const Result<QuantityText> parts = split_quantity(text);
    if (!parts) return std::nullopt;
    constexpr std::array<std::string_view, 5> comparators = {"", "<", "<=", ">", ">="};
    SentQuantity quantity;
    quantity.number = parts->number.to_string();
    quantity.comparator = comparators[static_cast<std::size_t>(parts->comparator)];
    quantity.unit = parts->unit;
    return quantity;
}

} // namespace apatite
