#include "findings/finding_index.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace apatite {
namespace {

// What `{ of: phosphate, select: highest }` leaves out is that of the finding named.
void fill_in(FindingDeclaration& derived, const FindingDeclaration& base) {
    derived.codes.insert(derived.codes.end(), base.codes.begin(), base.codes.end());
    derived.text.insert(derived.text.end(), base.text.begin(), base.text.end());
    if (derived.from.empty()) derived.from = base.from;
    if (derived.routes.empty()) derived.routes = base.routes;
    if (derived.specimen.empty()) derived.specimen = base.specimen;
    if (derived.value_codes.empty()) derived.value_codes = base.value_codes;
    if (derived.choices.empty()) derived.choices = base.choices;
    if (derived.choice_codes.empty()) derived.choice_codes = base.choice_codes;
    if (derived.unit_text.empty() && base.kind == FindingKind::quantity) {
        derived.kind = base.kind;
        derived.unit_text = base.unit_text;
        derived.unit = base.unit;
        derived.calendar_unit = base.calendar_unit;
        derived.analyte = base.analyte;
        if (!derived.plausible) derived.plausible = base.plausible;
        if (derived.ranges.empty()) derived.ranges = base.ranges;
        derived.flag_only = derived.flag_only || base.flag_only;
    }
}

// From what was written, whatever was filled in before: a finding takes from the one that it names, and no further.
void fill_in_derived(FindingCatalogue& catalogue) {
    std::map<std::string, FindingDeclaration> as_written;
    for (const FindingDeclaration& declaration : catalogue.findings)
        if (const auto* base = declaration.of.empty() ? nullptr : catalogue.find(declaration.of))
            as_written.emplace(declaration.of, *base);
    for (FindingDeclaration& declaration : catalogue.findings)
        if (const auto base = as_written.find(declaration.of); !declaration.of.empty() && base != as_written.end())
            fill_in(declaration, base->second);
}

// First and last byte of a text once it is normalised, where a glance at its ends tells them.
std::optional<std::size_t> normal_ends(std::string_view text) {
    const auto letter = [](char c) -> std::optional<std::size_t> {
        if (c >= 'A' && c <= 'Z') return static_cast<std::size_t>(c - 'A' + 'a');
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        return plain ? std::optional(static_cast<std::size_t>(c)) : std::nullopt;
    };
    const auto first = letter(text.front()), last = letter(text.back());
    return first && last ? std::optional(*first << 8U | *last) : std::nullopt;
}

CodeIndex index_of(const std::vector<std::pair<std::string, int>>& texts) {
    std::vector<std::pair<CodeView, int>> views;
    views.reserve(texts.size());
    for (const auto& [text, number] : texts) views.push_back({{{}, text}, number});
    return CodeIndex(views);
}

void add_match(std::vector<FindingIndex::Match>& matches, FindingTarget target, bool by_text) {
    if (std::ranges::find(matches, target, &FindingIndex::Match::target) == matches.end())
        matches.push_back({target, by_text});
}

} // namespace

FindingIndex::FindingIndex(FindingCatalogue catalogue, LocalTerms terms)
    : catalogue_(std::move(catalogue)), terms_(std::move(terms)) {
    fill_in_derived(catalogue_);
    reserve();
    for (std::size_t i = 0; i < catalogue_.findings.size(); ++i) {
        const FindingDeclaration& declaration = catalogue_.findings[i];
        add(declaration, {i, FindingTarget::itself});
        for (std::size_t field = 0; field < declaration.fields.size(); ++field)
            add(declaration.fields[field], {i, field});
    }
    for (const auto& [text, id] : terms_.texts)
        for (std::size_t i = 0; i < targets_.size(); ++i)
            if (targets_[i].field == FindingTarget::itself && catalogue_.findings[targets_[i].finding].id == id)
                add_text(text, i);
    text_ends_.resize(std::size_t{1} << 16U);
    for (const auto& [text, number] : text_pairs_)
        if (const auto ends = text.empty() ? std::nullopt : normal_ends(text)) text_ends_[*ends] = true;
    codes_ = CodeIndex(pairs_);
    texts_ = index_of(text_pairs_);
    add_sites();
    pairs_.clear();
    for (const auto& [local, standard] : terms_.codes) pairs_.push_back({{local.system, local.code}, 0});
    local_codes_ = CodeIndex(pairs_);
    pairs_ = {};
    text_pairs_ = {};
}

void FindingIndex::add_text(std::string_view text, std::size_t number) {
    text_pairs_.emplace_back(normalise_text(text), static_cast<int>(number));
}

void FindingIndex::reserve() {
    std::size_t codes = 0, texts = terms_.texts.size();
    const auto count = [&](const FindingDeclaration& declaration) {
        codes += declaration.codes.size();
        texts += declaration.text.size();
    };
    for (const FindingDeclaration& declaration : catalogue_.findings) {
        count(declaration);
        for (const FindingDeclaration& field : declaration.fields) count(field);
    }
    pairs_.reserve(codes);
    text_pairs_.reserve(texts);
}

