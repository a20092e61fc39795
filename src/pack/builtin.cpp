#include "pack/builtin.h"

#include <string>
#include <utility>

namespace apatite {

LoadedPack load_builtin_pack() {
    std::vector<PackFile> files;
    for (const BuiltinFile& file : builtin_pack_files())
        files.push_back({std::string(file.path), std::string(file.text)});
    return load_pack(std::move(files));
}

} // namespace apatite
