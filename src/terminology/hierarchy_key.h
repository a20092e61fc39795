// Codes of a classification in the form in which a prefix means "and all below".
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace apatite {

/// A code of ATC or ICD in capitals and without the dot. Longer codes than exist are cut: no set holds one.
class HierarchyKey {
public:
    explicit HierarchyKey(std::string_view code) noexcept {
        for (const char c : code) {
            if (c == '.' || size_ == text_.size()) continue;
            text_[size_++] = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        }
    }
    std::string_view text() const noexcept { return {text_.data(), size_}; }

private:
    std::array<char, 32> text_{};
    std::size_t size_ = 0;
};

} // namespace apatite
