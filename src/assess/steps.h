// What a call may spend, counted in steps of the work and never in time, so that an answer is the same everywhere.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>

namespace apatite {

/// A step is one node of the rule graph, evaluated or explained in one reading.
class Steps {
public:
    explicit Steps(std::optional<std::uint64_t> allowed = std::nullopt) noexcept
        : left_(allowed.value_or(std::numeric_limits<std::uint64_t>::max())), limited_(allowed.has_value()) {}

    bool limited() const noexcept { return limited_; }
    /// Something was not done because the steps did not last.
    bool ran_out() const noexcept { return ran_out_; }

    /// Takes the steps; false, and nothing is taken, where fewer are left. From then on nothing is done any more, so
    /// that more steps never give less.
    bool spend(std::uint64_t steps) noexcept {
        if (!limited_) return true;
        if (ran_out_ || steps > left_) {
            ran_out_ = true;
            return false;
        }
        left_ -= steps;
        return true;
    }

private:
    std::uint64_t left_;
    bool limited_;
    bool ran_out_ = false;
};

} // namespace apatite
