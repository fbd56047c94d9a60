/* Each fault an author can make: its place, what is said, and what else is said beside it. */
#include "load_help.h"

static const struct {
    const char *text, *said;
} cases[] = {
    /* keys */
    {HEAD PROMPT("{id: a, type: text, label: A, requred: soft}"),
     "w.yaml:11:43: error: unknown key \"requred\"; did you mean \"required\"?\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, minutes: 3}"),
     "w.yaml:11:43: error: unknown key \"minutes\"; it is one of an exercise, not of a prompt\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, label: B}"),
     "w.yaml:11:43: error: duplicate key \"label\"; it stands in line 11 already, remove one of them\n"},
    {HEAD PROMPT("{id: a, type: text}"),
     "w.yaml:11:13: error: a prompt lacks \"label\"; add it: a text, such as Where I am\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, <<: {hint: x}}"),
     "w.yaml:11:43: error: merge keys (<<) are not read; write the keys out\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, [x]: y}"),
     "w.yaml:11:43: error: a list or group cannot be a key; write a word and a colon\n"},
    {"workbook: w\nversion: 1\ntitle: T\n", "w.yaml:1:1: error: a workbook lacks \"sections\"; add it\n"},
    /* what was meant is read all the same: it is not missed, and what it holds is looked at */
    {HEAD PROMPT("{id: a, type: text, lable: A}"), "w.yaml:11:33: error: unknown key \"lable\"; did you mean \"label\"?\n"},
    {HEAD PROMPT("{id: a, type: text, title: A}"), "w.yaml:11:33: error: unknown key \"title\"; did you mean \"label\"?\n"},
    {HEAD PROMPT("{id: a, type: rank, label: A, options: [{id: b, label: B, alon: true}, b]}"),
     "w.yaml:11:43: error: unknown key \"options\"; did you mean \"choices\"?\n"
     "w.yaml:11:71: error: unknown key \"alon\"; did you mean \"alone\"?\n"
     "w.yaml:11:84: error: duplicate choice id \"b\"; it stands in line 11 already, choose another\n"},
    {HEAD PROMPT("{id: a, type: radio, label: A, choices: [b]}"),
     "w.yaml:11:27: error: type: \"radio\" is not one it takes; did you mean select_one?\n"},
    {HEAD PROMPT("{id: a, type: Multiple choice, label: A, choices: [b]}"),
     "w.yaml:11:27: error: type: \"Multiple choice\" is not one it takes; did you mean select_one or select_multiple?\n"},
    /* what was meant for a text, a choice, a condition */
    {HEAD PROMPT("{id: a, type: select_one, label: A, choices: [{id: b, label: Yes, I do}, c]}"),
     "w.yaml:11:79: error: a comma within braces begins a new key; put the whole text before and behind it in quotation "
     "marks\n"},
    {HEAD PROMPT("{id: a, type: select_one, label: A, choices: [{red: Red}, {\"Well: said\": yes}]}")
         PROMPT("{id: b, type: text, label: B, relevant: {prompt: a, is: red}}"),
     "w.yaml:11:60: error: \"red\" is no key of a choice or item; write {id: red, label: ...}, or put the whole text in "
     "quotation marks\n"
     "w.yaml:11:72: error: \"Well: said\" is no key of a choice or item; put the whole text in quotation marks, or begin "
     "with id: AN-ID\n"},
    {HEAD PROMPT("{id: a, type: select_one, label: A, choices: [x]}")
         PROMPT("{id: b, type: text, label: B, relevant: {a: x}}"),
     "w.yaml:12:54: error: \"a\" is no key of a condition; write {prompt: a, is: \"x\"}\n"},
    {HEAD "          - id: a\n            type: text\n            label: # 1 of 2\n",
     "w.yaml:13:19: error: label: says nothing, because # begins a comment; put the text in quotation marks\n"},
    /* nothing follows from a value with a fault */
    {HEAD PROMPT("{id: a, type: range, label: A, range: {start: 0, end: ten}}"),
     "w.yaml:11:67: error: end: must be a number, such as 10\n"},
    {HEAD PROMPT("{id: a, type: range, label: A, range: 0-10}"),
     "w.yaml:11:51: error: range: must be a scale, such as {start: 0, end: 10}\n"},
    {HEAD PROMPT("{id: a, type: select_one, label: A, choices: [x, x]}")
         PROMPT("{id: b, type: text, label: B, relevant: {prompt: a, is: other-one}}"),
     "w.yaml:11:62: error: duplicate choice id \"x\"; it stands in line 11 already, choose another\n"},
    {HEAD PROMPT("{type: text, label: A}") PROMPT("{id: b, type: text, label: B, recall: [a-thing]}"),
     "w.yaml:11:13: error: a prompt lacks \"id\"; add it: an id, such as a\n"},
    {HEAD PROMPT("{id: a, type: text, labl: A, label: B}"),
     "w.yaml:11:33: error: unknown key \"labl\"; did you mean \"label\"?\n"},
    {HEAD PROMPT("{id: a, type: text, label: B, labl: A}"),
     "w.yaml:11:43: error: unknown key \"labl\"; did you mean \"label\"?\n"},
    /* values */
    {HEAD PROMPT("{id: a, type: text, label: A, short_route: yes}"),
     "w.yaml:11:56: error: short_route: must be true or false\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, length: many}"),
     "w.yaml:11:51: error: length: must be a whole number, such as 60\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, length: 2.5}"),
     "w.yaml:11:51: error: length: must be a whole number, such as 60\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, length: 0}"),
     "w.yaml:11:51: error: length: must be at least 1, such as 60\n"},
    {HEAD PROMPT("{id: a, type: integer, label: A, min: few}"),
     "w.yaml:11:51: error: min: must be a number, such as 1\n"},
    {HEAD PROMPT("{id: a, type: txt, label: A}"),
     "w.yaml:11:27: error: type: \"txt\" is not one it takes; did you mean \"text\"?\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, sharing: everybody}"),
     "w.yaml:11:52: error: sharing: \"everybody\" is not one it takes; write private, coach or report\n"},
    {HEAD PROMPT("{id: a, type: text, label: }"),
     "w.yaml:11:40: error: label: says nothing; write a text, such as Where I am\n"},
    {HEAD PROMPT("{id: a, type: text, label: [A]}"),
     "w.yaml:11:40: error: label: must be a text, such as Where I am\n"},
    {HEAD PROMPT("{id: A b, type: text, label: A}"),
     "w.yaml:11:18: error: id: \"A b\" is no id; ids are made of a-z, 0-9 and hyphens, at most 64, such as a-b\n"},
    {HEAD PROMPT("{id: ../x, type: text, label: A}"),
     "w.yaml:11:18: error: id: \"../x\" is no id; ids are made of a-z, 0-9 and hyphens, at most 64, such as x\n"},
    {HEAD PROMPT("{id: \"\\U0001F600\", type: text, label: A}"),
     "w.yaml:11:18: error: id: \"\xF0\x9F\x98\x80\" is no id; ids are made of a-z, 0-9 and hyphens, at most 64\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, recall: [a b]}"),
     "w.yaml:11:52: error: recall: \"a b\" names no prompt; write its id, such as a-b, or several as [one, another]\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, choices_from: Other book/My Goal}"),
     "w.yaml:11:43: error: choices_from: means nothing on the type text; remove it, or make the type select_one, "
     "select_multiple, rank or check\n"
     "w.yaml:11:57: error: choices_from: \"Other book/My Goal\" names no prompt; write its id, such as "
     "other-book/my-goal\n"},
    {HEAD PROMPT("{id: My Goal, type: text, label: A}")
         PROMPT("{id: b, type: text, label: B, relevant: {prompt: My Goal, answered: true}}"),
     "w.yaml:11:18: error: id: \"My Goal\" is no id; ids are made of a-z, 0-9 and hyphens, at most 64, such as "
     "my-goal\n"
     "w.yaml:12:62: error: prompt: \"My Goal\" names no prompt; write its id, such as my-goal\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, recall: Three things@previous}"),
     "w.yaml:11:51: error: recall: \"Three things@previous\" names no prompt; write its id, such as "
     "three-things@previous, or several as [one, another]\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, recall: \"?/!\"}"),
     "w.yaml:11:51: error: recall: \"?/!\" names no prompt; write a prompt, such as role-wheel or "
     "before-the-workshop/role-wheel\n"},
    /* a type by another word is looked at as that type */
    {HEAD PROMPT("{id: a, type: dropdown, label: A, choices: [x, y]}")
         PROMPT("{id: b, type: scale, label: B}") PROMPT("{id: c, type: text, label: C, relevant: {prompt: a, is: z}}"),
     "w.yaml:11:27: error: type: \"dropdown\" is not one it takes; did you mean select_one?\n"
     "w.yaml:12:13: error: a range is missing; write range: {start: 0, end: 10}\n"
     "w.yaml:12:27: error: type: \"scale\" is not one it takes; did you mean range?\n"
     "w.yaml:13:69: error: \"z\" is no choice of \"a\"; write x or y\n"},
    {HEAD PROMPT("{id: a, type: range, label: A, range: {start: 0, end: 5}}")
         PROMPT("{id: b, type: text, label: B, relevant: {prompt: a, at_least: high}}"),
     "w.yaml:12:75: error: at_least: must be a number, such as 5\n"},
    {HEAD PROMPT("{id: a, type: text, label: \"{best}\"}") "words:\n  best: {highest_of: a, otherwise: x}\n",
     "w.yaml:13:10: error: unknown key \"highest_of\"; a word comes from one of by, lowest_of and answer\n"},
    /* a list that YAML takes for the rest of a text */
    {HEAD "          - id: a\n            type: select_one\n            label: A\n            choices: some # of them\n"
          "              - red\n              - blue\n",
     "w.yaml:14:22: error: choices: has a list below it, so nothing may stand behind its colon; remove \"some\"\n"},
    {HEAD "          - id: a\n            type: text\n            label: A\n            recall: b\n"
          "              - c\n",
     "w.yaml:14:21: error: recall: has a list below it, so nothing may stand behind its colon; remove \"b\"\n"},
    {HEAD "          - id: a\n            type: text\n            label: Which of these\n              - red\n"
          "              - blue\n",
     "w.yaml:14:15: warning: label: these lines begin with a dash, but become one line of text; write | behind the "
     "colon to keep them apart, or write the key that the list belongs to\n"},
    {HEAD "          - id: a\n            type: select_one\n            label: A\n            choices:\n"
          "              - red\n                - blue\n              - green\n",
     "w.yaml:16:17: error: this does not line up with the entry above it; begin it in column 15, as line 15 does\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, relevant: always}"),
     "w.yaml:11:53: error: relevant: must be a condition, such as {prompt: setting, is: special}\n"},
    {HEAD PROMPT("a"),
     "w.yaml:11:13: error: prompts: each entry must be a prompt with its keys, such as \"- id: AN-ID\"\n"},
    {"workbook: w\nversion: 1\ntitle: T\nsections: {id: s}\n",
     "w.yaml:4:11: error: sections: must be a list; begin each entry on a line of its own, such as - id: AN-ID\n"},
    {"workbook: w\nversion: 1\ntitle: T\nsections: []\n",
     "w.yaml:4:11: error: sections: is empty; write an entry, or remove the key\n"},
    {HEAD PROMPT("{id: a, type: text, label: \"a\\0b\"}"), "w.yaml:11:40: error: label: holds a NUL; remove it\n"},
    {HEAD PROMPT("{id: a, type: text, label: \"a\\\\e\\u00E9\\u0007b\"}"),
     "w.yaml:11:51: warning: the text holds control characters, which are left out; remove them\n"},
    {HEAD PROMPT("{id: a, type: text, label: \"a\n              b\x7F\"}"),
     "w.yaml:12:16: error: a control character stands in the file; remove it\n"},
    {HEAD PROMPT("{id: a, type: text, label: \"a\n              b \\x9b\"}"),
     "w.yaml:12:17: warning: the text holds control characters, which are left out; remove them\n"},
    {HEAD PROMPT("{id: a, type: text, label: \"a\\eb\"}"),
     "w.yaml:11:42: warning: the text holds control characters, which are left out; remove them\n"},
    /* ids that stand there twice */
    {HEAD PROMPT("{id: a, type: text, label: A}") PROMPT("{id: a, type: line, label: B}"),
     "w.yaml:12:18: error: duplicate prompt id \"a\"; it stands in line 11 already, choose another\n"},
    {HEAD PROMPT("{id: a, type: select_one, label: A, choices: [Yes, No, \"yes!\"]}"),
     "w.yaml:11:68: error: duplicate choice id \"yes\"; it stands in line 11 already, choose another\n"},
    {HEAD PROMPT("{id: a, type: table, label: A, columns: [Who, who]}"),
     "w.yaml:11:59: error: duplicate column id \"who\"; it stands in line 11 already, choose another\n"},
    {HEAD PROMPT("{id: a, type: text, label: A}") "      - id: e\n        title: E\n        prompts:\n" PROMPT(
         "{id: b, type: text, label: B}"),
     "w.yaml:12:13: error: duplicate exercise id \"e\"; it stands in line 8 already, choose another\n"},
    {HEAD PROMPT("{id: a, type: select_one, label: A, choices: [\"\xE6\x97\xA5\xE6\x9C\xAC\"]}"),
     "w.yaml:11:59: error: the choice \"\xE6\x97\xA5\xE6\x9C\xAC\" needs an id of its own; write {id: AN-ID, label: "
     "\"\xE6\x97\xA5\xE6\x9C\xAC\"}\n"},
    /* keys that make no sense on a type */
    {HEAD PROMPT("{id: a, type: text, label: A, range: {start: 0, end: 5}}"),
     "w.yaml:11:43: error: range: means nothing on the type text; remove it, or make the type range or ratings\n"},
    {HEAD PROMPT("{id: a, type: ratings, label: A, items: [x]}"),
     "w.yaml:11:13: error: a range is missing; write range: {start: 0, end: 10}\n"},
    {HEAD PROMPT("{id: a, type: range, label: A, range: {start: 5, end: 5}}"),
     "w.yaml:11:44: error: the range ends where it starts or before; start must be below end\n"},
    {HEAD PROMPT("{id: a, type: range, label: A, range: {start: 0, end: 5, step: 2}}"),
     "w.yaml:11:44: error: the steps of the range do not lead from start to end in at most 1000 steps; write another "
     "step\n"},
    {HEAD PROMPT("{id: a, type: integer, label: A, min: 5, max: 2}"),
     "w.yaml:11:13: error: min is above max; exchange them\n"},
    {HEAD PROMPT("{id: a, type: select_one, label: A}"), "w.yaml:11:13: error: a prompt of type select_one lacks "
                                                         "\"choices\"; add choices: [one, another], or choices_from: "
                                                         "PROMPT\n"},
    {HEAD PROMPT("{id: a, type: table, label: A, columns: [{id: x, label: X, type: rank}]}"),
     "w.yaml:11:72: error: type: a column cannot be rank; write text, line, integer, decimal, range, date, select_one, "
     "select_multiple or check\n"},
    {HEAD PROMPT("{id: a, type: table, label: A, columns: [id]}"),
     "w.yaml:11:54: error: a column cannot have the id \"id\", which is that of its rows; choose another\n"},
    {HEAD PROMPT("{id: a, type: table, label: A, columns: [Who], rows: [{whom: x}]}"),
     "w.yaml:11:68: error: \"whom\" is no column of this table; did you mean \"who\"?\n"},
    {HEAD PROMPT("{id: a, type: letter, label: A, opens_with: t}"),
     "w.yaml:11:57: error: opens_with: \"t\" is no section of this workbook; write s\n"},
    {HEAD PROMPT("{id: a, label: A}"),
     "w.yaml:11:13: error: a prompt lacks \"type\"; add it: note, text, line, integer, decimal, range, date, "
     "select_one, "
     "select_multiple, rank, ratings, table, check, commitment, commitments_review or letter\n"},
    {HEAD PROMPT("{id: a, type: select_one, label: A, choices: [Other], or_other: true}"),
     "w.yaml:11:13: error: or_other brings a choice with the id \"other\"; give the choice of that id another one, or "
     "leave "
     "out or_other\n"},
    /* references */
    {HEAD PROMPT("{id: alpha, type: text, label: A}") PROMPT("{id: b, type: text, label: B, recall: [alhpa]}"),
     "w.yaml:12:52: error: unknown prompt \"alhpa\"; did you mean \"alpha\"?\n"},
    /* an id that is none is the one cause of what names what it should be; what else is unknown is said */
    {HEAD PROMPT("{id: My Goal, type: text, label: A}") PROMPT("{id: b, type: text, label: B, recall: [my-goal]}"),
     "w.yaml:11:18: error: id: \"My Goal\" is no id; ids are made of a-z, 0-9 and hyphens, at most 64, such as my-goal\n"},
    {HEAD PROMPT("{id: one, type: text, label: A}") PROMPT("{id: one, type: text, label: B}")
         PROMPT("{id: c, type: text, label: B, recall: [elsewhere, oen]}"),
     "w.yaml:12:18: error: duplicate prompt id \"one\"; it stands in line 11 already, choose another\n"
     "w.yaml:13:52: error: unknown prompt \"elsewhere\"; write the id of a prompt that there is\n"
     "w.yaml:13:63: error: unknown prompt \"oen\"; did you mean \"one\"?\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, recall: [elsewhere/b]}"),
     "w.yaml:11:52: warning: the workbook \"elsewhere\" is not loaded, so this counts as unanswered; add its file\n"},
    {HEAD PROMPT("{id: a, type: text, label: A}") PROMPT("{id: b, type: text, label: B, recall: [a@previous]}"),
     "w.yaml:12:52: error: \"a@previous\": there is no turn before outside a repeated section; write TURN.PROMPT\n"},
    {HEAD PROMPT("{id: a, type: text, label: A}") PROMPT("{id: b, label: B, rerate: a}"),
     "w.yaml:12:39: error: \"a\" is of type text, which cannot be asked again; name a prompt of type range, ratings or "
     "select_one\n"},
    {HEAD PROMPT("{id: a, type: ratings, label: A, items: [one, two], range: {start: 0, end: 5}}")
         PROMPT("{id: b, label: B, rerate: a, items: [tow]}"),
     "w.yaml:12:50: error: items: \"tow\" is no item of \"a\"; did you mean \"two\"?\n"},
    {HEAD PROMPT("{id: a, type: text, label: A}") PROMPT("{id: b, type: select_one, label: B, choices_from: a}"),
     "w.yaml:12:63: error: choices_from: \"a\" is of type text, which lists nothing; name a choice, a rank, ratings, a "
     "check "
     "or a table\n"},
    {HEAD PROMPT("{id: a, type: select_one, label: A, choices_from: b}")
         PROMPT("{id: b, type: select_one, label: B, choices_from: a}"),
     "w.yaml:11:63: error: \"a\" takes its choices from itself, by way of \"b\"; name another prompt\n"
     "w.yaml:12:63: error: \"b\" takes its choices from itself, by way of \"a\"; name another prompt\n"},
    /* conditions */
    {HEAD PROMPT("{id: a, type: select_one, label: A, choices: [Red, Blue]}")
         PROMPT("{id: b, type: text, label: B, relevant: {prompt: a, is: bleu}}"),
     "w.yaml:12:69: error: \"bleu\" is no choice of \"a\"; did you mean \"blue\"?\n"},
    {HEAD PROMPT("{id: a, type: range, label: A, range: {start: 0, end: 10}}")
         PROMPT("{id: b, type: text, label: B, relevant: {prompt: a, at_most: 11}}"),
     "w.yaml:12:65: warning: the condition holds always, once \"a\" is answered: it goes from 0 to 10; write a number "
     "between\n"},
    {HEAD PROMPT("{id: a, type: select_one, label: A, choices: [x, y]}")
         PROMPT("{id: b, type: text, label: B, relevant: {prompt: a, is: []}}"),
     "w.yaml:12:69: error: is: is empty; write an entry, or remove the key\n"},
    {HEAD PROMPT("{id: a, type: commitment, label: A}")
         PROMPT("{id: b, type: text, label: B, relevant: {prompt: a, is: x, includes: y}}"),
     "w.yaml:12:65: error: is cannot be asked of \"a\" as a whole, its type is commitment; use answered or at_least\n"
     "w.yaml:12:72: error: includes asks for choices, but \"a\" is of type commitment; use answered or at_least\n"},
    {HEAD PROMPT("{id: a, type: ratings, label: A, items: [one, two], range: {start: 0, end: 5}}")
         PROMPT("{id: b, type: text, label: B, relevant: {any: [{prompt: a, at_least: 3}]}}"),
     "w.yaml:12:72: error: at_least and at_most ask for a number, but \"a\" is of type ratings; name an item, or use "
     "answered\n"},
    {HEAD PROMPT("{id: a, type: text, label: A}")
         PROMPT("{id: b, type: text, label: B, relevant: {prompt: a, at_least: 3}}"),
     "w.yaml:12:65: error: at_least and at_most ask for a number, but \"a\" is of type text; use is or answered\n"},
    {HEAD PROMPT("{id: a, type: ratings, label: A, items: [one, two], range: {start: 0, end: 5}}")
         PROMPT("{id: b, type: text, label: B, relevant: {prompt: a, item: three, at_least: 3}}"),
     "w.yaml:12:71: error: \"three\" is no item of \"a\"; write one or two\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, relevant: {prompt: b}}") PROMPT("{id: b, type: text, label: B}"),
     "w.yaml:11:53: error: the condition asks nothing of the prompt; add is, is_not, includes, at_least, at_most or "
     "answered\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, relevant: {is: x}}"),
     "w.yaml:11:53: error: the condition names no prompt; add prompt: ID\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, relevant: {prompt: a, answered: true}}"),
     "w.yaml:11:62: error: the condition goes in a circle: it waits for \"a\", which waits for it (\"a\"); remove one "
     "of the "
     "conditions\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, relevant: {prompt: b, answered: true}}")
         PROMPT("{id: b, type: text, label: B, relevant: {not: {prompt: a, answered: true}}}"),
     "w.yaml:12:68: error: the condition goes in a circle: it waits for \"a\", which waits for it (\"a\", \"b\"); "
     "remove one "
     "of the conditions\n"},
    {"workbook: w\nversion: 1\ntitle: T\nsections:\n  - id: s\n    title: S\n    relevant: {prompt: a, answered: "
     "true}\n"
     "    exercises:\n      - id: e\n        title: E\n        prompts:\n" PROMPT("{id: a, type: text, label: A}"),
     "w.yaml:7:24: error: the condition goes in a circle: it waits for \"a\", which waits for it (\"a\", \"e\", "
     "\"s\"); remove "
     "one of the conditions\n"},
    /* words */
    {HEAD PROMPT("{id: a, type: text, label: \"Is {lowst} low?\"}"),
     "w.yaml:11:44: error: unknown word {lowst}; add it to words, or write the text itself\n"},
    {"workbook: w\nversion: 1\ntitle: T\nwords:\n  aim: {answer: a, otherwise: x, foo: y}\n  two: {otherwise: x}\n"
     "  three: {by: a, otherwise: \"{aim}\", x: y}\n"
     "sections:\n  - id: s\n    title: S\n    exercises:\n      - id: e\n        title: E\n        prompts:\n" PROMPT(
         "{id: a, type: text, label: \"{ami}\"}"),
     "w.yaml:5:34: error: unknown key \"foo\"; cases stand beside by, so remove it\n"
     "w.yaml:6:8: error: a word stands for one thing; write either by, lowest_of or answer\n"
     "w.yaml:7:15: error: by: \"a\" is of type text; name a prompt of type select_one\n"
     "w.yaml:7:30: error: a word cannot stand in a word; write the text itself\n"
     "w.yaml:15:41: error: unknown word {ami}; did you mean \"aim\"?\n"},
    /* the place within the text, whatever the file does with its lines and escapes */
    {HEAD PROMPT("{id: a, type: text, label: \"\xC3\xA9 \\u00e9 \\\" {x} and {y} {x}\"}"),
     "w.yaml:11:53: error: unknown word {x}; add it to words, or write the text itself\n"
     "w.yaml:11:61: error: unknown word {y}; add it to words, or write the text itself\n"
     "w.yaml:11:65: error: unknown word {x}; add it to words, or write the text itself\n"},
    {HEAD "          - id: a\n            type: text\n            label: >\n              Folded {text}\n"
          "              and {more}\n            hint: Plain text\n              {ends} here\n",
     "w.yaml:14:22: error: unknown word {text}; add it to words, or write the text itself\n"
     "w.yaml:15:19: error: unknown word {more}; add it to words, or write the text itself\n"
     "w.yaml:17:15: error: unknown word {ends}; add it to words, or write the text itself\n"},
    /* what YAML has and workbooks have not */
    {HEAD PROMPT("{id: a, type: text, label: &x A}"),
     "w.yaml:11:40: error: anchors (&name) are not read; write the text here, or put one beginning with & in quotation "
     "marks\n"},
    {HEAD PROMPT("{id: a, type: text, label: *x}"), "w.yaml:11:40: error: aliases (*name) are not read; write the text "
                                                    "again, or put one beginning with * in quotation "
                                                    "marks\n"},
    {HEAD PROMPT("{id: a, type: text, label: !x A}"),
     "w.yaml:11:40: error: tags (!name) are not read; remove it, or put a text beginning with ! in quotation marks\n"},
    {HEAD PROMPT("{id: a, type: text, label: A}") "---\nx: y\n",
     "w.yaml:12:1: error: a second document begins here; a file holds one workbook, so remove this line or "
     "what follows it\n"},
    {"%YAML 1.1\n---\n" HEAD PROMPT("{id: a, type: text, label: A}"),
     "w.yaml:1:1: error: lines that begin with % are not read; remove them\n"},
    {"", "w.yaml:1:1: error: the file is empty; begin it with workbook: AN-ID\n"},
    {"# nothing\n", "w.yaml:2:1: error: the file is empty; begin it with workbook: AN-ID\n"},
    {"just words\n", "w.yaml:1:1: error: this is no workbook; begin it with workbook: AN-ID\n"},
};

