// Hypotheses with their forms and causes, and the rules that weigh them.
#include <algorithm>

#include <fmt/format.h>

#include "authoring/doc_writer.h"

namespace apatite::doc {
namespace {

Item variant(const Writer& writer, std::string_view kind, const std::string& hypothesis, const Variant& each) {
    Runs runs{strong(each.label.empty() ? each.id : each.label), plain(" when ")};
    append(runs, writer.in_words(each.when));
    runs.push_back(plain(". " + each.because));
    if (!each.when.missing.empty()) runs.push_back(plain(" When something is missing: " + each.when.missing));
    if (!each.evidence.empty()) {
        runs.push_back(plain(" Sources: "));
        append(runs, writer.citations(each.evidence));
        runs.push_back(plain("."));
    }
    runs.push_back(plain(" Stands at "));
    runs.push_back(code(writer.place(each.span)));
    return {std::move(runs), fmt::format("{}-{}/{}", kind, hypothesis, each.id)};
}

Fact variants(const Writer& writer, std::string term, std::string_view kind, const HypothesisDeclaration& of,
              const std::vector<Variant>& all) {
    Fact fact{std::move(term), {}};
    for (const Variant& each : all) fact.items.push_back(variant(writer, kind, of.id, each));
    return fact;
}

/// The rules that name the hypothesis in this way, in their sentence, the strongest first.
Fact weighing(const Writer& writer, std::string term, const std::string& id,
              std::vector<std::pair<std::string, Strength>> Rule::*way) {
    Fact fact{std::move(term), {}};
    for (const Strength strength : {Strength::strong, Strength::moderate, Strength::weak})
        for (const Rule& rule : writer.pack().rules)
            for (const auto& [hypothesis, how] : rule.*way) {
                if (hypothesis != id || how != strength) continue;
                fact.items.push_back({{strong(std::string(to_string(strength))), plain(": " + rule.because + " "),
                                       in_page(rule.id, "rule-" + rule.id)},
                                      ""});
            }
    if (fact.items.empty()) fact.items.push_back({{plain("none")}, ""});
    return fact;
}

Fact effects(const Writer& writer, std::string term, const std::vector<std::pair<std::string, Strength>>& all) {
    Fact fact{std::move(term), {}};
    for (const auto& [hypothesis, strength] : all) {
        const int points = writer.pack().scale.points(strength);
        fact.items.push_back(
            {{writer.hypothesis(hypothesis),
              plain(fmt::format(": {} ({} {})", to_string(strength), points, points == 1 ? "point" : "points"))},
             ""});
    }
    return fact;
}

Fact proofs(const Writer& writer, std::string term, const std::vector<std::string>& all) {
    Fact fact{std::move(term), {}};
    for (const std::string& each : all) fact.items.push_back({{writer.hypothesis(each)}, ""});
    return fact;
}

void write_rule(Writer& writer, const Rule& rule) {
    writer.entry("rule-" + rule.id, {plain(rule.because)});
    std::vector<Fact> facts;
    add_fact(facts, "Rule", {code(rule.id)});
    writer.add_condition(facts, "When", rule.when);
    facts.push_back(effects(writer, "Speaks for", rule.supports));
    facts.push_back(effects(writer, "Speaks against", rule.opposes));
    facts.push_back(proofs(writer, "Establishes", rule.establishes));
    facts.push_back(proofs(writer, "Excludes", rule.excludes));
    if (!rule.group.empty())
        add_fact(facts, "Group", {code(rule.group), plain(": of its rules that hold only the strongest counts")});
    for (const Suppression& each : writer.pack().suppressions)
        if (each.owner == "rule " + rule.id)
            add_fact(facts, "Check " + each.code + " set aside", {plain(each.because)});
    writer.end_entry(std::move(facts), rule, "Cases where it holds", {"true"});
}

} // namespace

void write_hypotheses(Writer& writer) {
    writer.part("hypotheses", "Hypotheses");
    writer.say(
        {plain("Among equals the order is the one of this page. Of forms and causes the first that holds leads.")});
    for (const HypothesisDeclaration& each : writer.pack().hypotheses) {
        writer.entry("hypothesis-" + each.id, {plain(each.label.empty() ? each.id : each.label)});
        std::vector<Fact> facts;
        add_fact(facts, "Kind", {plain(each.kind)});
        if (!each.note.empty()) add_fact(facts, "Note", {plain(each.note)});
        if (each.likely_needs) writer.add_condition(facts, "Likely only when", *each.likely_needs);
        facts.push_back(variants(writer, "Forms", "form", each, each.forms));
        facts.push_back(variants(writer, "Causes", "cause", each, each.causes));
        facts.push_back(weighing(writer, "Rules for it", each.id, &Rule::supports));
        facts.push_back(weighing(writer, "Rules against it", each.id, &Rule::opposes));
        writer.end_entry(std::move(facts), each, "Cases where it comes first", {"first"});
    }
}

void write_rules(Writer& writer) {
    writer.part("rules", "Rules");
    for (const Rule& rule : writer.pack().rules) write_rule(writer, rule);
}

} // namespace apatite::doc
