#include "pack/names.h"

#include <fmt/core.h>

#include <algorithm>

#include "diagnostic/nearest.h"
#include "expression/functions.h"

namespace apatite {
namespace {

bool fits(char c, IdStyle style) noexcept {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') return true;
    return (c == '-' && style != IdStyle::snake) || (c == '.' && style == IdStyle::dotted);
}

std::string_view describe(IdStyle style) noexcept {
    switch (style) {
    case IdStyle::snake: return "ids here are small letters, digits and `_`, a letter first: `serum_phosphate`";
    case IdStyle::kebab: return "ids here are small letters, digits, `_` and `-`, a letter first: `tissue-necrosis`";
    case IdStyle::dotted: break;
    }
    return "ids here are small letters, digits, `_`, `-` and `.`, a letter first: `metastatic.phosphate-high`";
}

} // namespace

bool Names::declare(const std::string& id, const Span& at, Report& report) {
    const auto [first, is_new] = places_.emplace(id, at);
    if (!is_new)
        report.error("K0302", at, fmt::format("the {} `{}` is declared twice", kind_, id),
                     fmt::format("the first is at {}; rename or delete one", place_of(first->second)));
    return is_new;
}

const Span* Names::find(std::string_view id) const noexcept {
    const auto found = places_.find(id);
    return found == places_.end() ? nullptr : &found->second;
}

bool Names::check(const Located& use, Report& report) const {
    if (find(use.text)) return true;
    if (incomplete_) return false;
    const auto meant = nearest(use.text, ids());
    const std::string help = meant ? fmt::format("did you mean `{}`? declared at {}", *meant, place_of(*find(*meant)))
                                   : fmt::format("declare the {} or delete its use", kind_);
    report.error(unknown_code_, use.span, fmt::format("unknown {} `{}`", kind_, use.text), help);
    return false;
}

std::vector<std::string> Names::checked(const std::vector<Located>& uses, Report& report) const {
    std::vector<std::string> good;
    for (const Located& use : uses) {
        if (!check(use, report)) continue;
        if (std::ranges::find(good, use.text) == good.end())
            good.push_back(use.text);
        else
            report.error("K0304", use.span, fmt::format("`{}` stands twice in this list", use.text), "keep one");
    }
    return good;
}

std::vector<std::string> Names::ids() const {
    std::vector<std::string> all;
    all.reserve(places_.size());
    for (const auto& [id, place] : places_) all.push_back(id);
    return all;
}

bool check_id(const std::string& id, const Span& at, IdStyle style, Report& report) {
    const bool well_formed = !id.empty() && id.size() <= 100 && id.front() >= 'a' && id.front() <= 'z' &&
                             std::ranges::all_of(id, [style](char c) { return fits(c, style); });
    if (!well_formed) {
        report.error("K0301", at, fmt::format("`{}` is not an id", id), std::string(describe(style)));
        return false;
    }
    if (style != IdStyle::snake || can_be_name(id)) return true;
    report.error("K0303", at, fmt::format("`{}` is a word of the condition language", id),
                 "no condition could name it: choose another id");
    return false;
}

void PackNames::set_incomplete() noexcept {
    for (Names* names : {&references, &sets, &sites, &lists, &findings, &values, &conditions, &hypotheses, &rules,
                         &alerts, &workup, &management, &forms, &causes, &cases})
        names->set_incomplete();
}

} // namespace apatite
