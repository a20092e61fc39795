# apatite_library(FOLDERS...): the library as its users link it, made of the objects of the layers.
#
#   apatite_static   libapatite.a
#   apatite_shared   libapatite.so.N: exports what the public headers declare (libapatite.map) and nothing else
#   apatite_layers   for this project's own tests and benchmarks: every layer, with the headers of src/
#
# `apatite::apatite` is the static one, or the shared one with BUILD_SHARED_LIBS. The libraries of others that the
# layers rest on are linked privately: no header of theirs is needed to use this one.
function(apatite_library)
  set(objects)
  set(layers)
  foreach(folder ${ARGN})
    list(APPEND layers apatite_${folder})
    get_target_property(type apatite_${folder} TYPE)
    if(NOT type STREQUAL "INTERFACE_LIBRARY")
      list(APPEND objects $<TARGET_OBJECTS:apatite_${folder}>)
    endif()
  endforeach()
  add_library(apatite_layers INTERFACE)
  target_link_libraries(apatite_layers INTERFACE ${layers})

  set(map ${PROJECT_SOURCE_DIR}/cmake/libapatite.map)
  add_library(apatite_static STATIC ${objects})
  add_library(apatite_shared SHARED ${objects})
  set_target_properties(apatite_shared PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}
                                                  LINK_DEPENDS ${map})
  target_link_options(apatite_shared PRIVATE -Wl,--version-script=${map} -Wl,--no-undefined -Wl,--exclude-libs,ALL)
  foreach(kind static shared)
    set_target_properties(apatite_${kind} PROPERTIES OUTPUT_NAME apatite EXPORT_NAME ${kind} LINKER_LANGUAGE CXX)
    target_include_directories(
      apatite_${kind} INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
                                $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include> $<INSTALL_INTERFACE:include>)
    target_compile_features(apatite_${kind} INTERFACE cxx_std_20)
    target_link_libraries(apatite_${kind} PRIVATE fmt::fmt simdjson::simdjson yaml-cpp)
    add_library(apatite::${kind} ALIAS apatite_${kind})
  endforeach()
  if(BUILD_SHARED_LIBS)
    add_library(apatite::apatite ALIAS apatite_shared)
  else()
    add_library(apatite::apatite ALIAS apatite_static)
  endif()
endfunction()
