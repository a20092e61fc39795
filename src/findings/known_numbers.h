// Numbers that were read before.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "findings/sent_number.h"

namespace apatite {

/// Laboratories send the same number in the same unit again and again: what one means for a finding is worked out once,
/// as long as it is not pushed out by another. One a thread; the findings must outlive it.
class KnownNumbers {
public:
    /// As `read_number`; valid until the next call.
    const SentNumber& read(const SentQuantity& quantity, const FindingDeclaration& declaration);
    /// As `read_limit` in the unit of `unit_of_limit`.
    Result<Rational> read_limit(const SentQuantity& limit, const std::optional<SentQuantity>& value,
                                const FindingDeclaration& declaration);

private:
    struct Entry {
        const FindingDeclaration* declaration = nullptr;
        SentQuantity quantity;
        SentNumber number;
    };
    struct Limit {
        const FindingDeclaration* declaration = nullptr;
        std::string number, unit;
        Rational value;
    };
    static std::size_t place_of(std::string_view number, const FindingDeclaration& declaration) noexcept;

    static constexpr std::size_t count = 256;  ///< a power of two
    static constexpr std::size_t longest = 32; ///< of a number that is kept

    std::vector<Entry> entries_; ///< none before the first
    std::vector<Limit> limits_;  ///< likewise
    SentNumber not_kept_;
};

} // namespace apatite
