// Who speaks, for whom, on what ground: identity, what the law asks to be told, scale, disagreements.
#include <algorithm>

#include <fmt/format.h>

#include "authoring/doc_attributes.h"
#include "authoring/doc_writer.h"

namespace apatite::doc {
namespace {

std::string in_words(std::string key) {
    std::ranges::replace(key, '-', ' ');
    if (!key.empty() && key[0] >= 'a' && key[0] <= 'z') key[0] = static_cast<char>(key[0] - 'a' + 'A');
    return key;
}

std::string told(const Pack& pack, std::string_view key) {
    const auto at = std::ranges::find(pack.source_attributes, key, &SourceAttribute::key);
    return at == pack.source_attributes.end() || at->text.empty() ? "not told by the pack" : at->text;
}

std::string otherwise(const Pack& pack, std::string_view key, const std::string& text) {
    const auto at = std::ranges::find(pack.source_attributes, key, &SourceAttribute::key);
    return at == pack.source_attributes.end() || at->text.empty() ? text : at->text;
}

Item owners(const Writer& writer, std::string before, const std::vector<std::string>& all) {
    Runs runs{plain(std::move(before))};
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i > 0) runs.push_back(plain("; "));
        runs.push_back(writer.owner(all[i]));
    }
    return {std::move(runs), ""};
}

Item labels(const Writer& writer, std::string before, const std::vector<std::string>& ids) {
    for (std::size_t i = 0; i < ids.size(); ++i)
        before += fmt::format("{}“{}”", i > 0 ? ", " : "", writer.words().label(ids[i]));
    return {{plain(std::move(before))}, ""};
}

Fact use_of(const Writer& writer, const AttributeUse& use) {
    Fact fact{fmt::format("({}) Use of {}", use.number, use.name), {}};
    if (!use.used())
        fact.items.push_back({{plain(use.findings.empty() ? "Not used: no finding of the pack carries it."
                                                          : "Not used: no condition reads it.")},
                              ""});
    if (!use.used()) return fact;
    fact.items.push_back({{strong("Used.")}, ""});
    if (!use.findings.empty()) fact.items.push_back(labels(writer, "Findings that carry it: ", use.findings));
    if (!use.direct.empty()) fact.items.push_back(owners(writer, "Read by ", use.direct));
    if (!use.through.empty()) fact.items.push_back(owners(writer, "Through these it bears on ", use.through));
    if (!use.ranges.empty())
        fact.items.push_back(labels(
            writer, "The pack's reference ranges, used where the laboratory sent none, depend on it for ", use.ranges));
    return fact;
}

} // namespace

void write_identity(Writer& writer) {
    const Pack& pack = writer.pack();
    writer.part("identity", "What this is");
    std::vector<Fact> facts;
    add_fact(facts, "Pack", {code(pack.id)});
    add_fact(facts, "Version", {plain(pack.version)});
    add_fact(facts, "Hash", {code(pack.hash)});
    add_fact(facts, "Reviewed", {plain(pack.reviewed)});
    add_fact(facts, "Review due by", {plain(pack.review_by)});
    add_fact(facts, "Intended use", {plain(pack.intended_use)});
    add_fact(facts, "Population", {plain(pack.population)});
    Fact limits{"Limits", {}};
    for (const std::string& each : pack.limits) limits.items.push_back({{plain(each)}, ""});
    facts.push_back(std::move(limits));
    writer.facts(std::move(facts));
    writer.say(
        {plain("How to read a condition. A finding that nobody recorded is unknown, and unknown is never “no”. “X” "
               "alone asks that X is known to hold; “X” does not hold asks that it is known not to; “X” is not known "
               "to hold is met by “no” and by unknown alike. Names in quotation marks that are links lead to what "
               "they stand for.")});
}

void write_attributes(Writer& writer) {
    const Pack& pack = writer.pack();
    writer.part("source-attributes", "Source attributes (45 CFR 170.315(b)(11)(iv)(A))");
    std::vector<Fact> facts;
    const std::size_t sources = pack.references.size();
    Runs citation{
        plain(otherwise(pack, "bibliographic-citation",
                        fmt::format("{} {}, named where {} used", sources, sources == 1 ? "source" : "sources",
                                    sources == 1 ? "it is" : "they are")))};
    citation.push_back(plain(": "));
    citation.push_back(in_page("the list of references", "references"));
    add_fact(facts, "(1) Bibliographic citation", std::move(citation));
    add_fact(facts, "(2) Developer", {plain(told(pack, "developer"))});
    add_fact(facts, "(3) Funding source", {plain(told(pack, "funding"))});
    add_fact(facts, "(4) Release and revision dates",
             {plain(otherwise(pack, "release-and-revision-dates",
                              fmt::format("Version {}, reviewed {}", pack.version, pack.reviewed)))});
    for (const AttributeUse& use : attribute_uses(pack)) facts.push_back(use_of(writer, use));
    writer.facts(std::move(facts));
    writer.say(
        {plain("The use of sex, age and the like is read off the conditions of this pack: sex and age where a finding "
               "is taken from the patient, the rest where a finding has a code for it. Ranges that a laboratory sends "
               "with its results may depend on sex or age in ways that are not told here.")});
    std::vector<Fact> more;
    for (const auto& [key, text, span] : pack.source_attributes)
        if (key != "developer" && key != "funding" && key != "bibliographic-citation" &&
            key != "release-and-revision-dates")
            add_fact(more, in_words(key), {plain(text)});
    if (more.empty()) return;
    writer.say({plain("What the pack tells besides:")});
    writer.facts(std::move(more));
}

void write_scale(Writer& writer) {
    const Scale& scale = writer.pack().scale;
    writer.part("scale", "The scale");
    std::vector<Fact> facts;
    add_fact(facts, "Points of a rule",
             {plain(fmt::format("weak {}, moderate {}, strong {}; the same taken off where it speaks against",
                                scale.weak, scale.moderate, scale.strong))});
    add_fact(facts, "Likely", {plain(fmt::format("from {} points", scale.likely_from))});
    add_fact(facts, "Unlikely",
             {plain(fmt::format("from {} points down, or when something speaks against it and nothing for it",
                                scale.unlikely_from))});
    add_fact(facts, "Author", {plain(scale.author)});
    add_fact(facts, "Date", {plain(scale.date)});
    writer.facts(std::move(facts));
    writer.say({plain("Points order the hypotheses. They are a judgement, and no probability.")});
}

void write_disagreements(Writer& writer) {
    std::vector<Item> items;
    for (const HypothesisDeclaration& each : writer.pack().hypotheses) {
        if (each.note.empty()) continue;
        Runs runs{writer.hypothesis(each.id), plain(": " + each.note)};
        if (!each.evidence.empty()) {
            runs.push_back(plain(" Sources: "));
            append(runs, writer.citations(each.evidence));
        }
        items.push_back({std::move(runs), ""});
    }
    if (items.empty()) return;
    writer.part("disagreements", "Where authorities disagree, and what to mind");
    writer.list(std::move(items));
}

} // namespace apatite::doc
