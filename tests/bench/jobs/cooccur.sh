# Codes on the same quotation, and codings that overlap in a document: every pair of codes that occurs.

job_cooccur() {
    local relation pairs="--long --bare --min 1 --measure count"
    need_codings "$rows"
    for relation in quotation overlap; do
        table "pairs of codes, relation $relation, $rows codings"
        contend wc "wc -l '$csv'"
        contend qda "qda-cooccur '$csv' --relation $relation $pairs"
        peer duckdb-node "node -e 'require(\"@duckdb/node-api\")'" "node '$here/peers/duckdb_cooccur.cjs' $relation '$csv'"
    done
}
