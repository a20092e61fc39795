// `suppress` beside any declaration: doubts that were looked at.
#include <array>

#include "pack/reading.h"

namespace apatite {
namespace {

struct Owner {
    Part part;
    std::string_view word;
};
constexpr std::array owners = {Owner{Part::findings, "finding"},     Owner{Part::values, "value"},
                               Owner{Part::conditions, "condition"}, Owner{Part::hypotheses, "hypothesis"},
                               Owner{Part::rules, "rule"},           Owner{Part::alerts, "alert"},
                               Owner{Part::workup, "workup"},        Owner{Part::management, "management"}};

void read_from(const YamlNode& map, const std::string& owner, std::vector<Suppression>& found) {
    const YamlNode* suppress = map.find("suppress");
    if (!suppress) return;
    for (const YamlEntry& entry : suppress->entries)
        found.push_back({owner, entry.key, entry.value.scalar, entry.key_span});
}

} // namespace

void read_suppressions(Reading& reading) {
    for (const Owner& each : owners) {
        for (const Item& item : reading.items[each.part]) {
            const std::string owner = std::string(each.word) + ' ' + item.id;
            read_from(*item.map, owner, reading.pack.suppressions);
            const YamlNode* fields = item.map->find("fields");
            if (each.part != Part::findings || !fields) continue;
            for (const YamlEntry& field : fields->entries)
                read_from(field.value, owner + '.' + field.key, reading.pack.suppressions);
        }
    }
}

} // namespace apatite
