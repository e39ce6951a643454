# SPDX-License-Identifier: Apache-2.0
#
# savedwallet_warnings: how our own code is compiled. Every target of ours links it PRIVATE, so nothing of it reaches
# those who use the libraries.

add_library(savedwallet_warnings INTERFACE)

target_compile_options(savedwallet_warnings INTERFACE
    -Wall -Wextra -Wpedantic
    -Wshadow -Wconversion -Wsign-conversion
    -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
    -Wformat=2
    -Wpointer-arith -Wwrite-strings -Wundef -Wvla
    $<$<BOOL:${SAVEDWALLET_WERROR}>:-Werror>)

# C_EXTENSIONS OFF hides POSIX too; we use that of 2008 (clocks, sockets, files) and nothing beyond it.
target_compile_definitions(savedwallet_warnings INTERFACE _POSIX_C_SOURCE=200809L)

if(SAVEDWALLET_SANITIZE)
    set(sanitize -fsanitize=${SAVEDWALLET_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(savedwallet_warnings INTERFACE ${sanitize})
    target_link_options(savedwallet_warnings INTERFACE ${sanitize})
endif()

if(SAVEDWALLET_COVERAGE)
    target_compile_options(savedwallet_warnings INTERFACE --coverage)
    target_link_options(savedwallet_warnings INTERFACE --coverage)
endif()

if(SAVEDWALLET_HARDEN)
    target_compile_options(savedwallet_warnings INTERFACE -fstack-protector-strong)
    target_compile_definitions(savedwallet_warnings INTERFACE _FORTIFY_SOURCE=2)
    target_link_options(savedwallet_warnings INTERFACE -Wl,-z,relro,-z,now)
endif()
