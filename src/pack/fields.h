// One map of a pack, checked against its table of keys.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/key_table.h"
#include "pack/report.h"
#include "pack/yaml_node.h"

namespace apatite {

/// A text with its place.
struct Located {
    std::string text;
    Span span;
};

/// Whether keys outside the table are somebody else's (`sets`: code systems).
enum class OtherKeys { refused, left };

/// Checks a map when made: unknown keys (with the nearest), missing keys, values of the wrong shape; all are reported.
/// Afterwards it gives only what has the right shape: a wrong value reads as an absent one.
class Fields {
public:
    Fields(const YamlNode& map, const KeyTable& table, Report& report, OtherKeys others = OtherKeys::refused);

    /// The value, if there is one of the right shape.
    const YamlNode* node(std::string_view key) const;
    bool has(std::string_view key) const { return node(key) != nullptr; }
    /// The key stands there, whatever its value is like.
    bool mentions(std::string_view key) const { return map_.find(key) != nullptr; }

    std::string text(std::string_view key) const;
    std::optional<Located> located(std::string_view key) const;
    std::vector<Located> list(std::string_view key) const;
    std::vector<std::string> texts(std::string_view key) const;
    bool truth(std::string_view key) const;
    std::optional<int> whole_number(std::string_view key) const;
    /// Index of the word in its closed list.
    std::optional<std::size_t> word(std::string_view key) const;
    /// Where the key itself stands; the map's place when it is not there.
    Span key_span(std::string_view key) const;

    const YamlNode& map() const noexcept { return map_; }

private:
    void check_keys(Report& report, OtherKeys others) const;
    void check_shapes(Report& report);

    const YamlNode& map_;
    const KeyTable& table_;
    std::vector<std::string_view> wrong_;
};

/// Is it a map? Reports otherwise, but for what is broken already.
bool expect_map(const YamlNode& node, std::string_view what, Report& report);
/// Is it a text? Reports otherwise, naming what was wanted.
bool expect_text(const YamlNode& node, std::string_view what, Report& report);

} // namespace apatite
