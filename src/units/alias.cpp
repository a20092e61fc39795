#include "units/alias.h"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "units/unit_data.h"
#include "units/unit_parser.h"

namespace apatite {

namespace {

constexpr std::size_t max_sent_length = 60;

/// Signs beyond ASCII that stand in units, as UTF-8, and how UCUM or the list spells them.
constexpr std::pair<std::string_view, std::string_view> spelled_signs[] = {
    {"\xC2\xB5", "u"},   // micro sign
    {"\xCE\xBC", "u"},   // Greek small mu
    {"\xC3\x97", "x"},   // multiplication sign
    {"\xC2\xB7", "."},   // middle dot
    {"\xC2\xB0", "deg"}, // degree sign
    {"\xC2\xB9", "1"},   // superscript digits
    {"\xC2\xB2", "2"},     {"\xC2\xB3", "3"},     {"\xE2\x81\xB4", "4"},
    {"\xE2\x81\xB6", "6"}, {"\xE2\x81\xB9", "9"}, {"\xE2\x88\x95", "/"}, // division slash
    {"\xE2\x81\x84", "/"},                                               // fraction slash
    {"\xC2\xA0", ""},                                                    // no-break space
};

/// Without spaces, in ASCII where the signs are known.
std::string normalised(std::string_view sent) {
    std::string text;
    for (std::size_t i = 0; i < sent.size();) {
        const auto sign = std::find_if(std::begin(spelled_signs), std::end(spelled_signs),
                                       [&](const auto& entry) { return sent.substr(i).starts_with(entry.first); });
        if (sign != std::end(spelled_signs)) {
            text += sign->second;
            i += sign->first.size();
            continue;
        }
        if (sent[i] != ' ' && sent[i] != '\t') text += sent[i];
        ++i;
    }
    return text;
}

std::string in_lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

using Readings = std::vector<const AliasEntry*>;

std::unordered_map<std::string, Readings> make_index() {
    std::unordered_map<std::string, Readings> index;
    for (const AliasEntry& entry : alias_table()) index[in_lower_case(normalised(entry.sent))].push_back(&entry);
    return index;
}

/// What the text may mean, in the order of the list; before it the text itself where only signs and spaces were odd.
std::vector<std::string_view> readings_of(std::string_view sent, const std::string& normal) {
    static const std::unordered_map<std::string, Readings> index = make_index();
    std::vector<std::string_view> readings;
    if (normal != sent && !normal.empty() && parse_unit(normal, atoms()).ok()) readings.push_back(normal);
    const auto found = index.find(in_lower_case(normal));
    if (found == index.end()) return readings;
    for (const AliasEntry* entry : found->second)
        if (!entry->exact_case || normalised(entry->sent) == normal) readings.push_back(entry->ucum);
    return readings;
}

std::string note(std::string_view sent, std::string_view ucum) {
    return "read `" + std::string(sent) + "` as `" + std::string(ucum) + "`";
}

std::string shown(std::string_view sent) {
    return "`" + std::string(sent.substr(0, max_sent_length)) + (sent.size() > max_sent_length ? "...`" : "`");
}

Error missing_unit(const Unit& expected) {
    return {"unit-missing", "a number without a unit was sent where " + expected.dimension().to_words() + " in `" +
                                expected.text() + "` is expected"};
}

Result<ResolvedUnit> resolve_alias_for(std::string_view sent, const Unit& expected, const Analyte& analyte,
                                       const Error& otherwise) {
    const std::string normal = normalised(sent);
    for (const std::string_view ucum : readings_of(sent, normal)) {
        const Result<Unit> unit = Unit::parse(ucum);
        if (!unit.ok() || !conversion(*unit, expected, analyte).ok()) continue;
        return ResolvedUnit{*unit, std::string(ucum), note(sent, ucum)};
    }
    return otherwise;
}

/// A capital that UCUM reads as a great prefix and that a feed in capitals means as a small one (`Mg`, `ML`).
bool has_great_prefix_letter(std::string_view text) noexcept {
    return text.find_first_of("YZEPTGM") != std::string_view::npos;
}

/// A reading of the list that is another amount of the same kind; empty when there is none.
std::string_view contradicting_reading(std::string_view sent, const Unit& read, const std::string& normal) {
    if (sent.size() > max_sent_length || !has_great_prefix_letter(sent)) return {};
    for (const std::string_view ucum : readings_of(sent, normal)) {
        const Result<Unit> other = Unit::parse(ucum);
        if (other.ok() && commensurable(*other, read) && *other != read) return ucum;
    }
    return {};
}

Error ambiguous_unit(std::string_view sent, std::string_view other) {
    return {"unit-ambiguous", "the unit " + shown(sent) + " that was sent is a great multiple of `" +
                                  std::string(other) +
                                  "` in UCUM, and may stand for that; have it sent as it is meant"};
}

} // namespace

std::optional<Alias> resolve_alias(std::string_view sent) {
    if (sent.size() > max_sent_length) return std::nullopt;
    const std::string normal = normalised(sent);
    for (const std::string_view ucum : readings_of(sent, normal))
        if (ucum != sent) return Alias{std::string(ucum), note(sent, ucum)};
    return std::nullopt;
}

Result<ResolvedUnit> resolve_unit(std::string_view sent, const Unit& expected, const Analyte& analyte) {
    if (sent == expected.text()) return ResolvedUnit{expected, expected.text(), {}};
    if (normalised(sent.substr(0, max_sent_length)).empty()) {
        if (expected.is_one()) return ResolvedUnit{Unit(), "1", {}};
        return missing_unit(expected);
    }
    Result<Unit::Data> parsed = parse_unit(sent, atoms());
    if (!parsed.ok()) {
        const Error unknown{"unit-unknown", "the unit " + shown(sent) + " that was sent is not known; " +
                                                expected.dimension().to_words() + " such as `" + expected.text() +
                                                "` is expected"};
        if (sent.size() > max_sent_length) return unknown;
        return resolve_alias_for(sent, expected, analyte, unknown);
    }
    const Unit unit(std::make_shared<const Unit::Data>(std::move(parsed).value()));
    const Result<Conversion> found = conversion(unit, expected, analyte);
    if (found.ok()) {
        const std::string_view other = contradicting_reading(sent, unit, normalised(sent.substr(0, max_sent_length)));
        if (!other.empty()) return ambiguous_unit(sent, other);
        return ResolvedUnit{unit, std::string(sent), {}};
    }
    return resolve_alias_for(sent, expected, analyte, found.error());
}

Result<ResolvedUnit> resolve_unit(std::string_view sent, std::string_view expected_ucum, const Analyte& analyte) {
    const Result<Unit> expected = Unit::parse(expected_ucum);
    if (!expected.ok()) return expected.error();
    return resolve_unit(sent, *expected, analyte);
}

} // namespace apatite
