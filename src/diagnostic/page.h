// The page behind the code of a diagnostic.
#pragma once

#include <string_view>

namespace apatite {

/// `text` says what the code means and shows a bad and a good example. Ends in a newline.
struct ExplainPage {
    std::string_view code;
    std::string_view title;
    std::string_view text;
};

} // namespace apatite
