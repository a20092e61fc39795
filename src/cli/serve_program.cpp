// The program of the service, which `apatite serve` starts: all its words are those of `serve`.
#include "cli/subcommand.h"

namespace apatite {

int run_command(const std::vector<std::string>& words, Console& console) { return run_serve(words, console); }

} // namespace apatite
