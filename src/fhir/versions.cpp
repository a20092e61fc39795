#include <algorithm>
#include <bit>
#include <optional>

#include "fhir/bundle.h"
#include "fhir/element.h"
#include "fhir/instant.h"
#include "terminology/text_hash.h"

namespace apatite::fhir {
namespace {

struct Version {
    std::optional<Instant> updated;
    std::optional<std::uint64_t> number;
};

Version version_of(const Entry& entry) {
    Version version;
    const auto meta = find(entry.resource, "meta");
    if (!meta) return version;
    if (const auto updated = find(*meta, "lastUpdated")) version.updated = parse_instant(updated->text());
    if (const auto id = find(*meta, "versionId"); id && !id->text().empty() && id->text().size() < 19) {
        const std::string_view digits = id->text();
        if (digits.find_first_not_of("0123456789") == std::string_view::npos) {
            version.number = 0;
            for (const char c : digits) version.number = *version.number * 10 + static_cast<std::uint64_t>(c - '0');
        }
    }
    return version;
}

// Less than zero when `a` is earlier; nothing when that cannot be told.
std::optional<int> compare(const Version& a, const Version& b) {
    if (a.updated && b.updated && *a.updated != *b.updated) return *a.updated < *b.updated ? -1 : 1;
    if (a.number && b.number && *a.number != *b.number) return *a.number < *b.number ? -1 : 1;
    return std::nullopt;
}

// Index, among those with the same type and id, of the one that is later than all that differ from it.
std::optional<std::size_t> latest(const std::vector<Entry>& entries, const std::vector<std::size_t>& same) {
    for (const std::size_t candidate : same) {
        const Version own = version_of(entries[candidate]);
        const bool beats_all = std::ranges::all_of(same, [&](std::size_t other) {
            if (other == candidate || same_value(entries[other].resource, entries[candidate].resource)) return true;
            return compare(version_of(entries[other]), own) == -1;
        });
        if (beats_all) return candidate;
    }
    return std::nullopt;
}

bool all_equal(const std::vector<Entry>& entries, const std::vector<std::size_t>& same) {
    return std::ranges::all_of(
        same, [&](std::size_t other) { return same_value(entries[other].resource, entries[same.front()].resource); });
}

// Nearly always no: then nothing needs to be sorted.
bool may_share_a_name(const std::vector<Entry>& entries, std::vector<std::uint32_t>& slots) {
    slots.assign(std::bit_ceil(entries.size() * 2 + 1), 0); // index + 1, at most half full
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        if (entries[i].id.empty()) continue;
        std::size_t slot = hash_of_text(entries[i].id, 0) & (slots.size() - 1);
        for (; slots[slot] != 0; slot = (slot + 1) & (slots.size() - 1)) {
            const Entry& other = entries[slots[slot] - 1];
            if (other.id == entries[i].id && other.type == entries[i].type && other.base == entries[i].base)
                return true;
        }
        slots[slot] = i + 1;
    }
    return false;
}

// Decides among entries of one name, and marks those that do not count.
void decide(Bundle& bundle, const std::vector<std::size_t>& same, std::vector<bool>& dropped) {
    const auto kept = latest(bundle.entries, same);
    for (const std::size_t each : same) dropped[each] = each != kept.value_or(same.front());
    Entry& entry = bundle.entries[kept.value_or(same.front())];
    if (!kept) {
        entry.problem = "two-versions";
        entry.message = "sent more than once with different content, and nothing says which is the later: set aside";
    } else if (!all_equal(bundle.entries, same)) {
        bundle.notices.push_back({Notice::Severity::warning, "older-version", entry.source(),
                                  "sent in several versions: the latest is used"});
    }
}

} // namespace

void decide_versions(Bundle& bundle) {
    std::vector<Entry>& entries = bundle.entries;
    if (!may_share_a_name(entries, bundle.slots)) return;
    std::vector<std::size_t> named;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!entries[i].id.empty()) named.push_back(i);
    }
    std::ranges::stable_sort(named, [&](auto a, auto b) { return name_before(entries[a], entries[b]); });
    std::vector<bool> dropped(entries.size(), false);
    bool any_dropped = false;
    for (std::size_t from = 0, to = 0; from < named.size(); from = to) {
        while (to < named.size() && !name_before(entries[named[from]], entries[named[to]])) ++to;
        if (to - from < 2) continue;
        const auto begin = named.begin() + static_cast<std::ptrdiff_t>(from);
        decide(bundle, {begin, named.begin() + static_cast<std::ptrdiff_t>(to)}, dropped);
        any_dropped = true;
    }
    if (!any_dropped) return;
    std::vector<Entry> left;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!dropped[i]) left.push_back(entries[i]);
    }
    entries = std::move(left);
}

} // namespace apatite::fhir
