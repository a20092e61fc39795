// The kernels for 512 patients in each instruction set that the compiler can make, chosen when the program runs.
// Internal to this folder.
#pragma once

#include <span>
#include <string_view>

#include "assess/bit_kernels.h"

namespace apatite::bits {

/// `numbers`: by slot, 512 doubles each. `planes`: by plane.
struct WideKernels {
    std::string_view instructions;
    /// The number steps, then every comparison; true if doubles cannot decide one of them.
    bool (*compare)(const BitPlan& plan, double* const* numbers, WideLanes::Bits* planes);
    void (*steps)(const BitPlan& plan, WideLanes::Bits* planes);
};

/// Those that this machine can run, the best last. There is always one.
std::span<const WideKernels> wide_kernels() noexcept;

} // namespace apatite::bits
