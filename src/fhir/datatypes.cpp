#include "fhir/datatypes.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace apatite::fhir {
namespace {

constexpr std::string_view ucum = "http://unitsofmeasure.org";

} // namespace

namespace {

KnownConcept* read_unknown(Resource& resource, const json::Value& value, CodeViews& read_codes,
                           std::string_view& read_text) {
    const auto [sent_text, sent_codings] = find_all(value, Element("text"), Element("coding"));
    const std::string_view text = resource.text(sent_text, "text");
    const Objects codings = resource.objects(sent_codings, "coding");
    const std::span<CodeView> codes = room_for<CodeView>(resource.arena(), codings.count());
    std::size_t count = 0;
    for (const json::Value coding : codings) {
        const auto [sent_code, system] = find_all(coding, Element("code"), Element("system"));
        const std::string_view code = resource.text(sent_code, "code");
        if (code.empty()) continue;
        codes[count].system = canonical_system(resource.text(system, "system"));
        codes[count].code = code;
        if (count == 0 ||
            std::ranges::find(codes.first(count), codes[count]) == codes.begin() + static_cast<std::ptrdiff_t>(count))
            ++count;
    }
    if (count > 1) std::ranges::sort(codes.first(count));
    read_codes = codes.first(count);
    read_text = text;
    const std::uint16_t part = value.known_part();
    return part == 0 || resource.is_set_aside() ? nullptr : &resource.concepts().add(part, read_codes, read_text);
}

// The known one, if it is one or has become it.
KnownConcept* read_concept(Resource& resource, const json::Value& value, CodeViews& codes, std::string_view& text) {
    KnownConcept* known = resource.concepts().find(value.known_part());
    if (!known) known = read_unknown(resource, value, codes, text);
    if (!known) return nullptr;
    codes = known->codes;
    text = known->text;
    return known;
}

} // namespace

Concept read_concept(Resource& resource, const json::Value& value) {
    Concept sent;
    read_concept(resource, value, sent.codes, sent.text);
    return sent;
}

void read_code(Resource& resource, const json::Value& value, Draft& fact) {
    fact.known_code = read_concept(resource, value, fact.codes, fact.code_text);
}

Concept concept_of(Resource& resource, const json::Value& parent, Element element) {
    const auto value = resource.object(parent, element);
    return value ? read_concept(resource, *value) : Concept();
}

Concept concepts_of(Resource& resource, const json::Value& parent, Element element) {
    Concept all;
    std::size_t texts = 0;
    for (const json::Value each : resource.objects(parent, element)) {
        const Concept one = read_concept(resource, each);
        all.codes = sorted(resource.arena(), joined(resource.arena(), all.codes, one.codes));
        if (one.text.empty()) continue;
        all.text = ++texts == 1 ? one.text : std::string_view();
    }
    return all;
}

std::string_view code_in(const Concept& sent, std::string_view system) {
    for (const CodeView& code : sent.codes) {
        if (code.system == system || code.system.empty()) return code.code;
    }
    return {};
}

std::optional<QuantityView> read_quantity(Resource& resource, const json::Value& value) {
    constexpr std::array<std::string_view, 5> comparators = {"", "<", "<=", ">=", ">"};
    const auto [number, comparator, unit, sent_code, system] =
        find_all(value, Element("value"), Element("comparator"), Element("unit"), Element("code"), Element("system"));
    QuantityView quantity;
    if (const auto found = resource.typed(number, "value", json::Type::number)) quantity.number = found->number_text();
    quantity.comparator = resource.text(comparator, "comparator");
    if (std::ranges::find(comparators, quantity.comparator) == comparators.end())
        resource.set_aside("bad-comparator", fmt::format("`{}` is no comparator: set aside", quantity.comparator));
    const std::string_view shown = resource.text(unit, "unit"), code = resource.text(sent_code, "code");
    quantity.unit_is_ucum = !code.empty() && canonical_system(resource.text(system, "system")) == ucum;
    quantity.unit = quantity.unit_is_ucum || shown.empty() ? code : shown;
    if (quantity.unit_is_ucum && shown != code) quantity.shown = shown;
    if (quantity.number.empty()) return std::nullopt;
    return quantity;
}

std::optional<QuantityView> quantity_of(Resource& resource, const json::Value& parent, Element element) {
    const auto value = resource.object(parent, element);
    return value ? read_quantity(resource, *value) : std::nullopt;
}

Period period_of(Resource& resource, const json::Value& parent, Element element) {
    const auto value = resource.object(parent, element);
    if (!value) return {};
    Period period{resource.date(*value, "start"), resource.date(*value, "end")};
    if (!period.start || !period.end || period.start->first_day() <= period.end->last_day()) return period;
    resource.warn("bad-date", fmt::format("`{}` ends before it starts: taken as undated", element.name()));
    return {};
}

void read_time(Resource& resource, const TimeElements& elements, Draft& fact) {
    fact.date = resource.date(resource.root(), elements.date_time);
    if (!fact.date) fact.date = resource.date(resource.root(), elements.instant);
    if (!resource.find(elements.period)) return; // as nearly always
    const Period period = period_of(resource, resource.root(), elements.period);
    if (!fact.date) {
        fact.date = period.start;
        fact.end_date = period.end;
    }
}

void read_onset(Resource& resource, Draft& fact) {
    fact.date = resource.date(resource.root(), "onsetDateTime");
    if (!fact.date && resource.find("onsetPeriod"))
        fact.date = period_of(resource, resource.root(), "onsetPeriod").start;
}

void read_code(Resource& resource, Element element, Draft& fact) {
    if (const auto value = resource.object(resource.root(), element)) read_code(resource, *value, fact);
}

void read_body_site(Resource& resource, Draft& fact) {
    const auto value = resource.find("bodySite");
    if (!value) return;
    const Concept site = value->is_array() ? concepts_of(resource, resource.root(), "bodySite")
                                           : concept_of(resource, resource.root(), "bodySite");
    fact.sites = site.codes;
    fact.site_text = site.text;
}

void read_dosage(Resource& resource, const json::Value& dosage, Draft& fact) {
    const Concept route = concept_of(resource, dosage, "route");
    fact.routes = joined(resource.arena(), fact.routes, route.codes);
    if (fact.route_text.empty()) fact.route_text = route.text;
    const Concept site = concept_of(resource, dosage, "site");
    fact.sites = joined(resource.arena(), fact.sites, site.codes);
    if (fact.site_text.empty()) fact.site_text = site.text;
}

} // namespace apatite::fhir
