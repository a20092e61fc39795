// Which codes a pack knows, and which quantities they tell. Internal to this folder.
#pragma once

#include <utility>
#include <vector>

#include "pack/pack.h"
#include "terminology/code_index.h"

namespace apatite {

class KnownCodes {
public:
    explicit KnownCodes(const Pack& pack);

    /// Does anything in the pack match the code when a record sends it?
    bool knows(const Code& sent) const;
    /// The findings and fields of kind quantity that the code tells.
    std::vector<const FindingDeclaration*> quantities(const Code& sent) const;
    /// The codes of one system, for what was probably meant.
    std::vector<std::string> of_system(std::string_view system) const;

private:
    void add(const FindingDeclaration& finding);
    void add(const CodeSet& codes, const FindingDeclaration* quantity = nullptr);

    std::vector<std::pair<Code, int>> pairs_;
    std::vector<const FindingDeclaration*> quantities_; ///< by number; null: another use
    CodeIndex index_;
};

} // namespace apatite
