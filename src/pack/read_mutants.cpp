// mutants: small changes of the pack that no case notices, each with the reason.
#include "pack/reading.h"

namespace apatite {

void read_mutants(Reading& reading) {
    for (const Item& item : reading.items[Part::mutants]) {
        const Fields fields(*item.map, mutant_keys, reading.report);
        if (item.map->kind != YamlKind::map) continue;
        reading.pack.excused_mutants.push_back(
            {item.span, fields.text("of"), fields.text("mutation"), fields.text("because")});
    }
}

} // namespace apatite
