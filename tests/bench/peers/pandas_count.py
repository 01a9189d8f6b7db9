"""pandas, reading only the columns it needs. Prints a header, then respondent, variable, codings."""
import sys

import pandas

data, labels = sys.argv[1:]
codings = pandas.read_csv(data, usecols=["respondent", "code"], dtype="category", keep_default_na=False)
joined = codings.merge(pandas.read_csv(labels, dtype="category", keep_default_na=False), on="code")
counts = joined.groupby(["respondent", "variable"], observed=True).size().reset_index(name="codings")
counts.to_csv(sys.stdout, sep="\t", index=False)
