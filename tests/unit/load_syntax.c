/* What is no YAML: each slip at the place where its author has to look, all of them in one run, and nothing said that is
 * only a consequence. */
#include "load_help.h"

#define BLOCK HEAD "          - id: a\n            type: text\n"
#define QUOTES "put the whole text in quotation marks\n"
#define NO_COLON                                                                                                       \
    "a key stands here without a colon; write KEY: VALUE, or indent it as far as the text that it belongs to\n"
#define NO_LIST "no list can begin here, because the key above has its value; "
#define LINED_UP(column, line)                                                                                         \
    "this does not line up with what stands above it; begin it in column " column ", as line " line " does\n"

static const struct {
    const char *text, *said;
} slips[] = {
    /* colons */
    {BLOCK "            label: what: this\n",
     "w.yaml:13:24: error: a colon and a space begin a value, but no key can stand here; " QUOTES},
    {BLOCK "            label: a long text\n              that goes on: here\n",
     "w.yaml:14:27: error: a colon and a space begin a value, but no key can stand here; " QUOTES},
    {HEAD "          - {id: a, type: text, label: what: this}\n",
     "w.yaml:11:44: error: a colon and a space begin a value, but none can stand here; put the whole text in quotation "
     "marks, or write a comma before the key\n"},
    {BLOCK "            label What is it?\n            hint: x\n", "w.yaml:13:13: error: " NO_COLON},
    {BLOCK "            label:What\n", "w.yaml:13:13: error: a space is missing behind the colon; write \"label: \" and "
                                       "the value\n"},
    {HEAD "          - id a\n            type: text\n            label: A\n", "w.yaml:11:13: error: " NO_COLON},
    {BLOCK "            label: |\n              x\n            more of it\n", "w.yaml:15:13: error: " NO_COLON},
    {"workbook: w\nversion: 1\ntitle: T\nsections\n  - id: s\n    title: S\n    exercises:\n      - {id: e, titel: E, "
     "prompts: [{id: a, type: text, label: A}]}\n",
     "w.yaml:4:1: error: " NO_COLON "w.yaml:8:17: error: unknown key \"titel\"; did you mean \"title\"?\n"},
    /* indentation */
    {BLOCK "              label: A\n",
     "w.yaml:13:15: error: this is indented more than the key above it; begin it in column 13\n"},
    {BLOCK "           label: A\n", "w.yaml:13:12: error: " LINED_UP("13", "12")},
    {BLOCK "            label: A\n         - id: b\n           type: text\n",
     "w.yaml:14:10: error: " LINED_UP("11", "11")},
    {BLOCK "            label: A\n          -id: b\n", "w.yaml:14:11: error: a space is missing behind the dash; write "
                                                      "\"- \"\n"},
    {"  workbook: w\nversion: 1\ntitle: T\nsections: []\n",
     "w.yaml:1:3: error: this is indented more than the keys below it; begin it in column 1\n"
     "w.yaml:4:11: error: sections: is empty; write an entry, or remove the key\n"},
    {BLOCK "          label: A\n            hint: x\n", "w.yaml:13:11: error: " LINED_UP("13", "12")},
    {HEAD "          - id: a\n            type: select_one\n            label: A\n              - {id: b, labl: B}\n"
          "              - c\n            requred: soft\n",
     "w.yaml:14:15: error: " NO_LIST "write choices: on a line of its own above the list\n"
     "w.yaml:14:25: error: unknown key \"labl\"; did you mean \"label\"?\n"
     "w.yaml:16:13: error: unknown key \"requred\"; did you mean \"required\"?\n"},
    {BLOCK "            label: A\n            guidance: |\n            Some words.\n            And more.\n            requred: x\n",
     "w.yaml:15:13: error: " NO_COLON
     "w.yaml:17:13: error: unknown key \"requred\"; did you mean \"required\"?\n"
     "w.yaml:17:22: error: required: \"x\" is not one it takes; write soft\n"},
    {BLOCK "\t    label: A\n", "w.yaml:13:1: error: a tab cannot indent; use spaces\n"},
    {HEAD "          - {id: a, type: text,\n\tlabel: A}\n", "w.yaml:12:1: error: a tab cannot indent; use spaces\n"},
    {HEAD "          - id: a\n            type: txt\n            label: A\n              - {id: b, labl: B}\n",
     "w.yaml:12:19: error: type: \"txt\" is not one it takes; did you mean \"text\"?\n"
     "w.yaml:14:15: error: " NO_LIST "write the key that the list belongs to, or put a text of several lines behind |\n"},
    {"workbook: w\nversion: 1\ntitle: T\n  - id: s\n    titel: S\n    exercises: []\n",
     "w.yaml:4:3: error: " NO_LIST "write sections: on a line of its own above the list\n"
     "w.yaml:5:5: error: unknown key \"titel\"; did you mean \"title\"?\n"
     "w.yaml:6:16: error: exercises: is empty; write an entry, or remove the key\n"},
    /* a value in the way of what stands below it */
    {HEAD "          - id: a\n            type: select_one\n            label: A\n            choices: some # of them\n"
          "              - {id: b, labl: B}\n",
     "w.yaml:14:22: error: choices: has a list below it, so nothing may stand behind its colon; remove \"some\"\n"
     "w.yaml:15:25: error: unknown key \"labl\"; did you mean \"label\"?\n"},
    {HEAD "          - id: a\n            type: select_one\n            label: A\n            choices: some\n"
          "            - b\n            - {id: c, labl: C}\n",
     "w.yaml:14:22: error: choices: has a list below it, so nothing may stand behind its colon; remove \"some\"\n"
     "w.yaml:16:23: error: unknown key \"labl\"; did you mean \"label\"?\n"},
    {HEAD "          - id: a\n            type: select_one\n            label: A\n            choices: [x, y]\n"
          "              - {id: b, labl: B}\n          - {id: c, type: text, label: C, relevant: {prompt: a, is: x}}\n",
     "w.yaml:14:22: error: choices: has a list below it, so nothing may stand behind its colon; remove one of the two\n"
     "w.yaml:15:25: error: unknown key \"labl\"; did you mean \"label\"?\n"},
    {HEAD "          - id: a\n            type: range\n            label: A\n            range: 0 to 10\n"
          "              start: 0\n              ende: 10\n",
     "w.yaml:14:20: error: range: has keys below it, so nothing may stand behind its colon; remove \"0 to 10\"\n"
     "w.yaml:16:15: error: unknown key \"ende\"; did you mean \"end\"?\n"},
    {"workbook: w\nversion: 1\ntitle: T\nsections: one\n  - id: s\n    title: S\n    exercises: two\n"
     "      - id: e\n        title: E\n        prompts: three\n          - {id: a, type: text, lable: A}\n",
     "w.yaml:4:11: error: sections: has a list below it, so nothing may stand behind its colon; remove \"one\"\n"
     "w.yaml:7:16: error: exercises: has a list below it, so nothing may stand behind its colon; remove \"two\"\n"
     "w.yaml:10:18: error: prompts: has a list below it, so nothing may stand behind its colon; remove \"three\"\n"
     "w.yaml:11:33: error: unknown key \"lable\"; did you mean \"label\"?\n"},
    /* all keys of a prompt but the first, in the wrong column */
    {HEAD "          - id: a\n              type: select_one\n              label: A\n              choices:\n"
          "                - x\n              recall: [nobody]\n",
     "w.yaml:12:15: error: this and what follows is indented more than the key above; begin these lines in column 13\n"
     "w.yaml:16:24: error: unknown prompt \"nobody\"; write the id of a prompt that there is\n"},
    {HEAD "          - id: a\n            type: line\n            label: A text\n              note: this goes on\n",
     "w.yaml:14:19: error: a colon and a space begin a value, but no key can stand here; " QUOTES},
    /* a dash in the wrong column moves, and what belongs to it is looked at */
    {BLOCK "            label: A\n           - id: b\n             type: text\n             lable: B\n",
     "w.yaml:14:12: error: " LINED_UP("11", "11") "w.yaml:16:14: error: unknown key \"lable\"; did you mean \"label\"?\n"},
    /* quotation marks, brackets */
    {BLOCK "            label: \"open\n            hint: x\n",
     "w.yaml:13:20: error: a quotation mark is not closed; close it\n"},
    {BLOCK "            label: \"open\n            hint: \"x\"\n            requred: soft\n",
     "w.yaml:13:20: error: a quotation mark is not closed; close it\n"
     "w.yaml:15:13: error: unknown key \"requred\"; did you mean \"required\"?\n"},
    {BLOCK "            label: \"That\" is it\n",
     "w.yaml:13:27: error: text stands behind a closing quotation mark; put the whole text into one pair of single "
     "quotation marks\n"},
    {BLOCK "            label: 'it's'\n",
     "w.yaml:13:24: error: text stands behind a closing quotation mark; put the whole text into one pair of double "
     "quotation marks\n"},
    {BLOCK "            label: {lowest} is lowest\n",
     "w.yaml:13:29: error: text stands behind a closing brace; put a text that begins with { in quotation marks\n"},
    {BLOCK "            label: A\n            recall: [a, b\n            hint: x\n            requred: soft\n",
     "w.yaml:14:21: error: a list in [brackets] is not closed; write a comma or ]\n"
     "w.yaml:16:13: error: unknown key \"requred\"; did you mean \"required\"?\n"},
    {HEAD "          - {id: a, type: text, label: A\n          - {id: b, type: txt, label: B}\n",
     "w.yaml:11:13: error: a group in {braces} is not closed; write a comma or }\n"
     "w.yaml:12:27: error: type: \"txt\" is not one it takes; did you mean \"text\"?\n"},
    {BLOCK "            label: A\n            recall: [\n              - a\n              - b\n            ]\n"
           "            requred: soft\n",
     "w.yaml:15:15: error: a dash begins no entry within brackets; close those above, or write commas instead\n"
     "w.yaml:18:13: error: unknown key \"requred\"; did you mean \"required\"?\n"},
    {BLOCK "            label: A }\n            hint: }\n", "w.yaml:14:19: error: this closes nothing that is open here; "
                                                           "remove it, or put the text in quotation marks\n"},
    /* first characters */
    {BLOCK "            label: @home\n",
     "w.yaml:13:20: error: a text cannot begin with this character; put it in quotation marks\n"},
    {BLOCK "            label: *bold*\n", "w.yaml:13:20: error: a text cannot begin with & or *; put it in quotation "
                                          "marks\n"},
    {BLOCK "            label: - a\n", "w.yaml:13:20: error: a list cannot begin here; begin it on a line of its own, "
                                       "with \"- \" before each entry\n"},
    /* a line of dashes within the workbook is a slip; what follows belongs to it */
    {BLOCK "            label: A\n---\n            requred: soft\n",
     "w.yaml:14:1: error: a second document begins here; a file holds one workbook, so remove this line or what follows "
     "it\n"
     "w.yaml:15:13: error: unknown key \"requred\"; did you mean \"required\"?\n"},
};

