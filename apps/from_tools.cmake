# What follows from the array of tools (tools.cpp), asked of the program itself so that no second list exists:
# the links qda-<verb>, man pages and completions.
#
#     cmake -D BIN=DIR_OF_QDA -D SHARE=DIR -P from_tools.cmake

function(ask file)
  execute_process(COMMAND ${BIN}/qda ${ARGN} OUTPUT_FILE ${file} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

set(man ${SHARE}/man/man1)
set(bash ${SHARE}/bash-completion/completions)
set(zsh ${SHARE}/zsh/site-functions)

# Links of tools that were renamed or left must not be installed.
file(GLOB stale ${BIN}/qda-*)
file(REMOVE_RECURSE ${stale} ${man} ${bash} ${zsh})
file(MAKE_DIRECTORY ${man} ${bash} ${zsh})

execute_process(COMMAND ${BIN}/qda --list-tools OUTPUT_VARIABLE verbs COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]+" verbs "${verbs}")
if(NOT verbs)
  message(FATAL_ERROR "qda --list-tools printed nothing")
endif()

ask(${man}/qda.1 --man qda)
ask(${bash}/qda --completion bash)
ask(${zsh}/_qda --completion zsh)
foreach(verb IN LISTS verbs)
  ask(${man}/qda-${verb}.1 --man ${verb})
  file(CREATE_LINK qda ${BIN}/qda-${verb} SYMBOLIC)
  file(CREATE_LINK qda ${bash}/qda-${verb} SYMBOLIC)  # bash looks a completion up by the command's name
endforeach()
