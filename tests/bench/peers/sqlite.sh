#!/bin/sh
# sqlite3: import, then group. Prints a header, then respondent, variable, codings.
sqlite3 :memory: <<SQL
.mode csv
.import "$1" codings
.import "$2" labels
CREATE UNIQUE INDEX by_code ON labels(code);
.mode tabs
.headers on
SELECT respondent, variable, count(*) AS codings FROM codings JOIN labels USING (code) GROUP BY respondent, variable;
SQL
