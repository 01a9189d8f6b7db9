# ATLAS.ti's XML export, beside reading it with expat and doing nothing; and import and count in a pipe, which is to cost
# little more than the import alone.

job_xml() {
    local n=${BENCH_XML_ROWS:-170000}
    local xml=$data/codings_$n.xml codings=$data/codings_$n.csv book=$data/codebook.yaml map=$data/map.csv
    [[ -s $xml ]] || "$data/gen_codings" "$n" "$codings" "$book" "$map" --xml "$xml"
    program expat_empty -lexpat
    table "XML export, $n codings in $(grep -c '<q ' "$xml") quotations"
    contend expat "'$data/expat_empty' '$xml'"
    contend qda-import "qda-import '$xml' -o /dev/null"
    contend qda-import-text "qda-import '$xml' --text -o /dev/null"
    table "XML export, import and count"
    contend qda-import "qda-import '$xml' -o /dev/null"
    contend import-count "qda-import '$xml' | qda-count --codebook '$book' --rows document --columns variable --long --bare"
    contend qda-count "qda-count '$xml' --codebook '$book' --rows document --columns variable --long --bare"
}
