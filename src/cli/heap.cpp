#include "cli/heap.h"

#include <array>
#include <cstdint>
#include <cstdlib>

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

namespace apatite {

void take_heap_at_once() noexcept {
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
    constexpr std::size_t step = std::size_t{8} << 20U, page = 4096;
    if (mallopt(M_TOP_PAD, static_cast<int>(step)) == 0) return; // another allocator
    // What was set by hand is not adjusted any more: without this, every long list would be mapped and unmapped anew.
    mallopt(M_MMAP_THRESHOLD, static_cast<int>(step / 2));
    const auto end_of_heap = [] { return reinterpret_cast<std::uintptr_t>(sbrk(0)); };
    const std::uintptr_t before = end_of_heap();
    // Until what the heap had is used up and it takes the next step.
    std::array<void*, 8> used{};
    for (std::size_t i = 0; i < used.size() && end_of_heap() == before; ++i)
        used[i] = std::malloc(std::size_t{1} << 16U);
    for (void* each : used) std::free(each);
    const std::uintptr_t begin = (before + page - 1) / page * page, end = end_of_heap() / page * page;
    if (begin < end) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
#endif
}

} // namespace apatite
