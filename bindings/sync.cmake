# SPDX-License-Identifier: Apache-2.0
#
# cmake -D FROM=<folder> -D TO=<folder> -P sync.cmake
#
# Makes the written files of the package in TO those in FROM: copies what differs, removes what is gone. What SWIG and
# the compiler have put there stays.

set(patterns *.py *.pyi py.typed)
set(made _native/core.py)

function(list_files out folder)
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

list(REMOVE_ITEM present ${made} ${wanted})
foreach(file IN LISTS present)
    file(REMOVE ${TO}/${file})
endforeach()
