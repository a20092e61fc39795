// What CDS Hooks 2.0 demands of every response, read from the standard's text; each breach is one line.
#pragma once

#include <string>
#include <vector>

#include "json/reader.h"

namespace apatite::test {

std::vector<std::string> breaches_of_response(const json::Value& response);
std::vector<std::string> breaches_of_discovery(const json::Value& discovery);

} // namespace apatite::test
