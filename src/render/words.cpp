#include "render/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <functional>
#include <tuple>
#include <utility>

namespace apatite {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> reasons{{
    {"missing", "not recorded"},
    {"list-open", "there may be others"},
    {"stale", "too old"},
    {"undated", "without a date"},
    {"no-unit", "sent without a unit"},
    {"bad-unit", "sent in a unit that it cannot have"},
    {"implausible", "outside the plausible range"},
    {"suspected", "only suspected"},
    {"conflicting", "contradictory"},
    {"comparator", "not known exactly enough"},
    {"preliminary", "only preliminary"},
    {"masked", "withheld"},
    {"not-known", "asked, not known"},
    {"no-range", "no range to judge it by: age or sex is not known"},
    {"presumed", "only presumed absent"},
    {"text", "only told in words"},
}};

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool is_yes_or_no(const FactUse& fact) { return fact.value == "true" || fact.value == "false"; }

/// The remark in brackets behind a fact: how it was sent, how it is known, from where and when.
std::string remark_on(const FactUse& fact, bool detail) {
    std::vector<std::string> parts;
    const bool told = detail || !is_yes_or_no(fact);
    if (told && !fact.sent.empty() && fact.sent != fact.value) parts.push_back("sent as " + fact.sent);
    if (fact.provenance == "presumed") parts.emplace_back("presumed: the list was called complete");
    if (fact.provenance == "text") parts.emplace_back("from the text alone");
    if (fact.provenance == "flag") parts.emplace_back("by its flag");
    if (told && !fact.by_profile.empty()) parts.push_back(fact.by_profile);
    if (detail && !fact.note.empty()) parts.push_back(fact.note);
    if (detail && !fact.source.empty()) parts.push_back(fact.source);
    if (told && !fact.date.empty()) parts.push_back(fact.date);
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
    return text;
}

std::string separator(std::string_view value) { return value.ends_with(" recorded") ? ": " : " "; }

/// `Age in days` and `15795 days` as `Age 43 years`.
std::string plainly(std::string name, std::string value) {
    std::uint64_t count = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), count);
    const std::string unit = value.substr(static_cast<std::size_t>(end - value.data()));
    if (error == std::errc() && (unit == " days" || unit == " months")) {
        if (const std::string suffix = " in" + unit; name.ends_with(suffix)) name.resize(name.size() - suffix.size());
        constexpr std::uint64_t days = 146097; // in 400 years
        const std::uint64_t years = unit == " days" ? count / days * 400 + count % days * 400 / days : count / 12;
        if (years >= 2) value = std::to_string(years) + " years";
    }
    return name + separator(value) + value;
}

/// `; and 3 more` for what a short list leaves out.
void append_rest(Line& line, std::size_t all, std::size_t shown) {
    if (shown < all) line.push_back({"; and " + std::to_string(all - shown) + " more", Style::dim});
}

constexpr std::size_t shown_facts = 6;

/// One entry of a record can say yes to several findings: warfarin is a vitamin K antagonist, too. The first, which the
/// pack declares before the wider ones, stands for them.
std::vector<const FactUse*> told_once(std::span<const FactUse> facts) {
    std::vector<const FactUse*> result;
    for (const FactUse& fact : facts) {
        const auto says_the_same = [&](const FactUse* other) {
            return fact.value == "true" && other->value == "true" && !fact.source.empty() &&
                   std::tie(fact.source, fact.sent, fact.date, fact.provenance) ==
                       std::tie(other->source, other->sent, other->date, other->provenance);
        };
        if (std::ranges::none_of(result, says_the_same)) result.push_back(&fact);
    }
    return result;
}

} // namespace

std::span<const std::pair<std::string_view, std::string_view>> reasons_in_words() { return reasons; }

std::string why_in_words(std::string_view why) {
    const auto* found = std::ranges::find(reasons, why, &std::pair<std::string_view, std::string_view>::first);
    return std::string(found == reasons.end() ? why : found->second);
}

Line fact_in_words(const FactUse& fact, bool detail) {
    const std::string& name = name_of(fact.label, fact.finding);
    Line line;
    if (fact.value == "true")
        line.push_back({name, Style::plain});
    else if (fact.value == "false")
        line.push_back({name + ": no", Style::plain});
    else
        line.push_back({detail ? name + separator(fact.value) + fact.value : plainly(name, fact.value), Style::plain});
    if (const std::string remark = remark_on(fact, detail); !remark.empty())
        line.push_back({" (" + remark + ")", Style::dim});
    return line;
}

