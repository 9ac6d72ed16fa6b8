# Bayesian model averaging in R's package BMS, to be timed against ours. Reads one job a line, as JSON: a matrix "values" row by
# row, the response first, of "width" columns; the prior of g as "g", uniform models; and a number "times". Answers each with a
# line of JSON. The package is Debian's r-cran-bms, or BMS of CRAN.

numbers_of <- function(line, name) {
  pattern <- paste0("\"", name, "\":\\[?([-0-9.eE+,]+)")
  as.numeric(strsplit(regmatches(line, regexec(pattern, line))[[1]][2], ",")[[1]])
}

text_of <- function(line, name) {
  regmatches(line, regexec(paste0("\"", name, "\":\"([^\"]*)\""), line))[[1]][2]
}

numbers <- function(values) paste0("[", paste(sprintf("%.17g", values), collapse = ","), "]")

averaged <- function(table, g) {
  fit <- BMS::bms(table, g = g, mprior = "uniform", mcmc = "enumerate", user.int = FALSE)
  coef(fit, order.by.pip = FALSE)
}

has_package <- requireNamespace("BMS", quietly = TRUE)
input <- file("stdin")
open(input)
while (length(line <- readLines(input, n = 1)) > 0) {
  if (!has_package) {
    cat("{\"missing\":\"R package BMS\"}\n")
    flush(stdout())
    next
  }
  table <- matrix(numbers_of(line, "values"), ncol = numbers_of(line, "width"), byrow = TRUE)
  times <- numbers_of(line, "times")
  g <- text_of(line, "g")
  found <- averaged(table, g)
  started <- proc.time()[["elapsed"]]
  for (i in seq_len(times)) found <- averaged(table, g)
  seconds <- (proc.time()[["elapsed"]] - started) / times
  cat(sprintf(
    "{\"seconds\":%.9g,\"found\":{\"inclusion\":%s,\"mean\":%s,\"sd\":%s}}\n",
    seconds, numbers(found[, 1]), numbers(found[, 2]), numbers(found[, 3])
  ))
  flush(stdout())
}
