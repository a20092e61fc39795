// operator new of this test program: counts what is alive and fails when it is told to.
#pragma once

#include <cstddef>

namespace apatite::test {

/// Blocks that this thread got and nobody has given back yet, by whichever thread.
long live_blocks() noexcept;

/// While it lives, the allocation of this thread after `allowed` others fails, once.
class FailingAllocation {
public:
    explicit FailingAllocation(long allowed) noexcept;
    ~FailingAllocation();
    FailingAllocation(const FailingAllocation&) = delete;
    FailingAllocation& operator=(const FailingAllocation&) = delete;

    bool happened() const noexcept;
};

} // namespace apatite::test
