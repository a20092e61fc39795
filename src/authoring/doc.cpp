#include "authoring/doc.h"

#include "authoring/doc_writer.h"
#include "authoring/loaded_bench.h"

namespace apatite {

std::string page_of(const Pack& pack, const std::string& folder, PageFormat format) {
    doc::Writer writer(pack, folder);
    doc::write_identity(writer);
    doc::write_attributes(writer);
    doc::write_scale(writer);
    doc::write_disagreements(writer);
    doc::write_hypotheses(writer);
    doc::write_alerts(writer);
    doc::write_rules(writer);
    doc::write_workup(writer);
    doc::write_management(writer);
    doc::write_conditions(writer);
    doc::write_values(writer);
    doc::write_ranges(writer);
    doc::write_references(writer);
    doc::Page page = writer.take();
    page.title = pack.title + " " + pack.version;
    return format == PageFormat::html ? to_html(page) : to_markdown(page);
}

Result<std::string> pack_page(const std::filesystem::path& folder, PageFormat format) {
    const Result<LoadedBench> bench = load_bench(folder);
    if (!bench) return bench.error();
    return page_of(*bench->pack, folder.generic_string(), format);
}

} // namespace apatite
