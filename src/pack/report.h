// Where the readers of a pack put what they find wrong.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "apatite/diagnostic.h"

namespace apatite {

/// Collects messages. Codes: K01 the text as YAML, K02 keys and shapes, K03 ids and references, K04 content.
class Report {
public:
    void error(std::string_view code, const Span& at, std::string message, std::string help = {}) {
        add({Severity::error, std::string(code), std::move(message), at, std::move(help), {}});
    }
    void warning(std::string_view code, const Span& at, std::string message, std::string help = {}) {
        add({Severity::warning, std::string(code), std::move(message), at, std::move(help), {}});
    }
    void add(Diagnostic diagnostic) { diagnostics_.push_back(std::move(diagnostic)); }

    const Diagnostics& diagnostics() const noexcept { return diagnostics_; }
    Diagnostics take() noexcept { return std::move(diagnostics_); }

private:
    Diagnostics diagnostics_;
};

/// `rules/findings.yaml:31`, as it stands in a help line.
std::string place_of(const Span& span);

/// `` did you mean `x`? `` and where that is declared, or empty.
std::string did_you_mean(std::string_view written, const std::vector<std::string>& candidates);

} // namespace apatite
