// links: units
// The UCUM functional tests against our units. One line says how many passed; `--list` names what was skipped and why.
// Exit 1 if any case failed.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <fmt/core.h>

#include "units/rational.h"
#include "units/unit.h"

namespace {

using apatite::Rational;
using apatite::Result;
using apatite::Unit;
using Node = boost::property_tree::ptree;

struct Outcome {
    enum class Verdict { passed, failed, skipped } verdict = Verdict::passed;
    std::string detail;
};

Outcome pass() { return {}; }
Outcome fail(std::string detail) { return {Outcome::Verdict::failed, std::move(detail)}; }
Outcome skip(std::string reason) { return {Outcome::Verdict::skipped, std::move(reason)}; }

std::string text(const Node& node, const std::string& attribute) {
    return node.get<std::string>("<xmlattr>." + attribute, "");
}

/// The significant digits that a number prints, all zeros after the first other digit counted.
int printed_digits(std::string_view number) {
    int digits = 0;
    for (const char c : number.substr(0, number.find_first_of("eE")))
        if (c >= '0' && c <= '9' && (digits > 0 || c != '0')) ++digits;
    return digits;
}

/// Equal when the computed value, rounded to as many digits as the expected one prints, is the expected one.
Outcome compare(const Rational& computed, const std::string& expected) {
    const Result<Rational> wanted = Rational::parse(expected);
    if (!wanted.ok()) return fail(wanted.error().message);
    const int digits = printed_digits(expected);
    const Result<Rational> rounded = Rational::parse(computed.to_text(digits));
    if (rounded.ok() && *rounded == *wanted) return pass();
    return fail(fmt::format("expected {}, computed {}", expected, computed.to_text(digits + 4)));
}

Outcome validation(const Node& node) {
    const std::string unit = text(node, "unit");
    const bool valid = Unit::parse(unit).ok();
    if (valid == (text(node, "valid") == "true")) return pass();
    return fail(fmt::format("`{}` is held {}", unit, valid ? "valid" : "invalid"));
}

Outcome display_name(const Node&) { return skip("display names are not made; messages show the UCUM text"); }

Outcome conversion(const Node& node) {
    const Result<Unit> from = Unit::parse(text(node, "srcUnit"));
    if (!from.ok()) return fail(from.error().message);
    const Result<Unit> to = Unit::parse(text(node, "dstUnit"));
    if (!to.ok()) return fail(to.error().message);
    const Result<Rational> value = Rational::parse(text(node, "value"));
    if (!value.ok()) return fail(value.error().message);
    const Result<Rational> converted = apatite::convert(*value, *from, *to);
    if (!converted.ok()) return fail(converted.error().message);
    return compare(*converted, text(node, "outcome"));
}

using UnitOperation = Result<Unit> (*)(const Unit&, const Unit&);
using NumberOperation = Rational (*)(const Rational&, const Rational&);

Outcome arithmetic(const Node& node, UnitOperation of_units, NumberOperation of_numbers) {
    const Result<Unit> left = Unit::parse(text(node, "u1"));
    const Result<Unit> right = Unit::parse(text(node, "u2"));
    const Result<Unit> wanted = Unit::parse(text(node, "uRes"));
    if (!left.ok() || !right.ok() || !wanted.ok()) return fail("a unit was not understood");
    const Result<Unit> unit = of_units(*left, *right);
    if (!unit.ok()) return fail(unit.error().message);
    const Rational number =
        of_numbers(Rational::parse(text(node, "v1")).value(), Rational::parse(text(node, "v2")).value());
    const Result<Rational> converted = apatite::convert(number, *unit, *wanted);
    if (!converted.ok()) return fail(converted.error().message);
    return compare(*converted, text(node, "vRes"));
}

Outcome multiplication(const Node& node) {
    return arithmetic(node, apatite::multiply, [](const Rational& a, const Rational& b) { return a * b; });
}

Outcome division(const Node& node) {
    return arithmetic(node, apatite::divide, [](const Rational& a, const Rational& b) { return a / b; });
}

std::filesystem::path suites() {
    if (const char* folder = std::getenv("APATITE_SUITES")) return folder;
    return std::filesystem::path(APATITE_SOURCE_DIR) / ".." / "shared" / "suites";
}

struct Tally {
    int passed = 0;
    int failed = 0;
    std::vector<std::string> skipped;
};

void run_group(const Node& group, const std::string& name, Outcome (*judge)(const Node&), Tally& tally) {
    for (const auto& [kind, node] : group) {
        if (kind != "case") continue;
        const Outcome outcome = judge(node);
        const std::string line = fmt::format("{} {}: {}", name, text(node, "id"), outcome.detail);
        switch (outcome.verdict) {
        case Outcome::Verdict::passed: ++tally.passed; break;
        case Outcome::Verdict::skipped: tally.skipped.push_back(line); break;
        case Outcome::Verdict::failed:
            ++tally.failed;
            fmt::print("failed {}\n", line);
            break;
        }
    }
}

int run(const std::filesystem::path& file, bool list) {
    std::ifstream input(file, std::ios::binary);
    if (!input) {
        fmt::print("ucum skipped: suites not found\n");
        return 0;
    }
    Node root;
    boost::property_tree::read_xml(input, root, boost::property_tree::xml_parser::no_comments);
    Tally tally;
    for (const auto& [name, group] : root.get_child("ucumTests")) {
        static const std::map<std::string, Outcome (*)(const Node&)> judges = {{"validation", validation},
                                                                               {"displayNameGeneration", display_name},
                                                                               {"conversion", conversion},
                                                                               {"multiplication", multiplication},
                                                                               {"division", division}};
        if (const auto judge = judges.find(name); judge != judges.end()) run_group(group, name, judge->second, tally);
    }
    if (list)
        for (const std::string& line : tally.skipped) fmt::print("skipped {}\n", line);
    fmt::print("ucum {} passed, {} failed, {} skipped\n", tally.passed, tally.failed, tally.skipped.size());
    // A file of which nothing was read is no success.
    return tally.failed == 0 && tally.passed > 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    try {
        const bool list = argc > 1 && std::string_view(argv[1]) == "--list";
        return run(suites() / "ucum" / "UcumFunctionalTests.xml", list);
    } catch (const std::exception& problem) {
        fmt::print(stderr, "ucum: {}\n", problem.what());
        return 1;
    }
}
