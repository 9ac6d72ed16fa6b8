# The whole of what `entente method weigh FILE --response y --json` does, by R's package BMS: one process, from a CSV to the
# averaged coefficients as JSON. The response is the column y.

table <- read.csv(commandArgs(trailingOnly = TRUE)[1])
table <- table[, c("y", setdiff(names(table), "y"))]
fit <- BMS::bms(table, g = "UIP", mprior = "uniform", mcmc = "enumerate", user.int = FALSE)
found <- coef(fit, order.by.pip = FALSE)
numbers <- function(values) paste0("[", paste(sprintf("%.17g", values), collapse = ","), "]")
cat(sprintf(
  "{\"inclusion\":%s,\"mean\":%s,\"sd\":%s}\n",
  numbers(found[, 1]), numbers(found[, 2]), numbers(found[, 3])
))
