# shellcheck shell=bash
# Odd surroundings: directories, variables, permissions, closed streams, damaged and newer data files.
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh"
here=$(cd "$(dirname "$0")" && pwd)
export WORKBOOK_PATH=$here
place_to_open=(one-of-each)

a_case 'the data directory: default, XDG, variable, option'
lines Mine . :quit
[[ -f $HOME/.local/share/careers-workbook/answers.db ]] || fault 'not in the default place'
XDG_DATA_HOME=$home/xdg lines Mine . :quit
[[ -f $home/xdg/careers-workbook/answers.db ]] || fault 'not in XDG_DATA_HOME'
WORKBOOK_DATA=$home/var lines Mine . :quit
[[ -f $home/var/answers.db ]] || fault 'not in WORKBOOK_DATA'
typed Mine . :quit
WORKBOOK_DATA=$home/var run --data "$home/opt" open one-of-each --linear
[[ -f $home/opt/answers.db ]] || fault 'not in --data'

a_case 'XDG: empty or relative is the default'
XDG_DATA_HOME='' lines Mine . :quit
XDG_DATA_HOME=relative lines More . :quit
[[ -f $HOME/.local/share/careers-workbook/answers.db && ! -e $home/relative ]] || fault 'not in the default place'

a_case 'directories 0700, files 0600, whatever the umask'
for mask in 000 777; do
  (
    umask "$mask"
    "$WORKBOOK" --data "$home/d$mask" open one-of-each --linear <<<'Mine' >/dev/null 2>&1
  ) || fault "umask $mask"
  mode "$home/d$mask" 700
  mode "$home/d$mask/answers.db" 600
done

a_case 'no home'
(
  unset HOME
  "$WORKBOOK" status </dev/null >"$home/out" 2>"$home/err"
)
status=$? ran='workbook status without HOME'
exits 1
has err HOME
typed Mine . :quit
HOME='' run --data "$home/data" open one-of-each --linear
exits 0

a_case 'a home that cannot be written'
printf 'in the way' >"$HOME/.local"
lines Mine . :quit
[[ $status == 1 || $status == 3 ]] || fault "exit $status"
[[ -s $home/err ]] || fault 'it said nothing'

a_case 'the locale C, and one that is unknown'
LC_ALL=C lines 'Café' . :quit
exits 0
answers tale '"Café" answered coach'
LC_ALL=xx_XX.nosuch run status
exits 0

a_case 'TERM unset'
(
  unset TERM
  "$WORKBOOK" status </dev/null >"$home/out" 2>"$home/err"
)
status=$? ran='workbook status without TERM'
exits 0

a_case 'standard output full or closed'
for command in status 'review one-of-each' 'status --json' 'outline before-the-workshop' --help --version; do
  lines Mine . :quit
  # shellcheck disable=SC2086
  "$WORKBOOK" $command >/dev/full 2>"$home/err" </dev/null
  status=$? ran="workbook $command >/dev/full"
  exits 1
  has err .
  # shellcheck disable=SC2086
  "$WORKBOOK" $command >&- 2>"$home/err" </dev/null
  status=$? ran="workbook $command >&-"
  exits 1
  has err .
done

a_case 'linear mode on a full standard output keeps what was there'
lines Mine . :quit
typed Yours . :quit
"$WORKBOOK" open one-of-each --linear <"$home/in" >/dev/full 2>"$home/err"
status=$? ran='linear >/dev/full'
exits 1
answers tale '"Mine" answered coach'

a_case 'standard input closed'
"$WORKBOOK" open one-of-each --linear <&- >"$home/out" 2>"$home/err"
status=$? ran='linear <&-'
exits 0
"$WORKBOOK" status <&- >"$home/out" 2>&-
status=$? ran='status <&- 2>&-'
exits 0

a_case 'a reader that goes away'
lines Mine . :quit
(
  trap '' PIPE
  "$WORKBOOK" outline between-sessions 2>"$home/err" </dev/null
  echo $? >"$home/status"
) | true
status=$(cat "$home/status") ran='outline | true'
[[ $status == 0 || $status == 1 ]] || fault "exit $status"

