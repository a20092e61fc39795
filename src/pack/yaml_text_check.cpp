#include "pack/yaml_text_check.h"

#include <fmt/core.h>

#include "diagnostic/utf8.h"
#include "pack/yaml_parse.h"

namespace apatite {
namespace {

bool is_forbidden(std::string_view text, std::size_t i) noexcept {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\r') return i + 1 >= text.size() || text[i + 1] != '\n';
    return (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F;
}

bool check_control_characters(const SourceText& source, Report& report) {
    const std::string_view text = source.text();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_forbidden(text, i)) continue;
        report.error("K0102", source.span(i, 1),
                     fmt::format("control character U+{:04X}", static_cast<unsigned char>(text[i])),
                     "delete it; a text editor that shows invisible characters will find it");
        return false;
    }
    return true;
}

bool check_indentation(const SourceText& source, Report& report) {
    const std::string_view text = source.text();
    bool good = true;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t first = text.find_first_not_of(' ', start);
        if (first != std::string_view::npos && text[first] == '\t') {
            report.error("K0103", source.span(first, 1), "a tab in the indentation", "YAML indents with blanks only");
            good = false;
        }
        const std::size_t end = text.find('\n', start);
        start = end == std::string_view::npos ? text.size() : end + 1;
    }
    return good;
}

} // namespace

bool check_yaml_text(const SourceText& source, Report& report) {
    if (source.size() > yaml_size_limit) {
        report.error("K0108", {source.path(), 0, 0, 0},
                     fmt::format("the file has {} bytes, more than {}", source.size(), yaml_size_limit),
                     "split it: a part may be a folder of files");
        return false;
    }
    if (const auto invalid = first_invalid_utf8(source.text())) {
        report.error("K0102", source.span(*invalid, 1), "the text is not UTF-8 from here on", "save the file as UTF-8");
        return false;
    }
    // Both, so that one run shows both.
    const bool characters = check_control_characters(source, report);
    return check_indentation(source, report) && characters;
}

} // namespace apatite