START_TEST(each_fault_is_said_with_its_place)
{
    size_t len = strlen(cases[_i].text);
    struct loaded in = load_bytes(cases[_i].text, len);
    if (cases[_i].said[0]) {
        ck_assert_str_eq(wb_str_text(&in.said), cases[_i].said);
    }
    load_fini(&in);
}
END_TEST

static const struct {
    const char *bytes;
    size_t len;
    const char *said;
} raw[] = {
#define BYTES(text) text, sizeof(text) - 1
#define REST "version: 1\nworkbook: w\nsections: [x]\n"
#define REST_SAID                                                                                                      \
    "w.yaml:4:12: error: sections: each entry must be a section with its keys, such as \"- id: AN-ID\"\n"
    {BYTES("title: b\0c\n" REST), "w.yaml:1:9: error: a NUL byte stands in the file; remove it\n" REST_SAID},
    {BYTES("w\0o\0"), "w.yaml:1:1: error: this is UTF-16; save the file as UTF-8\n"},
    {BYTES("\xFF\xFEw\0"), "w.yaml:1:1: error: this is UTF-16; save the file as UTF-8\n"},
    {BYTES("\xFE\xFF\0w"), "w.yaml:1:1: error: this is UTF-16; save the file as UTF-8\n"},
    {BYTES("title: caf\xE9 \xE9t\xE9\n" REST), "w.yaml:1:11: error: this is no UTF-8; save the file as UTF-8\n" REST_SAID},
    {BYTES("title: caf\xC3\xA9 \x1B[31m \xC2\x9B\n" REST),
     "w.yaml:1:13: error: a control character stands in the file; remove it\n"
     "w.yaml:1:19: error: a control character stands in the file; remove it\n" REST_SAID},
    {BYTES("\xEF\xBB\xBFworkbok: w\nversion: 1\ntitle: T\nsections: []\n"),
     "w.yaml:1:1: error: unknown key \"workbok\"; did you mean \"workbook\"?\n"
     "w.yaml:4:11: error: sections: is empty; write an entry, or remove the key\n"},
};

