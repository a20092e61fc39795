# The default pack as a C++ file of string literals, so that the library carries it wherever it goes.
#
#   include(embed_pack)     in src/pack/CMakeLists.txt, after apatite_layer(pack): adds the generated file, which defines
#                           builtin_pack_files() of src/pack/builtin.h, to the target apatite_pack. It is written again
#                           when a file of the pack changes, comes or goes.
#   cmake -DPACK_FOLDER=DIR -DOUTPUT=FILE.cpp -P embed_pack.cmake
#                           writes the file; this is what the build runs.
#
# The cases stay outside: they change no answer, and reading them would slow down every start.
if(CMAKE_SCRIPT_MODE_FILE)
  file(GLOB_RECURSE paths RELATIVE ${PACK_FOLDER} ${PACK_FOLDER}/*.yaml)
  list(FILTER paths EXCLUDE REGEX "^(cases|mutants)[/.]|(^|/)\\.")
  list(SORT paths)
  set(files "")
  foreach(path IN LISTS paths)
    file(READ ${PACK_FOLDER}/${path} content)
    string(APPEND files "        {\"${path}\", R\"apatite_pack(${content})apatite_pack\"},\n")
  endforeach()
  if(paths)
    set(body "    static constexpr BuiltinFile files[] = {\n${files}    };\n    return files;\n")
  else()
    set(body "    return {};\n")
  endif()
  set(text "// Written by cmake/embed_pack.cmake from the files of the default pack.\n#include \"pack/builtin.h\"\n\n")
  string(APPEND text "namespace apatite {\n\nstd::span<const BuiltinFile> builtin_pack_files() noexcept {\n${body}}\n\n")
  string(APPEND text "} // namespace apatite\n")
  file(WRITE ${OUTPUT} "${text}")
  return()
endif()

set(apatite_pack_folder ${PROJECT_SOURCE_DIR}/rules/calcinosis-cutis)
set(apatite_pack_cpp ${CMAKE_CURRENT_BINARY_DIR}/builtin_pack_files.cpp)
file(GLOB_RECURSE apatite_pack_yaml CONFIGURE_DEPENDS ${apatite_pack_folder}/*.yaml)
add_custom_command(
  OUTPUT ${apatite_pack_cpp}
  COMMAND ${CMAKE_COMMAND} -DPACK_FOLDER=${apatite_pack_folder} -DOUTPUT=${apatite_pack_cpp} -P
          ${CMAKE_CURRENT_LIST_FILE}
  DEPENDS ${apatite_pack_yaml} ${CMAKE_CURRENT_LIST_FILE}
  COMMENT "Embedding the default pack" VERBATIM)
target_sources(apatite_pack PRIVATE ${apatite_pack_cpp})
