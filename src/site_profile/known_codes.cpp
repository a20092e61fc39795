#include "site_profile/known_codes.h"

#include <algorithm>

namespace apatite {

KnownCodes::KnownCodes(const Pack& pack) {
    for (const FindingDeclaration& finding : pack.catalogue.findings) {
        add(finding);
        for (const FindingDeclaration& field : finding.fields) add(field);
    }
    for (const SiteDeclaration& site : pack.catalogue.sites) add(site.codes);
    for (const WorkupDeclaration& item : pack.workup) add(item.codes);
    index_ = CodeIndex(pairs_);
}

void KnownCodes::add(const FindingDeclaration& finding) {
    add(finding.codes, finding.kind == FindingKind::quantity ? &finding : nullptr);
    add(finding.value_codes);
    add(finding.routes);
    for (const auto& [choice, codes] : finding.choice_codes) add(codes);
}

void KnownCodes::add(const CodeSet& codes, const FindingDeclaration* quantity) {
    const int number = static_cast<int>(quantities_.size());
    quantities_.push_back(quantity);
    for (const Code& code : codes) pairs_.emplace_back(code, number);
}

bool KnownCodes::knows(const Code& sent) const { return !index_.ids(sent).empty(); }

std::vector<const FindingDeclaration*> KnownCodes::quantities(const Code& sent) const {
    std::vector<const FindingDeclaration*> found;
    for (const int number : index_.ids(sent))
        if (const auto* quantity = quantities_[static_cast<std::size_t>(number)]) found.push_back(quantity);
    return found;
}

std::vector<std::string> KnownCodes::of_system(std::string_view system) const {
    std::vector<std::string> codes;
    for (const auto& [code, number] : pairs_)
        if (code.system == system) codes.push_back(code.code);
    return codes;
}

} // namespace apatite