START_TEST(bytes_that_are_no_text_are_refused)
{
    struct loaded in = load_bytes(raw[_i].bytes, raw[_i].len);
    ck_assert_str_eq(wb_str_text(&in.said), raw[_i].said);
    load_fini(&in);
}
END_TEST

START_TEST(the_caret_stands_below_the_place)
{
    struct loaded in = load_book(HEAD PROMPT("{id: a, type: text, label: \"\xE6\x97\xA5\xE6\x9C\xAC\", hnt: x}"));
    struct wb_str out = {0};
    wb_faults_write(&out, &in.faults, true);
    ck_assert_str_eq(wb_str_text(&out),
                     "w.yaml:11:46: error: unknown key \"hnt\"; did you mean \"hint\"?\n"
                     "            - {id: a, type: text, label: \"\xE6\x97\xA5\xE6\x9C\xAC\", hnt: x}\n"
                     "                                                 ^\n");
    wb_str_clear(&out);
    load_fini(&in);
    in = load_book(HEAD PROMPT("{id: a, type: text, label: \"a\xE2\x80\xAE b\", hnt: x}"));
    wb_faults_write(&out, &in.faults, true);
    ck_assert_ptr_nonnull(strstr(wb_str_text(&out),
                                 "            - {id: a, type: text, label: \"a<U+202E> b\", hnt: x}\n"
                                 "                                                        ^\n"));
    wb_str_fini(&out);
    load_fini(&in);
}
END_TEST

