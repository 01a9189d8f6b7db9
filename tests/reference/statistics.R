# What R says of random tables, samples and p-values, for tests/unit/stats/against_r_test.cpp. Made with R 4.2:
#
#     Rscript tests/reference/statistics.R > tests/reference/statistics.tsv
#
# A line: the test, its data (numbers parted by commas, groups by semicolons), and what R found, as key=value. What R has no
# exact test for is enumerated here, without our formulas. R finds odds ratios to some 1e-4 only; here its own equations
# are solved to the last digit.

set.seed(7)
say <- function(test, data, ...) {
  found <- c(...)
  cat(test, data, paste0(names(found), "=", sprintf("%.15g", found)), sep = "\t")
  cat("\n")
}
numbers <- function(x) paste(x, collapse = ",")
groups <- function(x) paste(sapply(x, numbers), collapse = ";")
rows <- function(x) groups(lapply(seq_len(nrow(x)), function(r) x[r, ]))

# Fisher's noncentral hypergeometric distribution of the first cell, as in fisher.test().
odds <- function(x, level = 0.95) {
  m <- sum(x[, 1]); n <- sum(x[, 2]); k <- sum(x[1, ])
  support <- max(0, k - n):min(k, m)
  if (length(support) == 1) return(c(or = NA, low = NA, high = NA))
  at <- x[1, 1]
  logdc <- dhyper(support, m, n, k, log = TRUE)
  d <- function(t) { w <- logdc + t * support; w <- exp(w - max(w)); w / sum(w) }
  solve <- function(f) exp(uniroot(f, c(-60, 60), tol = 1e-15, maxiter = 10000)$root)
  beyond <- (1 - level) / 2
  c(or = if (at == min(support)) 0 else if (at == max(support)) Inf else solve(function(t) sum(support * d(t)) - at),
    low = if (at == min(support)) 0 else solve(function(t) sum(d(t)[support >= at]) - beyond),
    high = if (at == max(support)) Inf else solve(function(t) beyond - sum(d(t)[support <= at])))
}

for (i in 1:60) {
  x <- matrix(rpois(4, sample(c(1, 4, 20, 150), 1)), 2)
  if (any(c(rowSums(x), colSums(x)) == 0)) next
  say("fisher", numbers(t(x)), two = fisher.test(x)$p.value, greater = fisher.test(x, alternative = "greater")$p.value,
      less = fisher.test(x, alternative = "less")$p.value, odds(x))
}
for (i in 1:40) {
  r <- sample(2:4, 1); k <- sample(2:5, 1)
  x <- matrix(rpois(r * k, sample(c(1, 2, 3), 1)), r)
  if (any(c(rowSums(x), colSums(x)) == 0) || sum(x) > 60) next
  say("freeman_halton", rows(x), p = fisher.test(x, workspace = 2e7)$p.value)
}
for (i in 1:30) {
  k <- sample(2:4, 1)
  x <- matrix(rpois(3 * k, 20) + 1, 3)
  test <- suppressWarnings(chisq.test(x, correct = FALSE))
  say("chi_square", rows(x), statistic = test$statistic[[1]], p = test$p.value, expected = test$expected[1, 2],
      pearson = test$residuals[1, 2], adjusted = test$stdres[1, 2])
}
for (i in 1:20) {
  x <- matrix(rpois(4, 8) + 1, 2)
  test <- suppressWarnings(chisq.test(x))
  say("yates", numbers(t(x)), statistic = test$statistic[[1]], p = test$p.value)
}

