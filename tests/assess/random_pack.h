// Random packs and patients, each from a seed, for the laws.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "assess/value_pass.h"
#include "graph/pack_builder.h"

namespace apatite::testing {

/// Draws with one generator, so that a seed is a whole pack or patient.
class Random {
public:
    explicit Random(std::uint32_t seed) : engine_(seed) {}

    int below(int n) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(n)); }
    bool one_in(int n) { return below(n) == 0; }
    template <typename T>
    const T& of(const std::vector<T>& items) {
        return items[static_cast<std::size_t>(below(static_cast<int>(items.size())))];
    }
    std::string text(const std::vector<const char*>& items) { return of(items); }

private:
    std::mt19937 engine_;
};

/// Booleans a b c d, quantities x (1 .. 9) and y (any), choice w, date t and u, lesion with painful, size and site;
/// value v and conditions k and l, made at random.
inline PackBuilder random_names() {
    PackBuilder pack;
    pack.boolean("a").boolean("b").boolean("c").boolean("d");
    pack.quantity("x", "mg/dL", "1 mg/dL .. 9 mg/dL").quantity("y", "mg/dL").choice("w", {"red", "green", "blue"});
    pack.date("t").date("u").place("body").place("leg", {"body"}).place("arm", {"body"}).site("s");
    pack.instances("lesion", {"painful:boolean", "size:quantity:mg/dL", "site:site"});
    return pack;
}

/// Conditions as text.
class RandomCondition {
public:
    RandomCondition(Random& random, bool lesion, std::vector<std::string> names)
        : random_(random), lesion_(lesion), names_(std::move(names)) {}

    std::string boolean(int depth) {
        if (depth <= 0 || random_.one_in(5)) return leaf();
        switch (random_.below(14)) {
        case 0:
        case 1: return "(" + boolean(depth - 1) + " and " + boolean(depth - 1) + ")";
        case 2:
        case 3: return "(" + boolean(depth - 1) + " or " + boolean(depth - 1) + ")";
        case 4: return "(not " + boolean(depth - 1) + ")";
        case 5: return "(" + boolean(depth - 1) + " xor " + boolean(depth - 1) + ")";
        case 6: return "(" + boolean(depth - 1) + " implies " + boolean(depth - 1) + ")";
        case 7: return comparison(depth - 1);
        case 8: return "(" + number(depth - 1) + " between " + number(0) + " and " + number(0) + ")";
        case 9: return "(" + boolean(depth - 1) + " is " + random_.text({"null", "true", "false"}) + ")";
        case 10:
            return "(if " + boolean(depth - 1) + " then " + boolean(depth - 1) + " else " + boolean(depth - 1) + ")";
        case 11: return "Coalesce(" + boolean(depth - 1) + ", " + boolean(depth - 1) + ")";
        case 12:
            return "AtLeast(" + std::to_string(1 + random_.below(3)) + ", {" + boolean(depth - 1) + ", " +
                   boolean(depth - 1) + ", " + boolean(0) + "})";
        default: return random_.text({"AllTrue", "AnyTrue"}) + "({" + boolean(depth - 1) + ", " + boolean(0) + "})";
        }
    }

    std::string number(int depth) {
        const std::string literal = std::to_string(1 + random_.below(9)) + " 'mg/dL'";
        if (depth <= 0 || random_.one_in(3)) {
            switch (random_.below(lesion_ ? 4 : 3)) {
            case 0: return literal;
            case 1: return "x";
            case 2: return "y";
            default: return "lesion.size";
            }
        }
        switch (random_.below(6)) {
        case 0: return "(" + number(depth - 1) + " + " + number(depth - 1) + ")";
        case 1: return "(" + number(depth - 1) + " - " + number(depth - 1) + ")";
        case 2: return "(2 * " + number(depth - 1) + ")";
        case 3: return "Abs(" + number(depth - 1) + ")";
        case 4: return "(if " + boolean(depth - 1) + " then " + number(0) + " else " + number(0) + ")";
        default: return "Coalesce(" + number(depth - 1) + ", " + literal + ")";
        }
    }

private:
    std::string comparison(int depth) {
        return "(" + number(depth) + " " + random_.text({"<", "<=", ">", ">=", "=", "!="}) + " " + number(depth) + ")";
    }

    std::string leaf() {
        std::vector<std::string> leaves{"a",
                                        "b",
                                        "c",
                                        "d",
                                        "x > " + std::to_string(1 + random_.below(9)) + " 'mg/dL'",
                                        "y <= " + std::to_string(random_.below(9)) + " 'mg/dL'",
                                        "w = 'red'",
                                        "w in {'red', 'green'}",
                                        "t < u",
                                        "t = @2024-03",
                                        "t 12 weeks or less before u",
                                        "u 2 months or less after t",
                                        "High(x)",
                                        "Low(y)",
                                        "exists(lesion)",
                                        "SameRegion(s, 'leg')",
                                        "s = 'arm'"};
        if (lesion_)
            leaves.insert(leaves.end(),
                          {"lesion.painful", "lesion.size > 3 'mg/dL'", "lesion.site = 'leg'", "lesion.site != 'arm'",
                           "lesion.site in {'arm', 'body'}", "lesion.site = 'leg' or not (lesion.site = 'arm')",
                           "SameRegion(lesion.site, s)"});
        leaves.insert(leaves.end(), names_.begin(), names_.end());
        return "(" + random_.of(leaves) + ")";
    }

