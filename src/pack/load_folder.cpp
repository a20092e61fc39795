// The files of a pack from a folder.
#include <fmt/format.h>

#include <dirent.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <memory>
#include <new>
#include <optional>
#include <system_error>

#include "pack/load_files.h"
#include "pack/yaml_parse.h"

namespace apatite {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 10'000;

std::nullopt_t refused(const fs::path& folder, std::string message, std::string help, Report& report) {
    report.error("K0109", {folder.generic_string(), 0, 0, 0}, std::move(message), std::move(help));
    return std::nullopt;
}

struct FoundFiles {
    std::vector<fs::path> yaml;
    std::vector<fs::path> misnamed; ///< `.yml`: nobody would notice that they are not read
    std::error_code problem;
};

bool is_hidden(std::string_view name) { return name.starts_with('.'); }

struct CloseFolder {
    void operator()(DIR* folder) const noexcept { ::closedir(folder); }
};

void sort_in(const fs::path& path, FoundFiles& found, std::vector<fs::path>& open) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) {
        if (!fs::is_symlink(path, ignored)) open.push_back(path);
        return;
    }
    if (found.yaml.size() > most_files) return;
    if (path.extension() == ".yaml") found.yaml.push_back(path);
    if (path.extension() == ".yml") found.misnamed.push_back(path);
}

// With POSIX's own calls: libstdc++'s directory iterators end the program when there is no memory for a name.
FoundFiles find_files(const fs::path& folder) {
    FoundFiles found;
    for (std::vector<fs::path> open{folder}; !open.empty() && !found.problem;) {
        const fs::path current = std::move(open.back());
        open.pop_back();
        errno = 0;
        const std::unique_ptr<DIR, CloseFolder> stream(::opendir(current.c_str()));
        while (const dirent* entry = stream ? ::readdir(stream.get()) : nullptr)
            if (!is_hidden(entry->d_name)) sort_in(current / entry->d_name, found, open);
        if (!stream && errno == ENOMEM) throw std::bad_alloc();
        if (!stream) found.problem = std::error_code(errno, std::generic_category());
    }
    return found;
}

void report_misnamed(const std::vector<fs::path>& misnamed, Report& report) {
    for (const fs::path& path : misnamed) {
        report.error("K0110", {path.generic_string(), 0, 0, 0}, "a `.yml` file is not read",
                     "rename it to `.yaml`, or move it out of the pack");
    }
}

std::string without_last_slash(std::string folder) {
    while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
    return folder;
}

} // namespace

// Reads one byte more than is allowed, so that a file that is too large is told and not cut.
std::optional<std::string> read_rule_file(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return std::nullopt;
    std::string text;
    std::array<char, 65536> buffer{};
    while (text.size() <= yaml_size_limit) {
        stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        text.append(buffer.data(), static_cast<std::size_t>(stream.gcount()));
        if (!stream) break;
    }
    if (stream.bad()) return std::nullopt;
    return text;
}

/// The folders of packs that lie within a folder that is none itself.
std::vector<std::string> packs_within(const fs::path& folder, const std::vector<fs::path>& files) {
    std::vector<std::string> packs;
    for (const fs::path& file : files) {
        if (file.filename() != "pack.yaml") continue;
        if (file.lexically_relative(folder) == "pack.yaml") return {};
        packs.push_back(file.parent_path().generic_string());
    }
    std::ranges::sort(packs);
    return packs;
}

std::optional<std::vector<PackFile>> read_pack_files(const fs::path& folder, Report& report) {
    std::error_code problem;
    if (!fs::is_directory(folder, problem))
        return refused(folder, fmt::format("`{}` is not a folder that can be read", folder.generic_string()),
                       "name the folder that holds pack.yaml", report);
    FoundFiles found = find_files(folder);
    if (found.problem)
        return refused(folder, fmt::format("`{}` cannot be read: {}", folder.generic_string(), found.problem.message()),
                       "check its permissions", report);
    if (found.yaml.empty() && found.misnamed.empty())
        return refused(folder, fmt::format("`{}` holds no `.yaml` file", folder.generic_string()),
                       "name the folder that holds pack.yaml", report);
    if (found.yaml.size() > most_files)
        return refused(folder, fmt::format("`{}` holds more than {} files", folder.generic_string(), most_files),
                       "name the folder of the pack itself", report);
    if (const auto packs = packs_within(folder, found.yaml); !packs.empty())
        return refused(folder, fmt::format("`{}` holds packs but is none itself", folder.generic_string()),
                       fmt::format("name one of them: {}", fmt::join(packs, ", ")), report);
    report_misnamed(found.misnamed, report);
    std::vector<PackFile> files;
    for (const fs::path& path : found.yaml) {
        auto text = read_rule_file(path);
        if (text)
            files.push_back({path.lexically_relative(folder).generic_string(), std::move(*text)});
        else
            report.error("K0109", {path.generic_string(), 0, 0, 0}, "the file cannot be read", "check its permissions");
    }
    return files;
}

LoadedPack load_pack_folder(const fs::path& folder) {
    Report report;
    auto files = read_pack_files(folder, report);
    if (!files) return {nullptr, report.take()};
    return load_files(std::move(*files), without_last_slash(folder.generic_string()), std::move(report));
}

std::optional<Error> why_no_pack(const fs::path& folder) {
    std::error_code ignored;
    const fs::file_status status = fs::status(folder, ignored);
    if (!fs::exists(status))
        return Error{"pack-folder", fmt::format("{}: there is no such folder of rules", folder.string())};
    if (!fs::is_directory(status))
        return Error{"pack-folder", fmt::format("{}: a rule pack is a folder, this is a file", folder.string())};
    return std::nullopt;
}

} // namespace apatite
