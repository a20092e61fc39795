#include <array>

#include <fmt/format.h>

#include "fhir/datatypes.h"
#include "fhir/observation.h"

namespace apatite::fhir {
namespace {

bool has_unit(const QuantityView& quantity) { return !quantity.unit.empty() && quantity.unit != "1"; }

// A titre as `1:320`; a quantity where the denominator is one of something; otherwise nothing that a finding could use.
void read_ratio(Resource& resource, const json::Value& ratio, Draft& fact) {
    const auto upper = quantity_of(resource, ratio, "numerator"), lower = quantity_of(resource, ratio, "denominator");
    if (!upper || !lower || !upper->comparator.empty() || !lower->comparator.empty())
        return resource.warn("ratio", "its value is a ratio that cannot be used");
    if (!has_unit(*upper) && !has_unit(*lower)) {
        fact.value_text = keep(resource.arena(), fmt::format("{}:{}", upper->number, lower->number));
    } else if (lower->number == "1") {
        QuantityView quantity = *upper;
        const std::string above = has_unit(*upper) ? fmt::format("({})", upper->unit) : "1";
        const std::string unit = fmt::format("{}/({})", above, has_unit(*lower) ? lower->unit : "1");
        quantity.unit = keep(resource.arena(), unit);
        quantity.unit_is_ucum = upper->unit_is_ucum && lower->unit_is_ucum;
        quantity.shown = {};
        fact.quantity = quantity;
    } else {
        resource.warn("ratio", "its value is a ratio that cannot be used");
    }
}

void read_integer(Resource& resource, const json::Value& holder, Draft& fact) {
    const std::string_view number = resource.number(holder, "valueInteger");
    if (number.empty()) return;
    fact.quantity.emplace();
    fact.quantity->number = number;
}

constexpr bool is_value(std::string_view element) { return element.starts_with("value"); }

// By number of the element.
constexpr auto values = [] {
    std::array<bool, element_names.size() + 1> found{};
    for (std::size_t i = 0; i < element_names.size(); ++i) found[i + 1] = is_value(element_names[i]);
    return found;
}();

std::size_t values_in(const json::Value& holder) {
    std::size_t count = 0;
    for (const json::Member& member : holder.members())
        count += (member.number != 0 ? values[member.number] : is_value(member.key)) ? 1U : 0U;
    return count;
}

void read_quantity_value(Resource& resource, const json::Value& holder, Draft& fact) {
    const auto value = resource.object(holder, "valueQuantity");
    if (!value) return;
    fact.quantity = read_quantity(resource, *value);
    const bool told = find(*value, "value") || find(*value, "_value");
    if (!fact.quantity && !told) resource.warn("no-value", "its quantity has no number");
}

} // namespace

void read_value(Resource& resource, const json::Value& holder, Draft& fact) {
    if (values_in(holder) > 1) return resource.set_aside("two-values", "it has more than one value: set aside");
    read_quantity_value(resource, holder, fact);
    const Concept coded = concept_of(resource, holder, "valueCodeableConcept");
    fact.value_codes = coded.codes;
    fact.value_text = coded.text;
    if (const auto text = resource.text(holder, "valueString"); !text.empty()) fact.value_text = text;
    fact.boolean = resource.boolean(holder, "valueBoolean");
    read_integer(resource, holder, fact);
    if (const auto range = resource.object(holder, "valueRange")) {
        fact.value_low = quantity_of(resource, *range, "low");
        fact.value_high = quantity_of(resource, *range, "high");
    }
    if (const auto ratio = resource.object(holder, "valueRatio")) read_ratio(resource, *ratio, fact);
    fact.value_date = resource.date(holder, "valueDateTime");
    if (find(holder, "valuePeriod")) fact.value_date = period_of(resource, holder, "valuePeriod").start;
}

} // namespace apatite::fhir
