# apatite_layer(NAME DEPENDS folders... THIRD_PARTY targets...)
#
# The static library `apatite_NAME` of the folder src/NAME. DEPENDS are folders of lower layers (src/README.md).
# THIRD_PARTY is linked privately: its headers stay in this folder's .cpp files. A folder without a .cpp file is an
# interface library.
function(apatite_layer name)
  cmake_parse_arguments(layer "" "" "DEPENDS;THIRD_PARTY" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  list(TRANSFORM layer_DEPENDS PREPEND apatite_)
  set(target apatite_${name})
  set(folders ${PROJECT_SOURCE_DIR}/include ${PROJECT_BINARY_DIR}/include ${PROJECT_SOURCE_DIR}/src)
  if(NOT sources)
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE ${folders})
    target_link_libraries(${target} INTERFACE ${layer_DEPENDS})
    return()
  endif()
  add_library(${target} STATIC ${sources})
  target_include_directories(${target} PUBLIC ${folders})
  target_link_libraries(${target} PUBLIC ${layer_DEPENDS}
                        PRIVATE $<BUILD_INTERFACE:apatite_warnings> ${layer_THIRD_PARTY})
endfunction()
