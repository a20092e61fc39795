// Workspaces for as many calls as go on at once.
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "apatite/assessor.h"
#include "json/reader.h"

namespace apatite::cds_hooks {

/// The memory of one call after another.
struct Workspace {
    explicit Workspace(CompiledPack pack) : assessor(std::move(pack)) {}

    json::Document body;
    Assessor assessor;
};

/// Any number of threads may use it at once. One that a call was left from by an exception is not used again.
class Workspaces {
public:
    explicit Workspaces(CompiledPack pack) : pack_(std::move(pack)) {}

    /// `use` is called with a workspace that is its own during the call.
    template <typename Use>
    auto with(const Use& use) {
        std::unique_ptr<Workspace> mine = take();
        auto result = use(*mine);
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(mine));
        return result;
    }

private:
    std::unique_ptr<Workspace> take() {
        {
            const std::lock_guard lock(mutex_);
            if (!idle_.empty()) {
                std::unique_ptr<Workspace> found = std::move(idle_.back());
                idle_.pop_back();
                return found;
            }
        }
        return std::make_unique<Workspace>(pack_);
    }

    CompiledPack pack_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Workspace>> idle_;
};

} // namespace apatite::cds_hooks
