# Debian packages by CPack: libapatite0, libapatite-dev, apatite. `./dev package` builds them and asks lintian.
set(debian ${PROJECT_SOURCE_DIR}/cmake/debian)
set(apatite_debian_runtime libapatite${PROJECT_VERSION_MAJOR})
find_program(APATITE_GZIP gzip)
if(NOT APATITE_GZIP)
  message(STATUS "no gzip: no Debian packages")
  return()
endif()

# gzip's -n leaves out the time, so that equal sources give equal packages.
function(apatite_gzip from to)
  execute_process(COMMAND ${APATITE_GZIP} -9nc ${from} OUTPUT_FILE ${to} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

foreach(file changelog shlibs depends.cmake)
  configure_file(${debian}/${file}.in ${PROJECT_BINARY_DIR}/debian/${file} @ONLY)
endforeach()
apatite_gzip(${PROJECT_BINARY_DIR}/debian/changelog ${PROJECT_BINARY_DIR}/debian/changelog.Debian.gz)
apatite_gzip(${debian}/apatite.1 ${PROJECT_BINARY_DIR}/debian/apatite.1.gz)

set(apatite_about "Takes what is known of a patient with calcified skin and answers which
subtype of calcinosis cutis is likely and why, what is urgent, what to
test or ask next, and what to avoid. It is not a medical device.
")

# apatite_debian(COMPONENT PACKAGE SECTION SUMMARY WHAT IT HOLDS): what Debian wants beside every package.
function(apatite_debian component name section summary holds)
  install(FILES ${PROJECT_BINARY_DIR}/debian/changelog.Debian.gz ${debian}/copyright
          DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/${name} COMPONENT ${component} EXCLUDE_FROM_ALL)
  string(TOUPPER ${component} upper)
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${name} PARENT_SCOPE)
  set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section} PARENT_SCOPE)
  set(CPACK_DEBIAN_${upper}_DESCRIPTION "${summary}\n${apatite_about}\n${holds}" PARENT_SCOPE)
endfunction()

apatite_debian(runtime ${apatite_debian_runtime} libs "decision support on calcinosis cutis, shared library"
               "This package holds the shared library, which C and C++ programs link.")
apatite_debian(development libapatite-dev libdevel "decision support on calcinosis cutis, development files"
               "This package holds the headers for C and C++, the static library, and\nthe files for CMake and pkg-config.")
apatite_debian(command apatite science "decision support on calcinosis cutis, command"
               "This package holds the command for clinicians and for authors of rules.")
install(FILES ${PROJECT_BINARY_DIR}/debian/apatite.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT command
        EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME apatite)
set(CPACK_PACKAGE_CONTACT "Apatite maintainers <maintainers@users.noreply.r-seed-ec46c171.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL runtime development command)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SHLIBDEPS ON)
# CPack would add scripts that run ldconfig, which Debian has had a trigger for since 2016; so what the library depends
# on and its shlibs file are made here.
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_BINARY_DIR}/debian/depends.cmake)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_CONTROL_EXTRA ${debian}/triggers ${PROJECT_BINARY_DIR}/debian/shlibs)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "${apatite_debian_runtime} (= ${PROJECT_VERSION}-1), libfmt-dev, libsimdjson-dev, libyaml-cpp-dev")
include(CPack)
