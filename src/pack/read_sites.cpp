// sites.yaml: places on the body and what they are a part of.
#include "pack/cycle.h"
#include "pack/read_text.h"
#include "pack/reading.h"

namespace apatite {

void read_sites(Reading& reading) {
    std::vector<Linked> links;
    for (const Item& item : reading.items[Part::sites]) {
        const Fields fields(*item.map, site_keys, reading.report);
        SiteDeclaration site;
        site.id = item.id;
        site.label = fields.text("label");
        site.codes = read_codes(fields.node("codes"), reading);
        site.text = read_synonyms(fields, reading.report);
        site.within = reading.names.sites.checked(fields.list("within"), reading.report);
        links.push_back({item.id, item.span, site.within});
        reading.sites.push_back(item.id);
        reading.pack.catalogue.sites.push_back(std::move(site));
    }
    order_and_report(links, "the site", "lies within", reading.report);
}

} // namespace apatite
