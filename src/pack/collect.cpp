// Files to trees to items: which part each file belongs to, and which ids there are.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "pack/reading.h"
#include "pack/yaml_parse.h"

namespace apatite {
namespace {

const PartTable* part_of(const std::string& path, const Span& file, Report& report) {
    if (const PartTable* table = part_of_file(path)) return table;
    const std::string name = path.substr(0, path.find('/') == std::string::npos ? path.rfind('.') : path.find('/'));
    std::vector<std::string> names;
    for (const PartTable& table : part_tables()) names.emplace_back(table.name);
    const std::string meant = did_you_mean(name, names);
    report.error("K0206", file, fmt::format("`{}` is no part of a pack", name),
                 fmt::format("{}{}the parts are {}", meant, meant.empty() ? "" : " ", fmt::join(names, ", ")));
    return nullptr;
}

class Collector {
public:
    explicit Collector(Reading& reading) : reading_(reading) {}

    void add(const YamlNode& root, const PartTable& table, const SourceText& source) {
        if (root.kind == YamlKind::broken || root.kind == YamlKind::null) return;
        switch (table.shape) {
        case PartShape::one_map: return add_one(root, table);
        case PartShape::named_maps: return add_named(root, table);
        case PartShape::maps: return add_list(root, table);
        case PartShape::map_or_maps: return add_cases(root, table, source);
        }
    }

private:
    // A part of the wrong shape may declare anything.
    bool is_map(const YamlNode& root, std::string_view what) {
        const bool good = expect_map(root, what, reading_.report);
        if (!good) reading_.incomplete = true;
        return good;
    }
    std::vector<Item>& items(const PartTable& table) { return reading_.items[table.part]; }

    void add_one(const YamlNode& root, const PartTable& table) {
        if (!is_map(root, table.keys.what)) return;
        if (!items(table).empty()) {
            reading_.report.error("K0302", root.span, fmt::format("a second {}", table.keys.what),
                                  fmt::format("the first is at {}; keep one", place_of(items(table).front().span)));
            return;
        }
        items(table).push_back({"", root.span, &root});
    }
    void add_named(const YamlNode& root, const PartTable& table) {
        if (!is_map(root, fmt::format("`{}`", table.name))) return;
        for (const YamlEntry& entry : root.entries) items(table).push_back({entry.key, entry.key_span, &entry.value});
    }
    void add_list(const YamlNode& root, const PartTable& table) {
        if (root.kind != YamlKind::list) {
            reading_.report.error("K0203", root.span,
                                  fmt::format("`{}` is a list, not {}", table.name, to_words(root.kind)),
                                  "start every item with `- id: ...`");
            reading_.incomplete = true;
            return;
        }
        for (const YamlNode& item : root.items) {
            const YamlNode* id = item.find("id");
            const bool named = id && id->kind == YamlKind::scalar;
            items(table).push_back({named ? id->scalar : "", named ? id->span : item.span, &item});
        }
    }
    // A case without an id is called after its file.
    void add_cases(const YamlNode& root, const PartTable& table, const SourceText& source) {
        const std::string stem = std::filesystem::path(source.path()).stem().string();
        if (root.kind == YamlKind::map) return add_case(root, table, stem);
        if (root.kind != YamlKind::list) {
            is_map(root, table.keys.what);
            return;
        }
        for (std::size_t i = 0; i < root.items.size(); ++i)
            add_case(root.items[i], table, fmt::format("{}-{}", stem, i + 1));
    }
    void add_case(const YamlNode& root, const PartTable& table, const std::string& default_id) {
        const YamlNode* id = root.find("id");
        const bool named = id && id->kind == YamlKind::scalar;
        items(table).push_back({named ? id->scalar : default_id, named ? id->span : root.span, &root});
    }

    Reading& reading_;
};

} // namespace

const SourceText* Reading::source(std::string_view path) const noexcept {
    const auto found = std::ranges::find_if(sources, [path](const auto& source) { return source->path() == path; });
    return found == sources.end() ? nullptr : found->get();
}

void collect_items(Reading& reading, std::vector<PackFile> files, std::string_view folder) {
    std::ranges::sort(files, {}, &PackFile::path);
    reading.in_folder = !folder.empty();
    Collector collector(reading);
    for (PackFile& file : files) {
        const std::string name = file.path;
        if (!folder.empty()) file.path = fmt::format("{}/{}", folder, file.path);
        const Span whole{file.path, 0, 0, 0};
        reading.sources.push_back(std::make_unique<SourceText>(std::move(file)));
        const PartTable* table = part_of(name, whole, reading.report);
        if (!table) {
            reading.incomplete = true; // it may declare anything
            continue;
        }
        reading.roots.push_back(std::make_unique<YamlNode>(parse_yaml(*reading.sources.back(), reading.report)));
        const YamlNode& root = *reading.roots.back();
        if (root.kind == YamlKind::broken) reading.incomplete = true;
        collector.add(root, *table, *reading.sources.back());
    }
    if (reading.incomplete) reading.names.set_incomplete();
    declare_ids(reading);
    if (reading.items[Part::pack].empty()) reading.names.lists.set_incomplete();
    if (reading.items[Part::pack].empty() && !reading.incomplete)
        reading.report.error(
            "K0207", {std::string(folder), 0, 0, 0}, "the pack has no pack.yaml",
            "add one that says what the pack is and for whom: `id`, `version`, `title`, `intended-use`");
}

} // namespace apatite
