#include <algorithm>
#include <ostream>

#include "cli/subcommand.h"
#include "render/page.h"

namespace apatite {

int complain(Console& console, std::string_view message, int code) {
    console.err << "apatite: " << printable(message) << '\n'; // a file's name or its text may not drive the terminal
    return code;
}

int complain_in_lines(Console& console, std::string_view message, int code) {
    const std::size_t end = std::min(message.find('\n'), message.size());
    complain(console, message.substr(0, end), code);
    for (std::size_t at = end; at + 1 < message.size();) {
        const std::size_t next = std::min(message.find('\n', at + 1), message.size());
        console.err << printable(message.substr(at + 1, next - at - 1)) << '\n';
        at = next;
    }
    return code;
}

} // namespace apatite
