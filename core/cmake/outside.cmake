# SPDX-License-Identifier: Apache-2.0
#
# The libraries of others. Found once, at the top, because a target that is found is known in its folder and below only.

list(APPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR})

find_package(CURL 7.85 REQUIRED)
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto SSL)
find_package(cJSON REQUIRED)
find_package(SQLite3 3.35 REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