void FindingIndex::add(const FindingDeclaration& declaration, FindingTarget target) {
    const std::size_t number = targets_.size();
    targets_.push_back(target);
    for (const Code& code : declaration.codes) pairs_.push_back({{code.system, code.code}, static_cast<int>(number)});
    if (declaration.source == FindingSource::instance_text) return; // its `text` is for the value
    for (const std::string& text : declaration.text) add_text(text, number);
}

void FindingIndex::add_sites() {
    pairs_.clear();
    text_pairs_.clear();
    for (std::size_t i = 0; i < catalogue_.sites.size(); ++i) {
        const SiteDeclaration& site = catalogue_.sites[i];
        for (const Code& code : site.codes) pairs_.push_back({{code.system, code.code}, static_cast<int>(i)});
        for (const std::string& text : site.text) add_text(text, i);
        add_text(site.label, i);
    }
    site_texts_ = index_of(text_pairs_);
    site_codes_ = CodeIndex(pairs_);
}

// Nearly every text of a record is none of the list, and shows that by its ends.
template <typename Callback>
void FindingIndex::told_by(std::string_view text, Callback&& callback) const {
    if (text.empty() || texts_.size() == 0) return;
    if (const auto ends = normal_ends(text); ends && !text_ends_[*ends]) return;
    texts_.lookup({}, normalise_text(text), std::forward<Callback>(callback));
}

std::vector<FindingIndex::Match> FindingIndex::matches(const Fact& fact) const {
    std::vector<Match> found;
    matches(fact, found);
    return found;
}

void FindingIndex::matches(const Fact& fact, std::vector<Match>& found) const {
    found.clear();
    for (const Code& code : fact.codes)
        codes_.lookup(code, [&](int number) { add_match(found, targets_[static_cast<std::size_t>(number)], false); });
    told_by(fact.code_text, [&](int number) { add_match(found, targets_[static_cast<std::size_t>(number)], true); });
}

bool FindingIndex::speaks_of(CodeViews codes, std::string_view text) const {
    bool any = false;
    const auto found = [&](int) { any = true; };
    for (const CodeView& code : codes) codes_.lookup(code.system, code.code, found);
    for (const CodeView& code : codes) local_codes_.lookup(code.system, code.code, found);
    if (!any) told_by(text, found);
    return any;
}

// The tree of sites has no cycle (the pack is checked), but a bound costs nothing.
bool FindingIndex::within(std::size_t site, std::size_t wider) const {
    std::vector<std::size_t> open{site};
    for (std::size_t at = 0; at < open.size() && at < catalogue_.sites.size(); ++at) {
        for (const std::string& parent : catalogue_.sites[open[at]].within) {
            const auto found = std::ranges::find(catalogue_.sites, parent, &SiteDeclaration::id);
            if (found == catalogue_.sites.end()) continue;
            const auto index = static_cast<std::size_t>(found - catalogue_.sites.begin());
            if (index == wider) return true;
            if (std::ranges::find(open, index) == open.end()) open.push_back(index);
        }
    }
    return false;
}

const SiteDeclaration* FindingIndex::find_site(const CodeSet& codes, std::string_view text) const {
    std::vector<std::size_t> found;
    for (const Code& code : codes)
        site_codes_.lookup(code, [&](int number) { found.push_back(static_cast<std::size_t>(number)); });
    if (found.empty() && !text.empty())
        site_texts_.lookup({}, normalise_text(text),
                           [&](int number) { found.push_back(static_cast<std::size_t>(number)); });
    for (const std::size_t narrow : found) {
        if (std::ranges::all_of(found, [&](std::size_t other) { return other == narrow || within(narrow, other); }))
            return &catalogue_.sites[narrow];
    }
    return nullptr;
}

std::optional<std::string> FindingIndex::site(const CodeSet& codes, std::string_view text) const {
    const SiteDeclaration* found = find_site(codes, text);
    return found == nullptr ? std::nullopt : std::optional(found->id);
}

std::vector<std::string_view> FindingIndex::sites(const CodeSet& codes, std::string_view text) const {
    std::vector<std::pair<std::size_t, std::string_view>> told;
    for (const Code& code : codes)
        site_codes_.lookup(code, [&](int number) { told.emplace_back(static_cast<std::size_t>(number), code.system); });
    if (told.empty()) {
        const SiteDeclaration* one = find_site(codes, text);
        return one == nullptr ? std::vector<std::string_view>{} : std::vector<std::string_view>{one->id};
    }
    if (told.size() == 1) return {catalogue_.sites[told.front().first].id};
    std::set<std::size_t> kept;
    for (const auto& [place, system] : told) {
        const bool only_wider = std::ranges::any_of(told, [&](const auto& other) {
            return other.second != system && other.first != place && within(other.first, place);
        });
        if (!only_wider) kept.insert(place);
    }
    std::vector<std::string_view> found;
    for (const std::size_t place : kept) found.push_back(catalogue_.sites[place].id);
    return found;
}

} // namespace apatite
