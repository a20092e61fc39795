#include "units/suggestion.h"

#include <algorithm>
#include <vector>

#include "units/alias.h"
#include "units/atoms.h"
#include "units/unit_parser.h"

namespace apatite {

namespace {

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_letters(std::string_view a, std::string_view b) noexcept {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

/// True when one letter was left out, added, changed or two neighbours were swapped.
bool one_slip_apart(std::string_view a, std::string_view b) noexcept {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (a.size() != b.size()) return std::equal(x, a.end(), y + 1, b.end());
    if (x == a.end()) return true;
    if (std::equal(x + 1, a.end(), y + 1, b.end())) return true;
    return x + 1 != a.end() && *x == *(y + 1) && *(x + 1) == *y && std::equal(x + 2, a.end(), y + 2, b.end());
}

std::string in_brackets(std::string_view text) { return "[" + std::string(text) + "]"; }

/// The unit of the table whose name is nearest to a symbol that is not in it.
std::string nearest_symbol(std::string_view symbol) {
    const AtomTable& table = atoms();
    for (const Atom& atom : table.all())
        if (same_letters(atom.code, symbol) || atom.code == in_brackets(symbol)) return std::string(atom.code);
    for (const Prefix& prefix : table.prefixes())
        for (const Atom& atom : table.all()) {
            if (atom.metric == Metric::no) continue;
            const std::string whole = std::string(prefix.code).append(atom.code);
            if (same_letters(whole, symbol)) return whole;
        }
    // Of a short symbol everything is one slip away.
    if (symbol.size() < 4) return {};
    for (const Atom& atom : table.all())
        if (one_slip_apart(atom.code, symbol)) return std::string(atom.code);
    return {};
}

} // namespace

std::string suggest_unit(std::string_view text) {
    if (text.size() > 60) return {};
    if (const auto alias = resolve_alias(text)) return alias->ucum;
    const std::string_view symbol = unknown_symbol(text, atoms());
    if (symbol.empty()) return {};
    const std::string nearest = nearest_symbol(symbol);
    if (nearest.empty()) return {};
    std::string whole(text);
    whole.replace(static_cast<std::size_t>(symbol.data() - text.data()), symbol.size(), nearest);
    return parse_unit(whole, atoms()).ok() ? whole : nearest;
}

} // namespace apatite
