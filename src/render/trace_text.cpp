// The whole trace, for an auditor.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "render/sections.h"
#include "render/words.h"

namespace apatite {
namespace {

/// `phosphate = 9.69 mg/dL; observed; sent 3.13 mmol/L; Observation/x; 2024-05-02; note`.
std::string traced(const FactUse& fact) {
    std::string text = fmt::format("{} = {}", fact.finding, fact.value.empty() ? "told" : fact.value);
    const auto add = [&text](std::string_view what, const std::string& value) {
        if (!value.empty()) text += fmt::format("; {}{}", what, value);
    };
    add("", fact.provenance);
    add("sent as ", fact.sent);
    add("", fact.source);
    add("", fact.date);
    add("", fact.note);
    return text;
}

std::string traced(const MissingFinding& missing) {
    std::string text = fmt::format("{}: {}", missing.finding, why_in_words(missing.why));
    if (!missing.sent.empty()) text += "; sent as " + missing.sent;
    if (!missing.source.empty()) text += "; " + missing.source;
    return text;
}

Run mark(Truth truth) {
    switch (truth) {
    case Truth::is_true: return {"true", Style::good};
    case Truth::is_false: return {"false", Style::bad};
    default: return {"unknown", Style::warning};
    }
}

std::string in_words(const TraceEffect& effect) {
    std::string text = fmt::format("{} {}", effect.effect, effect.hypothesis);
    if (!effect.strength.empty()) text += fmt::format(" ({}, {})", effect.strength, effect.points);
    return text + (effect.counts ? ": counts" : ": does not count");
}

constexpr std::size_t of_marks = 9; ///< columns

void print_atom(Page& page, const TraceAtom& atom, bool of_value) {
    Line line{{(atom.instances.empty() ? "" : atom.instances + ": ") + atom.condition}};
    std::vector<std::string> told;
    // The facts themselves stand at the top; here only which they are and what they say.
    for (const FactUse& fact : atom.facts) told.push_back(fmt::format("{} = {}", fact.finding, fact.value));
    for (const MissingFinding& missing : atom.missing) told.push_back(traced(missing));
    const bool itself = told.size() == 1 && atom.missing.empty() && atom.facts[0].finding == atom.condition;
    if (!told.empty() && !itself) line.push_back({"  <- " + listed(told), Style::dim});
    page.item(6, of_marks, of_value ? Run{"-"} : mark(atom.result), line);
}

void print_entry(Page& page, const TraceEntry& entry) {
    const bool of_value = entry.kind == "value";
    Line head{{entry.kind + " " + entry.id, Style::strong}};
    if (of_value) head.push_back({" = " + entry.value});
    if (!entry.file.empty()) head.push_back({fmt::format("  {}:{}", entry.file, entry.line), Style::dim});
    page.item(2, of_marks, of_value ? Run{"value"} : mark(entry.result), head);
    const auto add = [&page](std::string_view what, const std::string& text) {
        if (!text.empty()) page.add({6, 8}, {{std::string(what) + text}});
    };
    add("", entry.condition);
    if (!of_value && (entry.firm != entry.result || entry.could_be != to_string(entry.result)))
        add("", fmt::format("firmly {}; could be {}", to_string(entry.firm), entry.could_be));
    for (const TraceEffect& effect : entry.effects) add("", in_words(effect));
    add("group ", entry.group);
    if (!entry.because.empty() || !entry.evidence.empty()) {
        Line because{{entry.because}};
        append_citations(page, because, entry.evidence);
        page.add({6, 8}, because);
    }
    for (const TraceAtom& atom : entry.atoms) print_atom(page, atom, of_value);
}

void print_standings(Page& page, const Assessment& assessment) {
    page.heading("STANDINGS");
    for (const Hypothesis& each : assessment.differential)
        page.add({2, 4}, {{each.id, Style::strong},
                          {": " + status_in_words(each.status) + ", " + score_in_words(each) + status_range(each) +
                           (each.settled ? "; settled" : "")}});
}

} // namespace

std::string trace_to_text(const Assessment& assessment, const TextOptions& options) {
    Page page(static_cast<std::size_t>(std::clamp(options.width, 40, 200)), options.colour);
    print_answer(page, assessment);
    page.heading("FACTS");
    for (const FactUse& fact : assessment.trace.facts) page.add({2, 4}, {{traced(fact)}});
    if (!assessment.trace.unusable.empty()) page.heading("SENT AND NOT USED");
    for (const MissingFinding& each : assessment.trace.unusable) page.add({2, 4}, {{traced(each)}});
    print_notices(page, assessment);
    print_standings(page, assessment);
    page.heading("CONDITIONS");
    for (const TraceEntry& entry : assessment.trace.entries) {
        print_entry(page, entry);
        page.gap();
    }
    print_sources(page, assessment, true);
    print_footer(page, assessment);
    return std::move(page).take();
}

} // namespace apatite
