# shellcheck shell=bash
# The conventions that every command keeps: help, suggestions, exit statuses, streams, files that are not overwritten.
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh"
here=$(cd "$(dirname "$0")" && pwd)

a_case 'every command has help with an example'
while IFS=$'\t' read -r command _; do
  run "$command" --help
  exits 0
  has out Example
  has out "workbook $command"
  silent err
done < <("$WORKBOOK" complete commands)
while IFS=$'\t' read -r command _; do
  run coach "$command" --help
  exits 0
  has out Example
  has out "workbook coach $command"
done < <("$WORKBOOK" complete commands coach)

a_case 'help is answered whatever else is wrong'
run export --nosuch one two --help
exits 0
has out Example

a_case 'version'
run --version
exits 0
has out 'workbook '
silent err

a_case 'all help'
run --help
exits 0
has out Example
has out status

a_case 'help of every topic'
for topic in keys linear files exit privacy; do
  run help "$topic"
  exits 0
  silent err
done
run help exprot
exits 2
has err 'workbook help export'

# Mistakes: the words typed, and what is suggested.
while IFS='|' read -r line suggestion; do
  a_case "suggests: workbook $line"
  eval "run $line"
  exits 2
  silent out
  has err "$suggestion"
done <<'END'
statsu|workbook status
exprot|workbook export
status --jsno|--json
export --fromat html|--format
export --format htlm|--format html
export --page haed|--page head
export --since soon|last
open --minutes many|whole number
open --minutes 0|1 to 600
open before-the-workshp --linear|before-the-workshop
status one|one word too many
history|Something is missing
history lowest-wyh|lowest-why
erase|WORKBOOK/PROMPT
export --output|needs a value
status --json=yes|takes no value
STATUS|workbook status
export --format HTML|--format html
export --output=|needs a value
export --since 2031-01-01|still to come
import ''|An empty word
before-the-workshop|workbook open before-the-workshop
check|Something is missing
END

a_case 'options may stand before the command, and after --  none do'
run --data "$home/data" status
exits 0
run status -- --json
exits 2

a_case 'without a terminal: the status, and how to go on'
run
exits 0
has out 'Before the workshop'
has err 'workbook open --linear'
[[ ! -e $HOME/.local ]] || fault 'looking at the status wrote something'

a_case 'open without a terminal says what works'
run open
exits 2
has err --linear

a_case 'check: silent where all is well'
run check "$here/one-of-each.yaml"
exits 0
silent out
silent err

a_case 'check: the place of a fault, and what was meant'
sed 's/required: soft/requred: soft/' "$here/../../workbooks/before-the-workshop.yaml" >"$home/x.yaml"
line=$(grep -n requred "$home/x.yaml" | head -n 1 | cut -d : -f 1)
run check x.yaml
exits 2
silent out
grep -qE "^x.yaml:$line:[0-9]+: error: .*required" "$home/err" || fault "no fault at line $line: $(cat "$home/err")"

a_case 'check --json'
printf 'workbook: x\n' >"$home/x.yaml"
run check --json x.yaml
exits 2
silent err
python3 -m json.tool "$home/out" >/dev/null || fault 'this is no JSON'

a_case 'check: a file that cannot be read'
run check "$here/one-of-each.yaml" nosuch.yaml
exits 1
has err nosuch.yaml

a_case 'check: what is too large is invalid'
head -c 9000000 /dev/zero | tr '\0' '#' >"$home/big.yaml"
run check big.yaml
exits 2

a_case 'status --json is JSON'
run status --json
exits 0
silent err
python3 - "$home/out" <<'END' || fault 'the JSON is not as promised'
import json, sys
status = json.load(open(sys.argv[1]))
assert [book["workbook"] for book in status["workbooks"]] == ["before-the-workshop", "between-sessions"]
assert status["new_since_last_export"] == 0 and status["last_export"] is None and status["next"]["exercise"]
END

a_case 'titles say what their words stand for, wherever they stand'
mkdir "$home/books"
cat >"$home/books/titled.yaml" <<'END'
workbook: titled
version: 1
title: "Work with {who}"
words: {who: {by: where, school: Ann, college: Bob, otherwise: nobody}}
sections:
  - id: first
    title: "First, {who}"
    exercises:
      - id: near
        title: "Near {who}"
        prompts:
          - {id: where, type: select_one, label: Where?, choices: [school, college]}
          - {id: what, type: line, label: What?}
