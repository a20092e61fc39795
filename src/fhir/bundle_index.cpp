#include <algorithm>
#include <tuple>

#include "fhir/bundle.h"

namespace apatite::fhir {
namespace {

using Numbers = std::vector<std::uint32_t>;

// The entries that stand for a name; two of them stand for neither, whichever came first.
const Entry* only(const std::vector<Entry>& entries, Numbers::const_iterator from, Numbers::const_iterator to) {
    return to - from == 1 ? &entries[*from] : nullptr;
}

const Entry* by_full_url(const std::vector<Entry>& entries, const Numbers& sorted, std::string_view url) {
    const auto url_of = [&](std::uint32_t number) { return entries[number].full_url; };
    const auto found = std::ranges::equal_range(sorted, url, {}, url_of);
    return only(entries, found.begin(), found.end());
}

} // namespace

std::string Entry::source() const {
    std::string text;
    add_source(text);
    return text;
}

void Entry::add_source(std::string& to) const {
    if (id.empty()) {
        to += full_url.empty() ? type : full_url;
        return;
    }
    to += type;
    to += '/';
    to += id;
}

bool name_before(const Entry& a, const Entry& b) noexcept {
    return std::tie(a.type, a.id, a.base) < std::tie(b.type, b.id, b.base);
}

void Bundle::clear() {
    entries.clear();
    notices.clear();
    by_name_.clear();
    by_url_.clear();
    indexed_ = false;
}

void Bundle::index() const {
    indexed_ = true;
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        if (!entries[i].id.empty()) by_name_.push_back(i);
        if (!entries[i].full_url.empty()) by_url_.push_back(i);
    }
    std::ranges::sort(by_name_, [&](auto a, auto b) { return name_before(entries[a], entries[b]); });
    std::ranges::sort(by_url_, {}, [&](std::uint32_t number) { return entries[number].full_url; });
}

const Entry* Bundle::find(std::string_view text, const Entry& from) const {
    const Reference reference = split_reference(text);
    if (!indexed_) index();
    if (reference.form == Reference::Form::urn) return by_full_url(entries, by_url_, text);
    if (reference.form != Reference::Form::literal) return nullptr;
    const auto name_of = [&](std::uint32_t number) { return std::pair(entries[number].type, entries[number].id); };
    const auto named = std::ranges::equal_range(by_name_, std::pair(reference.type, reference.id), {}, name_of);
    const std::string_view base = reference.base.empty() ? from.base : reference.base;
    const auto base_of = [&](std::uint32_t number) { return entries[number].base; };
    const auto based = std::ranges::equal_range(named, base, {}, base_of);
    if (!based.empty()) return only(entries, based.begin(), based.end());
    // Without a common base the name is all there is.
    return reference.base.empty() ? only(entries, named.begin(), named.end()) : nullptr;
}

} // namespace apatite::fhir
