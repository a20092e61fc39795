#include "pack/shape_check.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "calendar/partial_date.h"

namespace apatite {
namespace {

void wrong_shape(const YamlNode& value, const Key& key, std::string_view wanted, Report& report) {
    if (value.kind == YamlKind::broken) return;
    const std::string found = value.kind != YamlKind::scalar ? std::string(to_words(value.kind))
                              : value.scalar.empty()         ? std::string("an empty one")
                                                             : '`' + value.scalar + '`';
    report.error("K0203", value.span, fmt::format("`{}` wants {}, not {}", key.name, wanted, found),
                 std::string(key.doc));
}

bool is_text(const YamlNode& value) noexcept { return value.kind == YamlKind::scalar; }

bool is_word_of(const YamlNode& value, const Key& key, Report& report) {
    if (!is_text(value)) {
        wrong_shape(value, key, "a word", report);
        return false;
    }
    if (std::ranges::find(key.words, value.scalar) != key.words.end()) return true;
    const std::vector<std::string> known(key.words.begin(), key.words.end());
    std::string help = did_you_mean(value.scalar, known);
    for (const std::string& word : known) {
        help += (&word != &known.front() ? ", `" : help.empty() ? "one of `" : " one of `") + word + '`';
    }
    report.error("K0204", value.span, fmt::format("`{}` is no word for `{}`", value.scalar, key.name), help);
    return false;
}

bool is_list(const YamlNode& value, const Key& key, std::string_view wanted, Report& report) {
    if (value.kind == YamlKind::list) return true;
    wrong_shape(value, key, wanted, report);
    return false;
}

bool is_list_of_texts(const YamlNode& value, const Key& key, Report& report) {
    if (!is_list(value, key, "a list of texts `[...]`", report)) return false;
    for (const YamlNode& item : value.items) {
        if (is_text(item)) continue;
        wrong_shape(item, key, "a list of texts", report);
        return false;
    }
    return true;
}

bool is_list_of_words(const YamlNode& value, const Key& key, Report& report) {
    if (!is_list(value, key, "a list of words `[...]`", report)) return false;
    bool good = true;
    for (const YamlNode& item : value.items) good = is_word_of(item, key, report) && good;
    return good;
}

bool is_list_of_maps(const YamlNode& value, const Key& key, Report& report) {
    if (!is_list(value, key, "a list of maps", report)) return false;
    for (const YamlNode& item : value.items) {
        if (item.kind == YamlKind::map || item.kind == YamlKind::broken) continue;
        wrong_shape(item, key, "a list of maps", report);
        return false;
    }
    return true;
}

bool is_map_of(const YamlNode& value, const Key& key, YamlKind inner, std::string_view wanted, Report& report) {
    if (value.kind != YamlKind::map) {
        wrong_shape(value, key, wanted, report);
        return false;
    }
    bool good = true;
    for (const YamlEntry& entry : value.entries) {
        if (entry.value.kind == inner) continue;
        wrong_shape(entry.value, key, wanted, report);
        good = false;
    }
    return good;
}

bool is_condition(const YamlNode& value, const Key& key, Report& report) {
    if (value.kind == YamlKind::map) return true;
    if (!is_text(value)) {
        wrong_shape(value, key, "a condition in quotes", report);
        return false;
    }
    if (value.is_quoted()) return true;
    report.error("K0205", value.span, fmt::format("the condition `{}` is not in quotes", value.scalar),
                 fmt::format("write {}: \"{}\"; YAML would cut a bare text at `: ` or ` #`", key.name, value.scalar));
    return false;
}

bool is_truth(const YamlNode& value, const Key& key, Report& report) {
    if (is_text(value) && !value.is_quoted() && (value.scalar == "true" || value.scalar == "false")) return true;
    wrong_shape(value, key, "`true` or `false`", report);
    return false;
}

bool is_whole_number(const YamlNode& value, const Key& key, Report& report) {
    if (is_text(value) && read_whole_number(value.scalar)) return true;
    wrong_shape(value, key, "a whole number", report);
    return false;
}

bool is_date(const YamlNode& value, const Key& key, Report& report) {
    if (!is_text(value)) {
        wrong_shape(value, key, "a date", report);
        return false;
    }
    const auto date = PartialDate::parse(value.scalar);
    if (date.ok() && value.scalar.size() <= 10) return true;
    report.error("K0404", value.span, date.ok() ? "a date here has no time" : date.error().message,
                 "write `2027-11-30`, `2027-11` or `2027`");
    return false;
}

bool is_filled_text(const YamlNode& value, const Key& key, Report& report) {
    if (is_text(value) && value.scalar.find_first_not_of(" \t\r\n") != std::string::npos) return true;
    wrong_shape(value, key, "a text", report);
    return false;
}

bool is_map_or_list(const YamlNode& value, const Key& key, Report& report) {
    return value.kind == YamlKind::list
               ? is_list_of_texts(value, key, report)
               : is_map_of(value, key, YamlKind::map, "a list of words, or a map from a word to its codes", report);
}

} // namespace

std::optional<int> read_whole_number(std::string_view text) noexcept {
    int number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    constexpr int limit = 1'000'000;
    if (problem != std::errc() || end != text.data() + text.size() || number > limit || number < -limit) return {};
    return number;
}

bool has_shape(const YamlNode& value, const Key& key, Report& report) {
    switch (key.shape) {
    case Shape::text: return is_filled_text(value, key, report);
    case Shape::whole_number: return is_whole_number(value, key, report);
    case Shape::truth: return is_truth(value, key, report);
    case Shape::date: return is_date(value, key, report);
    case Shape::word: return is_word_of(value, key, report);
    case Shape::texts: return is_list_of_texts(value, key, report);
    case Shape::words: return is_list_of_words(value, key, report);
    case Shape::condition: return is_condition(value, key, report);
    case Shape::maps: return is_list_of_maps(value, key, report);
    case Shape::map:
        if (value.kind != YamlKind::map) wrong_shape(value, key, "a map", report);
        return value.kind == YamlKind::map;
    case Shape::given:
        if (value.kind != YamlKind::map) wrong_shape(value, key, "a map from a finding to its value", report);
        return value.kind == YamlKind::map;
    case Shape::named_maps: return is_map_of(value, key, YamlKind::map, "a map from a name to a map", report);
    case Shape::named_texts: return is_map_of(value, key, YamlKind::scalar, "a map from a name to a text", report);
    case Shape::codes:
        return is_map_of(value, key, YamlKind::list, "a map from a code system to a list of codes", report);
    case Shape::choices: return is_map_or_list(value, key, report);
    case Shape::strengths:
        return is_map_of(value, key, YamlKind::scalar, "a map from a hypothesis to `weak`, `moderate` or `strong`",
                         report);
    }
    return false;
}

} // namespace apatite
