#include "graph/word_table.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <map>
#include <numeric>

namespace apatite {
namespace {

/// Lower case in ASCII, runs of blanks as one.
std::string folded(std::string_view word) {
    std::string result;
    for (const char c : word) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (blank && !result.empty() && result.back() == ' ') continue;
        result += blank ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

void add_choices(const std::vector<FindingDeclaration>& findings, std::vector<std::string>& words) {
    for (const FindingDeclaration& finding : findings) {
        words.insert(words.end(), finding.choices.begin(), finding.choices.end());
        add_choices(finding.fields, words);
    }
}

} // namespace

WordTable::WordTable(const FindingCatalogue& catalogue, std::vector<std::string> literals)
    : words_(std::move(literals)) {
    add_choices(catalogue.findings, words_);
    for (const SiteDeclaration& site : catalogue.sites) words_.push_back(site.id);
    std::sort(words_.begin(), words_.end());
    words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
    make_slots();

    std::map<std::string, std::uint32_t> first;
    for (std::uint32_t i = 0; i < words_.size(); ++i)
        folded_.push_back(first.emplace(folded(words_[i]), i).first->second);

    regions_.assign(words_.size() * stride(), 0);
    for (std::uint32_t i = 0; i < words_.size(); ++i) relate(i, i);
    for (const SiteDeclaration& site : catalogue.sites) {
        const auto self = find(site.id);
        std::vector<std::string_view> open{site.within.begin(), site.within.end()};
        for (std::vector<bool> seen(words_.size()); !open.empty();) {
            const std::string_view wider = open.back();
            open.pop_back();
            const auto number = find(wider);
            if (!number || seen[*number]) continue;
            seen[*number] = true;
            relate(*self, *number);
            for (const SiteDeclaration& other : catalogue.sites)
                if (other.id == wider) open.insert(open.end(), other.within.begin(), other.within.end());
        }
    }
}

void WordTable::make_slots() {
    slots_.assign(std::bit_ceil(words_.size() * 2 + 1), 0);
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
        std::size_t slot = first_slot(words_[i]);
        while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
        slots_[slot] = i + 1;
    }
}

std::size_t WordTable::first_slot(std::string_view word) const noexcept {
    return std::hash<std::string_view>{}(word) & (slots_.size() - 1);
}

std::optional<std::uint32_t> WordTable::find(std::string_view word) const noexcept {
    if (slots_.empty()) return std::nullopt;
    for (std::size_t slot = first_slot(word); slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1))
        if (words_[slots_[slot] - 1] == word) return slots_[slot] - 1;
    return std::nullopt;
}

bool WordTable::same_region(std::uint32_t a, std::uint32_t b) const noexcept {
    return (region(a)[b / 64] >> (b % 64) & 1U) != 0;
}

void WordTable::relate(std::uint32_t a, std::uint32_t b) noexcept {
    regions_[a * stride() + b / 64] |= WordBits{1} << (b % 64);
    regions_[b * stride() + a / 64] |= WordBits{1} << (a % 64);
}

} // namespace apatite
