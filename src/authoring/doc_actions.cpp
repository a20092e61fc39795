// What a pack tells to do: alerts, workup, management.
#include <fmt/format.h>

#include "authoring/doc_writer.h"

namespace apatite::doc {
namespace {

std::string cost_in_words(Cost cost) {
    switch (cost) {
    case Cost::question: return "a question";
    case Cost::examination: return "an examination";
    case Cost::blood_test: return "a blood test";
    case Cost::imaging: return "imaging";
    case Cost::biopsy: break;
    }
    return "a biopsy";
}

Fact codes_of(const CodeSet& codes) {
    Fact fact{"Order codes", {}};
    if (codes.empty()) return fact;
    Runs runs;
    for (const Code& each : codes) {
        if (!runs.empty()) runs.push_back(plain(", "));
        runs.push_back(code(fmt::format("{} {}", system_short_name(each.system), each.code)));
    }
    fact.items.push_back({std::move(runs), ""});
    return fact;
}

Item caution(const Writer& writer, const std::string& option, const Caution& each) {
    Runs runs{strong(each.because.empty() ? each.id : each.because), plain(" Applies when ")};
    append(runs, writer.in_words(each.when));
    runs.push_back(plain("."));
    if (!each.when.missing.empty()) runs.push_back(plain(" When something is missing: " + each.when.missing));
    if (!each.evidence.empty()) {
        runs.push_back(plain(" Sources: "));
        append(runs, writer.citations(each.evidence));
        runs.push_back(plain("."));
    }
    runs.push_back(plain(" Stands at "));
    runs.push_back(code(writer.place(each.span)));
    return {std::move(runs), fmt::format("caution-{}/{}", option, each.id)};
}

void write_option(Writer& writer, const ManagementDeclaration& option) {
    writer.entry("management-" + option.id, {plain(option.label.empty() ? option.id : option.label)});
    writer.say({plain(option.because)});
    std::vector<Fact> facts;
    add_fact(facts, "Stance", {strong(option.stance)});
    if (!option.level.empty()) add_fact(facts, "Evidence level", {plain(option.level)});
    writer.add_condition(facts, "When", option.when);
    Fact cautions{"Cautions", {}};
    for (const Caution& each : option.cautions) cautions.items.push_back(caution(writer, option.id, each));
    facts.push_back(std::move(cautions));
    writer.end_entry(std::move(facts), option, "Cases where it is brought up", {"management"});
}

void write_item(Writer& writer, const WorkupDeclaration& item) {
    writer.entry("workup-" + item.id, {plain(item.label.empty() ? item.id : item.label)});
    writer.say({plain(item.because)});
    std::vector<Fact> facts;
    if (!item.separates.empty()) add_fact(facts, "Separates", {plain(item.separates)});
    add_fact(facts, "Takes", {plain(cost_in_words(item.cost))});
    writer.add_condition(facts, "When", item.when);
    if (item.urgent_when) writer.add_condition(facts, "Urgent when", *item.urgent_when);
    if (item.unsafe_when) writer.add_condition(facts, "Unsafe when", *item.unsafe_when);
    if (!item.unsafe_because.empty()) add_fact(facts, "Unsafe because", {plain(item.unsafe_because)});
    std::string answers;
    for (const std::string& each : item.answers)
        answers += fmt::format("{}“{}”", answers.empty() ? "" : ", ", writer.words().label(each));
    if (!answers.empty()) add_fact(facts, "Answers", {plain(answers)});
    facts.push_back(codes_of(item.codes));
    writer.end_entry(std::move(facts), item, "Cases where it is called for", {"workup"});
}

} // namespace

void write_alerts(Writer& writer) {
    writer.part("alerts", "Alerts");
    for (const AlertDeclaration& each : writer.pack().alerts) {
        writer.entry("alert-" + each.id, {plain(each.label.empty() ? each.id : each.label)});
        writer.say({plain(each.because)});
        std::vector<Fact> facts;
        add_fact(facts, "Urgency", {strong(std::string(to_string(each.urgency)))});
        add_fact(facts, "Do", {plain(each.action)});
        writer.add_condition(facts, "Raised when", each.when);
        writer.add_condition(facts, "Not ruled out when", each.suspect);
        writer.add_origin(facts, each.evidence, each.span);
        writer.add_cases(facts, "Cases that raise it", {"alerts"}, each.id);
        writer.add_cases(facts, "Cases that must not raise it", {"no-alerts"}, each.id);
        writer.facts(std::move(facts));
    }
}

void write_workup(Writer& writer) {
    writer.part("workup", "Workup");
    writer.say({plain("In this order; what is known or ordered already is left out.")});
    for (const WorkupDeclaration& each : writer.pack().workup) write_item(writer, each);
}

void write_management(Writer& writer) {
    writer.part("management", "Management");
    writer.say({plain(
        "To consider, not to follow. Each caution is checked against the patient: it applies, it is clear, or it "
        "cannot be checked.")});
    for (const ManagementDeclaration& each : writer.pack().management) write_option(writer, each);
}

} // namespace apatite::doc
