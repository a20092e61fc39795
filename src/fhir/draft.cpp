#include "fhir/draft.h"

#include <algorithm>
#include <memory>

namespace apatite::fhir {
namespace {

CodeSet owned(CodeViews views) {
    CodeSet codes;
    codes.reserve(views.size());
    for (const CodeView& view : views) codes.push_back({std::string(view.system), std::string(view.code)});
    return codes;
}

std::optional<SentQuantity> owned(const std::optional<QuantityView>& view) {
    if (!view) return std::nullopt;
    return SentQuantity{std::string(view->number), std::string(view->comparator), std::string(view->unit),
                        view->unit_is_ucum, std::string(view->shown)};
}

} // namespace

std::string_view keep(Arena& arena, std::string_view text) {
    if (text.empty()) return {};
    char* copy = static_cast<char*>(arena.allocate(text.size(), 1));
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

Fact to_fact(const Draft& draft, std::string source) {
    Fact fact;
    fact.kind = draft.kind;
    fact.presence = draft.presence;
    fact.source = std::move(source);
    fact.code_text = draft.code_text;
    fact.codes = owned(draft.codes);
    fact.quantity = owned(draft.quantity);
    fact.value_low = owned(draft.value_low);
    fact.value_high = owned(draft.value_high);
    fact.boolean = draft.boolean;
    fact.value_codes = owned(draft.value_codes);
    fact.value_text = draft.value_text;
    fact.value_date = draft.value_date;
    fact.absent_reason = draft.absent_reason;
    fact.flag = draft.flag;
    fact.flags_conflict = draft.flags_conflict;
    fact.range_low = owned(draft.range_low);
    fact.range_high = owned(draft.range_high);
    fact.date = draft.date;
    fact.end_date = draft.end_date;
    fact.recorded = draft.recorded;
    fact.ongoing = draft.ongoing;
    fact.preliminary = draft.preliminary;
    fact.sites = owned(draft.sites);
    fact.site_text = draft.site_text;
    fact.routes = owned(draft.routes);
    fact.route_text = draft.route_text;
    fact.focus.assign(draft.focus.begin(), draft.focus.end());
    fact.specimen_excludes_serum = draft.specimen_excludes_serum;
    return fact;
}

} // namespace apatite::fhir