START_TEST(each_slip_is_said_where_it_was_made)
{
    struct loaded in = load_book(slips[_i].text);
    ck_assert_str_eq(wb_str_text(&in.said), slips[_i].said);
    load_fini(&in);
}
END_TEST

/* Faults before, between and behind slips, in one run. */
START_TEST(every_fault_is_said_in_one_run)
{
    struct loaded in = load_book("workbook: w\nversion: one\ntitle: T: x\nsections:\n  - id: s\n    title: S\n"
                                 "    exercises:\n      - id: e\n        title: E\n        prompts:\n"
                                 "          - id: a\n            type: select_one\n            label: {low} is low\n"
                                 "            choices: [x, y\n"
                                 "          - id: b\n            type: txt\n            label What is it?\n"
                                 "            relevant: {prompt: a, is: z}\n"
                                 "          - id d\n            type: line\n            label: D\n"
                                 "          - id: e\n            type: line\n            lable: x\n"
                                 "            recall: [a, b, d, nobody]\n"
                                 "      - id: f\n        title: F\n        prompts\n"
                                 "          - id: g\n            type: lin\n           label: G\n"
                                 "          - id: h\n            type: line\n\t    label: H\n"
                                 "          - {id: i, type: line, label: a: b}\n"
                                 "          - {id: j, type: line, label: J, hnt: x}\n");
    ck_assert_str_eq(wb_str_text(&in.said),
                     "w.yaml:2:10: error: version: must be a whole number, such as 1\n"
                     "w.yaml:3:9: error: a colon and a space begin a value, but no key can stand here; " QUOTES
                     "w.yaml:13:26: error: text stands behind a closing brace; put a text that begins with { in "
                     "quotation marks\n"
                     "w.yaml:14:22: error: a list in [brackets] is not closed; write a comma or ]\n"
                     "w.yaml:16:19: error: type: \"txt\" is not one it takes; did you mean \"text\"?\n"
                     "w.yaml:17:13: error: " NO_COLON
                     "w.yaml:19:13: error: " NO_COLON
                     "w.yaml:24:13: error: unknown key \"lable\"; did you mean \"label\"?\n"
                     "w.yaml:25:31: error: unknown prompt \"nobody\"; write the id of a prompt that there is\n"
                     "w.yaml:28:9: error: " NO_COLON
                     "w.yaml:30:19: error: type: \"lin\" is not one it takes; did you mean \"line\"?\n"
                     "w.yaml:31:12: error: " LINED_UP("13", "30")
                     "w.yaml:34:1: error: a tab cannot indent; use spaces\n"
                     "w.yaml:35:41: error: a colon and a space begin a value, but none can stand here; put the whole "
                     "text in quotation marks, or write a comma before the key\n"
                     "w.yaml:36:43: error: unknown key \"hnt\"; did you mean \"hint\"?\n");
    load_fini(&in);
}
END_TEST

