#include "authoring/pack_lines.h"

#include <fstream>

namespace apatite {

const std::vector<std::string>& PackLines::lines(const std::string& file) {
    const auto [at, is_new] = files_.try_emplace(file);
    if (is_new) {
        std::ifstream in(file, std::ios::binary);
        for (std::string line; std::getline(in, line);) at->second.push_back(line);
    }
    return at->second;
}

const std::string& PackLines::line(const std::string& file, std::size_t number) {
    static const std::string none;
    const std::vector<std::string>& all = lines(file);
    return number == 0 || number > all.size() ? none : all[number - 1];
}

std::size_t PackLines::find(const Span& from, std::string_view text, std::size_t most) {
    for (std::size_t number = from.line; number < from.line + most; ++number)
        if (line(from.file, number).find(text) != std::string::npos) return number;
    return 0;
}

} // namespace apatite
