// Puts a declaration together from what is said of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authoring/diff_facets.h"

namespace apatite {

class ItemWriter {
public:
    ItemWriter(std::string_view kind, const std::string& id, const Span& span, bool decides);

    /// Nothing is written of what is empty.
    void one(std::string key, std::string_view aspect, std::string value, bool decides);
    void text(std::string key, std::string value) { one(std::move(key), "text", std::move(value), false); }
    void list(std::string key, std::string_view aspect, std::vector<std::string> values, bool decides);
    void condition(const std::string& key, const Condition& condition);
    void codes(std::string key, const CodeSet& codes);
    void sources(std::vector<std::string> evidence) { list("evidence", "sources", std::move(evidence), false); }

    DescribedItem take() { return std::move(item_); }

private:
    DescribedItem item_;
};

/// `loinc 2777-1`.
std::string code_text(const Code& code);

DescribedItem describe_finding(const FindingDeclaration& finding);

} // namespace apatite
