# Completion of workbook(1) in fish. The program itself lists its commands and options, so that this never falls behind.
function __workbook_command
    set -l words (commandline -opc)
    set -l skip 0
    for i in (seq 2 (count $words))
        if test $skip -eq 1
            set skip 0
            continue
        end
        switch $words[$i]
            case --data --workbooks -o --output
                set skip 1
            case '-*'
            case coach
                set -l next (math $i + 1)
                if test $next -le (count $words)
                    echo coach $words[$next]
                else
                    echo coach
                end
                return
            case '*'
                echo $words[$i]
                return
        end
    end
end

function __workbook_rows
    set -l command (__workbook_command)
    set -l word (commandline -ct)
    set -l before (commandline -opc)[-1]
    switch $before
        case --format --page --since
            workbook complete values $before 2>/dev/null
            return
        case --data --workbooks -o --output
            __fish_complete_path $word
            return
    end
    if string match -q -- '-*' $word
        workbook complete options "$command" 2>/dev/null
    else if test -z "$command" -o "$command" = coach
        workbook complete commands "$command" 2>/dev/null
    else
        workbook complete words "$command" 2>/dev/null
        __fish_complete_path $word
    end
end

complete -c workbook -f -a '(__workbook_rows)'