END
export WORKBOOK_PATH=$home/books
place_to_open=(titled)
lines 2 :where Something :quit
for part in 'Work with Bob' 'First, Bob' 'Near Bob'; do has out "$part"; done
run status
has out 'Work with Bob'
run status --json
has out '"Work with Bob"'
run review titled
for part in 'Work with Bob' 'First, Bob' 'Near Bob'; do has out "$part"; done
lacks out '{who}'
for format in html markdown text; do
  run export titled --format $format --preview
  has out 'Near Bob'
  [[ $format == html ]] || lacks out '{who}' # in the page's JSON the wording is kept with its words
done
export WORKBOOK_PATH=$here
place_to_open=()

a_case 'export: a name of its own, then -2, then nothing overwritten without --force'
place_to_open=(before-the-workshop)
lines 1 :quit
run export
exits 0
file=$(cat "$home/out")
[[ -s $file ]] || fault "there is no file $file"
[[ $file == *before-the-workshop-2026-11-03.html ]] || fault "the name is $file"
mode "$file" 600
run export
exits 0
has out -2.html
run export --output once.html
exits 0
run export --output once.html
exits 6
run export --output once.html --force
exits 0

a_case 'export: to standard output, every format'
lines 1 :quit
for format in html markdown json csv text ics; do
  run export --format "$format" --output -
  exits 0
  [[ -s $home/out ]] || fault "$format is empty"
done

a_case 'export: a preview is the very bytes, and writes nothing'
lines 1 :quit
export SOURCE_DATE_EPOCH=1790000000
run export --format markdown --preview
cp "$home/out" "$home/preview"
run export --format markdown --output real.md
cmp -s "$home/preview" "$home/real.md" || fault 'the preview differs from the file'
has out real.md
unset SOURCE_DATE_EPOCH

a_case 'export: nothing private leaves, and one'\''s own copy says so'
place_to_open=(one-of-each/first/words)
export WORKBOOK_PATH=$here
lines '' '' 'the-secret-word' . :quit
for format in html markdown json csv text; do
  run export --format "$format" --preview
  lacks out the-secret-word
done
run export --format text --include-private --preview
has out the-secret-word
run review one-of-each
has out the-secret-word
has out '(private)'

a_case 'export: nowhere to write'
lines 1 :quit
run export --output nosuch/x.html
exits 1
has err nosuch/x.html

a_case 'status: what is new since the last export'
lines 'Mine' . :quit
run export --output a.html
run status
has out '0 answers are new'
lines 'Motto' :quit
run status
has out '1 answer is new'

a_case 'history: each version in its wording, newest first'
lines first . :quit
lines :back second . :quit
run history tale
exits 0
grep -A 3 '^Revision' "$home/out" | grep -n -m 1 second | grep -q '^[23]:' || fault "the newest is not first: $(cat "$home/out")"
has out first
has out 'Tell it.'
run history one-of-each/whole
exits 0
has err 'no earlier version'

a_case 'backup and restore'
lines first . :quit
run backup copy.db
exits 0
mode "$home/copy.db" 600
run backup copy.db
exits 6
run backup copy.db --force
exits 0
lines :back second . :quit
answers tale '"second" answered coach'
run restore copy.db
exits 0
has err 'is kept as'
answers tale '"first" answered coach'
head -c 5000 "$home/copy.db" >"$home/half.db"
run restore half.db
[[ $status != 0 ]] || fault 'half a backup was restored'
answers tale '"first" answered coach'

a_case 'backup: to standard output, whole and complete in itself'
lines first . :quit
run backup -
exits 0
silent err
[[ ! -e ./- ]] || fault 'it made a file named -'
cp "$home/out" "$home/copy.db"
lines :back second . :quit
run restore copy.db
exits 0
answers tale '"first" answered coach'

a_case 'backup: where it cannot be written is no fault of the answers'
lines first . :quit
run backup nosuch/copy.db
exits 1
has err 'its folder is not there'

a_case 'nothing is written over the answers, whatever --force says'
lines first . :quit
data=$HOME/.local/share/careers-workbook
for way in "backup $data/answers.db" "export --output $data/answers.db" "export --output $data/backups/x.html" \
  "export --output $data/../careers-workbook/answers.mark" "print one-of-each --output $data/coach.db"; do
  # shellcheck disable=SC2086
  run $way --force
  exits 2
  has err 'where your answers are kept'
