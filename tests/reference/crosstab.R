# The figures of qda-crosstab --tests on tests/data/crosstab/, by R alone: fisher.test, and whole enumerations of which
# respondents could have had a code (or of the order of answers) written out here.
#
#     Rscript crosstab.R ../data/crosstab/codings.csv > crosstab_r.tsv     (made with R 4.2.2)
codings <- read.csv(commandArgs(TRUE)[1])
who <- paste0("R", 1:8)
sector <- rep(c("po", "vo"), each = 4)
region <- c("north", "north", "south", "south", "south", "east", "east", "east")
pupils <- c(100, 250, 300, 420, 510, 600, 800, 900)
size <- c(1, 1, 2, 3, 2, 3, 3, 2)
themes <- c(Waiting = "waiting", Trust = "trust", Money = "money")
show <- function(row, by, test, p, p_min) cat(row, by, test, format(p, digits = 15), format(p_min, digits = 15), sep = "\t", fill = 200)
cat("row\tby\ttest\tp\tp_min\n")

fisher <- function(has, by) fisher.test(table(factor(has, c(TRUE, FALSE)), by))$p.value
for (row in names(themes)) {
  has <- who %in% codings$document[codings$code == themes[row]]
  others <- combn(8, sum(has), function(at) seq_along(who) %in% at, simplify = FALSE)
  for (by in c("sector", "region")) {
    groups <- get(by)
    test <- if (by == "sector") "fisher" else "freeman_halton"
    show(row, by, test, fisher(has, groups), min(sapply(others, fisher, groups)))
  }
  for (by in c("pupils", "size")) {
    ranks <- rank(get(by))
    away <- function(has) abs(sum(ranks[has]) - mean(ranks) * sum(has))
    all <- sapply(others, away)
    p <- function(d) mean(all >= d - 1e-9)
    show(row, by, "mann_whitney", p(away(has)), min(sapply(all, p)))
  }
}

# Ordered answers of the seven who know: every order of them over the respondents.
orders <- function(v) if (length(v) == 1) list(v) else unlist(lapply(seq_along(v), function(i) lapply(orders(v[-i]), function(w) c(v[i], w))), FALSE)
answer <- rank(c(1, 1, 2, 1, 3, 2, 3))
permuted <- orders(answer)
extreme <- function(statistic, row, by, test) {
  all <- sapply(permuted, statistic)
  p <- function(d) mean(all >= d - 1e-9)
  show(row, by, test, p(statistic(answer)), p(max(all)))
}
first <- sector[1:7] == "po"
extreme(function(a) abs(sum(a[first]) - mean(a) * sum(first)), "judgement", "sector", "mann_whitney")
extreme(function(a) kruskal.test(a, factor(region[1:7]))$statistic, "judgement", "region", "kruskal_wallis")
extreme(function(a) abs(cor(a, rank(pupils[1:7]))), "judgement", "pupils", "spearman")
extreme(function(a) abs(cor(a, rank(size[1:7]))), "judgement", "size", "spearman")
