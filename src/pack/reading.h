// What the readers of a pack's parts share while one pack is read. Internal to this folder.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "expression/scope.h"
#include "pack/fields.h"
#include "pack/key_table.h"
#include "pack/names.h"
#include "pack/pack.h"
#include "pack/report.h"
#include "pack/source_text.h"
#include "pack/yaml_node.h"

namespace apatite {

/// One item of a part: a map under its id. `id` is empty where the part has none (pack.yaml, a case without id).
struct Item {
    std::string id;
    Span span; ///< of the id, or of the map
    const YamlNode* map = nullptr;
};

/// The state of reading one pack. The readers run in the order of `Part`: each finds what the ones before it declared.
struct Reading {
    std::vector<std::unique_ptr<SourceText>> sources;
    std::vector<std::unique_ptr<YamlNode>> roots; ///< own what `items` points to
    std::map<Part, std::vector<Item>> items;      ///< declaration order: name of file, then position
    Report report;
    PackNames names;
    std::map<std::string, CodeSet, std::less<>> sets; ///< flattened
    Scope scope;                                      ///< findings, values and named conditions
    std::vector<std::string> sites;
    bool in_folder = false;  ///< the files have a place on the disk
    bool incomplete = false; ///< a file could not be read
    Pack pack;

    const SourceText* source(std::string_view path) const noexcept;
};

// One a file: read_NAME.cpp.
void read_pack_identity(Reading& reading);
void read_references(Reading& reading);
void read_sets(Reading& reading);
void read_sites(Reading& reading);
void read_findings(Reading& reading);
void read_values(Reading& reading); ///< and the named conditions
void check_values_and_conditions(Reading& reading);
void read_hypotheses(Reading& reading);
void read_rules(Reading& reading);
void read_alerts(Reading& reading);
void read_workup(Reading& reading);
void read_management(Reading& reading);
void read_cases(Reading& reading);
void read_mutants(Reading& reading);
void read_suppressions(Reading& reading); ///< of every part

/// Files to trees to items, with every id declared.
void collect_items(Reading& reading, std::vector<PackFile> files, std::string_view folder);

/// Checks and declares the ids of all items.
void declare_ids(Reading& reading);

/// The references of `evidence`, checked. With `needed`, an empty list is reported.
std::vector<std::string> read_evidence(const Fields& fields, Reading& reading);

/// `codes: { sets: [...], loinc: [...] }` as one set, in the order of the text, checked.
CodeSet read_codes(const YamlNode* codes, Reading& reading);

} // namespace apatite
