# What `cmake --install` puts where: libraries, headers, the CMake package, pkg-config files, the command.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(apatite_cmake_folder ${CMAKE_INSTALL_LIBDIR}/cmake/apatite)

install(TARGETS apatite_shared EXPORT apatite-shared
        LIBRARY COMPONENT runtime NAMELINK_COMPONENT development)
install(TARGETS apatite_static EXPORT apatite-static ARCHIVE COMPONENT development)
install(DIRECTORY include/apatite ${PROJECT_BINARY_DIR}/include/apatite TYPE INCLUDE COMPONENT development
        FILES_MATCHING PATTERN "*.h")
foreach(kind shared static)
  install(EXPORT apatite-${kind} NAMESPACE apatite:: DESTINATION ${apatite_cmake_folder} COMPONENT development)
endforeach()

configure_package_config_file(cmake/apatite-config.cmake.in ${PROJECT_BINARY_DIR}/apatite-config.cmake
                              INSTALL_DESTINATION ${apatite_cmake_folder})
# Before 1.0 a minor release may change the ABI, and after it only a major one.
if(PROJECT_VERSION_MAJOR EQUAL 0)
  set(compatibility SameMinorVersion)
else()
  set(compatibility SameMajorVersion)
endif()
write_basic_package_version_file(${PROJECT_BINARY_DIR}/apatite-config-version.cmake COMPATIBILITY ${compatibility})
install(FILES ${PROJECT_BINARY_DIR}/apatite-config.cmake ${PROJECT_BINARY_DIR}/apatite-config-version.cmake
        DESTINATION ${apatite_cmake_folder} COMPONENT development)

file(RELATIVE_PATH apatite_pc_up /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
# The static file names the archive itself, because `-lapatite` takes the shared library where both are installed.
set(apatite_pc_link "-lapatite")
set(apatite_pc_requires "")
configure_file(cmake/apatite.pc.in ${PROJECT_BINARY_DIR}/apatite.pc @ONLY)
set(apatite_pc_link "-l:libapatite.a")
set(apatite_pc_requires "fmt simdjson yaml-cpp")
configure_file(cmake/apatite.pc.in ${PROJECT_BINARY_DIR}/apatite-static.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/apatite.pc ${PROJECT_BINARY_DIR}/apatite-static.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

if(APATITE_COMMAND)
  install(TARGETS apatite-command RUNTIME COMPONENT command)
  install(TARGETS apatite-serve RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/apatite COMPONENT command)
  include(debian)
endif()
