// Workspaces for as many calls as go on at once.
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "apatite/assessor.h"

namespace apatite::cds_hooks {

/// Any number of threads may use it at once. One that a call was left from by an exception is not used again.
class Assessors {
public:
    explicit Assessors(CompiledPack pack) : pack_(std::move(pack)) {}

    /// `use` is called with an assessor that is its own during the call.
    template <typename Use>
    auto with(const Use& use) {
        std::unique_ptr<Assessor> mine = take();
        auto result = use(*mine);
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(mine));
        return result;
    }

private:
    std::unique_ptr<Assessor> take() {
        {
            const std::lock_guard lock(mutex_);
            if (!idle_.empty()) {
                std::unique_ptr<Assessor> found = std::move(idle_.back());
                idle_.pop_back();
                return found;
            }
        }
        return std::make_unique<Assessor>(pack_);
    }

    CompiledPack pack_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Assessor>> idle_;
};

} // namespace apatite::cds_hooks
