#include "authoring/pack_watch.h"

#include <system_error>

namespace apatite {

namespace fs = std::filesystem;

PackWatch::PackWatch(fs::path folder) : folder_(std::move(folder)), seen_(look()) {}

bool PackWatch::has_changed() {
    Stamps now = look();
    const bool changed = now != seen_;
    seen_ = std::move(now);
    return changed;
}

// A file may go while one looks: what cannot be read then is simply not there.
PackWatch::Stamps PackWatch::look() const {
    Stamps stamps;
    std::error_code problem;
    auto at = fs::recursive_directory_iterator(folder_, problem);
    for (; !problem && at != fs::recursive_directory_iterator(); at.increment(problem)) {
        if (at->path().filename().string().starts_with('.')) continue;
        std::error_code gone;
        if (!at->is_regular_file(gone)) continue;
        const auto time = at->last_write_time(gone);
        const auto size = at->file_size(gone);
        if (!gone) stamps.emplace(at->path().string(), std::pair{time, size});
    }
    return stamps;
}

} // namespace apatite
