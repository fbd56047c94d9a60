# shellcheck shell=bash
# Linear mode: each type of prompt, each command, and what is kept when it ends.
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh"
here=$(cd "$(dirname "$0")" && pwd)
export WORKBOOK_PATH=$here

a_case 'starts with a welcome, once'
place_to_open=(one-of-each)
lines
exits 0
has out Welcome
lines
exits 0
lacks out Welcome
plain

a_case 'text of several lines, with its escapes'
lines 'One.' '' '..two' '::three' ' four' . :quit
answers tale '"One.\n\n.two\n:three\n four" answered coach'
plain

a_case 'a text that breaks off is kept'
typed 'Half a' 'thought'
run open one-of-each --linear
exits 0
answers tale '"Half a\nthought" answered coach'

a_case 'a last line without its newline is one too'
printf 'Half a' >"$home/in"
run open one-of-each --linear
answers tale '"Half a" answered coach'

a_case 'lines that end with CR LF'
printf 'One\r\ntwo\r\n.\r\nmotto\r\n:quit\r\n' >"$home/in"
run open one-of-each --linear
answers tale '"One\ntwo" answered coach'
answers motto '"motto" answered coach'

a_case 'every character but NUL is kept; what is no UTF-8 is said'
printf 'a\tb\033[31m\302\205c\342\200\256\001\nx\000y\377z\n.\n:quit\n' >"$home/in"
run open one-of-each --linear
exits 0
has out 'unreadable bytes'
answers tale '"a\tb\u001b[31m'$'\302\205''c'$'\342\200\256''\u0001\nxyz" answered coach'
run review one-of-each
LC_ALL=C grep -qP '[\x00-\x09\x0b-\x1f\x7f]' "$home/out" && fault 'control characters came out'
run open one-of-each --linear
plain

a_case 'an empty first line leaves an answer as it was'
lines Mine . :quit
lines :back '' :quit
has out 'Mine'
answers tale '"Mine" answered coach'

a_case 'a full stop at once leaves it too'
lines Mine . :quit
lines :back . :quit
answers tale '"Mine" answered coach'

a_case 'numbers, a point on a scale, a day; what is not valid is asked again'
place_to_open=(one-of-each/first/numbers)
lines many 101 7 2,5 11 7 'no day' tomorrow :quit
has out 'from 0 to 100'
has out 'Kept: 7'
answers whole '7 answered coach'
answers part '2.5 answered coach'
answers scale '7 answered coach'
answers day '"2026-11-04" answered coach'

a_case 'a number too large to keep says how large one may be'
lines '' 99999999999999999999 12345678901234567890.5 -3,5 :quit
has out 'A number of at most 15 digits, please.'
lacks out 'A number, please.'
answers part '-3.5 answered coach'
lines 99999999999999999999 :quit
has out 'A whole number from 0 to 100, please.'

a_case 'choices by number and by id, and in one'\''s own words'
place_to_open=(one-of-each/first/choices)
lines 9 1 'Because' '2 apples other: a quince' '3 1' yes '1 2' :quit
answers one '"red" answered coach'
answers why-red '"Because" answered coach'
answers many '["pears", "apples", {"other": "a quince"}] answered coach'
answers order '["jam", "bread"] answered coach'
answers agreed 'true answered coach'
answers boxes '["up", "down"] answered coach'

a_case 'a line that names no choice takes the place of nothing'
lines 'other:' 'other:   ' 2 ', ;' '1 other:' , 'other: a quince' :quit
has out 'Your own words are missing'
has out 'Give their numbers, 1 to 4.'
answers one '"blue" answered coach'
answers many '[{"other": "a quince"}] answered coach'
lines ':go many' ' ' ' ' :quit
answers many '[{"other": "a quince"}] answered coach'
answers order ''

a_case 'what does not apply is not asked, and comes back'
lines blue :quit
lacks out 'Why red?'
lines :back red 'It is warm' :quit
answers why-red '"It is warm" answered coach'

a_case 'a choice that stands alone'
lines blue '1 4' 4 :quit
has out 'stands alone'
answers many '["none"] answered coach'

a_case 'ratings item by item, and what is not mine to say'
place_to_open=(one-of-each/first/rows)
lines 3 n 12 8 'Nobody' :quit
answers wheel '{"money": null, "people": 8, "time": 3} answered coach'
has out 'Time is lowest. Why?'
has out 'You wrote earlier'
answers lowest-why '"Nobody" answered coach'

a_case 'ratings: an empty line leaves an item, an empty first line the prompt'
lines 3 4 5 '' :quit
lines :back 7 '' 9 :quit
answers wheel '{"money": 4, "people": 9, "time": 7} answered coach'
lines :back '' :quit
answers wheel '{"money": 4, "people": 9, "time": 7} answered coach'

