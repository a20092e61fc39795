#include "expression/cql.h"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "expression/print.h"

namespace apatite {
namespace {

// `"phosphate flag"`, or `lesion."size flag"` for a field.
std::string beside(const Expression& finding, std::string_view what) {
    if (finding.op == Operator::field) return fmt::format("{}.\"{} {}\"", finding.text, finding.field_name, what);
    return fmt::format("\"{} {}\"", finding.text, what);
}

// The number against the range sent with it, else the flag sent with it, else the number against the pack's range;
// number and flag at odds are null.
std::string judgement(Operator op, const Expression& finding) {
    const std::string f = print(finding), flag = beside(finding, "flag");
    const std::string low = beside(finding, "sent low"), high = beside(finding, "sent high");
    const std::string above = fmt::format("({1} is not null and {0} > {1})", f, high);
    const std::string below = fmt::format("({1} is not null and {0} < {1})", f, low);
    const std::string inside = fmt::format("(not {} and not {})", above, below);
    const std::string pack_low = beside(finding, "pack low"), pack_high = beside(finding, "pack high");
    std::string word = "normal", sent = inside, pack = fmt::format("{} between {} and {}", f, pack_low, pack_high);
    if (op == Operator::high) word = "high", sent = above, pack = fmt::format("{} > {}", f, pack_high);
    if (op == Operator::low) word = "low", sent = below, pack = fmt::format("{} < {}", f, pack_low);
    const std::string odds = fmt::format("({0} = 'high' and not {1}) or ({0} = 'low' and not {2}) or "
                                         "({0} = 'normal' and not {3})",
                                         flag, above, below, inside);
    return fmt::format("case when {} is not null and ({} is not null or {} is not null) then "
                       "(if {} then null else {}) when {} in {{'high', 'low', 'normal'}} then {} = '{}' else {} end",
                       f, low, high, odds, sent, flag, flag, word, pack);
}

// The flag, else the number against the cut-off.
std::string test_result(Operator op, const Expression& finding) {
    const std::string flag = beside(finding, "flag");
    const bool positive = op == Operator::positive;
    return fmt::format("case when {0} in {{'positive', 'negative'}} then {0} = '{1}' "
                       "else {2} {3} Coalesce({4}, {5}) end",
                       flag, positive ? "positive" : "negative", print(finding),
                       positive ? ">" : "<=", beside(finding, "sent high"), beside(finding, "pack high"));
}

// True when enough are true; false when too many are false; otherwise null.
std::string at_least(const Expression& e) {
    const std::string n = print(e.operands[0]), list = print(e.operands[1]);
    const Rational spare = Rational(static_cast<std::int64_t>(e.operands[1].operands.size())) - e.operands[0].number;
    return fmt::format("case when Count(({0}) X where X is true) >= {1} then true "
                       "when Count(({0}) X where X is false) > {2} then false else null end",
                       list, n, spare.to_string());
}

std::string same_region(const Expression& e) {
    const std::string a = print(e.operands[0]), b = print(e.operands[1]);
    return fmt::format("{0} = {1} or {0} in WiderPlaces({1}) or {1} in WiderPlaces({0})", a, b);
}

std::string exists(const Expression& e) {
    const std::string& list = e.operands[0].text;
    return fmt::format("case when exists {0} then true when \"{0} complete\" then false else null end", list);
}

// What the node is written out as; empty for an operator that CQL has.
std::string written_out(const Expression& e) {
    switch (e.op) {
    case Operator::high:
    case Operator::low:
    case Operator::normal: return judgement(e.op, e.operands[0]);
    case Operator::positive:
    case Operator::negative: return test_result(e.op, e.operands[0]);
    case Operator::at_least: return at_least(e);
    case Operator::same_region: return same_region(e);
    case Operator::exists: return exists(e);
    default: return {};
    }
}

// Innermost first; a name prints as its text, so it can hold what was written out.
void write_out(Expression& e) {
    for (Expression& operand : e.operands) write_out(operand);
    std::string text = written_out(e);
    if (text.empty()) return;
    e.op = Operator::name;
    e.operands.clear();
    e.text = '(' + std::move(text) + ')';
}

} // namespace

std::string export_cql(const Expression& expression, const std::vector<std::string>& some) {
    Expression copy = expression;
    write_out(copy);
    const std::string body = print(copy);
    if (some.empty()) return body;
    std::string sources, complete;
    for (const std::string& each : some) {
        sources += fmt::format("{}({}) {}", sources.empty() ? "" : ", ", each, each);
        complete += fmt::format("{}\"{} complete\"", complete.empty() ? "" : " and ", each);
    }
    return fmt::format("case when exists (from {0} where ({1}) is true return 1) then true "
                       "when {2} and not exists (from {0} where ({1}) is not false return 1) then false else null end",
                       sources, body, complete);
}

} // namespace apatite
