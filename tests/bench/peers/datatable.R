# R's data.table. Prints a header, then respondent, variable, codings.
suppressMessages(library(data.table))
paths <- commandArgs(trailingOnly = TRUE)
codings <- fread(paths[1], select = c("respondent", "code"), encoding = "UTF-8", na.strings = NULL)
labels <- fread(paths[2], encoding = "UTF-8", na.strings = NULL)
counts <- codings[labels, on = "code", nomatch = NULL][, .(codings = .N), by = .(respondent, variable)]
fwrite(counts, sep = "\t", quote = FALSE)
