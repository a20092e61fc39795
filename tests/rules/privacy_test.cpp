// Errors and notices go to logs and screens of others: nothing of the patient may stand in them.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rules/pack_under_test.h"

namespace apatite {
namespace {

constexpr std::string_view canary = "Qanary";

std::string patient() {
    return R"({"resource":{"resourceType":"Patient","id":"p","name":[{"family":"Qanary"}],"birthDate":"1970-01-01",)"
           R"("address":[{"text":"Qanary"}],"telecom":[{"value":"Qanary"}]}})";
}

std::string bundle(const std::string& resource) {
    return R"({"resourceType":"Bundle","type":"collection","entry":[)" + patient() + "," + R"({"resource":)" +
           resource + "}]}";
}

// One broken resource each, with the canary wherever a record holds words of a person.
const std::vector<std::string> broken{
    R"({"resourceType":"Observation","id":"o","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"17861-6","display":"Qanary"}],"text":"Qanary"},"subject":{"reference":"Patient/p","display":"Qanary"},"effectiveDateTime":"2024-05-30","valueQuantity":{"value":9.9},"note":[{"text":"Qanary"}]})",
    R"({"resourceType":"Observation","id":"o","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"17861-6"}],"text":"Qanary"},"subject":{"reference":"Patient/p"},"effectiveDateTime":"2024-05-30","valueQuantity":{"value":9999,"unit":"mg/dL"},"note":[{"text":"Qanary"}]})",
    R"({"resourceType":"Observation","id":"o","status":"entered-in-error","code":{"text":"Qanary"},"subject":{"reference":"Patient/p"},"valueString":"Qanary"})",
    R"({"resourceType":"Condition","id":"c","code":{"text":"Qanary"},"subject":{"reference":"Patient/p"},"modifierExtension":[{"url":"http://example.org/x","valueString":"Qanary"}]})",
    R"({"resourceType":"Condition","id":"c","code":{"text":"Qanary"},"subject":{"reference":"Patient/other","display":"Qanary"}})",
    R"({"resourceType":"Condition","id":"c","code":{"text":"Qanary"},"subject":{"reference":"Patient/p"},"recorder":{"display":"Qanary"},"onsetString":"Qanary","note":[{"text":"Qanary")",
};

TEST(Messages, HoldNothingOfThePatient) {
    int told = 0;
    for (const std::string& resource : broken) {
        AnswerOptions options;
        options.as_of = "2024-06-01";
        const Result<Assessment> answer = shipped_pack().assess_bundle(bundle(resource), options);
        std::string messages;
        if (!answer)
            messages = answer.error().message;
        else
            for (const NoticeItem& notice : answer->notices) messages += notice.message + notice.source;
        told += messages.empty() ? 0 : 1;
        EXPECT_EQ(messages.find(canary), std::string::npos) << messages;
    }
    EXPECT_GE(told, 5);
}

} // namespace
} // namespace apatite
