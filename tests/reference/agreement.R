# Agreement in R, from the published formulas in matrix form, without us and without packages.
#
#     Rscript agreement.R >agreement_r.tsv
#
# Three made-up data sets: 60 units, four coders with missing values; 40 units, two coders, all judged; 50 units, three
# coders, all judged. They come from a generator written out here, so that no file and no version of R changes them.

state <- 20261125
draw <- function(n) { state <<- (state * 16807) %% 2147483647; state %% n }
make <- function(units, coders, values, missing) {
  x <- matrix(NA_integer_, units, coders)
  for (u in seq_len(units)) {
    common <- draw(values) + 1
    for (i in seq_len(coders)) {
      own <- draw(values) + 1
      v <- if (draw(10) < 6) common else own
      x[u, i] <- if (draw(100) < missing) NA else v
    }
  }
  x
}

counts <- function(x, q) t(apply(x, 1, function(row) tabulate(row[!is.na(row)], q)))

# Krippendorff 2011: coincidences as a matrix product, distances as outer products.
alpha <- function(x, q, metric) {
  r <- counts(x, q); m <- rowSums(r); r <- r[m > 1, , drop = FALSE]; m <- m[m > 1]
  o <- t(r / (m - 1)) %*% r - diag(colSums(r / (m - 1)), q)
  n <- rowSums(o); v <- seq_len(q)
  d <- switch(metric,
    nominal = 1 - diag(q),
    interval = outer(v, v, "-")^2,
    ratio = (outer(v, v, "-") / outer(v, v, "+"))^2,
    ordinal = outer(v, v, Vectorize(function(c, k) (sum(n[min(c, k):max(c, k)]) - (n[c] + n[k]) / 2)^2)))
  1 - (sum(n) - 1) * sum(o * d) / sum(outer(n, n) * d)
}

# Gwet 2014, chapter 2, with his variance form of Conger's chance agreement.
gwet <- function(x, q) {
  r <- counts(x, q); m <- rowSums(r)
  two <- m > 1
  pa <- mean(rowSums(r[two, ] * (r[two, ] - 1)) / (m[two] * (m[two] - 1)))
  pi <- colMeans(r[m > 0, ] / m[m > 0])
  p <- t(apply(x, 2, function(column) tabulate(column[!is.na(column)], q) / sum(!is.na(column))))
  pe <- c(fleiss = sum(pi^2), ac1 = sum(pi * (1 - pi)) / (q - 1), brennan_prediger = 1 / q,
          conger = sum(colMeans(p)^2 - apply(p, 2, var) / nrow(p)))
  c(percent = pa, (pa - pe) / (1 - pe))
}

cohen <- function(a, b, q) {
  keep <- !is.na(a) & !is.na(b)
  t <- table(factor(a[keep], seq_len(q)), factor(b[keep], seq_len(q))); t <- t / sum(t)
  pe <- sum(rowSums(t) * colSums(t))
  (sum(diag(t)) - pe) / (1 - pe)
}
scott <- function(a, b, q) {
  keep <- !is.na(a) & !is.na(b)
  p <- tabulate(c(a[keep], b[keep]), q) / (2 * sum(keep))
  (mean(a[keep] == b[keep]) - sum(p^2)) / (1 - sum(p^2))
}
holsti <- function(a, b) 2 * sum(a == b, na.rm = TRUE) / (sum(!is.na(a)) + sum(!is.na(b)))
pairs_of <- function(x, f) mean(combn(ncol(x), 2, function(p) f(x[, p[1]], x[, p[2]])))

say <- function(set, name, value) cat(set, "\t", name, "\t", trimws(formatC(value, digits = 15, format = "g")), "\n", sep = "")
sets <- list(missing = list(make(60, 4, 5, 15), 5), two = list(make(40, 2, 3, 0), 3), three = list(make(50, 3, 4, 0), 4))
cat("set\tmeasure\tvalue\n")
for (set in names(sets)) {
  x <- sets[[set]][[1]]; q <- sets[[set]][[2]]
  for (u in seq_len(nrow(x))) cat(set, "\tunit\t", paste(ifelse(is.na(x[u, ]), ".", x[u, ]), collapse = " "), "\n", sep = "")
  for (metric in c("nominal", "ordinal", "interval", "ratio")) say(set, metric, alpha(x, q, metric))
  g <- gwet(x, q)
  for (name in names(g)) say(set, name, g[[name]])
  say(set, "cohen", pairs_of(x, function(a, b) cohen(a, b, q)))
  say(set, "holsti", pairs_of(x, holsti))
  if (ncol(x) == 2) say(set, "scott", scott(x[, 1], x[, 2], q))
}