done
answers tale '"first" answered coach'

a_case 'a look at a caseload that there is not yet leaves nothing that would be missed later'
for look in 'coach list' 'coach brief nobody' 'coach export'; do
  # shellcheck disable=SC2086
  run $look
  run coach list
  exits 0
  has out 'Your caseload is empty'
done

a_case 'restore: a caseload comes back as a caseload'
lines first . :quit
run export --format json --output sam.json
run coach add sam.json
exits 0
data=$HOME/.local/share/careers-workbook
: >"$data/coach.db"
run coach list
exits 3
has err "$data/backups/coach-"
run restore "$data"/backups/coach-*.db
exits 0
has err 'Your caseload is that of'
run coach list
exits 0
lacks out 'empty'
answers tale '"first" answered coach'

a_case 'import: one'\''s own export on another machine'
lines first . 'A motto' 'A secret' . :quit
run export --format json --include-private --output own.json
run export --format html --output own.html
here_person=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["person"]["id"])' own.json)
export HOME=$home/other
run import "$home/own.json"
exits 0
has err '3 answers read; 3 of them newer'
answers tale '"first" answered coach'
answers secret '"A secret" answered private'
run export --format json --preview
has out "$here_person"
lines :back second . :quit
run import "$home/own.html"
exits 0
has err '0 of them newer'
answers tale '"second" answered coach'
run history tale
has out first
has out second

a_case 'import: what is older than one'\''s own stays in the history, revisions go on above both'
for i in 1 2 3 4; do lines "'$i'" . :quit; lines :back "again $i" . :quit; done
run export --format json --output far.json
export HOME=$home/other
lines near . :quit
run import "$home/far.json"
exits 0
has err 'another id'
answers tale '"again 4" answered coach'
run history tale
has out near
lines :back newest . :quit
run history tale
head -n 1 "$home/out" | grep -qE 'Revision ([6-9]|[1-9][0-9])' || fault "$(head -n 1 "$home/out")"

a_case 'import: what is not ours, edited, cut off or newer is refused, and nothing taken in'
lines first . :quit
run export --format json --output x.json
sed 's/first/third/' x.json >edited.json
head -c 300 x.json >cut.json
sed 's/"version":1/"version":2/' x.json >newer.json
printf '{"format":"nonsense"}' >other.json
printf 'hello' >text.json
printf '<html></html>' >page.html
mkfifo pipe.json
: >empty.json
for file in edited cut other text empty; do
  run import $file.json
  exits 1
done
run import newer.json
exits 4
printf 'age-encryption.org/v1\n-> X25519 x\n' >sealed.age
run import sealed.age
exits 1
has err 'sealed.age is encrypted. Decrypt it first: age -d'
for file in page.html pipe.json nosuch.json /; do
  run import $file
  exits 1
done
answers tale '"first" answered coach'

a_case 'import: comments twice, on what is gone, hostile ones; a reply stays and is exported, a closed one reopens'
lines first . :quit
run export --format json --output x.json
revision=0
comments_for() { # FILE COMMENT...: to the person of x.json
  python3 - "$revision" "$@" <<'END'
import json, sys
to = json.load(open("x.json"))["person"]["id"]
usual = {"id": "c-1", "workbook": "one-of-each", "prompt": "tale", "text": "What else?", "status": "open",
         "at": "2026-11-05T10:00:00+00:00"}
with open(sys.argv[2], "w") as file:
    json.dump({"format": "careers-workbook/comments", "version": 1, "to": to, "from": "Coach", "revision": int(sys.argv[1]),
               "comments": [{**usual, **json.loads(each)} for each in sys.argv[3:]]}, file)
END
}
comments_for c.json '{}' '{"id": "c-2", "prompt": "gone", "text": "On what \u001b[31m is gone"}' '{"id": "../x"}' '{"at": "soon", "id": "c-3"}'
for turn in 1 2; do
  run import c.json
  exits 0
  has err '2 comments from your coach'
  has err '2 could not be read and were left out'
  has err 'not asked now (one-of-each/gone): On what'
  lacks err $'\033'
done
lines :back :quit
[ "$(grep -c 'What else?' "$home/out")" = 1 ] || fault "$(cat "$home/out")"
comments_for none.json
run import none.json
exits 0
has err 'no comment in it'
comments_for closed.json '{"status": "closed"}'
run import closed.json
exits 0
comments_for again.json '{"text": "And now?"}'
run import again.json
exits 0
lines :back :quit
has out 'And now?'
lacks out 'What else?'

