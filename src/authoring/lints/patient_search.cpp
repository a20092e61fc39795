#include "authoring/lints/patient_search.h"

#include <algorithm>

#include "authoring/lints/cone.h"

namespace apatite::lints {
namespace {

/// How often a search may look at a whole cone before it gives up: milliseconds for the largest conditions.
constexpr std::size_t most_looks = 400;

TruthSet common(TruthSet a, TruthSet b) { return TruthSet::from_bits(a.bits() & b.bits()); }
bool is_empty(TruthSet set) { return set.bits() == 0; }

/// What each condition of a cone can be, and which cells of each group are left.
struct State {
    std::vector<TruthSet> sets;
    std::vector<std::vector<char>> cells;
};

class Narrowing {
public:
    explicit Narrowing(const Cone& cone) : cone_(cone) {}

    State start() const {
        State state;
        state.sets.resize(cone_.nodes.size());
        for (const auto& cells : cone_.groups) state.cells.emplace_back(cells.size(), char{1});
        return state;
    }

    /// No model of the cone is lost. False: there is none.
    bool narrow(State& state) const {
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t group = 0; group < cone_.groups.size(); ++group)
                if (!narrow_group(state, group, changed)) return false;
            for (std::size_t at = 0; at < cone_.nodes.size(); ++at)
                if (!narrow_up(state, at, changed)) return false;
            for (std::size_t at = cone_.nodes.size(); at-- > 0;)
                if (!narrow_down(state, at, changed)) return false;
        }
        return true;
    }

private:
    static bool keep(TruthSet& set, TruthSet only, bool& changed) {
        const TruthSet kept = common(set, only);
        changed = changed || kept != set;
        set = kept;
        return !is_empty(set);
    }

    bool narrow_group(State& state, std::size_t group, bool& changed) const {
        const std::vector<std::size_t>& questions = cone_.questions[group];
        std::vector<TruthSet> left(questions.size(), TruthSet::from_bits(0));
        for (std::size_t cell = 0; cell < state.cells[group].size(); ++cell) {
            if (state.cells[group][cell] == 0) continue;
            const std::vector<Truth>& answers = cone_.groups[group][cell];
            bool fits = true;
            for (std::size_t i = 0; i < questions.size(); ++i)
                fits = fits && state.sets[questions[i]].contains(answers[i]);
            if (!fits) {
                state.cells[group][cell] = 0;
                continue;
            }
            for (std::size_t i = 0; i < questions.size(); ++i) left[i] = left[i].united(TruthSet(answers[i]));
        }
        for (std::size_t i = 0; i < questions.size(); ++i)
            if (!keep(state.sets[questions[i]], left[i], changed)) return false;
        return true;
    }

    std::vector<TruthSet> parts(const State& state, const ConeNode& node) const {
        std::vector<TruthSet> sets;
        for (const std::size_t part : node.parts) sets.push_back(state.sets[part]);
        return sets;
    }

    bool narrow_up(State& state, std::size_t at, bool& changed) const {
        const ConeNode& node = cone_.nodes[at];
        return node.parts.empty() || keep(state.sets[at], combined(node, parts(state, node)), changed);
    }

    /// A part can only be what leaves the whole something that it can be.
    bool narrow_down(State& state, std::size_t at, bool& changed) const {
        const ConeNode& node = cone_.nodes[at];
        if (state.sets[at].bits() == TruthSet().bits()) return true;
        std::vector<TruthSet> sets = parts(state, node);
        for (std::size_t i = 0; i < sets.size(); ++i) {
            const TruthSet before = sets[i];
            TruthSet kept = TruthSet::from_bits(0);
            for (const Truth each : {Truth::is_true, Truth::is_false, Truth::unknown}) {
                if (!before.contains(each)) continue;
                sets[i] = TruthSet(each);
                if (!is_empty(common(combined(node, sets), state.sets[at]))) kept = kept.united(TruthSet(each));
            }
            if (!keep(state.sets[node.parts[i]], kept, changed)) return false;
            sets[i] = state.sets[node.parts[i]];
        }
        return true;
    }

    const Cone& cone_;
};

/// Tries out what narrowing leaves open.
class Search {
public:
    explicit Search(const Cone& cone) : narrowing_(cone) {}

