// What may stand in the files of a pack, as data: the reader and the JSON Schema for editors are driven by it.
#pragma once

#include <span>
#include <string_view>

namespace apatite {

/// What a key's value looks like.
enum class Shape {
    text,         ///< one text
    whole_number, ///< `4`, `-2`
    truth,        ///< `true` or `false`
    date,         ///< `2027`, `2027-11`, `2027-11-30`
    word,         ///< one of `Key::words`
    texts,        ///< a list of texts
    words,        ///< a list of some of `Key::words`
    condition,    ///< a quoted text, or a map of `condition_keys`
    map,          ///< a map with the keys of `Key::inner`
    maps,         ///< a list of such maps
    named_maps,   ///< a map from an id to such maps
    named_texts,  ///< a map from a name to a text
    codes,        ///< a map from a code system (or `sets`) to a list of codes
    choices,      ///< a list of words, or a map from a word to codes
    strengths,    ///< a map from a hypothesis to `weak`, `moderate` or `strong`
    given         ///< findings of a case: a map from a finding to a text, or to a list of maps for instances
};

struct KeyTable;

struct Key {
    std::string_view name;
    Shape shape = Shape::text;
    bool required = false;
    std::string_view doc;
    const KeyTable* inner = nullptr;
    std::span<const std::string_view> words = {};
};

/// The keys of one kind of map. `what` names it in messages: `a finding`.
struct KeyTable {
    std::string_view what;
    std::span<const Key> keys;

    const Key* find(std::string_view name) const noexcept;
};

extern const KeyTable pack_keys, scale_keys, reference_keys, set_keys, site_keys, finding_keys, range_keys, value_keys,
    condition_declaration_keys, hypothesis_keys, variant_keys, rule_keys, alert_keys, workup_keys, management_keys,
    caution_keys, case_keys, expectation_keys, mutant_keys, condition_keys;

/// The parts of a pack: `NAME.yaml` or the files of a folder `NAME`.
enum class Part {
    pack,
    references,
    sets,
    sites,
    findings,
    values,
    conditions,
    hypotheses,
    rules,
    alerts,
    workup,
    management,
    cases,
    mutants
};

/// How the text of a part is built: one map; a map from ids to maps; a list of maps; a map or a list of maps.
enum class PartShape { one_map, named_maps, maps, map_or_maps };

struct PartTable {
    Part part;
    std::string_view name;
    PartShape shape;
    const KeyTable& keys;
    std::string_view doc;
};
std::span<const PartTable> part_tables() noexcept;

/// `findings/labs.yaml` and `findings.yaml` are of the part `findings`; null for a file of none. The path is relative
/// to the pack's folder.
const PartTable* part_of_file(std::string_view path) noexcept;

} // namespace apatite
