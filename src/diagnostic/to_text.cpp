#include <string>

#include "apatite/diagnostic.h"
#include "diagnostic/marked_line.h"

namespace apatite {
namespace {

std::string_view word(Severity severity) noexcept { return severity == Severity::error ? "error" : "warning"; }

void append_place(std::string& out, const Span& span) {
    if (span.file.empty() && span.line == 0) return;
    out += "  --> ";
    out += span.file;
    if (span.line != 0) {
        if (!span.file.empty()) out += ':';
        out += std::to_string(span.line) + ':' + std::to_string(span.column);
    }
    out += '\n';
}

void append_source(std::string& out, const Diagnostic& diagnostic) {
    if (diagnostic.source_line.empty() || diagnostic.span.line == 0) return;
    const MarkedLine marked = mark_line(diagnostic.source_line, diagnostic.span.column, diagnostic.span.length);
    out += "   | " + marked.text + "\n   | " + marked.carets + '\n';
}

void append_help(std::string& out, const std::string& help) {
    if (help.empty()) return;
    out += "help: ";
    for (const char c : help) {
        out += c;
        if (c == '\n') out += "      ";
    }
    out += '\n';
}

} // namespace

std::string to_text(const Diagnostic& diagnostic) {
    std::string out(word(diagnostic.severity));
    out += '[' + diagnostic.code + "]: " + diagnostic.message + '\n';
    append_place(out, diagnostic.span);
    append_source(out, diagnostic);
    append_help(out, diagnostic.help);
    return out;
}

std::string to_text(const Diagnostics& diagnostics) {
    std::string out;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (!out.empty()) out += '\n';
        out += to_text(diagnostic);
    }
    return out;
}

} // namespace apatite
