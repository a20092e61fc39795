#include "c_api/counted_memory.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<long> live{0};
constexpr long never = -1;
thread_local long until_failure = never;
thread_local bool failed = false;

void* allocate(std::size_t size) {
    if (until_failure == 0) {
        until_failure = never;
        failed = true;
        throw std::bad_alloc();
    }
    if (until_failure > 0) --until_failure;
    void* block = std::malloc(size == 0 ? 1 : size);
    if (block == nullptr) throw std::bad_alloc();
    live.fetch_add(1, std::memory_order_relaxed);
    return block;
}

void* allocate_or_null(std::size_t size) noexcept {
    try {
        return allocate(size);
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}

void release(void* block) noexcept {
    if (block != nullptr) live.fetch_sub(1, std::memory_order_relaxed);
    std::free(block);
}

} // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
// A sanitizer brings its own of these, which `free` would not match.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate_or_null(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate_or_null(size); }
void operator delete(void* block) noexcept { release(block); }
void operator delete[](void* block) noexcept { release(block); }
void operator delete(void* block, std::size_t) noexcept { release(block); }
void operator delete[](void* block, std::size_t) noexcept { release(block); }

namespace apatite::test {

long live_blocks() noexcept { return live.load(std::memory_order_relaxed); }

FailingAllocation::FailingAllocation(long allowed) noexcept {
    failed = false;
    until_failure = allowed;
}

FailingAllocation::~FailingAllocation() { until_failure = never; }

bool FailingAllocation::happened() const noexcept { return failed; }

} // namespace apatite::test
