# ATLAS.ti's project bundle, beside unpacking it and reading its XML with expat and doing nothing.

job_bundle() {
    local n=${BENCH_BUNDLE_DOCUMENTS:-2000}
    local bundle=$data/bundle_$n.atlproj23
    [[ -s $bundle ]] || python3 "$here/gen_bundle.py" "$n" "$bundle"
    program expat_empty -lexpat
    table "project bundle, $((n * 75)) codings of $((n * 50)) quotations in $n documents"
    contend unzip-expat "unzip -p '$bundle' 'contents/*' >/dev/null; unzip -p '$bundle' project.aprx >'$work/aprx'; '$data/expat_empty' '$work/aprx'"
    contend qda-import "qda-import '$bundle' -o /dev/null"
    contend qda-import-text "qda-import '$bundle' --text -o /dev/null"
    contend qda-count "qda-count '$bundle' --rows code --columns coder --long --bare"
}
