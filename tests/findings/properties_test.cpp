// Laws that hold for every record.
#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "findings/fixture.h"

namespace apatite {
namespace {

using namespace testing_findings;

std::string pick(const std::vector<std::string>& from) { return *rc::gen::elementOf(from); }
bool coin() { return *rc::gen::arbitrary<bool>(); }

std::optional<PartialDate> some_date() {
    const std::string day =
        pick({"", "2024-05-30", "2024-05-30", "2024-05-29", "2024-05", "2023-01-01", "2024", "2024-07-01"});
    return day.empty() ? std::nullopt : std::optional(date(day));
}

Fact some_lab(int number) {
    Fact made = lab("Observation/" + std::to_string(number), pick({"17861-6", "718-7", "5048-4"}),
                    pick({"9.7", "9.70", "11", "300", "14.5"}), pick({"mg/dL", "mmol/L", "", "g/dL", "MG/DL", "cm"}));
    made.date = some_date();
    made.preliminary = pick({"no", "no", "yes"}) == "yes";
    made.flag = *rc::gen::element(Flag::none, Flag::high, Flag::low, Flag::normal, Flag::positive);
    if (coin()) made.range_high = sent("10", "mg/dL");
    return made;
}

Fact some_condition(int number) {
    Fact made = condition(pick({"M32.10", "M32", "N18.6"}));
    made.source = "Condition/" + std::to_string(number);
    made.presence = *rc::gen::element(Presence::present, Presence::absent, Presence::suspected, Presence::past);
    made.recorded = some_date();
    made.date = some_date();
    return made;
}

Fact some_lesion(int number) {
    Fact made = fact(FactKind::observation, "Observation/" + std::to_string(number), snomed("95324001"));
    made.sites = {{"urn:apatite:site", pick({"leg", "knee", "elsewhere"})}};
    made.date = some_date();
    return made;
}

Fact some_pain(int number) {
    Fact made = fact(FactKind::observation, "Observation/" + std::to_string(number), of_finding("lesion_painful"));
    made.boolean = coin();
    if (coin()) made.focus = {"Observation/" + pick({"0", "1", "2", "3"})};
    return made;
}

std::vector<Fact> some_facts() {
    std::vector<Fact> facts;
    const int count = *rc::gen::inRange(0, 7);
    for (int i = 0; i < count; ++i) {
        switch (*rc::gen::inRange(0, 4)) {
        case 0: facts.push_back(some_condition(i)); break;
        case 1: facts.push_back(some_lesion(i)); break;
        case 2: facts.push_back(some_pain(i)); break;
        default: facts.push_back(some_lab(i)); break;
        }
    }
    return facts;
}

std::string to_text(const Judgement& judgement) {
    return std::to_string(static_cast<int>(judgement.now)) + std::to_string(judgement.could_be.bits());
}

// Everything that a rule or a reader could see.
std::string to_text(const FindingState& state) {
    std::string text = summary(state) + "|" + state.sent + "|" + state.note + "|" + state.source + "|";
    if (const auto* possible = std::get_if<Interval>(&state.possible)) text += possible->to_string();
    text += std::string(to_string(state.provenance)) + (state.date ? state.date->to_string() : "") +
            (state.instances_complete ? "complete" : "");
    for (const Judgement& judgement : {state.high, state.low, state.normal, state.positive, state.negative})
        text += to_text(judgement);
    for (const Instance& instance : state.instances) {
        text += "\n  " + instance.source;
        for (const FindingState& field : instance.fields) text += " " + to_text(field);
    }
    return text + "\n";
}

std::string to_text(const Findings& findings) {
    std::string text;
    for (const FindingState& each : findings.states) text += to_text(each);
    for (const Notice& notice : findings.notices) text += notice.code + notice.source + notice.message + "\n";
    return text;
}

RC_GTEST_PROP(Selection, OrderOfFactsChangesNothing, ()) {
    const std::vector<Fact> facts = some_facts();
    std::vector<Fact> shuffled = facts;
    const unsigned turns = *rc::gen::inRange(0U, 5U);
    std::ranges::reverse(shuffled);
    for (unsigned i = 0; i < turns; ++i) std::ranges::next_permutation(shuffled, {}, &Fact::source);
    RC_ASSERT(to_text(select(record(facts))) == to_text(select(record(shuffled))));
}

RC_GTEST_PROP(Selection, AFactSentTwiceCountsOnce, ()) {
    const std::vector<Fact> facts = some_facts();
    std::vector<Fact> doubled = facts;
    doubled.insert(doubled.end(), facts.begin(), facts.end());
    RC_ASSERT(to_text(select(record(facts))) == to_text(select(record(doubled))));
}

RC_GTEST_PROP(Selection, AFactOfTheFutureChangesNothing, ()) {
    const std::vector<Fact> facts = some_facts();
    std::vector<Fact> more = facts;
    more.push_back(some_lab(99));
    more.back().date = date("2024-06-02");
    RC_ASSERT(to_text(select(record(facts))) == to_text(select(record(more))));
}

RC_GTEST_PROP(Selection, AnIrrelevantFactChangesNothing, ()) {
    const std::vector<Fact> facts = some_facts();
    std::vector<Fact> more = facts;
    more.push_back(lab("Observation/99", "2345-7", "100", "mg/dL"));
    RC_ASSERT(to_text(select(record(facts))) == to_text(select(record(more))));
}

RC_GTEST_PROP(Selection, TheUnitOfOneDimensionChangesNothing, ()) {
    const Rational value(*rc::gen::inRange(20, 250), 10);
    const auto& [unit, factor] = *rc::gen::elementOf(std::vector<std::pair<std::string, Rational>>{
        {"mg/L", 10}, {"g/L", Rational(1, 100)}, {"ug/mL", 10}, {"MG/DL", 1}});
    const Record one = record({calcium_of(value.to_string(), "mg/dL")});
    const Record other = record({calcium_of((value * factor).to_string(), unit)});
    const FindingState a = state(select(one), "calcium"), b = state(select(other), "calcium");
    RC_ASSERT(a.value == b.value);
    RC_ASSERT(judged(a) == judged(b));
}

RC_GTEST_PROP(Selection, CouldBeContainsNow, ()) {
    const Findings findings = select(record(some_facts()));
    for (const FindingState& each : findings.states) {
        for (const Judgement& judgement : {each.high, each.low, each.normal, each.positive, each.negative})
            RC_ASSERT(judgement.could_be.contains(judgement.now));
        if (each.known()) RC_ASSERT(!each.why);
    }
}

} // namespace
} // namespace apatite