# Over all ways to choose the first group.
enumerated <- function(x, y) {
  ranks <- rank(c(x, y)); n <- length(x); mean <- n * (length(ranks) + 1) / 2
  sums <- combn(ranks, n, sum); at <- sum(ranks[1:n])
  c(exact = mean(abs(sums - mean) >= abs(at - mean) - 1e-9), greater = mean(sums >= at - 1e-9), less = mean(sums <= at + 1e-9),
    smallest = mean(abs(sums - mean) >= max(abs(sums - mean)) - 1e-9))
}
for (i in 1:40) {
  ties <- i %% 2 == 0
  draw <- function(n) if (ties) sample(1:4, n, TRUE) else round(rnorm(n), 6)
  x <- draw(sample(1:6, 1)); y <- draw(sample(2:7, 1))
  if (length(unique(c(x, y))) == 1) next
  test <- suppressWarnings(wilcox.test(x, y, exact = FALSE, correct = TRUE))
  by_r <- if (ties) NULL else c(wilcox = wilcox.test(x, y, exact = TRUE)$p.value)
  say("mann_whitney", groups(list(x, y)), u = test$statistic[[1]], normal = test$p.value, by_r, enumerated(x, y),
      normal_greater = suppressWarnings(wilcox.test(x, y, "greater", exact = FALSE))$p.value)
}
for (i in 1:8) {  # too many for enumeration
  x <- round(rnorm(20 + i), 6); y <- round(rnorm(25) + 0.5, 6)
  test <- wilcox.test(x, y, exact = TRUE)
  say("mann_whitney", groups(list(x, y)), u = test$statistic[[1]], wilcox = test$p.value)
}

# Over all ways to deal the ranks out.
dealt <- function(groups) {
  ranks <- rank(unlist(groups)); sizes <- lengths(groups)
  spread <- function(owner) sum(tapply(ranks, owner, sum)^2 / sizes)
  ways <- function(left) {
    if (sum(left) == 0) return(list(integer(0)))
    unlist(lapply(which(left > 0), function(g) { rest <- left; rest[g] <- rest[g] - 1; lapply(ways(rest), function(w) c(g, w)) }), FALSE)
  }
  all <- sapply(ways(sizes), function(owner) spread(factor(owner, seq_along(sizes))))
  at <- spread(factor(rep(seq_along(sizes), sizes)))
  c(exact = mean(all >= at - 1e-9), smallest = mean(all >= max(all) - 1e-9))
}
for (i in 1:24) {
  x <- lapply(1:3, function(g) if (i %% 2) sample(1:4, sample(1:4, 1), TRUE) else round(rnorm(sample(2:3, 1)), 6))
  if (length(unique(unlist(x))) == 1) next
  test <- kruskal.test(x)
  say("kruskal", groups(x), h = test$statistic[[1]], p = test$p.value, dealt(x))
}

orders <- function(n) if (n == 1) list(1) else
  unlist(lapply(orders(n - 1), function(o) lapply(0:(n - 1), function(at) append(o, n, at))), FALSE)
all_orders <- lapply(1:7, orders)
for (i in 1:30) {
  n <- sample(4:9, 1); ties <- i %% 2 == 0
  draw <- function() if (ties) sample(1:4, n, TRUE) else sample(100, n)
  x <- draw(); y <- draw()
  if (length(unique(x)) == 1 || length(unique(y)) == 1) next
  test <- suppressWarnings(cor.test(x, y, method = "spearman", exact = FALSE))
  by_r <- if (ties) NULL else c(cor = cor.test(x, y, method = "spearman", exact = TRUE)$p.value)
  rx <- rank(x); ry <- rank(y)
  exact <- if (n > 7) NULL else {
    all <- sapply(all_orders[[n]], function(o) sum(rx * ry[o])) - n * mean(rx) * mean(ry)
    c(exact = mean(abs(all) >= abs(sum(rx * ry) - n * mean(rx) * mean(ry)) - 1e-9))
  }
  say("spearman", groups(list(x, y)), rho = test$estimate[[1]], p_t = test$p.value, by_r, exact)
}

for (i in 1:12) {
  p <- signif(c(runif(sample(2:8, 1)), runif(2) / 50), 5)
  for (method in c("bonferroni", "holm", "BH", "BY"))
    say(paste0("adjust_", method), numbers(p), setNames(p.adjust(p, method), seq_along(p)))
}
for (n in c(1, 2, 8, 40, 152)) {
  for (x in unique(c(0, 1, n %/% 3, n))) {
    for (level in c(0.9, 0.95, 0.99)) {
      exact <- binom.test(x, n, conf.level = level)$conf.int
      wilson <- suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int
      say("proportion", numbers(c(x, n, level)), exact_low = exact[1], exact_high = exact[2], wilson_low = wilson[1],
          wilson_high = wilson[2])
    }
  }
}
for (i in 1:10) {
  x <- round(rnorm(sample(1:9, 1)), 3)
  say("quantile", numbers(x), q25 = quantile(x, 0.25)[[1]], q50 = median(x), q90 = quantile(x, 0.9)[[1]])
}
