# SPDX-License-Identifier: Apache-2.0

# savedwallet_embed(<target> <file> <symbol>): adds the file's bytes to the target as `const char <symbol>[]`, closed with
# a NUL. Its header is written by hand.
function(savedwallet_embed target file symbol)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} bytes HEX)
    # As characters, whose values fit a char that has a sign.
    string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
    string(REGEX REPLACE "(('.x..',){16})" "\\1\n" bytes "${bytes}")
    set(made ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.c)
    file(CONFIGURE OUTPUT ${made} @ONLY CONTENT
"/* Made from @file@. */
extern const char @symbol@[];
const char @symbol@[] = {
@bytes@0
};
")
    target_sources(${target} PRIVATE ${made})
endfunction()
