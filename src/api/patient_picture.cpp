// One patient's answer as a picture: facts, the rules that they decide, and what is still missing.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "api/picture_builder.h"
#include "render/words.h"

namespace apatite {
namespace {

using Kind = PictureNode::Kind;
using State = PictureNode::State;

constexpr std::size_t most_hypotheses = 4, most_below = 5, most_undecided_of_first = 3;

int rank_of(const std::string& strength) {
    constexpr std::array<std::string_view, 3> order{"weak", "moderate", "strong"};
    return static_cast<int>(std::ranges::find(order, strength) - order.begin()); // what establishes is above all
}

bool is_for(const UndecidedRule& rule) { return rule.effect == "supports" || rule.effect == "establishes"; }

/// The undecided rules that are worth a look: what is nearest to a decision, of these the strongest.
std::vector<const UndecidedRule*> nearest_to_decision(const Hypothesis& hypothesis, std::size_t most) {
    std::vector<const UndecidedRule*> rules;
    for (const UndecidedRule& each : hypothesis.undecided) rules.push_back(&each);
    std::ranges::stable_sort(rules, [](const UndecidedRule* a, const UndecidedRule* b) {
        const auto many = [](const UndecidedRule* rule) { return rule->missing.size() > most_below; };
        return std::tuple(many(a), -rank_of(a->strength), a->missing.size()) <
               std::tuple(many(b), -rank_of(b->strength), b->missing.size());
    });
    rules.resize(std::min(rules.size(), most));
    return rules;
}

bool is_open(Status status) { return status != Status::unlikely && status != Status::excluded; }

/// Of what there is no room for, how much: `and 2 more known`.
template <typename Items>
std::string more(const Items& all, std::string_view what) {
    return all.size() > most_below ? fmt::format("and {} more {}", all.size() - most_below, what) : "";
}

class PatientPicture {
public:
    explicit PatientPicture(std::string title) : builder_(std::move(title), true) {}

    void draw(const Hypothesis& hypothesis, std::size_t undecided) {
        const State state = !is_open(hypothesis.status)                 ? State::faint
                            : hypothesis.status == Status::not_assessed ? State::undecided
                                                                        : State::lit;
        const std::size_t to = builder_.node({Kind::hypothesis, state, hypothesis.id, hypothesis.label,
                                              fmt::format("{}, score {} ({} to {})", status_in_words(hypothesis.status),
                                                          hypothesis.score, hypothesis.lowest, hypothesis.highest)});
        for (const RuleTrace& rule : hypothesis.supporting) fired(rule, to, PictureEdge::Kind::speaks_for);
        for (const RuleTrace& rule : hypothesis.opposing) fired(rule, to, PictureEdge::Kind::speaks_against);
        for (const UndecidedRule* rule : nearest_to_decision(hypothesis, undecided)) waits(*rule, to);
        left_undecided_ += hypothesis.undecided.size() - std::min(undecided, hypothesis.undecided.size());
    }

    void draw(const Alert& alert, State state) {
        std::string detail = state == State::lit ? alert.urgency : "not ruled out";
        for (const std::string& left : {more(alert.facts, "known"), more(alert.missing, "not known")})
            if (!left.empty()) detail += ", " + left;
        const std::size_t to = builder_.node({Kind::alert, state, alert.id, alert.label, std::move(detail)});
        facts(alert.facts, to);
        missing(alert.missing, to);
    }

    Picture take(std::size_t left_hypotheses) {
        std::string left;
        const auto add = [&](std::size_t count, std::string_view one, std::string_view many) {
            if (count == 0) return;
            left += fmt::format("{}{} {}", left.empty() ? "Not shown: " : "; ", count, count == 1 ? one : many);
        };
        add(left_hypotheses, "other hypothesis", "other hypotheses");
        add(left_undecided_, "undecided rule", "undecided rules");
        add(left_same_, "rule that tells the same fact as a stronger one",
            "rules that tell the same fact as a stronger one");
        if (!left.empty()) builder_.note(left + ". The report holds all of it.");
        builder_.note("Score: that of now, and in brackets what it can still become.");
        builder_.note("Rules with stated strengths, not probabilities. It is no medical device.");
        return builder_.take();
    }

private:
    void fired(const RuleTrace& rule, std::size_t hypothesis, PictureEdge::Kind kind) {
        if (!rule.counted) {
            ++left_same_;
            return;
        }
        const std::size_t at =
            builder_.node({Kind::rule, State::lit, rule.rule, rule.because, more(rule.facts, "known")});
        builder_.edge({at, hypothesis, kind, State::lit, rule.strength});
        facts(rule.facts, at);
    }

