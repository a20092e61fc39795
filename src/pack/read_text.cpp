#include "pack/read_text.h"

#include <fmt/core.h>

#include <algorithm>

#include "terminology/code.h"

namespace apatite {

std::vector<std::string> read_synonyms(const Fields& fields, Report& report) {
    std::vector<std::string> texts;
    for (const Located& written : fields.list("text")) {
        std::string normal = normalise_text(written.text);
        if (normal.empty())
            report.error("K0416", written.span, fmt::format("nothing of the text `{}` is compared", written.text),
                         "case, blanks and punctuation are ignored: write a word");
        else if (std::ranges::find(texts, normal) != texts.end())
            report.error("K0304", written.span, fmt::format("the text `{}` stands twice", written.text),
                         "case, blanks and punctuation are ignored: keep one");
        else
            texts.push_back(std::move(normal));
    }
    return texts;
}

} // namespace apatite
