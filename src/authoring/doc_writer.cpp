#include "authoring/doc_writer.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace apatite::doc {

Writer::Writer(const Pack& pack, std::string folder) : pack_(pack), folder_(std::move(folder)), words_(pack) {
    for (const ConditionDeclaration& each : pack.conditions) targets_.insert("condition-" + each.id);
    for (const ValueDeclaration& each : pack.values) targets_.insert("value-" + each.id);
}

void Writer::part(std::string id, std::string title) {
    page_.blocks.push_back({Block::Kind::heading, 2, std::move(id), {plain(std::move(title))}, {}, {}});
}

void Writer::entry(std::string id, Runs title) {
    page_.blocks.push_back({Block::Kind::heading, 3, std::move(id), std::move(title), {}, {}});
}

void Writer::say(Runs runs) { page_.blocks.push_back({Block::Kind::paragraph, 0, "", std::move(runs), {}, {}}); }

void Writer::list(std::vector<Item> items) {
    if (!items.empty()) page_.blocks.push_back({Block::Kind::list, 0, "", {}, std::move(items), {}});
}

void Writer::facts(std::vector<Fact> facts) {
    std::erase_if(facts, [](const Fact& fact) { return fact.items.empty(); });
    if (!facts.empty()) page_.blocks.push_back({Block::Kind::facts, 0, "", {}, {}, std::move(facts)});
}

Runs Writer::in_words(const Condition& condition) const {
    Runs runs;
    for (const WordPiece& piece : words_.of(condition)) {
        std::string target = "condition-" + piece.name;
        if (!targets_.contains(target)) target = "value-" + piece.name;
        runs.push_back(targets_.contains(target) ? in_page(piece.text, target) : plain(piece.text));
    }
    return runs;
}

void Writer::add_condition(std::vector<Fact>& facts, std::string term, const Condition& condition) const {
    add_fact(facts, std::move(term), in_words(condition));
    add_fact(facts, "As written", {code(condition.text)});
    if (!condition.missing.empty()) add_fact(facts, "When something is missing", {plain(condition.missing)});
}

void Writer::add_origin(std::vector<Fact>& facts, const std::vector<std::string>& evidence, const Span& span) const {
    if (!evidence.empty()) add_fact(facts, "Sources", citations(evidence));
    add_fact(facts, "Stands at", {code(place(span))});
}

void Writer::add_cases(std::vector<Fact>& facts, std::string term, std::initializer_list<std::string_view> keys,
                       std::string_view id) const {
    const auto names = [id](std::string_view value) {
        return value == id || (value.starts_with(id) && value.substr(id.size()).starts_with('/'));
    };
    Fact fact{std::move(term), {}};
    for (const Case& test : pack_.cases)
        for (const auto& [key, values] : test.expect)
            if (std::ranges::find(keys, std::string_view(key)) != keys.end() && std::ranges::any_of(values, names)) {
                fact.items.push_back({{code(test.id), plain(" at "), code(place(test.span))}, ""});
                break;
            }
    if (fact.items.empty()) fact.items.push_back({{plain("none")}, ""});
    fact.aside = fact.items.size() > 1;
    facts.push_back(std::move(fact));
}

Runs Writer::citations(const std::vector<std::string>& evidence) const {
    Runs runs;
    for (const std::string& id : evidence) {
        if (!runs.empty()) runs.push_back(plain(", "));
        runs.push_back(pack_.references.contains(id) ? in_page(id, "reference-" + id) : plain(id));
    }
    return runs;
}

std::string Writer::place(const Span& span) const {
    const bool inside = span.file.starts_with(folder_) && !folder_.empty();
    const std::string file = inside ? span.file.substr(folder_.size()) : span.file;
    return fmt::format("{}:{}", file.starts_with('/') && inside ? file.substr(1) : file, span.line);
}

Run Writer::hypothesis(const std::string& id) const {
    const auto at = std::ranges::find(pack_.hypotheses, id, &HypothesisDeclaration::id);
    if (at == pack_.hypotheses.end()) return plain(id);
    return in_page(at->label.empty() ? id : at->label, "hypothesis-" + id);
}

Run Writer::owner(const std::string& owner) const {
    std::string id = owner;
    std::ranges::replace(id, ' ', '-');
    return in_page(owner, id);
}

void add_fact(std::vector<Fact>& facts, std::string term, Runs runs) {
    facts.push_back({std::move(term), {{std::move(runs), ""}}});
}

void append(Runs& to, Runs more) {
    for (Run& run : more) to.push_back(std::move(run));
}

} // namespace apatite::doc