a_case 'linear: each of several comments is replied to, and the export carries every reply'
lines first . :quit
run export --format json --output x.json
comments_for two.json '{}' '{"id": "c-2", "text": "And who gains?"}'
run import two.json
exits 0
run status
has out 'Your coach wrote to you: 2 comments'
run status --json
has out '"unread_comments": 2'
lines :back ':reply Thank you' ':reply 3 Thank you' ':reply 2' ':reply 2nd' :quit
has out 'Comment 1: Coach wrote: What else?'
has out 'Comment 2: Coach wrote: And who gains?'
[ "$(grep -c 'Your coach wrote 2 comments here' "$home/out")" = 3 ] || fault "$(cat "$home/out")"
has out 'Your reply goes into the same line'
run status
lacks out 'Your coach wrote to you'
lines :back ':reply 1 The time' ':reply 2  2 of us, I think' :quit
lines :back :quit
has out 'You replied: The time'
has out 'You replied: 2 of us, I think'
run export --format json --output y.json
python3 - <<'END' || fault 'the replies do not leave'
import json
found = {reply["comment"]: reply["text"] for reply in json.load(open("y.json"))["replies"]}
assert found == {"c-1": "The time", "c-2": "2 of us, I think"}, found
END
lines first . :reply :quit
lines :next ':reply Hello' :quit
has out 'Your coach has not commented on this one.'

a_case 'import: a file of comments that is older changes none of them, whenever it is read, and its others are taken in'
lines first . :quit
run export --format json --output x.json
revision=12 comments_for later.json '{"text": "The later", "at": "2026-01-01T10:00:00+00:00"}'
revision=9 comments_for earlier.json '{"text": "The earlier"}' '{"id": "c-2", "text": "One that is not known"}'
revision=9 comments_for only.json '{"text": "The earlier"}'
for file in later earlier later; do
  run import $file.json
  exits 0
done
has err '1 comment from your coach'
lacks err older
run import earlier.json
has err '1 comment from your coach'
has err '1 comment in it is older than what you have'
run import only.json
exits 0
has err '1 comment in it is older than what you have'
lacks err 'no comment'
lines :back :quit
has out 'The later'
has out 'One that is not known'
lacks out 'The earlier'

a_case 'encryption: a wrong recipient or no age is found before anything is written'
lines first . :quit
environment=(PATH="$home/nothing")
run export --encrypt-to age1x --output x.age
exits 5
has err age
[[ ! -e x.age ]] || fault 'something was written'
mkdir bin
printf '#!/bin/sh\ncase $* in *good*) tr a-z b-za;; *) echo "age: error: unknown recipient" >&2; exit 1;; esac\n' >bin/age
chmod +x bin/age
environment=(PATH="$home/bin:$PATH")
run export --encrypt-to bad --output x.age
exits 5
has err 'unknown recipient'
[[ ! -e x.age ]] || fault 'something was written'
run export --encrypt-to good --format text --output x.age
exits 0
grep -q gjstu x.age || fault 'it is not what age made of it'
run export --encrypt-to good --output x.age
exits 6
run export --encrypt-to good
has out .html.age
# The keys of the coach may stand in a file: none yet, one that cannot be read, one with a wrong key, one that is right.
run export --encrypt-to coach --output y.age
exits 5
has err "$HOME/.config/careers-workbook/coach.yaml"
mkdir -p "$HOME/.config/careers-workbook"
for wrong in 'recipients: [[good]]' 'recipient: good' 'recipients: [good, 7]' 'recipients: good
more: good' ''; do
  printf '%s\n' "$wrong" >"$HOME/.config/careers-workbook/coach.yaml"
  run export --encrypt-to coach --output y.age
  exits 5
  has err coach.yaml
done
echo 'recipients: [good-1, bad]' >"$HOME/.config/careers-workbook/coach.yaml"
run export --encrypt-to coach --output y.age
exits 5
has err '"bad"'
[[ ! -e y.age ]] || fault 'something was written'
echo 'recipients: [good-1, good-2]' >"$HOME/.config/careers-workbook/coach.yaml"
printf '#!/bin/sh\ncat >/dev/null; echo "$*"\n' >bin/age
run export --encrypt-to coach --output y.age
exits 0
grep -qxF -- '-e -r good-1 -r good-2' y.age || fault "age was called with: $(cat y.age)"
environment=()

