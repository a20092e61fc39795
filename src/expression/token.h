// The words of the condition language.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apatite/diagnostic.h"
#include "expression/locator.h"

namespace apatite {

enum class TokenKind { end, number, string, date, word, symbol };

struct Token {
    TokenKind kind = TokenKind::end;
    std::size_t offset = 0;
    std::string_view raw; ///< as written; empty at the end
    std::string value;    ///< string: the characters that it stands for

    std::size_t end() const noexcept { return offset + raw.size(); }
    bool is(std::string_view text) const noexcept {
        return (kind == TokenKind::word || kind == TokenKind::symbol) && raw == text;
    }
};

/// Cuts a text into tokens, the last of kind `end`. Nothing when a character or literal was not readable; every such
/// mistake is reported. Linear in the text.
std::optional<std::vector<Token>> tokenize(std::string_view text, const Locator& locator, Diagnostics& diagnostics);

/// The byte is a letter, digit or underscore.
bool is_word_byte(char c) noexcept;

} // namespace apatite
