// Located messages for the people who write rules.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "apatite/export.h"

namespace APATITE_API apatite {

/// A place in a text. Lines and columns count from 1, columns in bytes; `length` is the number of bytes marked.
/// `line` 0 means the file as a whole.
struct Span {
    std::string file;
    std::size_t line = 0;
    std::size_t column = 0;
    std::size_t length = 0;

    friend bool operator==(const Span&, const Span&) = default;
};

enum class Severity { warning, error };

/// One mistake or doubt: `code` has a page (see `explain_code`), `message` says what, `help` says how to mend it.
struct Diagnostic {
    Severity severity = Severity::error;
    std::string code;
    std::string message;
    Span span;
    std::string help;
    std::string source_line; ///< the text of the marked line, empty when there is none

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

bool has_errors(const Diagnostics& diagnostics) noexcept;

/// Orders by file, line, column, code and message, and drops exact repeats, so that what is printed does not depend on
/// the order in which mistakes were found. O(n log n).
void sort_diagnostics(Diagnostics& diagnostics);

/// One message as text: a header line, the place, the marked line with a caret, the help. Ends in a newline.
std::string to_text(const Diagnostic& diagnostic);

/// All messages, in the given order, separated by a blank line.
std::string to_text(const Diagnostics& diagnostics);

/// The page behind a code: what it means, a bad and a good example. Empty for a code that does not exist.
std::string_view explain_code(std::string_view code) noexcept;

/// All codes that have a page, in order.
std::vector<std::string_view> explained_codes();

} // namespace apatite
