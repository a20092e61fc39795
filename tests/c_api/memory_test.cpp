// Without memory a call says so, gives back what it took and leaves everything usable; with memory it keeps none.
#include <charconv>
#include <cstdlib>
#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "c_api/calls.h"
#include "c_api/counted_memory.h"

namespace apatite::test {
namespace {

const std::string date = "2024-06-01";

/// The same status, or APATITE_INTERNAL when the call gave another text than it should.
apatite_status only(const std::string& expected, apatite_status status, const apatite_text* text) {
    const apatite_string got = apatite_text_get(text);
    if (status != APATITE_OK) return status;
    return std::string_view(got.data, got.size) == expected ? status : APATITE_INTERNAL;
}

/// Lets allocation `first`, `first + step`, ... of `call` fail until it runs through. `call` frees what it gets.
void fail_each(long first, long step, const std::function<apatite_status(apatite_error**)>& call) {
    apatite_error* error = nullptr;
    ASSERT_EQ(call(&error), APATITE_OK); // what is made once and kept is made now
    long failures = 0;
    for (long allowed = first;; allowed += step) {
        const long before = live_blocks();
        apatite_status status = APATITE_OK;
        bool happened = false;
        {
            const FailingAllocation failing(allowed);
            status = call(&error);
            happened = failing.happened();
        }
        if (!happened) {
            ASSERT_EQ(status, APATITE_OK);
            break;
        }
        ++failures;
        if (status == APATITE_OK) continue; // done without that memory, as std::stable_sort can; `call` compares
        ASSERT_EQ(status, APATITE_OUT_OF_MEMORY) << "allocation " << allowed;
        ASSERT_EQ(cxx(apatite_error_code(error)), "out-of-memory");
        apatite_error_free(error);
        ASSERT_EQ(live_blocks(), before) << "a leak when allocation " << allowed << " fails";
    }
    EXPECT_GT(failures, 5);
}

class Memory : public testing::Test {
protected:
    static PackHandle small_pack() {
        apatite_pack* pack = nullptr;
        apatite_pack_load(c((source() / "tests/authoring/packs/anaemia").string()), &pack, nullptr);
        return PackHandle(pack);
    }
    PackHandle pack = small_pack();
    std::string bundle = read_file(source() / "tests/authoring/packs/anaemia/cases/from-record.fhir.json");
    apatite_options options = options_for(date);
};

TEST_F(Memory, EachFailingAllocationOfAnAssessmentIsTold) {
    fail_each(0, 1, [this](apatite_error** error) {
        apatite_assessment* out = nullptr;
        const apatite_status status = apatite_assess_bundle(pack.get(), c(bundle), &options, &out, error);
        EXPECT_EQ(out != nullptr, status == APATITE_OK);
        apatite_assessment_free(out);
        return status;
    });
}

TEST_F(Memory, EachFailingAllocationOfARenderingIsTold) {
    apatite_assessment* out = nullptr;
    ASSERT_EQ(apatite_assess_bundle(pack.get(), c(bundle), &options, &out, nullptr), APATITE_OK);
    const AnswerHandle answer(out);
    const std::string json = json_of(out);
    apatite_text* full = nullptr;
    ASSERT_EQ(apatite_assessment_report(out, 80, 1, &full, nullptr), APATITE_OK);
    const TextHandle owned(full);
    const std::string report = cxx(apatite_text_get(full));
    fail_each(0, 1, [&](apatite_error** error) {
        apatite_text* text = nullptr;
        const apatite_status called = apatite_assessment_json(answer.get(), 1, &text, error);
        const apatite_status status = only(json, called, text);
        apatite_text_free(text);
        return status;
    });
    fail_each(0, 1, [&](apatite_error** error) {
        apatite_text* text = nullptr;
        const apatite_status called = apatite_assessment_report(answer.get(), 80, 1, &text, error);
        const apatite_status status = only(report, called, text);
        apatite_text_free(text);
        return status;
    });
}

TEST_F(Memory, EachFailingAllocationOfASessionIsTold) {
    const apatite_setting low{c("haemoglobin"), c("9 g/dL")};
    fail_each(0, 1, [&](apatite_error** error) {
        apatite_session* started = nullptr;
        apatite_assessment* out = nullptr;
        apatite_status status = apatite_session_start(pack.get(), &options, c(bundle), &started, error);
        if (status == APATITE_OK) status = apatite_session_set(started, low.finding, low.value, error);
        if (status == APATITE_OK) status = apatite_session_declined(started, low.finding, error);
        if (status == APATITE_OK) status = apatite_session_clear(started, low.finding, error);
        if (status == APATITE_OK) status = apatite_session_assessment(started, &out, error);
        apatite_assessment_free(out);
        apatite_session_free(started);
        return status;
    });
}

TEST_F(Memory, EveryFiftiethFailingAllocationOfLoadingIsTold) {
    const std::string folder = (source() / "tests/authoring/packs/anaemia").string();
    fail_each(0, 50, [&](apatite_error** error) {
        apatite_pack* loaded = nullptr;
        const apatite_status status = apatite_pack_load(c(folder), &loaded, error);
        apatite_pack_free(loaded);
        return status;
    });
}

/// `quick`, or in `./dev soak` each that the promise is about.
long step(long quick, long promised) { return std::getenv("APATITE_SOAK_ALLOCATIONS") == nullptr ? quick : promised; }

class ShippedRules : public Memory {
protected:
    apatite_status assess(apatite_error** error) const {
        apatite_assessment* out = nullptr;
        const apatite_status status = apatite_assess_bundle(shipped.get(), c(record), &options, &out, error);
        apatite_assessment_free(out);
        return status;
    }
    const PackHandle shipped = builtin();
    const std::string record = patient();
};

TEST_F(ShippedRules, EachFailingAllocationOfABriefAnswerIsTold) {
    options.flags = APATITE_BRIEF;
    fail_each(0, 1, [this](apatite_error** error) { return assess(error); });
}

TEST_F(ShippedRules, FailingAllocationsOfAnAnswerAreTold) {
    options.flags = APATITE_NO_WHAT_IF | APATITE_NO_PROOF;
    fail_each(1, step(41, 1), [this](apatite_error** error) { return assess(error); });
}

// Of these there are so many that even `./dev soak` takes some of them.
TEST_F(ShippedRules, FailingAllocationsOfAFullAnswerAreTold) {
    options.flags = APATITE_IN_FULL | APATITE_TRACE;
    fail_each(7, step(1009, 29), [this](apatite_error** error) { return assess(error); });
}

TEST_F(ShippedRules, FailingAllocationsOfASessionAreTold) {
    fail_each(5, step(211, 1), [this](apatite_error** error) {
        apatite_session* started = nullptr;
        apatite_assessment* out = nullptr;
        apatite_status status = apatite_session_start(shipped.get(), &options, c(record), &started, error);
        if (status == APATITE_OK) status = apatite_session_set(started, c("phosphate"), c("9.7 mg/dL"), error);
        if (status == APATITE_OK) status = apatite_session_assessment(started, &out, error);
        apatite_assessment_free(out);
        apatite_session_free(started);
        return status;
    });
}

TEST_F(ShippedRules, FailingAllocationsOfLoadingAreTold) {
    fail_each(3, step(4999, 50), [](apatite_error** error) {
        apatite_pack* loaded = nullptr;
        const apatite_status status = apatite_pack_builtin(&loaded, error);
        apatite_pack_free(loaded);
        return status;
    });
}

TEST_F(Memory, FailingAllocationsOfASiteProfileAreTold) {
    const std::string profile = "id: a\ntitle: A\nsystems: { lab: urn:lab }\nunit-aliases: { mg pr dl: mg/dL }\n";
    fail_each(0, 11, [&](apatite_error** error) {
        apatite_pack* here = nullptr;
        const apatite_status status = apatite_pack_with_site_profile(pack.get(), c(profile), &here, error);
        apatite_pack_free(here);
        return status;
    });
}

long assessments_wanted() {
    const char* text = std::getenv("APATITE_SOAK_ASSESSMENTS");
    long wanted = 1000;
    if (text != nullptr) std::from_chars(text, text + std::char_traits<char>::length(text), wanted);
    return wanted;
}

// `./dev soak` runs it ten million times.
TEST_F(Memory, StaysConstantOverManyAssessments) {
    long after_first = 0;
    for (long i = 0; i < assessments_wanted(); ++i) {
        apatite_assessment* out = nullptr;
        ASSERT_EQ(apatite_assess_bundle(pack.get(), c(bundle), &options, &out, nullptr), APATITE_OK);
        apatite_assessment_free(out);
        if (i == 0) after_first = live_blocks();
        ASSERT_EQ(live_blocks(), after_first) << "after " << i << " assessments";
    }
}

} // namespace
} // namespace apatite::test
