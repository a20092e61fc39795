// A pack as sentences that can be compared: each declaration with what is said of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "apatite/diagnostic.h"
#include "pack/pack.h"

namespace apatite {

struct Facet {
    std::string key;    ///< as in YAML; `cautions/av_block/when` for what is declared inside
    std::string aspect; ///< `condition`, `strength`, `codes`, `reading`, `text`, `sources`, ...
    std::vector<std::string> values;
    bool is_list = false; ///< what comes and goes in it is told one by one
    bool decides = false; ///< a conclusion can rest on it
};

struct DescribedItem {
    std::string of; ///< `rule metastatic.phosphate-high`
    Span span;
    bool decides = false; ///< a conclusion can change when it comes or goes
    std::vector<Facet> facets;
};

/// In the order of the pack. How something is written, and in which file, is no part of it.
std::vector<DescribedItem> describe(const Pack& pack);

} // namespace apatite