a_case 'erase: asks, and without a terminal needs --force'
lines forget-me-not . :quit
run erase one-of-each/tale
exits 2
has err --force
answers tale '"forget-me-not" answered coach'
run erase one-of-each/stroy --force
exits 2
has err one-of-each/tale
run erase one-of-each/tale --force
exits 0
has err 'cannot be promised'
answers tale ''
! grep -rq forget-me-not "$HOME" || fault 'the text is still there'

a_case 'import and erase: an answer from a machine whose workbook had another id for the question'
mkdir -p books
cat >books/x.yaml <<'END'
workbook: x
version: 1
title: X
words:
  aim: {answer: aim, otherwise: your aim}
sections:
  - id: s
    title: S
    exercises:
      - id: e
        title: E
        prompts:
          - {id: aim, type: text, label: What is your aim?}
          - {id: why, type: text, label: "Why {aim}?"}
END
typed forget-me-not . 'For them' . :quit
run --workbooks books open x --linear
run --workbooks books export x --format json --output x.json
export HOME=$home/other
sed -i 's/id: aim,/id: goal, was: [aim],/; s/answer: aim/answer: goal/' books/x.yaml
typed near . :quit
run --workbooks books open x --linear
run --workbooks books import x.json
exits 0
run --workbooks books review x
lacks out 'Earlier questions'
run --workbooks books history x/goal
has out near
has out forget-me-not
run --workbooks books erase x/goal --force
exits 0
! grep -rq forget-me-not "$HOME" || fault 'the text is still there'
run --workbooks books history x/why
has out 'For them'
has out 'Why your aim?'
# A later version of the workbook no longer tells the earlier id: what came under it is known all the same.
export HOME=$home/third
run --workbooks books import x.json
exits 0
sed -i 's/was: \[aim\], //' books/x.yaml
run --workbooks books history x/goal
has out forget-me-not
run --workbooks books erase x/goal --force
exits 0
! grep -rq forget-me-not "$HOME" || fault 'a wording quotes the text under the id that it had elsewhere'

a_case 'erase: under the id that the question had when it was answered, or has now'
mkdir -p books
cat >books/x.yaml <<'END'
workbook: x
version: 1
title: X
sections:
  - id: s
    title: S
    exercises:
      - id: e
        title: E
        prompts: [{id: aim, type: text, label: What is your aim?}]
END
typed forget-me-not . :quit
run --workbooks books open x --linear
sed -i 's/id: aim,/id: goal, was: [aim],/' books/x.yaml
run --workbooks books erase x/goal --force
exits 0
! grep -rq forget-me-not "$HOME" || fault 'the text is still there'

a_case 'erase --everything'
lines forget-me-not . a-motto :quit
run erase --everything --force
exits 0
! grep -rqE 'forget-me-not|a-motto' "$HOME" || fault 'the text is still there'
run status
exits 0

a_case 'outline, print, rehearse'
run outline "$here/one-of-each.yaml"
exits 0
has out 'tale: text, coach'
run print "$here/one-of-each.yaml"
exits 0
has out '<h1>One of each</h1>'
lacks out '<script'
run print "$here/one-of-each.yaml" --output blank.html
exits 0
silent out
run rehearse "$here/one-of-each.yaml"
exits 0
has out 'one: Blue'
has out 'Every question is met'

a_case 'rehearse names what nobody is asked'
sed 's/relevant: {prompt: one, is: red}/relevant: {all: [{prompt: one, is: red}, {prompt: one, is: blue}]}/' \
  "$here/one-of-each.yaml" >"$home/x.yaml"
run rehearse x.yaml
exits 0
has out '  why-red, line'

a_case 'a changed type or column: nothing shown in a place that cannot hold it'
changing() { # changing VERSION TYPE-OF-HUE COLUMNS
  printf 'workbook: x\nversion: %s\ntitle: X\nsections:\n  - id: s\n    title: S\n    exercises:\n' "$1"
  printf '      - id: e\n        title: E\n        prompts:\n'
  printf '          - {id: hue, type: %s, label: Hues, choices: [red, green]}\n' "$2"
  printf '          - {id: grid, type: table, label: Grid, columns: [%s]}\n' "$3"
}
mkdir "$home/books"
changing 1 select_multiple 'Who, What' >"$home/books/x.yaml"
changing 2 select_one Who >"$home/y.yaml"
typed 'red green' Ann teaches '' :quit
run --workbooks books open x --linear
exits 0
run --workbooks books rehearse y.yaml
exits 0
has out 'hue: is of another type, which cannot hold the answer'
has out 'grid: no longer has a column that was filled in (what)'
cp "$home/y.yaml" "$home/books/x.yaml"
run --workbooks books review x
exits 0
has out 'Earlier questions'
has out 'red; green'
lacks out '["red"'
has out '1 question is not answered yet.'

