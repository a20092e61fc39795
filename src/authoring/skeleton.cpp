// `new_pack`: a small pack that is whole, to be changed step by step.
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "authoring/skeleton_files.h"
#include "calendar/partial_date.h"

namespace apatite {
namespace {

namespace fs = std::filesystem;

Error cannot(const fs::path& path, std::string_view why) {
    return {"new-folder", fmt::format("{}: {}", path.generic_string(), why)};
}

bool is_id_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// `My Thyroid_pack` is called `my-thyroid-pack`.
std::string id_from(const fs::path& folder) {
    fs::path absolute = folder.lexically_normal();
    if (!absolute.has_filename()) absolute = absolute.parent_path();
    std::string id;
    for (char c : absolute.filename().string()) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (is_id_letter(c))
            id += c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    if (id.empty() || (id[0] >= '0' && id[0] <= '9')) id.insert(0, id.empty() ? "pack" : "pack-");
    return id;
}

void replace_all(std::string& text, std::string_view mark, std::string_view by) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size()))
        text.replace(at, mark.size(), by);
}

/// The month a year later.
std::string review_date(std::string_view today) {
    const int year = (today[0] - '0') * 1000 + (today[1] - '0') * 100 + (today[2] - '0') * 10 + (today[3] - '0');
    return fmt::format("{:04}{}", year + 1, today.substr(4, 3));
}

} // namespace

Result<std::vector<std::string>> new_pack(const std::filesystem::path& folder, const std::string& today) {
    if (const auto date = PartialDate::parse(today); !date || today.size() != 10)
        return cannot(folder, fmt::format("`{}` is no day such as 2024-06-01", today));
    std::error_code problem;
    if (fs::exists(folder, problem) && !(fs::is_directory(folder, problem) && fs::is_empty(folder, problem)))
        return cannot(folder, "is there already; name a new folder or an empty one");
    std::vector<std::string> written;
    for (const SkeletonFile& file : skeleton_files()) {
        const fs::path path = folder / file.path;
        fs::create_directories(path.parent_path(), problem);
        if (problem) return cannot(path.parent_path(), "cannot be made: " + problem.message());
        std::string text(file.text);
        replace_all(text, "@ID@", id_from(folder));
        replace_all(text, "@TODAY@", today);
        replace_all(text, "@REVIEW@", review_date(today));
        std::ofstream out(path, std::ios::binary);
        out << text << std::flush;
        if (!out) return cannot(path, "cannot be written");
        written.emplace_back(file.path);
    }
    return written;
}

} // namespace apatite
