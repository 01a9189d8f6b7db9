# Start-up: each tool says its version, and the count of a single coding.

job_start() {
    local tool runs=20
    table "start-up"
    for tool in $(qda --help | grep -o 'qda-[a-z][a-z]*' | sort -u); do contend "$tool" "exec $tool --version"; done
    printf 'document,respondent,code\nd,r,c\n' >"$work/one.csv"
    contend one-coding "exec qda-count '$work/one.csv' --rows respondent --columns code --bare"
}
