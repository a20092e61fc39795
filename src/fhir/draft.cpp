#include "fhir/draft.h"

#include <algorithm>
#include <memory>

namespace apatite::fhir {
namespace {

// What was not there and is not there now is nearly all of a fact, and is told without a call.
inline void write(std::string_view view, std::string& text) {
    if (!view.empty() || !text.empty()) text = view;
}

void write_codes(CodeViews views, CodeSet& codes) {
    codes.resize(views.size());
    for (std::size_t i = 0; i < views.size(); ++i) {
        codes[i].system = views[i].system;
        codes[i].code = views[i].code;
    }
}

inline void write(CodeViews views, CodeSet& codes) {
    if (!views.empty() || !codes.empty()) write_codes(views, codes);
}

void write_quantity(const std::optional<QuantityView>& view, std::optional<SentQuantity>& quantity) {
    if (!view) return quantity.reset();
    if (!quantity) quantity.emplace();
    write(view->number, quantity->number);
    write(view->comparator, quantity->comparator);
    write(view->unit, quantity->unit);
    quantity->unit_is_ucum = view->unit_is_ucum;
    write(view->shown, quantity->shown);
}

inline void write(const std::optional<QuantityView>& view, std::optional<SentQuantity>& quantity) {
    if (view || quantity) write_quantity(view, quantity);
}

} // namespace

void Arena::grow(std::size_t bytes) {
    constexpr std::size_t least = 4096;
    const std::size_t size = std::max({bytes, least, 2 * static_cast<std::size_t>(end_ - begin())});
    chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
    next_ = begin();
    end_ = next_ + size;
}

void Arena::release() noexcept {
    if (chunks_.size() > 1) chunks_.erase(chunks_.begin(), chunks_.end() - 1);
    next_ = begin();
}

std::string_view keep(Arena& arena, std::string_view text) {
    if (text.empty()) return {};
    char* copy = static_cast<char*>(arena.allocate(text.size()));
    std::ranges::copy(text, copy);
    return {copy, text.size()};
}

CodeViews joined(Arena& arena, CodeViews codes, CodeViews more) {
    if (more.empty()) return codes;
    const auto all = room_for<CodeView>(arena, codes.size() + more.size());
    std::ranges::copy(codes, all.begin());
    std::size_t count = codes.size();
    for (const CodeView& code : more)
        if (std::ranges::find(all.first(count), code) == all.begin() + static_cast<std::ptrdiff_t>(count))
            all[count++] = code;
    return all.first(count);
}

CodeViews sorted(Arena& arena, CodeViews codes) {
    if (std::ranges::is_sorted(codes)) return codes;
    const auto all = room_for<CodeView>(arena, codes.size());
    std::ranges::copy(codes, all.begin());
    std::ranges::sort(all);
    return all;
}

void write(const Draft& draft, Fact& fact) {
    fact.kind = draft.kind;
    fact.presence = draft.presence;
    write(draft.code_text, fact.code_text);
    write(draft.codes, fact.codes);
    write(draft.quantity, fact.quantity);
    write(draft.value_low, fact.value_low);
    write(draft.value_high, fact.value_high);
    fact.boolean = draft.boolean;
    write(draft.value_codes, fact.value_codes);
    write(draft.value_text, fact.value_text);
    fact.value_date = draft.value_date;
    fact.absent_reason = draft.absent_reason;
    fact.flag = draft.flag;
    fact.flags_conflict = draft.flags_conflict;
    write(draft.range_low, fact.range_low);
    write(draft.range_high, fact.range_high);
    fact.date = draft.date;
    fact.end_date = draft.end_date;
    fact.recorded = draft.recorded;
    fact.ongoing = draft.ongoing;
    fact.preliminary = draft.preliminary;
    write(draft.sites, fact.sites);
    write(draft.site_text, fact.site_text);
    write(draft.routes, fact.routes);
    write(draft.route_text, fact.route_text);
    if (!draft.focus.empty() || !fact.focus.empty()) fact.focus.assign(draft.focus.begin(), draft.focus.end());
    fact.specimen_excludes_serum = draft.specimen_excludes_serum;
}

} // namespace apatite::fhir
