#include "findings/known_numbers.h"

#include <cstdint>

namespace apatite {

const SentNumber& KnownNumbers::read(const SentQuantity& quantity, const FindingDeclaration& declaration) {
    if (quantity.number.size() > longest) return not_kept_ = read_number(quantity, declaration);
    if (entries_.empty()) entries_.resize(count);
    std::uint64_t mix = reinterpret_cast<std::uintptr_t>(&declaration);
    for (const char digit : quantity.number) mix = mix * 31 + static_cast<unsigned char>(digit);
    Entry& entry = entries_[mix * 0x9E3779B97F4A7C15U >> 32U & (count - 1)];
    if (entry.declaration == &declaration && entry.quantity == quantity) return entry.number;
    entry.declaration = nullptr; // should memory run out
    entry.number = read_number(quantity, declaration);
    entry.quantity = quantity;
    entry.declaration = &declaration;
    return entry.number;
}

} // namespace apatite
