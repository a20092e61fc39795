// `choices`: the closed list of words that a finding can be.
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "pack/read_finding.h"

namespace apatite {
namespace {

void add_choice(const std::string& word, const Span& at, FindingDeclaration& finding, Report& report) {
    if (std::ranges::find(finding.choices, word) != finding.choices.end())
        report.error("K0304", at, fmt::format("the word `{}` stands twice", word), "keep one");
    else
        finding.choices.push_back(word);
}

// FHIR's administrative genders are all that `Patient.gender` can be.
void check_sexes(const YamlNode& node, const FindingDeclaration& finding, Report& report) {
    constexpr std::array<std::string_view, 4> genders = {"female", "male", "other", "unknown"};
    for (const std::string& word : finding.choices) {
        if (std::ranges::find(genders, word) != genders.end()) continue;
        const auto item = std::ranges::find(node.items, word, &YamlNode::scalar);
        report.error("K0209", item == node.items.end() ? node.span : item->span,
                     fmt::format("no patient's sex is recorded as `{}`", word),
                     "a record has `female`, `male`, `other` or `unknown`");
    }
}

} // namespace

void read_choices(const Fields& fields, FindingDeclaration& finding, Reading& reading) {
    const YamlNode* node = fields.node("choices");
    if (!node) return;
    finding.choices.clear();
    finding.choice_codes.clear();
    for (const YamlNode& word : node->items) add_choice(word.scalar, word.span, finding, reading.report);
    for (const YamlEntry& entry : node->entries) {
        add_choice(entry.key, entry.key_span, finding, reading.report);
        // `late: {}` is a word that no code means; it can be told by hand.
        if (!entry.value.entries.empty())
            finding.choice_codes.emplace_back(entry.key, read_codes(&entry.value, reading));
    }
    if (finding.choices.empty())
        reading.report.error("K0407", node->span, "no word to choose from", "name at least two words");
    if (finding.source == FindingSource::patient_sex) check_sexes(*node, finding, reading.report);
}

} // namespace apatite
