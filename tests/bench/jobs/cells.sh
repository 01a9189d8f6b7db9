# Respondent x code in long form: a table with nearly as many cells as there are codings.

job_cells() {
    need_codings "$rows"
    table "respondent x code, $rows codings"
    contend wc "wc -l '$csv'"
    contend qda "qda-count '$csv' --rows respondent --columns code --unit codings --long --bare"
    contend qda-quotations "qda-count '$csv' --rows respondent --columns code --long --bare"
    ! wanted qda || printf '(%s cells)\n' "$(qda-count "$csv" --rows respondent --columns code --unit codings --long --bare | tail -n +2 | wc -l)"
}