    /// False only when there surely is no model; true also when the search gives up.
    bool may_have_model(State state) {
        if (++looks_ > most_looks) return true;
        if (!narrowing_.narrow(state)) return false;
        const std::size_t group = most_constrained(state);
        if (group == state.cells.size()) {
            model_ = std::move(state);
            return true;
        }
        const auto cell =
            static_cast<std::size_t>(std::ranges::find(state.cells[group], char{1}) - state.cells[group].begin());
        State only = state;
        std::ranges::fill(only.cells[group], char{0});
        only.cells[group][cell] = 1;
        if (may_have_model(std::move(only))) return true;
        state.cells[group][cell] = 0;
        return may_have_model(std::move(state));
    }

    /// The one that was found.
    const std::optional<State>& model() const noexcept { return model_; }

private:
    /// Of the groups with several cells left the one with the fewest; their number when there is none.
    static std::size_t most_constrained(const State& state) {
        std::size_t best = state.cells.size();
        std::ptrdiff_t fewest = 0;
        for (std::size_t group = 0; group < state.cells.size(); ++group) {
            const auto left = std::ranges::count(state.cells[group], char{1});
            if (left < 2 || (best != state.cells.size() && left >= fewest)) continue;
            best = group;
            fewest = left;
        }
        return best;
    }

    Narrowing narrowing_;
    std::size_t looks_ = 0;
    std::optional<State> model_;
};

std::size_t position_of(const Cone& cone, NodeId id) {
    const auto at = std::ranges::lower_bound(cone.nodes, id, {}, &ConeNode::id);
    return static_cast<std::size_t>(at - cone.nodes.begin());
}

/// The conditions that have to hold together for this one to hold.
void add_conjuncts(const Cone& cone, std::size_t at, std::vector<std::size_t>& found) {
    if (std::ranges::find(found, at) != found.end()) return;
    found.push_back(at);
    if (cone.nodes[at].op != Operator::and_) return;
    for (const std::size_t part : cone.nodes[at].parts) add_conjuncts(cone, part, found);
}

std::vector<std::size_t> shared_conjuncts(const Cone& cone, std::size_t a, std::size_t b) {
    std::vector<std::size_t> of_a, of_b, both;
    add_conjuncts(cone, a, of_a);
    add_conjuncts(cone, b, of_b);
    for (const std::size_t each : of_a)
        if (std::ranges::find(of_b, each) != of_b.end()) both.push_back(each);
    return both;
}

/// Groups of which a question lies below the condition, not counting what lies below the given ones.
std::vector<bool> groups_below(const Cone& cone, std::size_t root, const std::vector<std::size_t>& given) {
    std::vector<bool> below(cone.nodes.size(), false), groups(cone.groups.size(), false);
    below[root] = true;
    for (std::size_t at = root + 1; at-- > 0;) {
        if (!below[at] || std::ranges::find(given, at) != given.end()) continue;
        const ConeNode& node = cone.nodes[at];
        for (const std::size_t part : node.parts) below[part] = true;
        if (node.op == Operator::null) groups[node.question.group] = true;
    }
    return groups;
}

/// Evaluates a cone of which little is known.
class LittleKnown {
public:
    LittleKnown(const Cone& cone, const Atoms& atoms, const std::vector<std::size_t>& given) : cone_(cone) {
        given_.resize(cone.nodes.size(), false);
        for (const std::size_t each : given) given_[each] = true;
        for (std::size_t group = 0; group < cone.groups.size(); ++group) nothing_.push_back(unknown_cell(group, atoms));
    }

    /// Truths when of one group a cell is known and of the others nothing.
    std::vector<Truth> truths(std::size_t known, std::size_t cell) const {
        std::vector<TruthSet> sets(cone_.nodes.size());
        std::vector<Truth> found(cone_.nodes.size(), Truth::unknown);
        std::vector<TruthSet> parts;
        for (std::size_t at = 0; at < cone_.nodes.size(); ++at) {
            const ConeNode& node = cone_.nodes[at];
            parts.clear();
            for (const std::size_t part : node.parts) parts.push_back(sets[part]);
            if (given_[at])
                found[at] = Truth::is_true;
            else if (node.op != Operator::null)
                found[at] = only(combined(node, parts));
            else
                found[at] = answer(node, node.question.group == known ? cell : nothing_[node.question.group]);
            sets[at] = TruthSet(found[at]);
        }
        return found;
    }

