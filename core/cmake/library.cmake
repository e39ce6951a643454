# SPDX-License-Identifier: Apache-2.0

# savedwallet_library(<target> DESCRIPTION <text> INCLUDE <folder> HEADERS <file>...)
#
# What the libraries we install have in common: version, public headers, the CMake package and a .pc file.
# The list of headers is the target's PUBLIC_HEADER; tests/headers and tests/check read it from there.
function(savedwallet_library target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "DESCRIPTION;INCLUDE" "HEADERS")

    list(TRANSFORM arg_HEADERS PREPEND ${arg_INCLUDE}/savedwallet/)
    set_target_properties(${target} PROPERTIES
        VERSION ${PROJECT_VERSION}
        SOVERSION ${PROJECT_VERSION_MAJOR}
        PUBLIC_HEADER "${arg_HEADERS}")
    target_include_directories(${target} PUBLIC
        $<BUILD_INTERFACE:${arg_INCLUDE}>
        $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
    add_library(savedwallet::${target} ALIAS ${target})

    install(TARGETS ${target} EXPORT savedwallet
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
        PUBLIC_HEADER DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/savedwallet)

    # The .pc file says where things are from where it lies itself, so that a staged or moved copy is right.
    file(RELATIVE_PATH lib_to_prefix ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
    set(pc_name ${target})
    set(pc_description ${arg_DESCRIPTION})
    configure_file(${PROJECT_SOURCE_DIR}/core/cmake/savedwallet.pc.in ${target}.pc @ONLY)
    install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${target}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endfunction()
