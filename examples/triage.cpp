// Apatite as a library: one compiled pack answers for every patient named on the command line.
#include <fstream>
#include <iostream>
#include <iterator>

#include "apatite/engine.h"
#include "apatite/render.h"

int main(int argc, char** argv) {
    const apatite::Result<apatite::CompiledPack> pack = apatite::builtin_pack();
    if (!pack) {
        std::cerr << pack.error().message << '\n';
        return 1;
    }
    apatite::AnswerOptions options;
    options.as_of = "2024-06-01"; // the library reads no clock

    for (int i = 1; i < argc; ++i) {
        std::ifstream file(argv[i], std::ios::binary);
        const std::string json{std::istreambuf_iterator<char>(file), {}};
        const apatite::Result<apatite::Assessment> answer = pack->assess_bundle(json, options);
        if (!answer) {
            std::cerr << argv[i] << ": " << answer.error().message << '\n';
            return 1;
        }
        std::cout << answer->answer.state << ' ' << answer->answer.id << ", " << answer->answer.urgency << '\n';
        for (const apatite::Hypothesis& hypothesis : answer->differential)
            if (hypothesis.score != 0)
                std::cout << "  " << hypothesis.id << ' ' << to_string(hypothesis.status) << ' ' << hypothesis.score
                          << '\n';
        for (const apatite::Alert& alert : answer->alerts) std::cout << "  alert: " << alert.id << '\n';
        for (const apatite::Alert& alert : answer->not_ruled_out) std::cout << "  not ruled out: " << alert.id << '\n';
    }

    // A patient without a file: what is known is said by hand.
    options.set = {{"age", "55 years"}, {"phosphate", "3.13 mmol/L"}, {"dialysis", "true"}};
    const apatite::Result<apatite::Assessment> answer = pack->assess_findings(options);
    if (answer) std::cout << to_text(*answer, {.width = 80});
    return answer ? 0 : 1;
}
