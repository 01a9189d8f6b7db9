#!/bin/sh
# Miller: join, then count. Prints a header, then respondent, variable, codings.
mlr --icsv --otsv join -j code -f "$2" then count -g respondent,variable -o codings "$1"
