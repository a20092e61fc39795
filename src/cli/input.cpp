#include "cli/input.h"

#include <cerrno>
#include <fstream>
#include <istream>
#include <sys/stat.h>
#include <system_error>

#include <fmt/format.h>

namespace apatite {
namespace {

Error unreadable(std::string message) { return {"input", std::move(message)}; }

Result<std::string> read_all(std::istream& in) {
    std::string bytes;
    char block[1U << 16U];
    while (in.read(block, sizeof block) || in.gcount() > 0) {
        bytes.append(block, static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > largest_input)
            return unreadable(
                fmt::format("larger than {} MiB, the most that is read for one patient", largest_input >> 20U));
    }
    if (in.bad()) return unreadable("could not be read to its end");
    if (bytes.empty()) return unreadable("empty: a FHIR Bundle was expected");
    return bytes;
}

} // namespace

Result<std::string> read_input(const std::string& path, std::istream& standard_input) {
    if (path == "-") return read_all(standard_input);
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) return unreadable(std::generic_category().message(errno));
    if (S_ISDIR(status.st_mode)) return unreadable("is a folder: name the files in it");
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in) return unreadable(std::generic_category().message(errno));
    return read_all(in);
}

} // namespace apatite
