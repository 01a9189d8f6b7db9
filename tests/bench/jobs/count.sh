# Respondent x variable, as codings in long form: what the peers answer too.

count_options="--rows respondent --columns variable --long --bare"

job_count() {
    need_segments "$rows"
    local ours="$count_options --unit codings" quoted_csv="'$csv'"
    table "respondent x variable, $rows codings"
    contend wc "wc -l $quoted_csv"
    contend qda "qda-count $quoted_csv --codebook '$book' $ours"
    peer qda-1-thread 'command -v taskset' "taskset -c 0 qda-count $quoted_csv --codebook '$book' $ours"
    contend qda-quotations "qda-count $quoted_csv --codebook '$book' $count_options"
    contend qda-segments "qda-count '$segments' $ours"
    contend qda-pipe "qda-import $quoted_csv | qda-label --codebook '$book' | qda-count $ours"
    peer duckdb 'command -v duckdb' "duckdb :memory: < <(sed \"s|DATA|$csv|; s|MAP|$map|\" '$here/peers/duckdb.sql')"
    peer duckdb-node "node -e 'require(\"@duckdb/node-api\")'" "node '$here/peers/duckdb.cjs' $quoted_csv '$map'"
    peer pandas 'python3 -c "import pandas"' "python3 '$here/peers/pandas_count.py' $quoted_csv '$map'"
    peer data.table 'Rscript -e "library(data.table)"' "Rscript '$here/peers/datatable.R' $quoted_csv '$map'"
    peer sqlite 'command -v sqlite3' "'$here/peers/sqlite.sh' $quoted_csv '$map'"
    peer miller 'command -v mlr' "'$here/peers/miller.sh' $quoted_csv '$map'"
    peer python 'command -v python3' "python3 '$here/peers/python_count.py' $quoted_csv '$map'"
}
