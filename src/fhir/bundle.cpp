#include "fhir/bundle.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "fhir/element.h"

namespace apatite::fhir {
namespace {

constexpr std::array<std::string_view, 8> readable_bundles = {
    "collection", "searchset", "document", "batch", "transaction", "batch-response", "transaction-response", "message"};

Error not_fhir(const json::Value& at, std::string_view what) {
    const json::Place place = at.place();
    return {"not-fhir", fmt::format("line {}, column {}: JSON, but not FHIR: {}", place.line, place.column, what)};
}

std::string_view base_of(std::string_view type, std::string_view full_url) noexcept {
    if (!full_url.starts_with("http")) return {};
    const Reference reference = split_reference(full_url);
    return reference.type == type ? reference.base : std::string_view();
}

class Collector {
public:
    explicit Collector(Bundle& bundle) : bundle_(bundle) {}

    std::optional<Error> bundle(const json::Value& root) {
        const std::string_view type = text_of(root, "type");
        if (!type.empty() && std::ranges::find(readable_bundles, type) == readable_bundles.end())
            return Error{"bundle-type", fmt::format("a Bundle of type `{}` does not tell what holds now: send a "
                                                    "`collection` or `searchset`",
                                                    type)};
        if (find(root, "modifierExtension") || find(root, "implicitRules"))
            return Error{"not-fhir", "the Bundle has a `modifierExtension` or `implicitRules` that may change what it "
                                     "means: nothing of it can be used"};
        note_further_pages(root);
        const auto entries = find(root, "entry");
        if (!entries) return std::nullopt;
        if (!entries->is_array()) return not_fhir(*entries, "`Bundle.entry` must be an array");
        std::size_t number = 0;
        for (const json::Value each : entries->elements()) {
            if (auto error = entry(each, number++)) return error;
        }
        return std::nullopt;
    }

    void resource(const json::Value& value, std::string_view type, std::string_view full_url) {
        Entry& entry = bundle_.entries.emplace_back(value);
        entry.type = type;
        entry.id = text_of(value, "id");
        entry.full_url = full_url;
        entry.base = base_of(type, full_url);
    }

private:
    std::optional<Error> entry(const json::Value& value, std::size_t number) {
        if (!value.is_object()) return not_fhir(value, fmt::format("`Bundle.entry[{}]` must be an object", number));
        if (value.duplicate_key()) {
            if (const auto twice = own_duplicate(value)) return twice;
        }
        const auto found = find(value, "resource");
        if (!found || is_outcome(value)) return std::nullopt;
        const std::string_view type = text_of(*found, "resourceType");
        if (type.empty())
            return not_fhir(*found, fmt::format("`Bundle.entry[{}].resource` has no `resourceType`", number));
        if (type == "Bundle") return bundle(*found);
        resource(*found, type, text_of(value, "fullUrl"));
        if (find(value, "modifierExtension")) {
            bundle_.entries.back().problem = "modifier-extension";
            bundle_.entries.back().message = "its Bundle entry has a `modifierExtension` that is not known: set aside";
        }
        return std::nullopt;
    }

    // A key twice in the entry itself: which resource was meant?
    std::optional<Error> own_duplicate(const json::Value& value) {
        std::vector<std::string_view> keys;
        for (const json::Member& member : value.members()) {
            if (std::ranges::find(keys, member.key) != keys.end())
                return not_fhir(value, fmt::format("the key `{}` stands twice in one Bundle entry", member.key));
            keys.push_back(member.key);
        }
        return std::nullopt;
    }

    static bool is_outcome(const json::Value& entry) {
        const auto search = find(entry, "search");
        return search && text_of(*search, "mode") == "outcome";
    }

    void note_further_pages(const json::Value& root) {
        const auto links = find(root, "link");
        if (!links) return;
        for (const json::Value link : links->elements()) {
            if (text_of(link, "relation") != "next") continue;
            bundle_.notices.push_back(
                {Notice::Severity::warning, "further-pages", "Bundle",
                 "this is one page of a search: what stands on the next pages is not known here"});
        }
    }

    Bundle& bundle_;
};

std::optional<Error> duplicate_outside_resources(const json::Value& root) {
    std::vector<std::string_view> keys;
    for (const json::Member& member : root.members()) {
        if (std::ranges::find(keys, member.key) != keys.end())
            return not_fhir(root, fmt::format("the key `{}` stands twice", member.key));
        keys.push_back(member.key);
    }
    return std::nullopt;
}

} // namespace

std::optional<Error> collect(const json::Value& root, Bundle& bundle) {
    if (!root.is_object()) return not_fhir(root, fmt::format("an object was expected, not {}", to_string(root.type())));
    const std::string_view type = text_of(root, "resourceType");
    if (type.empty()) return not_fhir(root, "it has no `resourceType`");
    if (root.duplicate_key()) {
        if (auto error = duplicate_outside_resources(root)) return error;
    }
    Collector collector(bundle);
    if (type == "Patient") {
        collector.resource(root, type, {});
    } else if (type == "Bundle") {
        if (auto error = collector.bundle(root)) return error;
    } else {
        return Error{"resource-type", fmt::format("a FHIR `{}` is no patient's record: send a Bundle with one Patient, "
                                                  "or a Patient",
                                                  type)};
    }
    decide_versions(bundle);
    return std::nullopt;
}

} // namespace apatite::fhir