a_case 'a disk that is full: said, and what was there is whole'
lines Mine . :quit
head -c 300000 /dev/urandom | base64 -w 300 >"$home/long"
(
  ulimit -f 200
  { printf ':back\n'; cat "$home/long"; printf '.\n'; } |
    "$WORKBOOK" open one-of-each --linear >"$home/out" 2>"$home/err"
  echo "${PIPESTATUS[1]}" >"$home/status"
)
status=$(cat "$home/status") ran='linear on a full disk'
exits 3
has out 'NOT SAVED'
run status
exits 0
[[ $(answer tale) == *answered* ]] || fault 'the answer is gone'

a_case 'no core, ever'
(
  ulimit -c unlimited 2>/dev/null
  "$WORKBOOK" open one-of-each --linear <<<':where' >/dev/null 2>&1
) || fault 'it failed'

a_case 'a damaged data file: exit 3, left as it is, the way back named'
lines Mine . :quit
lines More . :quit
data=$HOME/.local/share/careers-workbook
printf 'this is no database, and never was' | dd of="$data/answers.db" conv=notrunc 2>/dev/null
before=$(sha256sum <"$data/answers.db")
for command in status 'review one-of-each' 'export --output -' 'open --linear'; do
  # shellcheck disable=SC2086
  run $command
  exits 3
  has err restore
  lacks err 'no answers'
done
[[ $(sha256sum <"$data/answers.db") == "$before" ]] || fault 'the damaged file was changed'
run doctor
exits 3

a_case 'an emptied data file is damaged, not new'
lines Mine . :quit
data=$HOME/.local/share/careers-workbook
: >"$data/answers.db"
run status
exits 3
[[ ! -s $data/answers.db ]] || fault 'the file was written'

a_case 'a newer schema: exit 4, untouched'
lines Mine . :quit
data=$HOME/.local/share/careers-workbook
python3 - "$data/answers.db" <<'END'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("PRAGMA user_version = 9999")
db.commit()
db.close()
END
before=$(sha256sum <"$data/answers.db")
for command in status 'open --linear'; do
  # shellcheck disable=SC2086
  run $command
  exits 4
done
[[ $(sha256sum <"$data/answers.db") == "$before" ]] || fault 'the newer file was changed'

a_case 'workbooks: a directory that is not there, a file that replaces, a file that is invalid'
run status --workbooks "$home/nosuch"
exits 1
has err nosuch
mkdir "$home/own"
sed 's/^title: .*/title: Another title/' "$here/../../workbooks/before-the-workshop.yaml" >"$home/own/a.yaml"
run status --workbooks "$home/own"
exits 0
has out 'Another title'
printf 'workbook: before-the-workshop\nnonsense: 1\n' >"$home/own/a.yaml"
run status --workbooks "$home/own"
exits 0
has err a.yaml:

a_case 'what stands first in WORKBOOK_PATH wins'
mkdir "$home/one" "$home/two"
sed 's/^title: .*/title: The first/' "$here/one-of-each.yaml" >"$home/one/x.yaml"
sed 's/^title: .*/title: The second/' "$here/one-of-each.yaml" >"$home/two/x.yaml"
WORKBOOK_PATH=$home/one:$home/two run status
has out 'The first'
lacks out 'The second'

a_case 'names of files and words come out clean'
bad=$(printf 'no\033[31msuch\302\233\342\200\256.yaml')
for command in check outline open export history review erase import backup restore; do
  run "$command" "$bad" --force
  run "$command" "$bad"
  LC_ALL=C grep -qP '[\x00-\x09\x0b-\x1f\x7f]' "$home/err" "$home/out" && fault "$command let control characters through"
  LC_ALL=C grep -qP '\xc2\x9b|\xe2\x80\xae' "$home/err" "$home/out" && fault "$command let a C1 or a bidi control through"
done