/* Nobody can say that a name is nowhere while a part of the file cannot be read. */
static const char *const hidden[] = {
    HEAD "          - id: a: b\n            type: text\n            label: A\n"
         "          - {id: c, type: text, label: C, recall: [a]}\n",
    HEAD "          - {id: a, type: select_one, label: A, choices: [{id: red label: R}, blue]}\n"
         "          - {id: c, type: text, label: C, relevant: {prompt: a, is: red}}\n",
    HEAD "          - id: a\n            type: select_one\n            label: A\n            choices:\n"
         "              - \"Deep\" red\n              - blue\n"
         "          - {id: c, type: text, label: C, relevant: {prompt: a, is: deep-red}}\n",
    HEAD "          - id: a\n            type: table\n            label: A\n            columns:\n"
         "              - {id: who label: Who}\n              - What\n            rows: [{who: x, what: y}]\n",
    HEAD "          - {id: a, type: ratings, label: A, items: [x, y], range: {start: 0 end: 5}}\n"
         "          - {id: c, rerate: a, label: C}\n",
    HEAD "          - {id: a, type: text, label: \"{lowest}\"}\nwords:\n  lowest: {answer: a: b}\n",
    HEAD "          - {id: a, type: letter, label: A, opens_with: two}\n  - id: two: x\n    title: Two\n"
         "    exercises: [{id: e, title: E, prompts: [{id: p, type: text, label: P}]}]\n",
};

START_TEST(what_cannot_be_read_is_not_missed)
{
    struct loaded in = load_book(hidden[_i]);
    ck_assert_msg(in.faults.errors == 1, "%s", wb_str_text(&in.said));
    load_fini(&in);
}
END_TEST

START_TEST(the_line_shown_is_that_of_the_file)
{
    struct loaded in = load_book("\xEF\xBB\xBF" BLOCK "            label: \xE6\x97\xA5: x\n");
    struct wb_str out = {0};
    wb_faults_write(&out, &in.faults, true);
    ck_assert_str_eq(wb_str_text(&out),
                     "w.yaml:13:21: error: a colon and a space begin a value, but no key can stand here; " QUOTES
                     "              label: \xE6\x97\xA5: x\n"
                     "                       ^\n");
    wb_str_fini(&out);
    load_fini(&in);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, each_slip_is_said_where_it_was_made, 0, ROWS(slips));
    tcase_add_test(tcase, every_fault_is_said_in_one_run);
    tcase_add_loop_test(tcase, what_cannot_be_read_is_not_missed, 0, ROWS(hidden));
    tcase_add_test(tcase, the_line_shown_is_that_of_the_file);
}

int main(void)
{
    return run_suite("load syntax", fill);
}
