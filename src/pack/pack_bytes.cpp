// One `fields` a structure. The structured bindings make a forgotten member an error of compilation.
#include "pack/pack_bytes.h"

#include <stdexcept>
#include <utility>

#include "pack/bytes_values.h"

namespace apatite {

template <typename Archive>
void fields(Archive& archive, Span& value) {
    auto& [file, line, column, length] = value;
    put_all(archive, file, line, column, length);
}

template <typename Archive>
void fields(Archive& archive, Code& value) {
    auto& [system, code] = value;
    put_all(archive, system, code);
}

template <typename Archive>
void fields(Archive& archive, Dimension& value) {
    std::vector<std::pair<Base, int>> powers;
    for (std::size_t i = 0; i < base_count; ++i)
        if (const int power = value.exponent(static_cast<Base>(i)); power != 0)
            powers.emplace_back(static_cast<Base>(i), power);
    auto arbitrary = value.arbitrary();
    put_all(archive, powers, arbitrary);
    if constexpr (Archive::reads) {
        for (const auto& [base, power] : powers) value = value * Dimension::of(base, power);
        for (const auto& [symbol, power] : arbitrary) value = value * Dimension::of_arbitrary(symbol, power);
    }
}

template <typename Archive>
void fields(Archive& archive, Analyte& value) {
    auto& [molar_mass, charge, power] = value;
    put_all(archive, molar_mass, charge, power);
}

template <typename Archive>
void fields(Archive& archive, Type& value) {
    auto& [kind, element, dimension, calendar, analyte, unit, words] = value;
    put_all(archive, kind, element, dimension, calendar, analyte, unit, words);
}

template <typename Archive>
void fields(Archive& archive, Expression& value) {
    auto& [op, span, operands, truth, number, text, field, date, calendar, decimals, type, base] = value;
    put_all(archive, op, span, operands, truth, number, text, field, date, calendar, decimals, type, base);
}

template <typename Archive>
void fields(Archive& archive, ConditionTree& value) {
    if constexpr (Archive::reads)
        value = ConditionTree::of_bytes(archive.text());
    else
        archive.text(value.to_bytes());
}

template <typename Archive>
void fields(Archive& archive, Condition& value) {
    auto& [text, expression, some, missing] = value;
    put_all(archive, text, expression, some, missing);
}

template <typename Archive>
void fields(Archive& archive, Reference& value) {
    auto& [id, cite, url, note] = value;
    put_all(archive, id, cite, url, note);
}

template <typename Archive>
void fields(Archive& archive, Scale& value) {
    auto& [weak, moderate, strong, likely, unlikely, author, date] = value;
    put_all(archive, weak, moderate, strong, likely, unlikely, author, date);
}

template <typename Archive>
void fields(Archive& archive, Selection& value) {
    auto& [policy, days, months] = value;
    put_all(archive, policy, days, months);
}

template <typename Archive>
void fields(Archive& archive, AgeRange& value) {
    auto& [from_months, to_months, from_days, to_days, sex, low, high, evidence] = value;
    put_all(archive, from_months, to_months, from_days, to_days, sex, low, high, evidence);
}

template <typename Archive>
void fields(Archive& archive, FindingDeclaration& value) {
    auto& [id, span, label, ask, kind, source, from, codes, text, value_codes, routes, specimen, select, of, unit_text,
           unit, calendar, analyte, plausible, ranges, flag_only, choices, choice_codes, parts, if_absent,
           when_complete, cost, fixed, evidence] = value;
    put_all(archive, id, span, label, ask, kind, source, from, codes, text, value_codes, routes, specimen, select, of,
            unit_text, unit, calendar, analyte, plausible, ranges, flag_only, choices, choice_codes, parts, if_absent,
            when_complete, cost, fixed, evidence);
}

template <typename Archive>
void fields(Archive& archive, SiteDeclaration& value) {
    auto& [id, label, codes, text, within] = value;
    put_all(archive, id, label, codes, text, within);
}

template <typename Archive>
void fields(Archive& archive, FindingCatalogue& value) {
    auto& [findings, sites, lists] = value;
    put_all(archive, findings, sites, lists);
}

template <typename Archive>
void fields(Archive& archive, ValueDeclaration& value) {
    auto& [id, span, label, unit, is, evidence] = value;
    put_all(archive, id, span, label, unit, is, evidence);
}

template <typename Archive>
void fields(Archive& archive, ConditionDeclaration& value) {
    auto& [id, span, label, when, evidence] = value;
    put_all(archive, id, span, label, when, evidence);
}

template <typename Archive>
void fields(Archive& archive, Variant& value) {
    auto& [id, span, label, when, because, evidence] = value;
    put_all(archive, id, span, label, when, because, evidence);
}

template <typename Archive>
void fields(Archive& archive, HypothesisDeclaration& value) {
    auto& [id, span, label, kind, synonyms, note, forms, causes, likely_needs, evidence] = value;
    put_all(archive, id, span, label, kind, synonyms, note, forms, causes, likely_needs, evidence);
}

template <typename Archive>
void fields(Archive& archive, Rule& value) {
    auto& [id, span, when, supports, opposes, establishes, excludes, group, because, evidence] = value;
    put_all(archive, id, span, when, supports, opposes, establishes, excludes, group, because, evidence);
}

template <typename Archive>
void fields(Archive& archive, AlertDeclaration& value) {
    auto& [id, span, label, urgency, suspect, when, because, action, evidence] = value;
    put_all(archive, id, span, label, urgency, suspect, when, because, action, evidence);
}

template <typename Archive>
void fields(Archive& archive, WorkupDeclaration& value) {
    auto& [id, span, label, when, urgent, unsafe, answers, cost, codes, separates, because, unsafe_because, evidence] =
        value;
    put_all(archive, id, span, label, when, urgent, unsafe, answers, cost, codes, separates, because, unsafe_because,
            evidence);
}

template <typename Archive>
void fields(Archive& archive, Caution& value) {
    auto& [id, span, when, because, evidence] = value;
    put_all(archive, id, span, when, because, evidence);
}

template <typename Archive>
void fields(Archive& archive, ManagementDeclaration& value) {
    auto& [id, span, label, stance, level, when, because, cautions, evidence] = value;
    put_all(archive, id, span, label, stance, level, when, because, cautions, evidence);
}

template <typename Archive>
void fields(Archive& archive, Case& value) {
    auto& [id, span, note, as_of, given, bundle, complete, expect] = value;
    put_all(archive, id, span, note, as_of, given, bundle, complete, expect);
}

template <typename Archive>
void fields(Archive& archive, ExcusedMutant& value) {
    auto& [span, of, mutation, because] = value;
    put_all(archive, span, of, mutation, because);
}

template <typename Archive>
void fields(Archive& archive, Suppression& value) {
    auto& [owner, code, because, span] = value;
    put_all(archive, owner, code, because, span);
}

template <typename Archive>
void fields(Archive& archive, ReviewDate& value) {
    auto& [of, date, span] = value;
    put_all(archive, of, date, span);
}

template <typename Archive>
void fields(Archive& archive, SourceAttribute& value) {
    auto& [key, text, span] = value;
    put_all(archive, key, text, span);
}

template <typename Archive>
void fields(Archive& archive, Pack& value) {
    auto& [id, version, title, reviewed, review_by, intended_use, population, limits, attributes, override_reasons,
           reviews, profile, hash, scale, catalogue, values, conditions, hypotheses, rules, alerts, workup, management,
           references, cases, excused, suppressions] = value;
    static_cast<void>(profile); // a pack is carried without one
    put_all(archive, id, version, title, reviewed, review_by, intended_use, population, limits, attributes,
            override_reasons, reviews, hash, scale, catalogue, values, conditions, hypotheses, rules, alerts, workup,
            management, references, cases, excused, suppressions);
}

ConditionTree::ConditionTree(Expression expression) : tree_(std::make_shared<Tree>()) {
    tree_->expression = std::move(expression);
}

ConditionTree ConditionTree::of_bytes(std::string_view bytes) {
    ConditionTree made;
    made.tree_ = std::make_shared<Tree>();
    made.tree_->bytes = bytes;
    return made;
}

const Expression& ConditionTree::operator*() const {
    static const Expression null;
    if (!tree_) return null;
    if (tree_->bytes.data() == nullptr) return tree_->expression;
    std::call_once(tree_->made, [this] {
        Expression made;
        BytesReader reader(tree_->bytes);
        fields(reader, made);
        if (!reader.finished()) throw std::logic_error("the rules that the library carries are damaged");
        tree_->expression = std::move(made);
    });
    return tree_->expression;
}

Expression& ConditionTree::edit() {
    if (!tree_ || tree_.use_count() != 1 || tree_->bytes.data() != nullptr) *this = ConditionTree(Expression(**this));
    return tree_->expression;
}

std::string ConditionTree::to_bytes() const {
    Expression copy = **this;
    BytesWriter writer;
    fields(writer, copy);
    return writer.take();
}

std::string pack_to_bytes(Pack pack) {
    BytesWriter writer;
    fields(writer, pack);
    return writer.take();
}

std::shared_ptr<const Pack> pack_from_bytes(std::string_view bytes) {
    BytesReader reader(bytes);
    auto pack = std::make_shared<Pack>();
    fields(reader, *pack);
    return reader.finished() ? pack : nullptr;
}

} // namespace apatite