    void waits(const UndecidedRule& rule, std::size_t hypothesis) {
        const std::size_t at =
            builder_.node({Kind::rule, State::undecided, rule.rule, rule.because, more(rule.missing, "not known")});
        builder_.edge({at, hypothesis, is_for(rule) ? PictureEdge::Kind::speaks_for : PictureEdge::Kind::speaks_against,
                       State::undecided, rule.strength});
        missing(rule.missing, at);
    }

    void facts(const std::vector<FactUse>& all, std::size_t user) {
        for (std::size_t i = 0; i < std::min(all.size(), most_below); ++i) {
            const FactUse& fact = all[i];
            std::string detail = fact.value == "true" ? "yes" : fact.value == "false" ? "no" : fact.value;
            if (!fact.date.empty()) detail += fmt::format(" ({})", fact.date);
            if (fact.provenance == "presumed") detail += ", presumed";
            if (fact.provenance == "text") detail += ", from the text alone";
            builder_.edge({builder_.node({Kind::finding, State::lit, fact.finding, fact.label, detail}),
                           user,
                           PictureEdge::Kind::used,
                           State::lit,
                           {}});
        }
    }

    void missing(const std::vector<MissingFinding>& all, std::size_t user) {
        for (std::size_t i = 0; i < std::min(all.size(), most_below); ++i) {
            const MissingFinding& each = all[i];
            std::string detail = each.why == "missing" ? "not known" : why_in_words(each.why);
            if (!each.sent.empty()) detail += fmt::format(" (sent: {})", each.sent);
            builder_.edge({builder_.node({Kind::finding, State::undecided, each.finding, each.label, detail}),
                           user,
                           PictureEdge::Kind::used,
                           State::undecided,
                           {}});
        }
    }

    PictureBuilder builder_;
    std::size_t left_undecided_ = 0, left_same_ = 0;
};

/// The first, and those of which something is known.
std::vector<const Hypothesis*> shown(const Assessment& assessment) {
    std::vector<const Hypothesis*> all;
    for (const Hypothesis& each : assessment.differential) {
        if (all.size() == most_hypotheses) break;
        if (all.empty() || !each.supporting.empty() || !each.opposing.empty()) all.push_back(&each);
    }
    return all;
}

} // namespace

Result<Picture> picture_of(const Assessment& assessment, const PictureOptions& options) {
    std::string title = assessment.subject.empty() ? "Assessed" : assessment.subject + ", assessed";
    title += " for " + assessment.as_of;
    if (options.hypothesis.empty()) {
        PatientPicture picture(std::move(title));
        const std::vector<const Hypothesis*> hypotheses = shown(assessment);
        for (std::size_t i = 0; i < hypotheses.size(); ++i)
            picture.draw(*hypotheses[i], i == 0 ? most_undecided_of_first : is_open(hypotheses[i]->status) ? 1 : 0);
        for (const Alert& alert : assessment.alerts) picture.draw(alert, State::lit);
        for (const Alert& alert : assessment.not_ruled_out) picture.draw(alert, State::undecided);
        return picture.take(assessment.differential.size() - hypotheses.size());
    }
    std::vector<std::string> ids;
    for (const Hypothesis& each : assessment.differential) ids.push_back(each.id);
    if (auto error = no_such_hypothesis(ids, options.hypothesis)) return *std::move(error);
    const auto named = std::ranges::find(assessment.differential, options.hypothesis, &Hypothesis::id);
    PatientPicture picture(fmt::format("{}: {}", named->label, title));
    picture.draw(*named, 8);
    return picture.take(assessment.differential.size() - 1);
}

} // namespace apatite
