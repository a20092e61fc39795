// Numbers that were read before.
#pragma once

#include <vector>

#include "findings/sent_number.h"

namespace apatite {

/// Laboratories send the same number in the same unit again and again: what one means for a finding is worked out once,
/// as long as it is not pushed out by another. One a thread; the findings must outlive it.
class KnownNumbers {
public:
    /// As `read_number`; valid until the next call.
    const SentNumber& read(const SentQuantity& quantity, const FindingDeclaration& declaration);

private:
    struct Entry {
        const FindingDeclaration* declaration = nullptr;
        SentQuantity quantity;
        SentNumber number;
    };
    static constexpr std::size_t count = 256;  ///< a power of two
    static constexpr std::size_t longest = 32; ///< of a number that is kept

    std::vector<Entry> entries_; ///< none before the first
    SentNumber not_kept_;
};

} // namespace apatite
