# The same models in R, to be timed against ours. Reads one job a line, as JSON with a list "values" and a number "times", and
# answers each with a line of JSON. Only what comes with R is used; the jobs are simple enough for two patterns.

field <- function(line, name) {
  pattern <- paste0("\"", name, "\":\\[?([-0-9.eE+,]+)")
  found <- regmatches(line, regexec(pattern, line))[[1]][2]
  as.numeric(strsplit(found, ",")[[1]])
}

numbers <- function(values) paste0("[", paste(sprintf("%.17g", values), collapse = ","), "]")

local_level <- function(values) {
  fit <- StructTS(ts(values), type = "level")
  list(variances = rev(unname(fit$coef)), smoothed = as.numeric(tsSmooth(fit)))
}

input <- file("stdin")
open(input)
while (length(line <- readLines(input, n = 1)) > 0) {
  values <- field(line, "values")
  times <- field(line, "times")
  found <- local_level(values)
  started <- proc.time()[["elapsed"]]
  for (i in seq_len(times)) found <- local_level(values)
  seconds <- (proc.time()[["elapsed"]] - started) / times
  cat(sprintf(
    "{\"seconds\":%.9g,\"found\":{\"variances\":%s,\"smoothed\":%s}}\n",
    seconds, numbers(found$variances), numbers(found$smoothed)
  ))
  flush(stdout())
}
