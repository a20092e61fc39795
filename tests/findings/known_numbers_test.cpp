#include "findings/known_numbers.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "findings/fixture.h"

namespace apatite {
namespace {

using namespace testing_findings;

SentQuantity some_quantity() {
    const auto one_of = [](std::vector<std::string> texts) { return *rc::gen::elementOf(std::move(texts)); };
    SentQuantity quantity;
    quantity.number = one_of({"9.7", "9.70", "2.4", "1000", "x", "0.00000000000000000000000000000000001"});
    quantity.comparator = one_of({"", "<", ">="});
    quantity.unit = one_of({"mg/dL", "mmol/L", "g/dL", "", "kg"});
    quantity.unit_is_ucum = *rc::gen::arbitrary<bool>();
    quantity.shown = one_of({"", "mg/dL", "mmol/L"});
    quantity.profile_unit = one_of({"", "", "mmol/L"});
    return quantity;
}

// However often and in whatever order: as if it were read for the first time.
RC_GTEST_PROP(KnownNumbers, AreReadAsAnyOther, ()) {
    const FindingDeclaration findings[] = {calcium(), hemoglobin()};
    KnownNumbers known;
    for (int i = *rc::gen::inRange(1, 60); i > 0; --i) {
        const SentQuantity quantity = some_quantity();
        const FindingDeclaration& finding = findings[*rc::gen::inRange(0, 2)];
        const SentNumber expected = read_number(quantity, finding), &number = known.read(quantity, finding);
        RC_ASSERT(number.value == expected.value);
        RC_ASSERT(number.why == expected.why);
        RC_ASSERT(number.problem == expected.problem);
        RC_ASSERT(number.sent == expected.sent);
        RC_ASSERT(number.used == expected.used);
        RC_ASSERT(number.note == expected.note);
        RC_ASSERT(number.by_profile == expected.by_profile);
        const std::optional<SentQuantity> of =
            *rc::gen::arbitrary<bool>() ? std::optional(some_quantity()) : std::nullopt;
        const Result<Rational> limit = read_limit(quantity, unit_of_limit(quantity, of), finding);
        const Result<Rational> known_limit = known.read_limit(quantity, of, finding);
        RC_ASSERT(static_cast<bool>(known_limit) == static_cast<bool>(limit));
        RC_ASSERT((limit ? *known_limit == *limit : known_limit.error().code == limit.error().code));
    }
}

} // namespace
} // namespace apatite
