#include "assess/set_pass.h"

#include <algorithm>

#include "assess/set_operations.h"
#include "assess/value_pass.h"

namespace apatite {
namespace {

const NumberSet null_number;
const DateSet null_date;

/// Does the presence of an instance, or the completeness of a list of them, stay as it is?
bool stays(Openness openness, Provenance provenance) noexcept {
    if (openness == Openness::unusable_only || is_firm(provenance)) return true;
    return openness == Openness::all_but_presumed && provenance == Provenance::presumed;
}

TruthSet truth_of(const FindingState& state, Leeway leeway) {
    const bool* value = std::get_if<bool>(&state.value);
    const bool* only = std::get_if<bool>(&state.possible);
    const TruthSet now(value == nullptr ? Truth::unknown : to_truth(*value));
    if (leeway == Leeway::fixed) return now;
    if (leeway == Leeway::stays) return now.united(TruthSet(Truth::unknown));
    if (only == nullptr) return TruthSet();
    return now.united(TruthSet(to_truth(*only))).united(TruthSet(Truth::unknown));
}

NumberSet number_of(const Leaf& leaf, const FindingState& state, Leeway leeway) {
    const Interval* value = std::get_if<Interval>(&state.value);
    const Interval* possible = std::get_if<Interval>(&state.possible);
    NumberSet set{std::nullopt, leeway != Leeway::fixed || value == nullptr};
    if (value != nullptr) set.values = leaf.to_base.apply(*value);
    if (leeway != Leeway::open) return set;
    const Interval domain = possible != nullptr ? leaf.to_base.apply(*possible) : leaf.domain;
    set.values = set.values ? hull(*set.values, domain) : domain;
    return set;
}

DateSet date_of(const FindingState& state, Leeway leeway) {
    const PartialDate* value = std::get_if<PartialDate>(&state.value);
    const PartialDate* possible = std::get_if<PartialDate>(&state.possible);
    DateSet set{std::nullopt, leeway != Leeway::fixed || value == nullptr};
    if (value != nullptr) set.values = day_range(*value);
    if (leeway == Leeway::open)
        set.values = possible != nullptr && value == nullptr ? day_range(*possible) : every_day();
    return set;
}

} // namespace

bool is_unusable(const FindingState& state) noexcept {
    if (state.known() || !state.why) return false;
    switch (*state.why) {
    case WhyUnknown::no_unit:
    case WhyUnknown::bad_unit:
    case WhyUnknown::implausible:
    case WhyUnknown::conflicting:
    case WhyUnknown::preliminary: return true;
    default: return false;
    }
}

bool is_askable(const FindingDeclaration& declaration, const FindingState& state) noexcept {
    return declaration.cost && !declaration.fixed && !state.declined && state.why != WhyUnknown::not_known;
}

SetPass::SetPass(const RuleGraph& graph, Openness openness, std::shared_ptr<const LogicTable> logic)
    : PlanPass(graph, std::move(logic)), openness_(openness), stride_(graph.words().stride()),
      closed_(graph.pack().catalogue.findings.size(), false),
      truths_(graph.column_size(Storage::truth), TruthSet(Truth::unknown)),
      numbers_(graph.column_size(Storage::number)), dates_(graph.column_size(Storage::date)),
      bits_(graph.column_size(Storage::word) * stride_, 0), word_nulls_(graph.column_size(Storage::word), 1),
      lists_(graph.column_size(Storage::list)) {
    for (NodeId id = 0; id < graph.nodes().size(); ++id) {
        const Node& node = graph.node(id);
        if (node.storage == Storage::list && node.op == Operator::list) lists_[node.slot] = {id, true, false};
        if (node.kind != NodeKind::literal) continue;
        const Literal& literal = graph.literals()[node.index];
        switch (node.storage) {
        case Storage::truth: truths_[node.slot] = TruthSet(literal.truth); break;
        case Storage::number: numbers_[node.slot] = {literal.number, !literal.number}; break;
        case Storage::date:
            if (literal.date) dates_[node.slot] = {day_range(*literal.date), false};
            break;
        case Storage::word:
            bits(node)[literal.word / 64] |= WordBits{1} << (literal.word % 64);
            word_nulls_[node.slot] = 0;
            break;
        default: break;
        }
    }
}

const NumberSet& SetPass::number(NodeId id) const noexcept {
    const Node& node = graph_->node(id);
    return node.storage == Storage::number ? numbers_[node.slot] : null_number;
}

const DateSet& SetPass::date(NodeId id) const noexcept {
    const Node& node = graph_->node(id);
    return node.storage == Storage::date ? dates_[node.slot] : null_date;
}

WordSet SetPass::words(NodeId id) const noexcept {
    const Node& node = graph_->node(id);
    if (node.storage != Storage::word) return {};
    return {bits_.data() + node.slot * stride_, word_nulls_[node.slot] != 0};
}

ListSet SetPass::list(NodeId id) const noexcept {
    const Node& node = graph_->node(id);
    return node.storage == Storage::list ? lists_[node.slot] : ListSet{};
}

bool SetPass::can_be_null(NodeId id) const noexcept {
    switch (graph_->node(id).storage) {
    case Storage::truth: return truth(id).can_be_unknown();
    case Storage::number: return number(id).can_be_null;
    case Storage::date: return date(id).can_be_null;
    case Storage::word: return words(id).can_be_null;
    case Storage::list: return list(id).can_be_null;
    default: return true;
    }
}

bool SetPass::can_be_value(NodeId id) const noexcept {
    switch (graph_->node(id).storage) {
    case Storage::truth: return truth(id).can_be_true() || truth(id).can_be_false();
    case Storage::number: return number(id).values.has_value();
    case Storage::date: return date(id).values.has_value();
    case Storage::word: {
        const WordBits* row = words(id).bits;
        return std::any_of(row, row + stride_, [](WordBits each) { return each != 0; });
    }
    case Storage::list: return list(id).can_be_value;
    default: return false;
    }
}

std::optional<std::span<const NodeId>> SetPass::elements(NodeId list_node) const noexcept {
    const ListSet set = list(list_node);
    if (!set.can_be_value) return std::span<const NodeId>{};
    if (set.which == no_node || set.can_be_null) return std::nullopt;
    return graph_->operands(graph_->node(set.which));
}

void SetPass::evaluate_operation(NodeId, const Node& node) { SetOperations{*this, node}.evaluate(); }

Leeway SetPass::leeway(const Node& leaf, const FindingState& state) const noexcept {
    switch (openness_) {
    case Openness::unusable_only: return is_unusable(state) ? Leeway::open : Leeway::fixed;
    case Openness::all_but_presumed:
        if (state.known() && state.provenance == Provenance::presumed) return Leeway::fixed;
        break;
    default: break;
    }
    if (state.known() && is_firm(state.provenance)) return Leeway::fixed;
    if (closed_[leaf.index]) return Leeway::stays;
    if (openness_ != Openness::askable) return Leeway::open;
    return is_askable(*graph_->leaves()[leaf.leaf].declaration, state) ? Leeway::open : Leeway::stays;
}

/// May the list hold one more?
bool SetPass::can_grow(std::uint32_t instances) const noexcept {
    if (openness_ == Openness::unusable_only) return false;
    const FindingDeclaration& declaration = graph_->pack().catalogue.findings[instances];
    return openness_ != Openness::askable || is_askable(declaration, findings_->states[instances]);
}

// A fixed finding is what it is now. An open one is null, or what it is now, or anything that it can be.
void SetPass::read_leaf(const Node& node, const FindingState& state) {
    const Leeway room = leeway(node, state);
    switch (node.storage) {
    case Storage::truth: truths_[node.slot] = truth_of(state, room); break;
    case Storage::number: numbers_[node.slot] = number_of(graph_->leaves()[node.leaf], state, room); break;
    case Storage::date: dates_[node.slot] = date_of(state, room); break;
    case Storage::word: read_words(node, state, room); break;
    default: break;
    }
}

void SetPass::read_words(const Node& node, const FindingState& state, Leeway leeway) {
    const bool open = leeway == Leeway::open;
    const std::string* value = std::get_if<std::string>(&state.value);
    const std::string* possible = std::get_if<std::string>(&state.possible);
    const std::vector<WordBits>& domain = graph_->leaves()[node.leaf].words;
    WordBits* row = bits(node);
    std::fill(row, row + stride_, WordBits{0});
    if (open && possible == nullptr) std::copy(domain.begin(), domain.end(), row);
    bool known = false;
    const auto add = [&](const std::string& word) {
        const auto number = graph_->words().find(word);
        if (number) row[*number / 64] |= WordBits{1} << (*number % 64);
        return number.has_value();
    };
    if (open && possible != nullptr) add(*possible);
    if (value != nullptr) known = add(*value);
    word_nulls_[node.slot] = leeway != Leeway::fixed || !known ? 1 : 0;
}

TruthSet SetPass::judge(const Node& node) const {
    const Node& leaf = graph_->node(graph_->operands(node)[0]);
    const FindingState* state = state_of(leaf);
    if (state == nullptr) return TruthSet();
    const Judgement& told = judgement(node.op, *state);
    if (openness_ == Openness::unusable_only && !is_unusable(*state)) return TruthSet(told.now);
    // By its flag a result is judged although it has no value.
    const bool judged = told.now != Truth::unknown && is_firm(state->provenance);
    if (!judged && leeway(leaf, *state) == Leeway::stays) return TruthSet(told.now).united(TruthSet(Truth::unknown));
    if (openness_ != Openness::unusable_only && !stays(openness_, state->provenance)) return TruthSet();
    return told.could_be.united(TruthSet(told.now));
}

TruthSet SetPass::exists(const Node& node) const {
    const std::uint32_t finding = graph_->node(graph_->operands(node)[0]).index;
    const FindingState& state = findings_->states[finding];
    const bool perhaps = !state.instances.empty();
    for (const Instance& instance : state.instances)
        if (stays(openness_, instance.provenance)) return TruthSet(Truth::is_true);
    if (!perhaps && !can_grow(finding)) {
        const bool firm = stays(openness_, state.provenance);
        const TruthSet none(state.instances_complete ? Truth::is_false : Truth::unknown);
        return firm ? none : none.united(TruthSet(Truth::unknown));
    }
    if (perhaps || !state.instances_complete || !stays(openness_, state.provenance)) return TruthSet();
    return TruthSet(Truth::is_false);
}

void SetPass::open(NodeId id) noexcept {
    const Node& node = graph_->node(id);
    if (node.storage == Storage::truth) truths_[node.slot] = TruthSet();
}

TruthSet SetPass::find_tuple(const Some& some) {
    bool complete = true, empty = false, grows = false;
    for (const std::uint32_t finding : some.instances) {
        const FindingState& state = findings_->states[finding];
        const bool closed = state.instances_complete && stays(openness_, state.provenance);
        complete = complete && closed;
        grows = grows || (!closed && can_grow(finding));
        empty = empty || state.instances.empty();
    }
    // A list that is not complete may hold one more; one that nobody can be asked for may be complete or not.
    const TruthSet one_more = grows                                  ? TruthSet()
                              : openness_ == Openness::unusable_only ? TruthSet(Truth::unknown)
                                                                     : TruthSet(false, true, true);
    TruthSet found = complete ? TruthSet(Truth::is_false) : one_more;
    tuple_.assign(some.instances.size(), 0);
    while (!empty && !found.is_only(Truth::is_true)) {
        bool firm = true;
        for (std::size_t i = 0; i < tuple_.size(); ++i) {
            const Instance& instance = findings_->states[some.instances[i]].instances[tuple_[i]];
            scope_[some.instances[i]] = &instance;
            firm = firm && stays(openness_, instance.provenance);
        }
        for (const NodeId id : some.plan) evaluate(id);
        found = logical_or(found, firm ? truth(some.body) : logical_and(truth(some.body), TruthSet()));
        std::size_t i = 0;
        while (i < tuple_.size() && ++tuple_[i] == findings_->states[some.instances[i]].instances.size())
            tuple_[i++] = 0;
        if (i == tuple_.size()) break;
    }
    for (const std::uint32_t finding : some.instances) scope_[finding] = nullptr;
    return found;
}

} // namespace apatite
