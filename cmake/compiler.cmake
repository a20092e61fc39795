# How every target of this project is compiled; users of the library inherit none of it.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_OPTIMIZE_DEPENDENCIES ON) # a static library need not wait for those that it will be linked with
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(APATITE_CCACHE ccache)
if(APATITE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${APATITE_CCACHE})
endif()

add_library(apatite_warnings INTERFACE)
target_compile_options(apatite_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Werror)
# g++ 12 sees overlaps in std::string's operator+ that are not there (GCC bug 105651).
target_compile_options(apatite_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)

# g++ clears some hundred bytes by `rep stos`, which takes longer to begin than vectors take to write them.
include(CheckCXXCompilerFlag)
set(APATITE_CLEAR_BY_VECTORS "-mmemset-strategy=vector_loop:512:noalign,libcall:-1:noalign")
check_cxx_compiler_flag(${APATITE_CLEAR_BY_VECTORS} APATITE_CAN_CLEAR_BY_VECTORS)
if(APATITE_CAN_CLEAR_BY_VECTORS)
  add_compile_options("$<$<AND:$<COMPILE_LANGUAGE:CXX>,$<NOT:$<CONFIG:Debug>>>:${APATITE_CLEAR_BY_VECTORS}>")
endif()

# -DAPATITE_SANITIZE=address,undefined or thread
set(APATITE_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize takes them")
if(APATITE_SANITIZE)
  add_compile_options(-fsanitize=${APATITE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${APATITE_SANITIZE})
endif()