a_case 'a table row by row; starter cells are asked again, an untouched starter row stays out'
place_to_open=(one-of-each/first/rows)
lines ':go people' 'The head' '' 'The cook' 2 'A friend' good '' :quit
answers people '[{"id": "cook", "mood": "bad", "who": "The cook"}, {"id": "r1", "mood": "good", "who": "A friend"}] answered coach'

a_case 'a row holds its id first, as on the screen'
lines ':go people' 'The head' '' 'The cook' '' 'A friend' good '' :quit
run export --format json --preview
has out '"value":[{"id":"r1","who":"A friend","mood":"good"}]'

# A row that was filled in and whose condition fails is spoken of nowhere; with the condition it is back.
a_case 'a row set aside is neither said nor counted, and comes back'
export WORKBOOK_PATH=$home
cat >"$home/asides.yaml" <<'END'
workbook: asides
version: 1
title: Asides
language: en-GB
sections:
  - id: first
    title: First
    exercises:
      - id: week
        title: Week
        minutes: 2
        prompts:
          - {id: setting, type: select_one, label: Where?, choices: [School, College]}
          - id: week
            type: table
            label: What takes your time?
            columns: [{id: what, label: What, type: line}, {id: who, label: Who, type: line}]
            rows: [{id: placements, what: Placements, relevant: {prompt: setting, is: college}}]
END
place_to_open=(asides)
lines college = Kestrel '' :quit
answers week '[{"id": "placements", "what": "Placements", "who": "Kestrel"}] answered coach'
for setting in school college; do
  lines ':go setting' "$setting" :quit
  for saying in 'open asides --linear' 'review asides' 'history asides/week' 'export asides --format text --preview'; do
    typed ':go week' :where :review :quit
    # shellcheck disable=SC2086
    run $saying
    if [[ $setting = school ]]; then lacks out Kestrel; else has out Kestrel; fi
  done
  run status
  if [[ $setting = school ]]; then has out '1 of 2'; else has out '2 of 2'; fi
  typed :where :quit
  run open asides --linear
  if [[ $setting = school ]]; then has out 'What takes your time? (open)'; else has out 'What takes your time? (answered)'; fi
done
answers week '[{"id": "placements", "what": "Placements", "who": "Kestrel"}] answered coach'
export WORKBOOK_PATH=$here
place_to_open=(one-of-each/first/rows)

a_case 'a table: = keeps a cell, an empty first cell ends it'
lines ':go people' = 1 '' :quit
answers people '[{"id": "head", "mood": "good", "who": "The head"}] answered coach'
lines ':go people' = 2 '' :quit
answers people '[{"id": "head", "mood": "bad", "who": "The head"}] answered coach'

a_case 'a table: = passes a starter cell with nothing in it, and is text where a row is new'
lines ':go people' = '' = good '=' 1 '' :quit
answers people '[{"id": "cook", "mood": "good", "who": "The cook"}, {"id": "r1", "mood": "good", "who": "="}] answered coach'

a_case 'a cell that is not valid is said and asked again, and no other is lost'
lines ':go promise' 'Ask the head' 'Two lines' 'some day' '32 dec' 3/12 '' '' '' 11 -1 x 8 '' :quit
has out 'from 0 to 10, please'
answers promise '[{"action": "Ask the head", "by": "2026-12-03", "confidence": 8, "first_step": "Two lines", "id": "c1"}] answered coach'
lines ':go people' = bad '' 3 '' :quit
lines ':go people' = 3 1 '' :quit
has out 'is not one of the choices'
answers people '[{"id": "head", "mood": "good", "who": "The head"}] answered coach'

a_case 'ratings: what is not on the scale is said, and asked again'
lines 12 -1 3.5 n 'not mine to say' 'Not Mine To Say' 4 :quit
has out 'A number from 0 to 10, please.'
answers wheel '{"money": null, "people": null, "time": null} answered coach'

a_case 'a commitment field by field, its review in the next section'
lines ':go promise' 'Ask the head' 'Write two lines' 3/12 'The head' 'No time' 'I ask by mail' 8 '' :quit
answers promise '[{"action": "Ask the head", "by": "2026-12-03", "confidence": 8, "first_step": "Write two lines", "id": "c1", "obstacle": "No time", "then": "I ask by mail", "with": "The head"}] answered coach'
place_to_open=(one-of-each/second)
lines 9 2 'It takes two goes' :quit
has out 'Ask the head'
answers kept '[{"learned": "It takes two goes", "of": "one-of-each/promise/c1", "outcome": "partly"}] answered coach'

