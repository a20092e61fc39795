#include "pack/yaml_help.h"

#include <utility>

namespace apatite {

// The library's words for the usual slips, with what to do about them.
std::string help_for_yaml(std::string_view library_message) {
    const std::pair<std::string_view, std::string_view> known[] = {
        {"illegal map value", "a text that holds `: ` needs quotes around it"},
        {"end of map not found", "a line here is indented unlike its neighbours, or a text needs quotes"},
        {"end of sequence not found", "a line here is indented unlike its neighbours, or a `-` is missing"},
        {"end of map flow not found",
         "a `{` is not closed by `}`, or a text before holds `: ` or a quote and needs quotes around it"},
        {"end of sequence flow not found", "a `[` is not closed by `]`"},
        {"unknown escape character", "inside `\"…\"` write `\\\\` for a backslash, or use `'…'`"},
        {"illegal EOF in scalar", "a quote is not closed"},
    };
    for (const auto& [start, help] : known) {
        if (library_message.starts_with(start)) return std::string(help);
    }
    return "see where the line differs from those around it: indentation, a colon, a quote";
}

} // namespace apatite
