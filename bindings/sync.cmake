# SPDX-License-Identifier: Apache-2.0
#
# cmake -D FROM=<folder> -D TO=<folder> "-D PATTERNS=<globs>" "-D MADE=<files>" -P sync.cmake
#
# Makes the written files of a package in TO those in FROM: copies what differs, removes what is gone. What SWIG and
# the compiler have put there stays.

function(list_files out folder)
    set(patterns ${PATTERNS})
    list(TRANSFORM patterns PREPEND ${folder}/ OUTPUT_VARIABLE globs)
    file(GLOB_RECURSE files RELATIVE ${folder} ${globs})
    set(${out} ${files} PARENT_SCOPE)
endfunction()

list_files(wanted ${FROM})
list_files(present ${TO})

foreach(file IN LISTS wanted)
    execute_process(COMMAND ${CMAKE_COMMAND} -E copy_if_different ${FROM}/${file} ${TO}/${file}
        COMMAND_ERROR_IS_FATAL ANY)
endforeach()

list(REMOVE_ITEM present ${MADE} ${wanted})
foreach(file IN LISTS present)
    file(REMOVE ${TO}/${file})
endforeach()