    Random& random_;
    bool lesion_;
    std::vector<std::string> names_;
};

// Patients.

inline Judgement judged(TruthSet could) {
    return {decided(could),
            could.can_be_true() && could.can_be_false() ? could.united(TruthSet(Truth::unknown)) : could};
}

/// A value told, with what it is against the range 3 .. 6.
inline FindingState number_state(Interval value) {
    FindingState state;
    state.high = judged(greater(value, Interval(Rational(6))));
    state.low = judged(less(value, Interval(Rational(3))));
    state.value = std::move(value);
    return state;
}

inline FindingState known_state(Random& random, const FindingDeclaration& declaration) {
    FindingState state;
    switch (declaration.kind) {
    case FindingKind::boolean: state.value = random.one_in(2); break;
    case FindingKind::quantity: {
        const int low = 1 + random.below(9), width = random.one_in(3) ? random.below(9 - low + 1) : 0;
        state = number_state(Interval::closed(Rational(low), Rational(low + width)));
        break;
    }
    case FindingKind::choice: state.value = random.of(declaration.choices); break;
    case FindingKind::site: state.value = random.text({"body", "leg", "arm"}); break;
    case FindingKind::date: {
        const int month = 1 + random.below(6);
        const auto whole = PartialDate::from(2024, month, 1 + random.below(28));
        state.value = random.one_in(3)   ? *PartialDate::from(2024)
                      : random.one_in(3) ? *PartialDate::from(2024, month)
                                         : *whole;
        break;
    }
    default: break;
    }
    if (random.one_in(5)) state.provenance = random.one_in(2) ? Provenance::presumed : Provenance::text;
    return state;
}

inline FindingState unknown_state() {
    FindingState state;
    state.why = WhyUnknown::missing;
    return state;
}

inline Instance random_instance(Random& random, const FindingDeclaration& declaration) {
    Instance instance;
    if (random.one_in(6)) instance.provenance = Provenance::text;
    for (const FindingDeclaration& field : declaration.fields)
        instance.fields.push_back(random.one_in(3) ? unknown_state() : known_state(random, field));
    return instance;
}

inline FindingState random_state(Random& random, const FindingDeclaration& declaration) {
    if (declaration.kind != FindingKind::instances) {
        if (random.one_in(2)) return known_state(random, declaration);
        FindingState unknown = unknown_state();
        if (random.one_in(4)) unknown.why = WhyUnknown::conflicting;
        return unknown;
    }
    FindingState state;
    for (int i = random.below(3); i > 0; --i) state.instances.push_back(random_instance(random, declaration));
    state.instances_complete = random.one_in(2);
    if (state.instances_complete && random.one_in(4)) state.provenance = Provenance::presumed;
    return state;
}

inline Findings random_patient(Random& random, const Pack& pack) {
    Findings findings = nobody(pack);
    for (std::size_t i = 0; i < findings.states.size(); ++i)
        findings.states[i] = random_state(random, pack.catalogue.findings[i]);
    return findings;
}

/// Something more is learnt: an unknown or presumed value is observed, an interval shrinks, a list grows or is closed.
inline void narrow(Random& random, const FindingDeclaration& declaration, FindingState& state) {
    if (declaration.kind == FindingKind::instances) {
        for (Instance& instance : state.instances) {
            instance.provenance = Provenance::observed;
            for (std::size_t f = 0; f < instance.fields.size(); ++f)
                if (random.one_in(2)) narrow(random, declaration.fields[f], instance.fields[f]);
        }
        const bool closed = state.instances_complete && is_firm(state.provenance);
        if (!closed && random.one_in(2)) state.instances.push_back(random_instance(random, declaration));
        if (!closed && random.one_in(2)) {
            state.instances_complete = true;
            state.provenance = Provenance::observed;
        }
        return;
    }
    if (!state.known() || !is_firm(state.provenance)) {
        state = known_state(random, declaration);
        return;
    }
    if (const auto* number = std::get_if<Interval>(&state.value); number != nullptr)
        state = number_state(Interval(random.one_in(2) ? number->lo().value : number->hi().value));
    if (const auto* date = std::get_if<PartialDate>(&state.value); date != nullptr && !date->day())
        state.value = *PartialDate::from(date->year(), date->month().value_or(1 + random.below(12)),
                                         random.one_in(2) ? std::optional<int>(1 + random.below(28)) : std::nullopt);
}

/// Rules, alerts and conditions over lesions, on `random_names`.
inline PackBuilder random_rules_and_alerts(Random& random) {
    PackBuilder pack = random_names();
    pack.condition("k", RandomCondition(random, true, {}).boolean(2), {"lesion"});
    pack.condition("m", RandomCondition(random, true, {}).boolean(2), {"lesion"});
    const auto condition = [&] { return RandomCondition(random, false, {"k", "m"}).boolean(2); };
    pack.hypothesis("one").hypothesis("two", condition()).hypothesis("three");
    for (int i = 0; i < 8; ++i)
        pack.rule("r" + std::to_string(i), condition(),
                  {random.text({"+", "++", "+++", "-", "---", "!", "x "}) + random.text({"one", "two", "three"})},
                  random.one_in(2) ? random.text({"g", "h"}) : "");
    for (int i = 0; i < 3; ++i)
        pack.alert("a" + std::to_string(i), condition(), condition(),
                   random.one_in(2) ? Urgency::urgent : Urgency::emergency);
    return pack;
}

} // namespace apatite::testing
