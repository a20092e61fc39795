// What is served as it is: the page of src/server/page and the example patients, built into the program.
#pragma once

#include <span>
#include <string_view>

namespace apatite::server {

struct StaticFile {
    std::string_view name; ///< `index.html`
    std::string_view text;
};

/// In order of name within each folder. Valid as long as the program.
std::span<const StaticFile> static_files() noexcept;

} // namespace apatite::server
