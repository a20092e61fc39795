// references.yaml, and the lists of references elsewhere.
#include <fmt/core.h>

#include "pack/reading.h"

namespace apatite {

void read_references(Reading& reading) {
    for (const Item& item : reading.items[Part::references]) {
        const Fields fields(*item.map, reference_keys, reading.report);
        const auto url = fields.located("url");
        if (url && !url->text.starts_with("https://") && !url->text.starts_with("http://"))
            reading.report.error("K0415", url->span, fmt::format("`{}` is not an address", url->text),
                                 "write it with `https://`, or leave `url` out");
        reading.pack.references[item.id] = {item.id, fields.text("cite"), fields.text("url"), fields.text("note")};
    }
}

std::vector<std::string> read_evidence(const Fields& fields, Reading& reading) {
    const YamlNode* evidence = fields.node("evidence");
    if (evidence && evidence->items.empty())
        reading.report.error("K0411", fields.key_span("evidence"), "no source is named",
                             "name at least one key of references.yaml");
    return reading.names.references.checked(fields.list("evidence"), reading.report);
}

} // namespace apatite