a_case 'preview leaves nothing'
typed 'A word' . :quit
export XDG_RUNTIME_DIR=$home
run preview "$here/one-of-each.yaml" --linear
exits 0
has out 'Tell it.'
has err 'nothing of it is kept'
[[ ! -e $HOME/.local ]] || fault 'the preview touched the own answers'
[[ -z $(ls -d "$home"/workbook-preview-* 2>/dev/null) ]] || fault 'the preview left its directory'
unset XDG_RUNTIME_DIR

a_case 'an invalid workbook is shown to no one'
printf 'workbook: x\n' >"$home/x.yaml"
for command in outline print rehearse preview; do
  run "$command" x.yaml
  exits 2
  silent out
  has err x.yaml:
done

a_case 'print: paper says what the screen carries over, and has room for it'
cat >"$home/paper.yaml" <<'END'
workbook: paper
version: 1
title: Paper
sections:
  - id: s
    title: S
    optional: true
    exercises:
      - id: e
        title: E
        prompts:
          - {id: two, type: select_multiple, label: Pick, choices: [red, blue, green], min: 2, max: 2}
          - {id: first, type: rank, label: In order, choices_from: two, top: 2}
          - {id: each, type: table, label: Of each, rows_from: two, columns: [Why]}
          - {id: gone, type: text, label: Gone, retired: true}
END
run print paper.yaml
exits 0
has out '>Choose 2.<'
has out '>This part is yours to choose or leave.<'
has out '>Choose from your answer to: Pick<'
has out '>The first at the top.<'
has out '>One line for each from: Pick<'
counted() { # counted N WORDS: so many lines hold them
  (($(grep -c -- "$2" "$home/out") == $1)) || fault "$2 does not stand there $1 times"
}
counted 4 '<tr><th scope="row"></th><td></td></tr>'
counted 2 'class="line"'
run outline paper.yaml
exits 0
has out 'version 1, 3 questions'

a_case 'a mistyped built-in workbook is suggested, also where a file could be named'
for command in outline print preview rehearse; do
  typed :quit
  run "$command" before-the-workshp --linear
  [[ $command == preview ]] || { typed :quit; run "$command" before-the-workshp; }
  exits 1
  silent out
  has err 'did you mean "before-the-workshop"?'
done
run outline nothing-at-all.yaml
exits 1
lacks err 'did you mean'

a_case 'preview without a terminal names its own --linear'
run preview "$here/one-of-each.yaml"
exits 2
has err "\`workbook preview $here/one-of-each.yaml --linear\`"
lacks err 'workbook open'

a_case 'history follows a renamed question'
mkdir -p books
cat >books/x.yaml <<'END'
workbook: x
version: 1
title: X
sections:
  - id: s
    title: S
    exercises:
      - id: e
        title: E
        prompts:
          - id: old-name
            type: text
            label: A question
END
typed 'My words' . :quit
run --workbooks books open x --linear
sed -i 's/id: old-name/id: newer\n            was: [old-name]/' books/x.yaml
for asked in old-name x/old-name newer x/newer; do
  run --workbooks books history "$asked"
  exits 0
  has out 'My words'
done

a_case 'doctor'
run doctor
exits 0
has out 'Data directory'
has out 'All is well'
has out 'none yet'
lines first . :quit
data=$HOME/.local/share/careers-workbook
run doctor
has out "the newest good one is $data/backups/answers-"
rm -r "$data/backups"
: >"$data/backups"
run doctor
has out 'see  Backups'
has out 'move it away'
mkdir -p "$home/Dropbox"
run doctor --data "$home/Dropbox/answers"
has out 'synced folder'

a_case 'completions list what there is'
run complete commands
has out status
lacks out complete
run complete options export
has out --encrypt-to
run complete words open
has out before-the-workshop
done_testing
