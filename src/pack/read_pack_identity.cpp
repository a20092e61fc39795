// pack.yaml: what the pack is, for whom, and its scale.
#include <fmt/core.h>

#include "pack/reading.h"

namespace apatite {
namespace {

void check_scale(const Scale& scale, const Fields& fields, Report& report) {
    if (!(0 < scale.weak && scale.weak < scale.moderate && scale.moderate < scale.strong))
        report.error("K0413", fields.key_span("weak"), "the points do not rise from weak to strong",
                     "write 0 < `weak` < `moderate` < `strong`");
    if (scale.likely_from <= 0)
        report.error("K0413", fields.key_span("likely-from"), "`likely-from` is not above 0",
                     "with it every hypothesis without a point would be likely");
    if (scale.unlikely_from >= 0)
        report.error("K0413", fields.key_span("unlikely-from"), "`unlikely-from` is not below 0",
                     "with it every hypothesis without a point would be unlikely");
}

Scale read_scale(const YamlNode& node, Report& report) {
    const Fields fields(node, scale_keys, report);
    Scale scale;
    scale.weak = fields.whole_number("weak").value_or(scale.weak);
    scale.moderate = fields.whole_number("moderate").value_or(scale.moderate);
    scale.strong = fields.whole_number("strong").value_or(scale.strong);
    scale.likely_from = fields.whole_number("likely-from").value_or(scale.likely_from);
    scale.unlikely_from = fields.whole_number("unlikely-from").value_or(scale.unlikely_from);
    scale.author = fields.text("author");
    scale.date = fields.text("date");
    check_scale(scale, fields, report);
    return scale;
}

void read_lists(const Fields& fields, Reading& reading) {
    for (const Located& list : fields.list("lists")) {
        check_id(list.text, list.span, IdStyle::kebab, reading.report);
        if (reading.names.lists.declare(list.text, list.span, reading.report))
            reading.pack.catalogue.lists.push_back(list.text);
    }
}

void read_named_texts(const Fields& fields, std::string_view key,
                      std::vector<std::pair<std::string, std::string>>& to) {
    if (const YamlNode* texts = fields.node(key))
        for (const YamlEntry& entry : texts->entries) to.emplace_back(entry.key, entry.value.scalar);
}

void check_language(const Fields& fields, Report& report) {
    const auto language = fields.located("language");
    if (language && language->text != "1")
        report.error("K0412", language->span,
                     fmt::format("this program reads packs of language 1, not {}", language->text),
                     "use a version of Apatite that knows it");
}

} // namespace

void read_pack_identity(Reading& reading) {
    if (reading.items[Part::pack].empty()) return;
    const Fields fields(*reading.items[Part::pack].front().map, pack_keys, reading.report);
    Pack& pack = reading.pack;
    if (const auto id = fields.located("id")) {
        check_id(id->text, id->span, IdStyle::kebab, reading.report);
        pack.id = id->text;
    }
    check_language(fields, reading.report);
    pack.version = fields.text("version");
    pack.title = fields.text("title");
    pack.reviewed = fields.text("reviewed");
    pack.review_by = fields.text("review-by");
    if (const auto date = fields.located("review-by")) pack.reviews.push_back({"the pack", date->text, date->span});
    pack.intended_use = fields.text("intended-use");
    pack.population = fields.text("population");
    pack.limits = fields.texts("limits");
    read_lists(fields, reading);
    if (const YamlNode* attributes = fields.node("source-attributes")) {
        for (const YamlEntry& entry : attributes->entries)
            pack.source_attributes.push_back({entry.key, entry.value.scalar, entry.value.span});
    }
    read_named_texts(fields, "override-reasons", pack.override_reasons);
    if (const YamlNode* scale = fields.node("scale")) pack.scale = read_scale(*scale, reading.report);
}

} // namespace apatite
