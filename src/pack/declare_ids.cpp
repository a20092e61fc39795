// Which ids there are, before anything that names them is read.
#include <fmt/core.h>

#include <utility>

#include "pack/reading.h"

namespace apatite {
namespace {

// Findings, values and named conditions share one name space, for a condition names them alike.
void declare_expression_name(const Item& item, Names& own, const std::vector<const Names*>& before, Report& report) {
    for (const Names* other : before) {
        const Span* first = other->find(item.id);
        if (!first) continue;
        report.error("K0302", item.span, fmt::format("`{}` is already a {}", item.id, other->kind()),
                     fmt::format("declared at {}; conditions name both alike, so choose another id", place_of(*first)));
        return;
    }
    own.declare(item.id, item.span, report);
}

void declare(Reading& reading, Part part, Names& names, IdStyle style) {
    for (const Item& item : reading.items[part]) {
        if (item.map->kind == YamlKind::broken || item.id.empty()) continue;
        check_id(item.id, item.span, style, reading.report);
        names.declare(item.id, item.span, reading.report);
    }
}

} // namespace

void declare_ids(Reading& reading) {
    PackNames& names = reading.names;
    declare(reading, Part::references, names.references, IdStyle::dotted);
    declare(reading, Part::sets, names.sets, IdStyle::kebab);
    declare(reading, Part::sites, names.sites, IdStyle::kebab);
    declare(reading, Part::hypotheses, names.hypotheses, IdStyle::kebab);
    declare(reading, Part::rules, names.rules, IdStyle::dotted);
    declare(reading, Part::alerts, names.alerts, IdStyle::kebab);
    declare(reading, Part::workup, names.workup, IdStyle::kebab);
    declare(reading, Part::management, names.management, IdStyle::kebab);
    declare(reading, Part::cases, names.cases, IdStyle::dotted);
    std::vector<const Names*> before;
    for (const auto& [part, own] : {std::pair{Part::findings, &names.findings}, std::pair{Part::values, &names.values},
                                    std::pair{Part::conditions, &names.conditions}}) {
        for (const Item& item : reading.items[part]) {
            check_id(item.id, item.span, IdStyle::snake, reading.report);
            declare_expression_name(item, *own, before, reading.report);
        }
        before.push_back(own);
    }
}

} // namespace apatite
