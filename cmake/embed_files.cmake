# Files as a C++ file of string literals, so that the command needs nothing beside itself.
#
#   embed_files(TARGET FUNCTION NAME=FILE...)   adds the generated file to the target. It defines FUNCTION() of
#                                               server/static_files.h and is written again when a FILE changes.
#   cmake -DFUNCTION=NAME -DFILES="a=b;..." -DOUTPUT=FILE.cpp -P embed_files.cmake    writes it; the build runs this.
#
# A literal may be 65536 characters long at most by the standard, so a file is cut into several that stand side by side.
if(CMAKE_SCRIPT_MODE_FILE)
  set(entries "")
  foreach(pair IN LISTS FILES)
    string(FIND "${pair}" "=" at)
    string(SUBSTRING "${pair}" 0 ${at} name)
    math(EXPR at "${at} + 1")
    string(SUBSTRING "${pair}" ${at} -1 path)
    file(READ ${path} hex HEX)
    string(LENGTH "${hex}" size)
    set(literals "")
    set(start 0)
    while(start LESS size)
      string(SUBSTRING "${hex}" ${start} 16000 part)
      string(REGEX REPLACE "(..)" "\\\\x\\1" part "${part}")
      string(APPEND literals "\n            \"${part}\"")
      math(EXPR start "${start} + 16000")
    endwhile()
    math(EXPR bytes "${size} / 2")
    string(APPEND entries "        {\"${name}\", std::string_view(${literals}, ${bytes})},\n")
  endforeach()
  set(text "// Written by cmake/embed_files.cmake.\n#include \"server/static_files.h\"\n\nnamespace apatite::server {\n\n")
  string(APPEND text "std::span<const StaticFile> ${FUNCTION}() noexcept {\n    static constexpr StaticFile files[] = {\n")
  string(APPEND text "${entries}    };\n    return files;\n}\n\n} // namespace apatite::server\n")
  file(WRITE ${OUTPUT} "${text}")
  return()
endif()

set(apatite_embed_files ${CMAKE_CURRENT_LIST_FILE})
function(embed_files target function)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp)
  set(paths)
  foreach(pair ${ARGN})
    string(REGEX REPLACE "^[^=]*=" "" path "${pair}")
    list(APPEND paths ${path})
  endforeach()
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DFUNCTION=${function} "-DFILES=${ARGN}" -DOUTPUT=${output} -P ${apatite_embed_files}
    DEPENDS ${paths} ${apatite_embed_files}
    COMMENT "Embedding ${function}" VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