Line facts_in_words(std::span<const FactUse> facts, bool all) {
    const std::vector<const FactUse*> distinct = told_once(facts);
    Line line;
    const std::size_t shown = all ? distinct.size() : std::min(distinct.size(), shown_facts);
    for (const FactUse* fact : std::span(distinct).first(shown)) {
        if (!line.empty()) line.push_back({"; "});
        std::ranges::move(fact_in_words(*fact, false), std::back_inserter(line));
    }
    append_rest(line, distinct.size(), shown);
    return line;
}

Line missing_in_words(const MissingFinding& missing) {
    std::string why = why_in_words(missing.why);
    if (!missing.sent.empty() && missing.why != "not-known") why += ": " + missing.sent;
    return {{name_of(missing.label, missing.finding)}, {" (" + why + ")", Style::dim}};
}

Line missing_in_words(std::span<const MissingFinding> missing, std::size_t at_most, std::string_view unrecorded) {
    std::vector<const MissingFinding*> order;
    for (const MissingFinding& one : missing) order.push_back(&one);
    const auto is_unrecorded = [](const MissingFinding* one) { return one->why == "missing" && one->sent.empty(); };
    std::ranges::stable_partition(order, std::not_fn(is_unrecorded));
    const std::size_t shown = std::min(order.size(), at_most);
    Line line;
    bool said = false;
    for (const MissingFinding* one : std::span(order).first(shown)) {
        if (!line.empty()) line.push_back({"; "});
        if (!is_unrecorded(one)) {
            std::ranges::move(missing_in_words(*one), std::back_inserter(line));
            continue;
        }
        if (!said) line.push_back({std::string(unrecorded)});
        said = true;
        line.push_back({name_of(one->label, one->finding)});
    }
    if (said && !line.empty() && line.front().text == unrecorded) line.front().text = capitalised(line.front().text);
    append_rest(line, missing.size(), shown);
    return line;
}

void append_citations(Page& page, Line& line, const std::vector<std::string>& evidence) {
    if (evidence.empty()) return;
    page.cite(evidence);
    std::string text = " [";
    for (const std::string& key : evidence) text += (text.size() > 2 ? ", " : "") + key;
    line.push_back({text + "]", Style::dim});
}

Run urgency_badge(std::string_view urgency) {
    if (urgency == "emergency") return {"EMERGENCY", Style::emergency};
    if (urgency == "urgent") return {"URGENT", Style::warning};
    return {upper_case(urgency), Style::dim};
}

std::string site_profile_in_words(const Assessment& assessment) {
    if (!assessment.site_profile) return {};
    const SiteProfileIdentity& profile = *assessment.site_profile;
    std::string text = "Site profile: " + name_of(profile.title, profile.id) + " (" + profile.hash.substr(0, 12) + ")";
    if (!profile.complete.empty()) text += "; complete by its word: " + listed(profile.complete);
    if (profile.switched_off.empty()) return text;
    std::vector<std::string> off;
    for (const SwitchedOff& each : profile.switched_off)
        off.push_back(spaced(each.kind) + " " + each.id + " (" + each.because + ")");
    return text + "; switched off: " + listed(off);
}

std::string status_in_words(Status status) { return spaced(to_string(status)); }

std::string standing_in_words(Status status) {
    return status == Status::not_assessed ? "nothing known for or against" : status_in_words(status);
}

std::string spaced(std::string_view word) {
    std::string text(word);
    std::ranges::replace(text, '-', ' ');
    return text;
}

std::string capitalised(std::string text) {
    if (!text.empty()) text.front() = upper(text.front());
    return text;
}

std::string sentence(std::string text) {
    if (!text.empty() && text.back() != '.') text += '.';
    return text;
}

std::string upper_case(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), upper);
    return out;
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : "; ") + name;
    return text;
}

std::string brief(const std::string& text, bool detail) {
    if (detail) return text;
    for (std::size_t stop = text.find(". ", 12); stop != std::string::npos; stop = text.find(". ", stop + 1))
        if (stop + 2 < text.size() && text[stop + 2] >= 'A' && text[stop + 2] <= 'Z') return text.substr(0, stop + 1);
    return text;
}

std::string short_name(const std::string& label) { return label.substr(0, label.find(" (")); }

const std::string& name_of(const std::string& label, const std::string& id) { return label.empty() ? id : label; }

} // namespace apatite
