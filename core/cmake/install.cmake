# SPDX-License-Identifier: Apache-2.0
#
# The CMake package: find_package(savedwallet) gives savedwallet::savedwallet, ::savedwallet-rules, ::savedwallet-engine.
# The libraries are shared and their headers name no outside library, so there is nothing further to find.

include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/savedwallet)
configure_package_config_file(
    ${CMAKE_CURRENT_LIST_DIR}/savedwallet-config.cmake.in
    ${CMAKE_CURRENT_BINARY_DIR}/savedwallet-config.cmake
    INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(
    ${CMAKE_CURRENT_BINARY_DIR}/savedwallet-config-version.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES
    ${CMAKE_CURRENT_BINARY_DIR}/savedwallet-config.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/savedwallet-config-version.cmake
    DESTINATION ${package_folder})
install(EXPORT savedwallet
    FILE savedwallet-targets.cmake
    NAMESPACE savedwallet::
    DESTINATION ${package_folder})
