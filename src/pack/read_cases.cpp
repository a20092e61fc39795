// cases: patients beside the rules, with the answer they must get.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "pack/key_words.h"
#include "pack/read_given.h"

namespace apatite {
namespace {

const Names* names_of(std::string_view key, const PackNames& names) {
    if (key == "first" || key == "not-first" || key == "absent") return &names.hypotheses;
    if (std::ranges::find(words::status, key) != words::status.end()) return &names.hypotheses;
    if (key == "alerts" || key == "no-alerts" || key == "not-ruled-out") return &names.alerts;
    if (key == "no-workup") return &names.workup;
    if (key == "management" || key == "no-management") return &names.management;
    return nullptr;
}

// A number or date is neither true nor false, but it can be unknown.
void check_rules_and_conditions(std::string_view key, const std::vector<Located>& uses, const Reading& reading,
                                Report& report) {
    for (const Located& use : uses) {
        if (reading.names.conditions.find(use.text)) continue;
        if (key == "unknown" && reading.names.values.find(use.text)) continue;
        reading.names.rules.check(use, report);
    }
}

// `biopsy`, `biopsy/unsafe`, `biopsy/urgent`.
void check_workup(const std::vector<Located>& uses, const Reading& reading, Report& report) {
    for (const Located& use : uses) {
        const std::size_t slash = use.text.find('/');
        reading.names.workup.check({use.text.substr(0, slash), use.span}, report);
        if (slash == std::string::npos) continue;
        const std::string word = use.text.substr(slash + 1);
        if (std::ranges::find(words::workup_word, word) != words::workup_word.end()) continue;
        report.error("K0204", use.span, fmt::format("`{}` is no state of workup", word),
                     fmt::format("one of {}", fmt::join(words::workup_word, ", ")));
    }
}

// `diltiazem/av_block`.
void check_cautions(const std::vector<Located>& uses, const Reading& reading, Report& report) {
    if (reading.incomplete) return;
    std::vector<std::string> known;
    for (const ManagementDeclaration& option : reading.pack.management)
        for (const Caution& caution : option.cautions) known.push_back(option.id + '/' + caution.id);
    for (const Located& use : uses) {
        if (std::ranges::find(known, use.text) != known.end()) continue;
        const std::string help = did_you_mean(use.text, known);
        report.error("K0318", use.span, fmt::format("there is no caution `{}`", use.text),
                     help.empty() ? "write it as `option/caution`, with the ids of management.yaml" : help);
    }
}

// `phosphate`, or `lesion.site` for a field.
void check_missing_findings(const std::vector<Located>& uses, const Reading& reading, Report& report) {
    for (const Located& use : uses) {
        const std::string finding = use.text.substr(0, use.text.find('.'));
        reading.names.findings.check({finding, use.span}, report);
    }
}

void check_variant(const Fields& fields, std::string_view key, std::vector<Variant> HypothesisDeclaration::*variants,
                   Reading& reading) {
    const auto use = fields.located(key);
    const std::string first = fields.text("first");
    if (!use || reading.incomplete || (!first.empty() && !reading.names.hypotheses.find(first))) return;
    std::vector<std::string> known;
    for (const HypothesisDeclaration& hypothesis : reading.pack.hypotheses) {
        if (!first.empty() && hypothesis.id != first) continue;
        for (const Variant& variant : hypothesis.*variants) known.push_back(variant.id);
    }
    if (std::ranges::find(known, use->text) != known.end()) return;
    std::string help = did_you_mean(use->text, known);
    if (help.empty()) help = "declare it in hypotheses.yaml";
    reading.report.error(
        "K0318", use->span,
        fmt::format("`{}` is no {} of {}", use->text, key, first.empty() ? "any hypothesis" : '`' + first + '`'), help);
}

void read_expectation(const YamlNode& node, Case& test, Reading& reading) {
    const Fields fields(node, expectation_keys, reading.report);
    for (const YamlEntry& entry : node.entries) {
        if (!expectation_keys.find(entry.key) || !fields.has(entry.key)) continue;
        std::vector<Located> uses = fields.list(entry.key);
        if (entry.value.kind == YamlKind::scalar) uses = {{entry.value.scalar, entry.value.span}};
        if (const Names* names = names_of(entry.key, reading.names)) names->checked(uses, reading.report);
        if (entry.key == "true" || entry.key == "false" || entry.key == "unknown")
            check_rules_and_conditions(entry.key, uses, reading, reading.report);
        if (entry.key == "workup") check_workup(uses, reading, reading.report);
        if (entry.key.starts_with("cautions-")) check_cautions(uses, reading, reading.report);
        if (entry.key == "missing") check_missing_findings(uses, reading, reading.report);
        std::vector<std::string> values;
        for (Located& use : uses) values.push_back(std::move(use.text));
        test.expect.emplace_back(entry.key, std::move(values));
    }
    check_variant(fields, "cause", &HypothesisDeclaration::causes, reading);
    check_variant(fields, "form", &HypothesisDeclaration::forms, reading);
    if (node.entries.empty())
        reading.report.error("K0414", node.span, "the case expects nothing", "say what must come out: `first: ...`");
}

// The Bundle stands beside the case; files handed in from memory have no such place.
void check_bundle(const Fields& fields, const Reading& reading, Report& report) {
    const auto written = fields.located("bundle");
    if (!written || !reading.in_folder) return;
    std::error_code ignored;
    const auto path = std::filesystem::path(written->span.file).parent_path() / written->text;
    if (!std::filesystem::is_regular_file(path, ignored))
        report.error("K0414", written->span, fmt::format("there is no file `{}` beside the case", written->text),
                     fmt::format("looked for {}", path.generic_string()));
}

void check_as_of(const Fields& fields, Report& report) {
    const auto written = fields.located("as-of");
    if (!written) return;
    const auto date = PartialDate::parse(written->text);
    if (date.ok() && !date->is_exact())
        report.error("K0404", written->span, "the date of assessment needs its day", "write `2024-06-01`");
}

} // namespace

void read_cases(Reading& reading) {
    for (const Item& item : reading.items[Part::cases]) {
        const Fields fields(*item.map, case_keys, reading.report);
        if (item.map->kind != YamlKind::map) continue;
        Case test;
        test.id = item.id;
        test.span = item.span;
        test.note = fields.text("note");
        test.as_of = fields.text("as-of");
        test.bundle = fields.text("bundle");
        check_as_of(fields, reading.report);
        check_bundle(fields, reading, reading.report);
        test.complete = reading.names.lists.checked(fields.list("complete"), reading.report);
        if (!fields.mentions("given") && !fields.mentions("bundle"))
            reading.report.error("K0202", item.span, fmt::format("the case `{}` needs `given` or `bundle`", item.id),
                                 "say what is known of the patient; `given: {}` for nothing");
        if (const YamlNode* given = fields.node("given")) read_given(*given, test, reading);
        if (const YamlNode* expect = fields.node("expect")) read_expectation(*expect, test, reading);
        reading.pack.cases.push_back(std::move(test));
    }
}

} // namespace apatite
