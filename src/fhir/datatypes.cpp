#include "fhir/datatypes.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace apatite::fhir {
namespace {

constexpr std::string_view ucum = "http://unitsofmeasure.org";

void add_codes(CodeSet& codes, const CodeSet& more) {
    for (const Code& code : more) {
        if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
    }
}

} // namespace

Concept read_concept(Resource& resource, const json::Value& value) {
    Concept sent;
    sent.text = resource.text(value, "text");
    for (const json::Value coding : resource.objects(value, "coding")) {
        const std::string_view code = resource.text(coding, "code");
        if (code.empty()) continue;
        add_codes(sent.codes, {{std::string(canonical_system(resource.text(coding, "system"))), std::string(code)}});
    }
    std::ranges::sort(sent.codes);
    return sent;
}

Concept concept_of(Resource& resource, const json::Value& parent, std::string_view key) {
    const auto value = resource.object(parent, key);
    return value ? read_concept(resource, *value) : Concept();
}

Concept concepts_of(Resource& resource, const json::Value& parent, std::string_view key) {
    Concept all;
    std::size_t texts = 0;
    for (const json::Value each : resource.objects(parent, key)) {
        Concept one = read_concept(resource, each);
        add_codes(all.codes, one.codes);
        if (one.text.empty()) continue;
        all.text = ++texts == 1 ? std::move(one.text) : std::string();
    }
    std::ranges::sort(all.codes);
    return all;
}

std::string code_in(const Concept& sent, std::string_view system) {
    for (const Code& code : sent.codes) {
        if (code.system == system || code.system.empty()) return code.code;
    }
    return {};
}

std::optional<SentQuantity> read_quantity(Resource& resource, const json::Value& value) {
    constexpr std::array<std::string_view, 5> comparators = {"", "<", "<=", ">=", ">"};
    SentQuantity quantity;
    quantity.number = resource.number(value, "value");
    quantity.comparator = resource.text(value, "comparator");
    if (std::ranges::find(comparators, quantity.comparator) == comparators.end())
        resource.set_aside("bad-comparator", fmt::format("`{}` is no comparator: set aside", quantity.comparator));
    const std::string_view shown = resource.text(value, "unit"), code = resource.text(value, "code");
    quantity.unit_is_ucum = !code.empty() && canonical_system(resource.text(value, "system")) == ucum;
    quantity.unit = quantity.unit_is_ucum || shown.empty() ? code : shown;
    if (quantity.unit_is_ucum && shown != code) quantity.shown = shown;
    if (quantity.number.empty()) return std::nullopt;
    return quantity;
}

std::optional<SentQuantity> quantity_of(Resource& resource, const json::Value& parent, std::string_view key) {
    const auto value = resource.object(parent, key);
    return value ? read_quantity(resource, *value) : std::nullopt;
}

Period period_of(Resource& resource, const json::Value& parent, std::string_view key) {
    const auto value = resource.object(parent, key);
    if (!value) return {};
    Period period{resource.date(*value, "start"), resource.date(*value, "end")};
    if (!period.start || !period.end || period.start->first_day() <= period.end->last_day()) return period;
    resource.warn("bad-date", fmt::format("`{}` ends before it starts: taken as undated", key));
    return {};
}

void read_time(Resource& resource, const json::Value& parent, const std::string& prefix, Fact& fact) {
    fact.date = resource.date(parent, prefix + "DateTime");
    if (!fact.date) fact.date = resource.date(parent, prefix + "Instant");
    const Period period = period_of(resource, parent, prefix + "Period");
    if (!fact.date) {
        fact.date = period.start;
        fact.end_date = period.end;
    }
}

std::optional<PartialDate> start_of(Resource& resource, const std::string& prefix) {
    if (auto date = resource.date(resource.root(), prefix + "DateTime")) return date;
    return period_of(resource, resource.root(), prefix + "Period").start;
}

void read_code(Resource& resource, std::string_view key, Fact& fact) {
    Concept code = concept_of(resource, resource.root(), key);
    fact.codes = std::move(code.codes);
    fact.code_text = std::move(code.text);
}

void read_body_site(Resource& resource, Fact& fact) {
    const auto value = resource.root().find("bodySite");
    if (!value) return;
    Concept site = value->is_array() ? concepts_of(resource, resource.root(), "bodySite")
                                     : concept_of(resource, resource.root(), "bodySite");
    fact.sites = std::move(site.codes);
    fact.site_text = std::move(site.text);
}

void read_dosage(Resource& resource, const json::Value& dosage, Fact& fact) {
    Concept route = concept_of(resource, dosage, "route");
    add_codes(fact.routes, route.codes);
    if (fact.route_text.empty()) fact.route_text = std::move(route.text);
    Concept site = concept_of(resource, dosage, "site");
    add_codes(fact.sites, site.codes);
    if (fact.site_text.empty()) fact.site_text = std::move(site.text);
}

} // namespace apatite::fhir