a_case 'SOURCE_DATE_EPOCH dates an export'
lines Mine . :quit
SOURCE_DATE_EPOCH=0 run export --format json --preview
has out '1970-01-01T00:00:00'
SOURCE_DATE_EPOCH=soon run export --preview
exits 2
SOURCE_DATE_EPOCH=86400 run export --format html --output a.html
SOURCE_DATE_EPOCH=86400 run export --format html --preview --since 2020-01-01
exits 0

# told MOMENT LINE...: what is typed to the first question, at that time by the clock on the wall.
told() {
  export WORKBOOK_NOW=$1
  typed ":go 1" "${@:2}" . :quit
  run open one-of-each --linear
  exits 0
}

# No length of time is below nothing, whatever the clock did.
none_negative() {
  ! grep -qE -- '(^|[^0-9A-Za-z-])-[0-9]+ (minute|hour|day|week|month|year)' "$home/out" "$home/err" ||
    fault "a negative duration: $(cat "$home/out" "$home/err")"
}

# history_is TEXT...: the versions of the first answer, the newest first.
history_is() {
  run history one-of-each/tale
  exits 0
  none_negative
  [[ $(grep '^    ' "$home/out" | xargs) == "$*" ]] || fault "the history is: $(cat "$home/out")"
}

a_case 'time: in the hour that comes twice, what is later is later'
export TZ=Europe/London
told 2027-10-31T01:30:00+01:00 first
WORKBOOK_NOW=2027-10-31T01:45:00+01:00 run export one-of-each --format json --output summer.json
told 2027-10-31T01:30:00+00:00 second
history_is second first
run status
has out 'Last export today: 1 answer is new since then.'
none_negative
run export one-of-each --format json --since last --preview
has out '"second"'
has out '"at":"2027-10-31T01:30:00+00:00"'
lacks out '"first"'
run export one-of-each --format json --since last --output winter.json
run export one-of-each --format text --since last --preview
lacks out second
run export one-of-each --format text --since 2027-10-31 --preview
has out second
run import summer.json
exits 0
history_is second first

a_case 'time: the hour that is missing, and another zone between two sittings'
told 2027-03-28T00:59:59+00:00 first
told 2027-03-28T02:00:00+01:00 second
history_is second first
TZ=Asia/Tokyo told 2027-03-28T09:00:00+09:00 third # an hour earlier than the one before
history_is third second first
has out 'today 09:00'
TZ=Pacific/Honolulu told 2027-03-27T15:30:00-10:00 fourth
history_is fourth third second first
run export one-of-each --format json --preview
has out '"at":"2027-03-27T15:30:00-10:00"'

a_case 'time: three years back, in 2040 and in year 9999 the order is that of the revisions'
told 2027-06-01T10:00:00+01:00 first
run export one-of-each --format json --output first.json
told 2024-06-01T10:00:00+01:00 second
run status
none_negative
has out '1 answer is new since then.'
run export one-of-each --format json --since last --output second.json
exits 0
told 2040-02-29T23:30:00+00:00 third
told 9999-12-31T23:59:59-11:00 fourth
for format in html markdown text csv ics; do
  run export one-of-each --format "$format" --preview
  exits 0
  none_negative
done
run export one-of-each --format json --since last --preview
has out '"fourth"'
told 2027-06-02T10:00:00+01:00 fifth
history_is fifth fourth third second first
backups=("$HOME"/.local/share/careers-workbook/backups/answers-*.db)
((${#backups[@]} == 5)) || fault "backups are: ${backups[*]}"
answers tale '"fifth" answered coach'
unset TZ
export WORKBOOK_NOW=2026-11-03T10:42:00+00:00

a_case 'nothing opens the network'
if command -v strace >/dev/null && strace -f -e trace=network -o "$home/calls" true 2>/dev/null; then
  typed Mine . :quit
  strace -f -e trace=network -o "$home/calls" "$WORKBOOK" open one-of-each --linear <"$home/in" >/dev/null 2>&1
  ! grep -q 'socket(' "$home/calls" || fault "$(head -n 3 "$home/calls")"
fi
done_testing