START_TEST(a_repeated_section_says_a_fault_once)
{
    struct loaded in =
        load_book("workbook: w\nversion: 1\ntitle: T\nsections:\n  - id: s\n    title: S\n    repeat: [{id: "
                  "t1, title: A}, {id: t2, title: B}]\n    exercises:\n      - id: e\n        title: E\n"
                  "        prompts:\n" PROMPT("{id: a, type: text, label: A, recall: [zz]}"));
    ck_assert_str_eq(wb_str_text(&in.said),
                     "w.yaml:12:52: error: unknown prompt \"zz\"; write the id of a prompt that there is\n");
    load_fini(&in);
}
END_TEST

START_TEST(names_and_texts_are_fit_for_a_terminal)
{
    struct loaded in = {0};
    static const char text[] = "workbook: w\nversion: 1\ntitle: T\n\"\\e]52;c;x\\a\\u202e\": 1\nsections: [\xC2\x9B]\n";
    wb_faults_init(&in.faults);
    load_more(&in, "a\033[31m\nb\xE2\x80\xAE.yaml", text, sizeof(text) - 1);
    load_done(&in);
    wb_str_clear(&in.said);
    wb_faults_write(&in.said, &in.faults, true);
    ck_assert_uint_gt(in.faults.count, 0);
    for (size_t i = 0; i < in.said.len; i++) {
        unsigned char byte = (unsigned char)in.said.data[i];
        ck_assert_msg(byte >= ' ' || byte == '\n', "byte %02x in %s", byte, wb_str_text(&in.said));
        ck_assert(byte != 0x7F && !(byte == 0xC2 && (unsigned char)in.said.data[i + 1] < 0xA0));
    }
    ck_assert_ptr_null(strstr(wb_str_text(&in.said), "\xE2\x80\xAE"));
    load_fini(&in);
}
END_TEST

START_TEST(json_holds_every_fault)
{
    struct loaded in = load_book(HEAD PROMPT("{id: a, type: text, label: A, hnt: x, recall: [other/x]}"));
    struct wb_str out = {0};
    wb_faults_write_json(&out, &in.faults);
    ck_assert_ptr_nonnull(strstr(wb_str_text(&out), "\"severity\": \"error\""));
    ck_assert_ptr_nonnull(strstr(wb_str_text(&out), "\"line\": 11"));
    ck_assert_ptr_nonnull(strstr(wb_str_text(&out), "\"errors\": 1"));
    wb_str_fini(&out);
    load_fini(&in);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, each_fault_is_said_with_its_place, 0, ROWS(cases));
    tcase_add_loop_test(tcase, bytes_that_are_no_text_are_refused, 0, ROWS(raw));
    tcase_add_test(tcase, the_caret_stands_below_the_place);
    tcase_add_test(tcase, a_repeated_section_says_a_fault_once);
    tcase_add_test(tcase, names_and_texts_are_fit_for_a_terminal);
    tcase_add_test(tcase, json_holds_every_fault);
}

int main(void)
{
    return run_suite("load faults", fill);
}
