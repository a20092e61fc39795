#include "expression/chain.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "expression/checker.h"
#include "expression/range.h"

namespace apatite {
namespace {

// What a link says of one thing: its number lies in `numbers`, or its word is one of `words`, or it is (not) true.
struct Claim {
    const Expression* link = nullptr;
    const Expression* subject = nullptr;
    std::optional<Interval> numbers;
    std::vector<std::string> words;
    std::optional<bool> truth;
};

void links_of(const Expression& e, Operator op, std::vector<const Expression*>& links) {
    if (e.op != op) return links.push_back(&e);
    for (const Expression& operand : e.operands) links_of(operand, op, links);
}

Operator negated(Operator op) {
    switch (op) {
    case Operator::less: return Operator::greater_equal;
    case Operator::less_equal: return Operator::greater;
    case Operator::greater: return Operator::less_equal;
    case Operator::greater_equal: return Operator::less;
    case Operator::not_equal: return Operator::equal;
    default: return Operator::null; // no interval
    }
}

std::optional<Interval> numbers_of(Operator op, const Rational& limit) {
    switch (op) {
    case Operator::less: return Interval::less_than(limit);
    case Operator::less_equal: return Interval::at_most(limit);
    case Operator::greater: return Interval::greater_than(limit);
    case Operator::greater_equal: return Interval::at_least(limit);
    case Operator::equal: return Interval::point(limit);
    default: return std::nullopt;
    }
}

std::optional<Rational> constant(const Expression& e) {
    if (!is_numeric(e.type) || !is_constant(e)) return std::nullopt;
    const Interval range = range_of(e, Scope());
    return range.is_point() ? std::optional<Rational>(range.lo().value) : std::nullopt;
}

std::optional<Claim> comparison(const Expression& e, bool negate) {
    if (e.operands.size() < 2) return std::nullopt;
    const Expression &a = e.operands[0], &b = e.operands[1];
    if (e.op == Operator::between && !negate) {
        const std::optional<Rational> low = constant(b), high = constant(e.operands[2]);
        if (!low || !high || *high < *low) return std::nullopt;
        return Claim{&e, &a, Interval::closed(*low, *high), {}, {}};
    }
    if (e.op == Operator::equal && !negate && b.op == Operator::string) return Claim{&e, &a, {}, {b.text}, {}};
    const bool turned = constant(a).has_value();
    const std::optional<Rational> limit = turned ? constant(a) : constant(b);
    if (!limit) return std::nullopt;
    Operator op = turned ? mirrored(e.op) : e.op;
    if (negate) op = negated(op);
    std::optional<Interval> numbers = numbers_of(op, *limit);
    if (!numbers) return std::nullopt;
    return Claim{&e, turned ? &b : &a, std::move(numbers), {}, {}};
}

// With `negate` what the link's denial says: an `or` is false where all denials hold.
std::optional<Claim> claim_of(const Expression& e, bool negate) {
    if (e.op == Operator::not_) {
        std::optional<Claim> claim = claim_of(e.operands.front(), !negate);
        if (claim) claim->link = &e;
        return claim;
    }
    switch (e.op) {
    case Operator::name:
    case Operator::field:
    case Operator::high:
    case Operator::low:
    case Operator::normal:
    case Operator::positive:
    case Operator::negative:
    case Operator::exists:
    case Operator::same_region: return Claim{&e, &e, {}, {}, !negate};
    default: return comparison(e, negate);
    }
}

bool share_a_word(const Claim& a, const Claim& b) {
    return std::any_of(a.words.begin(), a.words.end(), [&](const std::string& word) {
        return std::find(b.words.begin(), b.words.end(), word) != b.words.end();
    });
}

bool contradict(const Claim& a, const Claim& b) {
    if (!(*a.subject == *b.subject)) return false;
    if (a.numbers && b.numbers) return !intersect(*a.numbers, *b.numbers);
    if (!a.words.empty() && !b.words.empty()) return !share_a_word(a, b);
    return a.truth && b.truth && *a.truth != *b.truth;
}

} // namespace

void check_chain(const Expression& chain, Diagnostics& diagnostics) {
    const bool all = chain.op == Operator::and_;
    std::vector<const Expression*> links;
    links_of(chain, chain.op, links);
    std::vector<std::optional<Claim>> claims;
    for (const Expression* link : links) claims.push_back(claim_of(*link, !all));
    const auto report = [&](std::string code, const Expression& at, std::string message, std::string help) {
        diagnostics.push_back({Severity::error, std::move(code), std::move(message), at.span, std::move(help), {}});
    };
    for (std::size_t i = 1; i < links.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const Expression &later = *links[i], &earlier = *links[j];
            if (later == earlier) {
                report("P0407", later, fmt::format("{} stands twice", quoted(later)), "leave one out");
            } else if (claims[i] && claims[j] && contradict(*claims[i], *claims[j])) {
                report(all ? "P0403" : "P0404", later,
                       all ? fmt::format("{} and {} are never both true", quoted(earlier), quoted(later))
                           : fmt::format("{} or {} is true of everybody", quoted(earlier), quoted(later)),
                       all ? "join them by `or`, or look at the numbers"
                           : "join them by `and`, or look at the numbers");
            } else {
                continue;
            }
            break;
        }
    }
}

} // namespace apatite
