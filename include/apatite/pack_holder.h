// Changing the rules while threads assess.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "apatite/engine.h"
#include "apatite/export.h"

namespace APATITE_API apatite {

/// The pack in use, replaced while other threads assess:
///
///     apatite::PackHolder holder(*apatite::builtin_pack());
///     holder.current().assess_bundle(json, options);             // in any thread
///     if (auto error = holder.replace(apatite::load_pack(folder))) report(*error);
///
/// Whoever asked for the pack before the change finishes on the old one, which lives until the last reader is done; its
/// answer names the old hash. All functions may be called from any thread at once. O(1).
class PackHolder {
public:
    explicit PackHolder(CompiledPack pack) : pack_(std::move(pack)) {}

    /// The pack that is in use now: a handle that stays whole whatever is replaced meanwhile.
    CompiledPack current() const {
        const std::lock_guard lock(mutex_);
        return pack_;
    }

    /// Puts a pack in place of the one in use. A pack that could not be loaded leaves the old one in place, and its
    /// error comes back.
    [[nodiscard]] std::optional<Error> replace(Result<CompiledPack> pack) {
        if (!pack) return pack.error();
        CompiledPack taken = std::move(pack).value();
        const std::lock_guard lock(mutex_);
        std::swap(pack_, taken); // the old one is let go after the lock
        return std::nullopt;
    }

private:
    mutable std::mutex mutex_;
    CompiledPack pack_;
};

} // namespace apatite
