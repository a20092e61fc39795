// Puts the parts of a pack on a page. Internal to the pages of packs.
#pragma once

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/doc_page.h"
#include "pack/condition_words.h"
#include "pack/pack.h"

namespace apatite::doc {

class Writer {
public:
    /// `folder` is left out of the places that are shown. Both must outlive it.
    Writer(const Pack& pack, std::string folder);

    const Pack& pack() const noexcept { return pack_; }

    void part(std::string id, std::string title);
    void entry(std::string id, Runs title);
    void say(Runs runs);
    void list(std::vector<Item> items);
    void facts(std::vector<Fact> facts);
    Page take() { return std::move(page_); }

    /// The condition in words; labels of values and named conditions lead to where they are told.
    Runs in_words(const Condition& condition) const;
    /// Words, text as written, and why it goes on without missing facts.
    void add_condition(std::vector<Fact>& facts, std::string term, const Condition& condition) const;
    /// Sources and place in the files.
    void add_origin(std::vector<Fact>& facts, const std::vector<std::string>& evidence, const Span& span) const;
    /// Cases of which one of these expectations names the id (or `id/...`).
    void add_cases(std::vector<Fact>& facts, std::string term, std::initializer_list<std::string_view> keys,
                   std::string_view id) const;

    /// Writes the facts of `declaration`'s entry, its sources, its place and the cases that name it.
    template <typename Declaration>
    void end_entry(std::vector<Fact> facts, const Declaration& declaration, std::string cases,
                   std::initializer_list<std::string_view> keys) {
        add_origin(facts, declaration.evidence, declaration.span);
        add_cases(facts, std::move(cases), keys, declaration.id);
        this->facts(std::move(facts));
    }

    Runs citations(const std::vector<std::string>& evidence) const;
    std::string place(const Span& span) const;
    Run hypothesis(const std::string& id) const;
    /// `rule metastatic.phosphate-high`, linked to its entry.
    Run owner(const std::string& owner) const;
    const ConditionWords& words() const noexcept { return words_; }

private:
    const Pack& pack_;
    std::string folder_;
    ConditionWords words_;
    std::set<std::string, std::less<>> targets_; ///< names that have an entry: `condition-x`, `value-x`
    Page page_;
};

void add_fact(std::vector<Fact>& facts, std::string term, Runs runs);
void append(Runs& to, Runs more);

// The parts, in the order of the page.
void write_identity(Writer& writer);
void write_attributes(Writer& writer);
void write_scale(Writer& writer);
void write_disagreements(Writer& writer);
void write_hypotheses(Writer& writer);
void write_rules(Writer& writer);
void write_alerts(Writer& writer);
void write_workup(Writer& writer);
void write_management(Writer& writer);
void write_conditions(Writer& writer);
void write_values(Writer& writer);
void write_ranges(Writer& writer);
void write_references(Writer& writer);

} // namespace apatite::doc
