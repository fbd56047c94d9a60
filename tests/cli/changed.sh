# shellcheck shell=bash
# The workbook changed after answers were given: nothing is lost, and what was asked then is shown with what was answered.
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh"

# A case whose workbook has been answered under version 1.
answered() {
  a_case "$1"
  mkdir -p "$home/books"
  export WORKBOOK_PATH=$home/books
  book=$home/books/garden.yaml
  cat >"$book" <<'YAML'
workbook: garden
version: 1
title: The garden
sections:
  - id: beds
    title: Beds
    exercises:
      - id: spring
        title: Spring
        prompts:
          - {id: soil, type: text, label: What is the soil like?}
          - {id: hedge, type: select_one, label: Which hedge?, choices: [{id: box, label: Box}, {id: yew, label: Yew}]}
          - {id: light, type: range, label: How light is it?, range: {start: 1, end: 5}}
          - {id: tools, type: table, label: Tools to hand, columns: [{id: tool, label: Tool}, {id: owner, label: Owner}]}
          - {id: paths, type: line, label: How many paths?}
YAML
  place_to_open=(garden)
  lines 'Heavy clay' . 2 4 Spade Flora '' three
  exits 0
}

change() {
  sed -i "s/version: 1/version: 2/; $1" "$book"
}

formats='markdown text html json csv'

# Every format holds these texts.
exported() {
  local format text
  for format in $formats; do
    run export garden --format "$format" --output -
    exits 0
    for text in "$@"; do
      has out "$text"
    done
  done
}

answered 'a new label: the old one stands over the old answer'
change 's/What is the soil like/Say how the soil feels/'
run review garden
has out 'What is the soil like?'
has out 'Asked now: Say how the soil feels?'
exported 'What is the soil like?' 'Heavy clay'

answered 'a new id without was: the answer stays, as an earlier question'
change 's/id: soil/id: earth/'
run review garden
has out 'Earlier questions'
has out 'What is the soil like?'
has out 'Heavy clay'
has out '1 question is not answered yet.'
exported 'What is the soil like?' 'Heavy clay'

answered 'a new id with was: answer and history follow'
change 's/id: soil/id: earth, was: soil/'
run review garden
lacks out 'Earlier questions'
run history garden/earth
exits 0
has out 'Heavy clay'
exported 'Heavy clay'

answered 'a prompt removed, and one retired'
change '/id: soil/d; s/id: light,/id: light, retired: true,/'
run review garden
has out 'Earlier questions'
has out 'Heavy clay'
has out 'How light is it?'
exported 'Heavy clay' 'How light is it?'

answered 'a type that cannot hold the answer'
change 's/id: paths, type: line/id: paths, type: integer/'
run review garden
has out 'Earlier questions'
has out three
has out '1 question is not answered yet.'
run status
has out '4 of 5 answered'
exported three
run export garden --format text --output -
has out '4 of 5 questions answered'

answered 'an id that is used for something else'
change 's/id: soil, type: text, label: What is the soil like?/id: soil, type: range, label: Stones?, range: {start: 0, end: 3}/'
run review garden
has out 'Earlier questions'
has out 'Heavy clay'
exported 'What is the soil like?' 'Heavy clay'

answered 'one choice becomes several'
change 's/select_one/select_multiple/'
run review garden
has out 'Earlier questions'
has out Yew
exported Yew

answered 'a choice removed'
change 's/, {id: yew, label: Yew}//'
run review garden
has out Yew
exported Yew

answered 'another scale'
change 's/end: 5/end: 10/'
run review garden
has out 'Given on a scale of 1 to 5.'

answered 'a column removed'
change 's/, {id: owner, label: Owner}//'
run review garden
has out 'Tool: Spade; Owner: Flora'
exported Flora

answered 'every prompt gone'
change '/- {id: soil/,$d'
printf '          - {id: new, type: line, label: Anything new?}\n' >>"$book"
run review
has out 'The garden'
has out 'Earlier questions'
has out 'Heavy clay'
has out 'Tool: Spade; Owner: Flora'

answered 'a file that is invalid, then missing: it says which copy it goes on with'
sed -i 's/type: text/type: txt/' "$book"
run review garden
exits 0
has err 'garden.yaml:11:30: error:'
has err '"The garden" goes on under version 1, kept with your answers: its file cannot be used as it is'
has out 'Heavy clay'
rm "$book"
run status
has err '"The garden" goes on under version 1, kept with your answers: its file is gone'
has out '5 of 5 answered'
exported 'Heavy clay'
typed :quit
run open garden --linear
exits 0
has out '"The garden" goes on under version 1, kept with your answers: its file is gone'

done_testing
