# shellcheck shell=bash
# The manual page names every command, option, key, linear command and exit status that there is, and mandoc finds no fault.
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh"
manual=$(cd "$(dirname "$0")/../../app/data" && pwd)
page=$manual/workbook.1

in_page() {
  grep -qF -- "$1" "$page" || fault "the manual lacks: $1"
}

a_case 'every command and its options'
while IFS=$'\t' read -r command _; do
  [[ $command == coach ]] || in_page ".It Ic $command"
  while IFS=$'\t' read -r option _; do
    in_page "Fl Fl ${option#--}"
  done < <("$WORKBOOK" complete options "$command")
done < <("$WORKBOOK" complete commands)
while IFS=$'\t' read -r command _; do
  in_page ".It Ic coach $command"
done < <("$WORKBOOK" complete commands coach)

a_case 'every key, with the words of help'
run help keys
while IFS= read -r line; do
  keys=$(printf '%s' "$line" | sed -E 's/^  (.*[^ ])  +.*/\1/')
  [[ $line == '  '* && $keys != '(Ctrl-P)' ]] || continue
  for key in $keys; do
    in_page "Ic $key"
  done
done <"$home/out"

a_case 'every command of linear mode'
run help linear
while read -r word _; do
  [[ $word == :[a-z]* ]] && in_page ".It Ic $word"
done <"$home/out"

a_case 'every field of the status as JSON'
typed 'Half a promise' '' 3/11 :quit
run open between-sessions/first-commitment --linear
run status --json
exits 0
while IFS= read -r field; do
  in_page ".Ql $field"
done < <(grep -o '^ *"[a-z_]*":' "$home/out" | tr -d ' ":' | sort -u | sed 's/^advice$/( advice/')
has out '"overdue"'

a_case 'every file that it keeps'
typed 'A first answer' . :quit
run open before-the-workshop/chair-mine --linear
run export --format json --output first.json
run coach add first.json
exits 0
files=$(cd "$home/home/.local/share/careers-workbook" && find . -type f)
[[ $(wc -l <<<"$files") -ge 8 ]] || fault "too few files are there to look for: $files"
for file in $files; do
  in_page "$(basename "$file" | sed 's/20[0-9-]*[0-9]/DATE/')"
done
run export --encrypt-to coach
in_page "$(grep -o 'careers-workbook/[a-z.]*yaml' "$home/err")"

a_case 'every exit status'
run help exit
while read -r exit_status _; do
  [[ $exit_status == [0-9] ]] && in_page ".It $exit_status"
done <"$home/out"

a_case 'mandoc finds no fault'
if command -v mandoc >/dev/null; then
  for file in workbook.1 workbook.5; do
    said=$(mandoc -T lint -W warning "$manual/$file" 2>&1) || fault "$said"
  done
fi
done_testing
