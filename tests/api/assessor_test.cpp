// What an assessor answered before changes nothing of what it answers next.
#include <memory>

#include <gtest/gtest.h>

#include "apatite/assessor.h"
#include "apatite/render.h"
#include "support/golden.h"

namespace apatite {
namespace {

std::vector<std::string> patients() {
    std::vector<std::string> texts;
    for (const char* name :
         {"metastatic-sarcoidosis", "calciphylaxis-warfarin", "idiopathic-limbs", "dystrophic-lupus"})
        texts.push_back(test::read_file(std::string("examples/patients/") + name + ".fhir.json"));
    texts.push_back(texts[1].substr(0, texts[1].size() / 2)); // refused
    texts.emplace_back(R"({"resourceType": "Patient", "id": "alone"})");
    return texts;
}

std::vector<AnswerOptions> all_sorts_of_options() {
    AnswerOptions plain;
    plain.as_of = "2024-06-01";
    plain.what_if = plain.prove = false;
    AnswerOptions brief = plain, told = plain, complete = plain, wrong = plain, searched = plain;
    brief.brief = true;
    told.set.emplace_back("phosphate", "9.7 mg/dL");
    told.declined.emplace_back("parathyroid_hormone");
    complete.complete = {"conditions"};
    wrong.set.emplace_back("phosphate", "9.7 parsecs");
    searched.what_if = true;
    return {plain, brief, told, complete, wrong, searched};
}

std::string in_words(const Result<Assessment>& answer) {
    return answer ? to_json(*answer) : answer.error().code + ": " + answer.error().message;
}

TEST(Assessor, AnswersAsIfEachPatientWereTheFirst) {
    const CompiledPack pack = builtin_pack().value();
    const std::vector<std::string> texts = patients();
    const std::vector<AnswerOptions> options = all_sorts_of_options();
    Assessor assessor(pack);
    for (std::size_t i = 0; i < texts.size() * options.size(); ++i) {
        const std::size_t text = i * 5 % texts.size(), option = (i + i / texts.size()) % options.size();
        auto sent = std::make_unique<std::string>(texts[text]);
        const Result<Assessment> answer = assessor.assess_bundle(*sent, options[option]);
        sent.reset(); // nothing may rest on it
        EXPECT_EQ(in_words(answer), in_words(pack.assess_bundle(texts[text], options[option])))
            << "patient " << text << ", options " << option;
    }
}

} // namespace
} // namespace apatite
