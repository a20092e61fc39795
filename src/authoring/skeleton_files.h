// The files of a new pack, as they are written.
#pragma once

#include <span>
#include <string_view>

namespace apatite {

struct SkeletonFile {
    std::string_view path;
    std::string_view text; ///< `@ID@`, `@TODAY@` and `@REVIEW@` stand for what the pack is called and its dates
};

std::span<const SkeletonFile> skeleton_files() noexcept;

} // namespace apatite
