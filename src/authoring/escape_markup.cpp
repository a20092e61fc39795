#include "authoring/escape_markup.h"

namespace apatite {

std::string escape_markup(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F ? ' ' : c;
        }
    }
    return out;
}

} // namespace apatite