    bool knows_of_nothing(std::size_t group, std::size_t cell) const { return nothing_[group] == cell; }

private:
    static Truth only(TruthSet set) {
        for (const Truth each : {Truth::is_true, Truth::is_false})
            if (set.is_only(each)) return each;
        return Truth::unknown;
    }
    Truth answer(const ConeNode& node, std::size_t cell) const {
        const auto& cells = cone_.groups[node.question.group];
        return cell < cells.size() ? cells[cell][node.question.position] : Truth::unknown;
    }
    std::size_t unknown_cell(std::size_t group, const Atoms& atoms) const {
        const Group& all = atoms.groups()[cone_.group_ids[group]];
        if (!all.nothing_known) return cone_.groups[group].size();
        std::vector<Truth> answers;
        for (const std::size_t at : cone_.questions[group])
            answers.push_back(all.answers[*all.nothing_known][atoms.place(cone_.nodes[at].id).position]);
        return static_cast<std::size_t>(std::ranges::find(cone_.groups[group], answers) - cone_.groups[group].begin());
    }

    const Cone& cone_;
    std::vector<bool> given_;
    std::vector<std::size_t> nothing_;
};

} // namespace

bool PatientSearch::shown_impossible(std::span<const Claim> claims) const {
    std::vector<NodeId> roots;
    for (const Claim& claim : claims) roots.push_back(claim.node);
    const Cone cone = cone_below(graph_, atoms_, roots);
    State state = Narrowing(cone).start();
    for (const Claim& claim : claims) {
        TruthSet& set = state.sets[position_of(cone, claim.node)];
        set = common(set, claim.among);
    }
    return !Search(cone).may_have_model(std::move(state));
}

bool PatientSearch::never_true(NodeId node) const {
    const Claim claim{node, TruthSet(Truth::is_true)};
    return shown_impossible({&claim, 1});
}

std::optional<Patient> PatientSearch::patient_for(NodeId node) const {
    const Cone cone = cone_below(graph_, atoms_, {&node, 1});
    State state = Narrowing(cone).start();
    state.sets[position_of(cone, node)] = TruthSet(Truth::is_true);
    Search search(cone);
    if (!search.may_have_model(std::move(state)) || !search.model()) return std::nullopt;
    Patient patient;
    for (std::size_t group = 0; group < cone.groups.size(); ++group) {
        const std::vector<char>& cells = search.model()->cells[group];
        const auto cell = static_cast<std::size_t>(std::ranges::find(cells, char{1}) - cells.begin());
        patient.emplace(cone.group_ids[group], cone.origins[group][cell]);
    }
    return patient;
}

bool PatientSearch::implies(NodeId when, NodeId then) const {
    if (when == then) return true;
    const Claim claims[] = {{when, TruthSet(Truth::is_true)}, {then, TruthSet(false, true, true)}};
    return shown_impossible(claims);
}

std::vector<NodeId> PatientSearch::facts_enough_for_both(NodeId a, NodeId b) const {
    const NodeId roots[] = {a, b};
    const Cone cone = cone_below(graph_, atoms_, roots);
    const std::size_t at_a = position_of(cone, a), at_b = position_of(cone, b);
    const std::vector<std::size_t> given = shared_conjuncts(cone, at_a, at_b);
    const std::vector<bool> of_a = groups_below(cone, at_a, given), of_b = groups_below(cone, at_b, given);
    const LittleKnown little(cone, atoms_, given);
    std::vector<NodeId> found;
    const std::vector<Truth> before = little.truths(cone.groups.size(), 0);             // of no group is anything known
    if (before[at_a] == Truth::is_true || before[at_b] == Truth::is_true) return found; // no fact is what makes it hold
    for (std::size_t group = 0; group < cone.groups.size(); ++group) {
        for (std::size_t cell = 0; of_a[group] && of_b[group] && cell < cone.groups[group].size(); ++cell) {
            if (little.knows_of_nothing(group, cell)) continue;
            const std::vector<Truth> truths = little.truths(group, cell);
            if (truths[at_a] != Truth::is_true || truths[at_b] != Truth::is_true) continue;
            found.push_back(atoms_.groups()[cone.group_ids[group]].subject);
            break;
        }
    }
    return found;
}

} // namespace apatite::lints
