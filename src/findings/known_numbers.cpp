#include "findings/known_numbers.h"

#include <cstdint>

namespace apatite {

std::size_t KnownNumbers::place_of(std::string_view number, const FindingDeclaration& declaration) noexcept {
    std::uint64_t mix = reinterpret_cast<std::uintptr_t>(&declaration);
    for (const char digit : number) mix = mix * 31 + static_cast<unsigned char>(digit);
    return mix * 0x9E3779B97F4A7C15U >> 32U & (count - 1);
}

const SentNumber& KnownNumbers::read(const SentQuantity& quantity, const FindingDeclaration& declaration) {
    if (quantity.number.size() > longest) return not_kept_ = read_number(quantity, declaration);
    if (entries_.empty()) entries_.resize(count);
    Entry& entry = entries_[place_of(quantity.number, declaration)];
    if (entry.declaration == &declaration && entry.quantity == quantity) return entry.number;
    entry.declaration = nullptr; // should memory run out
    entry.number = read_number(quantity, declaration);
    entry.quantity = quantity;
    entry.declaration = &declaration;
    return entry.number;
}

Result<Rational> KnownNumbers::read_limit(const SentQuantity& limit, const std::optional<SentQuantity>& value,
                                          const FindingDeclaration& declaration) {
    const std::string_view unit = unit_of_limit(limit, value);
    if (limit.number.size() > longest) return apatite::read_limit(limit, unit, declaration);
    if (limits_.empty()) limits_.resize(count);
    Limit& kept = limits_[place_of(limit.number, declaration)];
    if (kept.declaration == &declaration && kept.number == limit.number && kept.unit == unit) return kept.value;
    const Result<Rational> read = apatite::read_limit(limit, unit, declaration);
    if (!read) return read;
    kept.declaration = nullptr; // should memory run out
    kept.number = limit.number;
    kept.unit = unit;
    kept.value = *read;
    kept.declaration = &declaration;
    return read;
}

} // namespace apatite