a_case 'a re-rating hides what was given before, then shows it'
place_to_open=(one-of-each/first/numbers)
lines '' '' 3 :quit
place_to_open=(one-of-each/second)
lines '' :quit
lacks out 'The first time'
lines 8 :quit
has out 'The first time (today): 3'

a_case 'a letter is shut once it is finished'
place_to_open=(one-of-each)
lines ':go letter' 'Dear me.' :finish :quit
lines ':go letter' :quit
has out 'shut'
lacks out 'Dear me.'
lines ':go letter' :open :finish ':go letter' :quit
has out 'Your answer so far: Dear me.'
has out ':open opens it now'
lines ':go motto' :open :quit
has out 'There is no letter here that is shut.'
run review one-of-each
lacks out 'Dear me.'
run export --format text --preview
lacks out 'Dear me.'
run history one-of-each/letter
lacks out 'Dear me.'
place_to_open=(one-of-each/third)
lines :quit
run review one-of-each
has out 'Dear me.'

a_case 'states: skip, not me, rather talk; what is answered is answered'
place_to_open=(one-of-each)
lines 'Mine' . :skip :not-me :talk :quit
answers tale '"Mine" answered coach'
answers motto 'null skipped coach'
answers secret 'null not-me private'
answers whole 'null talk-instead coach'
lines ':go motto' 'After all' :quit
answers motto '"After all" answered coach'

a_case 'private and shared'
lines :private 'Mine' . :quit
answers tale '"Mine" answered private'
lines ':go tale' :share :quit
answers tale '"Mine" answered coach'
lines ':go secret' :share 'Yours too' . :quit
answers secret '"Yours too" answered coach'

a_case 'clear, undo, redo'
lines ':go motto' 'Mine' ':go motto' :clear :quit
answers motto ''
lines ':go motto' :undo :quit
has out 'Your answer so far: Mine'
answers motto '"Mine" answered coach'
lines ':go motto' :redo :quit
answers motto ''

a_case 'going about: back, next, go, where, review, help'
lines :next 'Second' :back :back ':go 3' :where :review :help ':go 99' :nosuch :wher :quit
exits 0
has out 'question 3 of'
has out 'The questions of this section:'
has out 'There is no question of that number'
has out 'There is no command :nosuch'
has out 'did you mean :where?'
has out ':skip: '

a_case 'goes on where it stopped'
lines :next :next :quit
lines :where :quit
place_to_open=()
lines :where :quit
has out 'question 3 of'

a_case 'a line may begin with a colon or a full stop'
place_to_open=(one-of-each)
lines ':go motto' '::colon' :quit
answers motto '":colon" answered coach'

# One line that answers each kind of question, or begins to.
declare -A begins=([tale]='Some words' [motto]=Words [whole]=7 [part]=2,5 [scale]=3 [day]='3 dec' [one]=2 [many]='1 3'
  [order]='3 1' [agreed]=yes [boxes]=1 [wheel]=4 [people]=Someone [promise]='A step' [letter]='Dear me')
# at_every LINE...: these lines at each of them, in one sitting; PROMPT and ANSWER stand for what they are called and given.
at_every() {
  local all=() prompt line
  for prompt in "${!begins[@]}"; do
    for line; do
      line=${line/PROMPT/$prompt}
      all+=("${line/ANSWER/${begins[$prompt]}}")
    done
  done
  place_to_open=(one-of-each)
  lines "${all[@]}"
  exits 0
  has out 'Saved. You come back to where you are.'
  lacks out 'There is no command'
  plain
}
# all_are STATE SHARING: each of them is answered and kept so; as a pattern.
all_are() {
  local prompt
  "$WORKBOOK" export --format json --include-private --preview >"$home/all" 2>/dev/null
  for prompt in "${!begins[@]}"; do
    grep -qE "\"prompt\":\"$prompt\",\"state\":\"$1\",\"value\":[^}]*.*\"sharing\":\"$2\"" "$home/all" ||
      fault "$prompt is not $1 $2"
  done
}

for words in 'next where help redo' 'back quote review share' 'go 2' private; do
  a_case "each type: :${words// / :} before the answer, within it, and after it"
  each=()
  [[ $words == 'go 2' ]] && each=(':go PROMPT' ':go 2' ':go PROMPT' ANSWER ':go 2' ':go PROMPT' ':go 2')
  [[ $words == 'go 2' ]] || for word in $words; do
    each+=(':go PROMPT' ":$word" ':go PROMPT' ANSWER ":$word" ':go PROMPT' ":$word")
  done
  at_every "${each[@]}"
  all_are answered "${words/#[!p]*/[a-z]*}"
done

for state in skip not-me talk; do
  a_case "each type: :$state keeps what was given"
  at_every ':go PROMPT' ":$state" ':go PROMPT' ANSWER ':go PROMPT' ":$state"
  all_are "${state/talk/talk-instead}|skipped" coach
