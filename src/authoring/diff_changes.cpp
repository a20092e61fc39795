#include "authoring/diff_changes.h"

#include <algorithm>
#include <map>
#include <string>

#include "authoring/diff_facets.h"

namespace apatite {
namespace {

/// The text with every number in it replaced by one sign.
std::string without_numbers(std::string_view text) {
    std::string out;
    bool in_word = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool digit = c >= '0' && c <= '9';
        if (digit && !in_word) {
            while (i + 1 < text.size() && ((text[i + 1] >= '0' && text[i + 1] <= '9') || text[i + 1] == '.')) ++i;
            out += '#';
            continue;
        }
        in_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (in_word && digit);
        out += c;
    }
    return out;
}

/// Those of `all` that are not among `others`.
std::vector<std::string> without(const std::vector<std::string>& all, const std::vector<std::string>& others) {
    std::vector<std::string> rest;
    for (const std::string& one : all)
        if (std::ranges::find(others, one) == others.end()) rest.push_back(one);
    return rest;
}

std::string aspect_of(const Facet& before, const Facet& after) {
    const bool numbers_alone = after.aspect == "condition" && !after.is_list && !before.values.empty() &&
                               without_numbers(before.values.front()) == without_numbers(after.values.front());
    return numbers_alone ? "threshold" : after.aspect;
}

class Comparison {
public:
    std::vector<PackChange> changes;

    void compare(const DescribedItem& before, const DescribedItem& after) {
        for (const Facet& facet : after.facets) {
            const auto old = std::ranges::find(before.facets, facet.key, &Facet::key);
            if (old == before.facets.end())
                add(after, facet, facet.aspect, {}, facet.values);
            else if (!facet.is_list && old->values != facet.values)
                add(after, facet, aspect_of(*old, facet), old->values, facet.values);
            else if (facet.is_list)
                compare_lists(after, *old, facet);
        }
        for (const Facet& facet : before.facets)
            if (std::ranges::find(after.facets, facet.key, &Facet::key) == after.facets.end())
                add(after, facet, facet.aspect, facet.values, {});
    }

    /// All of a declaration; its facets tell what it is.
    void whole(const DescribedItem& item, PackChange::Kind kind) {
        PackChange change{kind, item.of, {}, item.of.substr(0, item.of.find(' ')), {}, {}, item.decides, item.span};
        std::vector<std::string>& said = kind == PackChange::Kind::added ? change.after : change.before;
        for (const Facet& facet : item.facets)
            if (facet.decides)
                for (const std::string& value : facet.values) said.push_back(facet.key + ": " + value);
        changes.push_back(std::move(change));
    }

private:
    void compare_lists(const DescribedItem& item, const Facet& before, const Facet& after) {
        std::vector<std::string> gone = without(before.values, after.values),
                                 come = without(after.values, before.values);
        if (!gone.empty() || !come.empty()) add(item, after, after.aspect, std::move(gone), std::move(come));
    }
    void add(const DescribedItem& item, const Facet& facet, std::string aspect, std::vector<std::string> before,
             std::vector<std::string> after) {
        changes.push_back({PackChange::Kind::changed, item.of, facet.key, std::move(aspect), std::move(before),
                           std::move(after), facet.decides, item.span});
    }
};

} // namespace

std::vector<PackChange> changes_between(const Pack& before, const Pack& after) {
    std::map<std::string, DescribedItem> old_items;
    std::vector<DescribedItem> described = describe(before);
    // The pack itself may have another name.
    described.front().of = "pack " + after.id;
    std::vector<std::string> order;
    for (DescribedItem& item : described) {
        order.push_back(item.of);
        old_items.emplace(item.of, std::move(item));
    }
    Comparison comparison;
    for (const DescribedItem& item : describe(after)) {
        const auto old = old_items.find(item.of);
        if (old == old_items.end()) {
            comparison.whole(item, PackChange::Kind::added);
            continue;
        }
        comparison.compare(old->second, item);
        old_items.erase(old);
    }
    for (const std::string& of : order)
        if (const auto gone = old_items.find(of); gone != old_items.end())
            comparison.whole(gone->second, PackChange::Kind::removed);
    return std::move(comparison.changes);
}

} // namespace apatite
