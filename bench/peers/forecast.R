# Exponential smoothing and Theta by R's package forecast, to be timed against ours. Reads one job a line, as JSON: the "path" of a
# file with one series a line, its values and, after a semicolon, those that came next; the name of a "method"; and a number
# "times". Answers each with a line of JSON: seconds for all series and the mean sMAPE as a share. Reading the file is outside the
# clock. The package is Debian's r-cran-forecast, or forecast of CRAN.

text_of <- function(line, name) {
  regmatches(line, regexec(paste0("\"", name, "\":\"([^\"]*)\""), line))[[1]][2]
}

number_of <- function(line, name) {
  as.numeric(regmatches(line, regexec(paste0("\"", name, "\":([0-9]+)"), line))[[1]][2])
}

series_in <- function(path) {
  lapply(strsplit(readLines(path), ";", fixed = TRUE), function(halves) {
    values <- lapply(strsplit(halves, ",", fixed = TRUE), as.numeric)
    list(known = values[[1]], came = values[[2]])
  })
}

# The classic form: half a line, half the smoothed series with its distance from that line doubled.
theta <- function(x, h) {
  times <- seq_along(x)
  slope <- cov(times, x) / var(times)
  line <- function(t) mean(x) + slope * (t - mean(times))
  doubled <- forecast::ses(2 * x - line(times), h = h)$mean
  pmax(0, (as.numeric(doubled) + line(length(x) + seq_len(h))) / 2)
}

methods <- list(
  naive = function(x, h) forecast::naive(x, h = h)$mean,
  ses = function(x, h) forecast::ses(x, h = h)$mean,
  holt = function(x, h) forecast::holt(x, h = h)$mean,
  damped = function(x, h) forecast::holt(x, damped = TRUE, h = h)$mean,
  theta = theta
)

# Every method once; Comb is the mean of three of them.
all_six <- function(x, h) {
  found <- lapply(methods, function(method) as.numeric(method(x, h)))
  c(found, list(comb = (found$ses + found$holt + found$damped) / 3))
}

smape <- function(came, forecasts) {
  mean(2 * abs(came - forecasts) / (abs(came) + abs(forecasts)))
}

scores <- function(all, method) {
  chosen <- if (method == "all") all_six else function(x, h) list(methods[[method]](x, h))
  found <- sapply(all, function(one) {
    sapply(chosen(one$known, length(one$came)), function(f) smape(one$came, as.numeric(f)))
  })
  if (is.matrix(found)) rowMeans(found) else mean(found)
}

has_package <- requireNamespace("forecast", quietly = TRUE)
input <- file("stdin")
open(input)
read_from <- ""
while (length(line <- readLines(input, n = 1)) > 0) {
  if (!has_package) {
    cat("{\"missing\":\"R package forecast\"}\n")
    flush(stdout())
    next
  }
  path <- text_of(line, "path")
  if (path != read_from) all <- series_in(path)
  read_from <- path
  method <- text_of(line, "method")
  times <- number_of(line, "times")
  started <- proc.time()[["elapsed"]]
  for (i in seq_len(times)) found <- scores(all, method)
  seconds <- (proc.time()[["elapsed"]] - started) / times
  cat(sprintf(
    "{\"seconds\":%.9g,\"found\":{\"smape\":[%s]}}\n",
    seconds, paste(sprintf("%.17g", found), collapse = ",")
  ))
  flush(stdout())
}
