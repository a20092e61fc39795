// sets.yaml: sets of codes, which may contain each other, as flat lists.
#include <fmt/core.h>

#include <algorithm>

#include "pack/cycle.h"
#include "pack/read_codes.h"
#include "pack/reading.h"

namespace apatite {
namespace {

void append_new(CodeSet& set, const CodeSet& more) {
    for (const Code& code : more) {
        if (std::ranges::find(set, code) == set.end()) set.push_back(code);
    }
}

struct WrittenSet {
    Linked link;
    CodeSet codes;
    bool broken = false;
};

WrittenSet read_set(const Item& item, Reading& reading) {
    const std::size_t before = reading.report.diagnostics().size();
    const Fields fields(*item.map, set_keys, reading.report, OtherKeys::left);
    WrittenSet set{{item.id, item.span, {}}, {}, false};
    set.link.uses = reading.names.sets.checked(fields.list("sets"), reading.report);
    for (const YamlEntry& entry : item.map->entries) {
        if (!set_keys.find(entry.key)) read_codes_of_system(entry, "a set of codes", set.codes, reading.report);
    }
    read_evidence(fields, reading);
    if (const auto date = fields.located("review"))
        reading.pack.reviews.push_back({"the set `" + item.id + '`', date->text, date->span});
    set.broken = reading.report.diagnostics().size() != before;
    return set;
}

} // namespace

void read_sets(Reading& reading) {
    std::vector<Linked> links;
    std::vector<WrittenSet> written;
    for (const Item& item : reading.items[Part::sets]) {
        written.push_back(read_set(item, reading));
        links.push_back(written.back().link);
    }
    const UseOrder order = order_and_report(links, "the set", "contains", reading.report);
    for (const std::size_t i : order.order) {
        CodeSet flat = std::move(written[i].codes);
        for (const std::string& used : written[i].link.uses) append_new(flat, reading.sets[used]);
        if (flat.empty() && !written[i].broken && !reading.incomplete)
            reading.report.error("K0407", links[i].span, fmt::format("the set `{}` has no code", links[i].id),
                                 "a set without codes matches nobody: add codes or delete it");
        reading.sets[links[i].id] = std::move(flat);
    }
}

} // namespace apatite
