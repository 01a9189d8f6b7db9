# Ten times the rows, and a second thread: respondent x variable.

# say_ratio FORMAT A B; nothing where one was not measured
say_ratio() {
    [[ -z $2 || -z $3 ]] || awk -v say="$1\n" -v a="$2" -v b="$3" 'BEGIN {printf say, a / b}'
}

job_scaling() {
    local options="--rows respondent --columns variable --unit codings --long --bare" small=$((rows / 10))
    local cpu_small wall_one wall='' cpu=''
    need_codings "$small"
    table "a tenth of the rows, and all of them"
    contend tenth "qda-count '$csv' --codebook '$book' $options"
    cpu_small=$cpu
    need_codings "$rows"
    contend all "qda-count '$csv' --codebook '$book' $options"
    say_ratio 'processor time: %.2f times' "$cpu" "$cpu_small"
    command -v taskset >/dev/null && (($(nproc) > 1)) || return 0
    table "one thread, and two"
    contend one "taskset -c 0 qda-count '$csv' --codebook '$book' $options"
    wall_one=$wall
    contend two "taskset -c 0,1 qda-count '$csv' --codebook '$book' $options"
    say_ratio 'two threads: %.2f times as fast' "$wall_one" "$wall"
}
