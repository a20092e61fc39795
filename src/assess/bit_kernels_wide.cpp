#include "assess/bit_kernels_wide.h"

#include <array>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace apatite::bits {
namespace {

using Bits = WideLanes::Bits;
using Numbers = WideLanes::Numbers;
constexpr std::size_t rows = WideLanes::lanes / WideLanes::words;

APATITE_KERNEL Numbers* row(double* const* numbers, std::uint32_t slot) {
    return static_cast<Numbers*>(static_cast<void*>(numbers[slot]));
}

APATITE_KERNEL std::uint64_t* words(Bits& plane) { return static_cast<std::uint64_t*>(static_cast<void*>(&plane)); }

APATITE_KERNEL void run_number(const NumberStep& step, double* const* numbers) {
    if (step.op == NumberOperator::constant) return; // stands there already
    Numbers* result = row(numbers, step.result);
    const double s = step.scale, o = step.shift;
    const Numbers scale = {s, s, s, s, s, s, s, s}, shift = {o, o, o, o, o, o, o, o};
    const Numbers *a = row(numbers, step.a), *b = row(numbers, step.b);
    switch (step.op) {
    case NumberOperator::scaled:
#pragma GCC unroll 4
        for (std::size_t i = 0; i < rows; ++i) result[i] = a[i] * scale + shift;
        break;
    case NumberOperator::add:
#pragma GCC unroll 4
        for (std::size_t i = 0; i < rows; ++i) result[i] = a[i] + b[i];
        break;
    case NumberOperator::subtract:
#pragma GCC unroll 4
        for (std::size_t i = 0; i < rows; ++i) result[i] = a[i] - b[i];
        break;
    case NumberOperator::multiply:
#pragma GCC unroll 4
        for (std::size_t i = 0; i < rows; ++i) result[i] = a[i] * b[i];
        break;
    case NumberOperator::negate:
#pragma GCC unroll 4
        for (std::size_t i = 0; i < rows; ++i) result[i] = -a[i];
        break;
    case NumberOperator::abs:
#pragma GCC unroll 4
        for (std::size_t i = 0; i < rows; ++i) result[i] = a[i] < 0 ? -a[i] : a[i];
        break;
    default:
#pragma GCC unroll 4
        for (std::size_t i = 0; i < rows; ++i) result[i] = a[i] == a[i] ? a[i] : b[i];
        break;
    }
}

enum class Test { known, from, to };

/// Sets a bit of `bits` for each of 512 patients whose number passes the test; null never does.
using Gather = void (*)(Test test, const double* numbers, double limit, std::uint64_t* bits);

template <Gather gather>
APATITE_KERNEL bool compare(const BitPlan& plan, double* const* numbers, Bits* planes) {
    for (const NumberStep& step : plan.number_steps) run_number(step, numbers);
    for (const Comparison& each : plan.comparisons) {
        gather(Test::from, numbers[each.number], each.yes_from, words(planes[each.result]));
        if (!each.exact) gather(Test::to, numbers[each.number], each.no_to, words(planes[negated(each.result)]));
    }
    Bits known = {}, undecided = {};
    std::uint32_t at = no_plane;
    for (const Comparison& each : plan.comparisons) {
        if (each.number != at) gather(Test::known, numbers[each.number], 0, words(known));
        at = each.number;
        if (each.exact)
            planes[negated(each.result)] = known & ~planes[each.result];
        else
            undecided |= known & ~(planes[each.result] | planes[negated(each.result)]);
    }
    std::uint64_t any = 0;
    for (std::size_t i = 0; i < WideLanes::words; ++i) any |= undecided[i];
    return any != 0;
}

#if defined(__x86_64__)

void gather_sse2(Test test, const double* numbers, double limit, std::uint64_t* bits) {
    auto* bytes = static_cast<unsigned char*>(static_cast<void*>(bits));
    const __m128d of = _mm_set1_pd(limit);
    for (std::size_t i = 0; i < rows; ++i) {
        unsigned found = 0;
        for (unsigned k = 0; k < 4; ++k) {
            const __m128d here = _mm_load_pd(numbers + 8 * i + 2 * k);
            const __m128d passed = test == Test::known  ? _mm_cmpord_pd(here, here)
                                   : test == Test::from ? _mm_cmpge_pd(here, of)
                                                        : _mm_cmple_pd(here, of);
            found |= static_cast<unsigned>(_mm_movemask_pd(passed)) << (2 * k);
        }
        bytes[i] = static_cast<unsigned char>(found);
    }
}

[[gnu::target("avx2")]] void gather_avx2(Test test, const double* numbers, double limit, std::uint64_t* bits) {
    auto* bytes = static_cast<unsigned char*>(static_cast<void*>(bits));
    const __m256d of = _mm256_set1_pd(limit);
    for (std::size_t i = 0; i < rows; ++i) {
        unsigned found = 0;
        for (unsigned k = 0; k < 2; ++k) {
            const __m256d here = _mm256_load_pd(numbers + 8 * i + 4 * k);
            const __m256d passed = test == Test::known  ? _mm256_cmp_pd(here, here, _CMP_ORD_Q)
                                   : test == Test::from ? _mm256_cmp_pd(here, of, _CMP_GE_OQ)
                                                        : _mm256_cmp_pd(here, of, _CMP_LE_OQ);
            found |= static_cast<unsigned>(_mm256_movemask_pd(passed)) << (4 * k);
        }
        bytes[i] = static_cast<unsigned char>(found);
    }
}

[[gnu::target("avx512f,avx512dq")]] void gather_avx512(Test test, const double* numbers, double limit,
                                                       std::uint64_t* bits) {
    auto* bytes = static_cast<__mmask8*>(static_cast<void*>(bits));
    const __m512d of = _mm512_set1_pd(limit);
    switch (test) {
    case Test::known:
#pragma GCC unroll 8
        for (std::size_t i = 0; i < rows; ++i) {
            const __m512d here = _mm512_load_pd(numbers + 8 * i);
            bytes[i] = _mm512_cmp_pd_mask(here, here, _CMP_ORD_Q);
        }
        break;
    case Test::from:
#pragma GCC unroll 8
        for (std::size_t i = 0; i < rows; ++i)
            bytes[i] = _mm512_cmp_pd_mask(_mm512_load_pd(numbers + 8 * i), of, _CMP_GE_OQ);
        break;
    case Test::to:
#pragma GCC unroll 8
        for (std::size_t i = 0; i < rows; ++i)
            bytes[i] = _mm512_cmp_pd_mask(_mm512_load_pd(numbers + 8 * i), of, _CMP_LE_OQ);
        break;
    }
}

bool compare_sse2(const BitPlan& plan, double* const* numbers, Bits* planes) {
    return compare<gather_sse2>(plan, numbers, planes);
}
void steps_sse2(const BitPlan& plan, Bits* planes) { run_steps(plan, planes); }

[[gnu::target("avx2")]] bool compare_avx2(const BitPlan& plan, double* const* numbers, Bits* planes) {
    return compare<gather_avx2>(plan, numbers, planes);
}
[[gnu::target("avx2")]] void steps_avx2(const BitPlan& plan, Bits* planes) { run_steps(plan, planes); }

[[gnu::target("avx512f,avx512dq,prefer-vector-width=512")]] bool compare_avx512(const BitPlan& plan,
                                                                                double* const* numbers, Bits* planes) {
    return compare<gather_avx512>(plan, numbers, planes);
}
[[gnu::target("avx512f,avx512dq,prefer-vector-width=512")]] void steps_avx512(const BitPlan& plan, Bits* planes) {
    run_steps(plan, planes);
}

constexpr std::array kernels{WideKernels{"sse2", compare_sse2, steps_sse2},
                             WideKernels{"avx2", compare_avx2, steps_avx2},
                             WideKernels{"avx512", compare_avx512, steps_avx512}};

std::size_t usable() noexcept {
    if (__builtin_cpu_supports("avx2") == 0) return 1;
    return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512dq") != 0 ? 3 : 2;
}

#else

void gather_portable(Test test, const double* numbers, double limit, std::uint64_t* bits) {
    for (std::size_t i = 0; i < WideLanes::lanes; ++i) {
        if (i % 64 == 0) bits[i / 64] = 0;
        const bool passed = test == Test::known  ? numbers[i] == numbers[i]
                            : test == Test::from ? numbers[i] >= limit
                                                 : numbers[i] <= limit;
        bits[i / 64] |= std::uint64_t{passed} << (i % 64);
    }
}

bool compare_portable(const BitPlan& plan, double* const* numbers, Bits* planes) {
    return compare<gather_portable>(plan, numbers, planes);
}
void steps_portable(const BitPlan& plan, Bits* planes) { run_steps(plan, planes); }

constexpr std::array kernels{WideKernels{"portable", compare_portable, steps_portable}};

std::size_t usable() noexcept { return 1; }

#endif

} // namespace

std::span<const WideKernels> wide_kernels() noexcept { return {kernels.data(), usable()}; }

} // namespace apatite::bits