done

a_case 'each type: :clear within the answer and after it, and :undo of both'
at_every ':go PROMPT' ':clear' ANSWER ':go PROMPT' ':clear' ':undo' ':go PROMPT'
all_are answered coach

a_case 'each type: the input ends before the answer, within it, after it'
for prompt in "${!begins[@]}"; do
  place_to_open=(one-of-each)
  lines ":go $prompt" "${begins[$prompt]}"
  exits 0
  has out 'Saved. You come back to where you are.'
  plain
done
all_are answered coach

a_case 'by TERM=dumb and by WORKBOOK_LINEAR, without --linear'
typed 'Mine' . :quit
TERM=dumb run open one-of-each
exits 0
answers tale '"Mine" answered coach'
typed 'Yours' :quit
WORKBOOK_LINEAR=1 run open one-of-each
answers motto '"Yours" answered coach'

a_case 'a sitting says where it may stop'
typed '' '' '' '' '' '' '' '' '' '' '' '' '' :quit
run open before-the-workshop --linear --minutes 5
exits 0
has out 'good place to stop'

a_case 'the second one is refused, and told why'
mkfifo "$home/held"
"$WORKBOOK" open one-of-each --linear <"$home/held" >"$home/first" 2>&1 &
first=$!
exec 9>"$home/held"
for _ in $(seq 100); do
  grep -q 'Tell it' "$home/first" && break
  sleep 0.05
done
run open one-of-each --linear
exits 1
has err 'open'
run status
exits 0
run review
exits 0
printf 'Still here\n.\n:quit\n' >&9
exec 9>&-
wait $first || fault 'the first one failed'
answers tale '"Still here" answered coach'

a_case 'SIGTERM saves and leaves'
mkfifo "$home/held"
"$WORKBOOK" open one-of-each --linear <"$home/held" >"$home/first" 2>&1 &
first=$!
exec 9>"$home/held"
printf 'Half\nof it\n' >&9
for _ in $(seq 100); do
  [[ $(answer tale) == *'of it'* ]] && break
  sleep 0.05
done
while kill -TERM $first 2>/dev/null; do :; done # the first ends it in order, and those behind do not cut that short
wait $first || fault "it ended with $?"
exec 9>&-
answers tale '"Half\nof it" answered coach'

a_case 'SIGKILL loses no line'
mkfifo "$home/held"
"$WORKBOOK" open one-of-each --linear <"$home/held" >"$home/first" 2>&1 &
first=$!
exec 9>"$home/held"
printf 'Half\nof it\n' >&9
for _ in $(seq 100); do
  [[ $(answer tale) == *'of it'* ]] && break
  sleep 0.05
done
kill -KILL $first
wait $first 2>/dev/null
exec 9>&-
answers tale '"Half\nof it" answered coach'

# Each way in which the numbers of before could be said: the question, where one is, its words, what comes beside it.
a_case 'rated again, a wheel says nothing of before until its last item'
place_to_open=(before-the-workshop/where-i-am/role-wheel)
lines 7 7 7 7 7 7 7 7 7 :quit
place_to_open=(between-sessions/looking-back/all-again)
lines 3 3 3 3 3 3 3 3 :where :quit
exits 0
lacks out ': 7'
lacks out 'rated 7'
lacks out 'The first time'
lines '' :quit
lacks out ': 7'
lines :back 4 4 4 4 4 4 4 4 4 :quit
has out 'The first time'
has out 'Image and value: 7'
plain

# Two people who gave other numbers hear the same, as long as they give none again.
a_case 'nothing that is heard of the second workbook tells what was given before'
for set in 1 2; do
  export HOME=$home/$set
  mkdir -p "$HOME"
  place_to_open=(before-the-workshop/where-i-am/role-wheel)
  lines $((2 * set)) $((7 - set)) 3 4 5 6 7 8 $set :quit
  place_to_open=(before-the-workshop/confident)
  lines $((9 - set)) 8 7 6 $((2 * set)) 4 3 2 1 0 :quit
  place_to_open=(before-the-workshop/where-now)
  lines $((3 * set)) :quit
  place_to_open=(between-sessions/after-the-workshop/what-stayed)
  mapfile -t on < <(printf ':next\n%.0s' $(seq 150))
  lines "${on[@]}"
  exits 0
  has out 'That was the last question'
  mv "$home/out" "$home/heard-$set"
  run status
  mv "$home/out" "$home/status-$set"
done
cmp -s "$home/heard-1" "$home/heard-2" || fault "$(diff "$home/heard-1" "$home/heard-2" | head -n 20)"
cmp -s "$home/status-1" "$home/status-2" || fault "$(diff "$home/status-1" "$home/status-2" | head -n 20)"
done_testing
