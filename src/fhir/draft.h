// A fact while its resource is read: it views the document, and costs no allocation of its own.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fhir/known_concepts.h"
#include "findings/record.h"

namespace apatite::fhir {

/// Memory for what a reading makes up: given back all at once, to be used again. Nothing in it is destroyed.
class Arena {
public:
    void* allocate(std::size_t bytes) {
        constexpr std::size_t aligned = alignof(std::max_align_t);
        bytes = (bytes + aligned - 1) / aligned * aligned;
        if (static_cast<std::size_t>(end_ - next_) < bytes) grow(bytes);
        return std::exchange(next_, next_ + bytes);
    }
    void release() noexcept;

private:
    void grow(std::size_t bytes);
    std::byte* begin() const noexcept { return chunks_.empty() ? nullptr : chunks_.back().get(); }

    std::vector<std::unique_ptr<std::byte[]>> chunks_; ///< the last is the biggest, and the one in use
    std::byte *next_ = nullptr, *end_ = nullptr;
};

/// A copy that lives as long as the arena's content.
std::string_view keep(Arena& arena, std::string_view text);

/// Room for `count` values, uninitialised but in their lifetime.
template <typename Value>
std::span<Value> room_for(Arena& arena, std::size_t count) {
    static_assert(alignof(Value) <= alignof(std::max_align_t));
    auto* first = static_cast<Value*>(arena.allocate(count * sizeof(Value)));
    std::uninitialized_default_construct_n(first, count);
    return {first, count};
}

/// Those of `codes`, then those of `more` that are not among them.
CodeViews joined(Arena& arena, CodeViews codes, CodeViews more);
CodeViews sorted(Arena& arena, CodeViews codes);

/// As `SentQuantity`.
struct QuantityView {
    std::string_view number, comparator, unit;
    bool unit_is_ucum = false;
    std::string_view shown;
    friend bool operator==(const QuantityView&, const QuantityView&) = default;
};

/// As `Fact`, without its source.
struct Draft {
    Draft() noexcept {} // NOLINT: a default of the compiler's would first fill all of it with zeros

    FactKind kind = FactKind::observation;
    Presence presence = Presence::present;
    std::string_view code_text;
    CodeViews codes;
    KnownConcept* known_code = nullptr; ///< that they were taken from

    std::optional<QuantityView> quantity;
    std::optional<QuantityView> value_low, value_high;
    std::optional<bool> boolean;
    CodeViews value_codes;
    std::string_view value_text;
    std::optional<PartialDate> value_date;
    AbsentReason absent_reason = AbsentReason::none;
    Flag flag = Flag::none;
    bool flags_conflict = false;
    std::optional<QuantityView> range_low, range_high;

    std::optional<PartialDate> date;
    std::optional<PartialDate> end_date;
    std::optional<PartialDate> recorded;
    bool ongoing = false;
    bool preliminary = false;

    CodeViews sites;
    std::string_view site_text;
    CodeViews routes;
    std::string_view route_text;
    std::span<const std::string_view> focus;
    bool specimen_excludes_serum = false;

    std::string_view fragment; ///< `#x`, of what the resource contains

    /// Are code and text those of `known_code` still?
    bool has_known_code() const noexcept {
        return known_code && codes.data() == known_code->codes.data() && code_text.data() == known_code->text.data();
    }
};
using Drafts = std::vector<Draft>;

/// Into a fact that outlives the document; everything but its source, in the memory that it has.
void write(const Draft& draft, Fact& fact);

} // namespace apatite::fhir
