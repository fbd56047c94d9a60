# shellcheck shell=bash
# The harness of the command line's tests, which speak TAP. A case has a home of its own; `run` leaves its results in files
# beside it, and the checks that follow say what they expected. WORKBOOK is the program.
set -u
: "${WORKBOOK:?the program to test}"
[[ -x $WORKBOOK ]] || { echo "Bail out! There is no program $WORKBOOK"; exit 1; }
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
number=0 name='' faults=''
unset WORKBOOK_DATA WORKBOOK_PATH WORKBOOK_LINEAR XDG_DATA_HOME SOURCE_DATE_EPOCH NO_COLOR EDITOR VISUAL
export LC_ALL=C.UTF-8 TERM=xterm-256color WORKBOOK_NOW=2026-11-03T10:42:00+00:00

# Ends the case before, and begins one.
a_case() {
  finish_case
  name=$1 faults=''
  number=$((number + 1))
  home=$place/$number
  mkdir -p "$home"
  export HOME=$home/home
  mkdir -p "$HOME"
  cd "$home" || exit 1
  : >"$home/in"
  status='' ran=''
}

finish_case() {
  [[ -n $name ]] || return 0
  if [[ -z $faults ]]; then
    printf 'ok %d - %s\n' "$number" "$name"
  else
    printf 'not ok %d - %s\n' "$number" "$name"
    printf '%s' "$faults" | sed 's/^/# /'
  fi
}

# At the end of a file of cases.
done_testing() {
  finish_case
  printf '1..%d\n' "$number"
}

fault() {
  faults+="after: $ran"$'\n'"$1"$'\n'
}

# What the program reads next, line by line.
typed() {
  printf '%s\n' "$@" >"$home/in"
}

# What stands in `environment` is set for the program alone.
environment=()
run() {
  ran="workbook $*"
  env "${environment[@]}" "$WORKBOOK" "$@" <"$home/in" >"$home/out" 2>"$home/err"
  status=$?
  : >"$home/in"
  # What a sanitizer says is a fault of its own, whatever the case looks at.
  if grep -q 'runtime error\|AddressSanitizer\|LeakSanitizer' "$home/err"; then
    fault "$(head -n 20 "$home/err")"
  fi
}

# Linear mode with these lines typed.
lines() {
  typed "$@"
  run open --linear "${place_to_open[@]}"
}
place_to_open=()

exits() {
  [[ $status == "$1" ]] || fault "exit $status, not $1; it said: $(head -c 400 "$home/err")"
}

# has FILE TEXT: `out` or `err` holds the text.
has() {
  grep -qF -- "$2" "$home/$1" || fault "$1 lacks \"$2\"; it is: $(tail -c 600 "$home/$1")"
}

lacks() {
  ! grep -qF -- "$2" "$home/$1" || fault "$1 holds \"$2\""
}

silent() {
  [[ ! -s $home/$1 ]] || fault "$1 is not empty: $(head -c 400 "$home/$1")"
}

# No control character but newline, on either stream.
plain() {
  ! LC_ALL=C grep -qP '[\x00-\x09\x0b-\x1f\x7f]' "$home/out" "$home/err" || fault 'control characters came out'
}

# answer PROMPT: its value as the export's JSON has it, private or not.
answer() {
  "$WORKBOOK" export --format json --include-private --preview 2>/dev/null | python3 -c '
import json, sys
for book in json.load(sys.stdin)["workbooks"]:
    for answer in book["answers"]:
        if answer["prompt"] == sys.argv[1]:
            print(json.dumps(answer.get("value"), ensure_ascii=False, sort_keys=True), answer.get("state"),
                  answer.get("sharing"))' "$1"
}

# answers PROMPT EXPECTED: the same, compared.
answers() {
  local is
  is=$(answer "$1")
  [[ $is == "$2" ]] || fault "$1 is: $is, not: $2"
}

mode() {
  local is
  is=$(stat -c %a "$1" 2>/dev/null)
  [[ $is == "$2" ]] || fault "$1 has mode $is, not $2"
}
