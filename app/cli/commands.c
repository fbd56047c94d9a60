/* The table of commands, and finding one. */
#include "command.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "load/load.h"

#include <stdlib.h>

#define YOURS "Your workbook"
#define ANSWERS "Your answers"
#define AUTHORS "For authors of workbooks"
#define COACH "For coaches"
#define ALSO "Help"

const struct wb_cli_command wb_cli_commands[] = {
    {YOURS, "open", "[WORKBOOK[/SECTION[/EXERCISE]]]", "open the workbook, where you stopped",
     "Without a word it opens where you stopped. With one it goes there; a part of a workbook is named by its id, as\n"
     "`workbook outline` and the contents page show it.\n",
     "workbook open before-the-workshop --minutes 10\n"
     "    goes on with the first workbook, and stops at a good place after about ten minutes",
     WB_OPTION(MINUTES) | WB_OPTION(LINEAR), 0, 1, wb_cli_open},
    {YOURS, "status", "", "how far you are, what comes next, what is due",
     "Says the progress of each workbook, the next step, the commitments that are due, and what is new since the last\n"
     "export. It never changes anything, and works while the workbook is open elsewhere.\n",
     "workbook status\n"
     "    a few lines to read before a session",
     WB_OPTION(JSON), 0, 0, wb_cli_status},
    {YOURS, "review", "[WORKBOOK]", "print your questions and answers",
     "Private answers are printed too, and marked: the page is for you. Give your coach an export instead.\n",
     "workbook review before-the-workshop | less\n"
     "    reads the first workbook page by page",
     0, 0, 1, wb_cli_review},
    {ANSWERS, "export", "[WORKBOOK...]", "write what you share, for your coach or for yourself",
     "Writes what you share and nothing that is private. Without a word, all workbooks that hold answers. The file is\n"
     "one page that opens by double-click; its name is printed. Answers that were shared before and are private now\n"
     "are named.\n",
     "workbook export\n"
     "    writes ./NAME-WORKBOOK-DATE.html, ready to send",
     WB_OPTION(FORMAT) | WB_OPTION(OUTPUT) | WB_OPTION(SINCE) | WB_OPTION(PAGE) | WB_OPTION(PREVIEW) |
         WB_OPTION(INCLUDE_PRIVATE) | WB_OPTION(ENCRYPT_TO) | WB_OPTION(FORCE),
     0, WB_ANY, wb_cli_export},
    {ANSWERS, "import", "FILE", "take in your coach's comments, or your own export",
     "Comments stand beside your answers from then on. An export of your own (JSON or HTML, from another machine) is "
     "read\n"
     "answer by answer: the newer revision is shown, and the older one stays in the history.\n",
     "workbook import comments-from-my-coach.json\n"
     "    shows each comment beside its answer",
     0, 1, 1, wb_cli_import},
    {ANSWERS, "history", "PROMPT", "the earlier versions of an answer",
     "PROMPT is the id of a question, with its workbook before it where two have the same: WORKBOOK/PROMPT. Each\n"
     "version is shown in the wording it was given under.\n",
     "workbook history role-wheel\n"
     "    shows what you wrote there over time, the newest first",
     0, 1, 1, wb_cli_history},
    {ANSWERS, "backup", "FILE", "copy all your answers to a file",
     "The copy is checked before it counts. It holds everything, private answers too.\n",
     "workbook backup /media/stick/answers.db\n"
     "    a copy to keep elsewhere",
     WB_OPTION(FORCE), 1, 1, wb_cli_backup},
    {ANSWERS, "restore", "FILE", "put a backup in the place of your answers",
     "The backup is checked first. What stands there now is kept beside it, and named.\n",
     "workbook restore /media/stick/answers.db\n"
     "    your answers are those of the copy again",
     0, 1, 1, wb_cli_restore},
    {ANSWERS, "erase", "[WORKBOOK[/PROMPT]]", "forget an answer, a workbook, or everything",
     "Asks first; without a terminal it needs --force. Earlier versions and the backups beside the data file are\n"
     "rewritten too. What you exported or sent is out of its reach.\n",
     "workbook erase before-the-workshop/this-week\n"
     "    forgets that one answer and its history",
     WB_OPTION(EVERYTHING) | WB_OPTION(FORCE), 0, 1, wb_cli_erase},
    {COACH, "coach", "", "your caseload, on the screen",
     "Who, how far, what is new; the page before a session; comments and private notes. Without a terminal it is the\n"
     "list.\n",
     "workbook coach\n"
     "    opens the caseload",
     0, 0, 0, wb_cli_coach},
    {COACH, "coach add", "FILE...", "read the exports that clients sent you",
     "HTML, JSON, or either encrypted by age (AGE_IDENTITY names the file of your key). One line a file says what\n"
     "happened. A file that was changed after it was exported, or is none, is refused with the reason; the others are\n"
     "read all the same.\n",
     "workbook coach add ~/Downloads/*.html\n"
     "    reads all of them",
     0, 1, WB_ANY, wb_cli_coach_add},
    {COACH, "coach list", "", "your clients: how far, what is new, the next session", "",
     "workbook coach list\n"
     "    a line for each client",
     WB_OPTION(JSON), 0, 0, wb_cli_coach_list},
    {COACH, "coach brief", "CLIENT", "the page to read before a session",
     "CLIENT is a name, a part of it, or the beginning of an id.\n",
     "workbook coach brief sam\n"
     "    goal, scores, promises, what is new, what is wanted",
     0, 1, 1, wb_cli_coach_brief},
    {COACH, "coach reply", "CLIENT --output FILE", "write your comments to a file for the client",
     "Your private notes are in no file that this program writes.\n",
     "workbook coach reply sam --output comments.json\n"
     "    a file that sam reads with workbook import",
     WB_OPTION(OUTPUT) | WB_OPTION(FORCE), 1, 1, wb_cli_coach_reply},
    {COACH, "coach report", "--from DATE --to DATE", "the anonymised report of a time",
     "Only answers that were shared for the report, each person once, and nothing by which anyone could be known: what\n"
     "is withheld says why. On standard output it is a look. With --output it is a report: it is remembered, comes\n"
     "unchanged when it is asked for again, and no later one can be compared with it to single somebody out. FILE of\n"
     "--facts holds what you delivered, as lines like `sessions held: 38`. Formats: html, markdown, json, csv.\n",
     "workbook coach report --from 2026-09-01 --to 2026-12-31 --facts autumn.yaml --output autumn.html\n"
     "    one page, ready to send to the commissioner",
     WB_OPTION(FROM) | WB_OPTION(TO) | WB_OPTION(FORMAT) | WB_OPTION(OUTPUT) | WB_OPTION(FACTS) | WB_OPTION(FORCE), 0, 0,
     wb_cli_coach_report},
    {COACH, "coach export", "", "all rows for a database of your own", "",
     "workbook coach export --output caseload.ndjson\n"
     "    one JSON object a line",
     WB_OPTION(FORMAT) | WB_OPTION(OUTPUT) | WB_OPTION(FORCE), 0, 0, wb_cli_coach_export},
    {COACH, "coach erase", "CLIENT", "forget a client: answers, comments and notes",
     "Asks first. Without a terminal it needs --force.\n",
     "workbook coach erase sam\n"
     "    forgets one client, in the backups too",
     WB_OPTION(FORCE), 1, 1, wb_cli_coach_erase},
    {AUTHORS, "check", "FILE...", "check workbook files: every fault with its place",
     "Says nothing where all is well. Faults go to standard error as FILE:LINE:COLUMN: what is wrong; what to write\n"
     "instead. With --json they are a list on standard output. Warnings alone are no failure.\n",
     "workbook check my-workbook.yaml\n"
     "    is silent, or says what to mend",
     WB_OPTION(JSON), 1, WB_ANY, wb_cli_check},
    {AUTHORS, "preview", "FILE", "open a workbook file as a client would see it",
     "Nothing typed in a preview is kept, and your own answers are not touched. FILE may also be the id of a built-in\n"
     "workbook, here and in the next three.\n",
     "workbook preview my-workbook.yaml\n"
     "    opens it from its first page",
     WB_OPTION(LINEAR), 1, 1, wb_cli_preview},
    {AUTHORS, "outline", "FILE", "list sections, exercises and questions with their ids",
     "Says minutes, types, sharing, and what is asked only of some.\n",
     "workbook outline before-the-workshop\n"
     "    the first workbook at a glance",
     0, 1, 1, wb_cli_outline},
    {AUTHORS, "print", "FILE", "write a blank workbook as a page to print",
     "One page of HTML on standard output, or in a file where that is a terminal.\n",
     "workbook print before-the-workshop --output blank.html\n"
     "    a workbook to fill in by hand",
     WB_OPTION(OUTPUT) | WB_OPTION(FORCE), 1, 1, wb_cli_print},
    {AUTHORS, "rehearse", "FILE", "see what a change would do to your answers, and what nobody is asked",
     "First the answers in the data file that it would meet in another way: renamed, gone, of another type or scale.\n"
     "Then the workbook with made-up answers, once for each way that a condition may turn: how many questions, how many\n"
     "minutes; then what was met on none of these ways.\n",
     "workbook rehearse my-workbook.yaml\n"
     "    a line for each way through",
     0, 1, 1, wb_cli_rehearse},
    {ALSO, "doctor", "", "look at terminal, files and workbooks, and say what to do",
     "Changes nothing. It names a network or synced folder, a damaged file, and what is missing.\n",
     "workbook doctor\n"
     "    a line for each thing it looked at",
     0, 0, 0, wb_cli_doctor},
    {ALSO, "help", "[TOPIC]", "help on a command or a topic",
     "A topic is a command, or one of: keys, linear, files, exit, privacy.\n",
     "workbook help export\n"
     "    the same as workbook export --help",
     0, 0, 2, wb_cli_help},
    {NULL, "complete", "commands|options|values|words [WORD]", "list what a shell may complete", "",
     "workbook complete commands\n"
     "    a line for each command",
     0, 1, 2, wb_cli_complete},
};
const size_t wb_cli_command_count = sizeof wb_cli_commands / sizeof *wb_cli_commands;

static const struct wb_cli_command *by_name(const char *name)
{
    for (size_t i = 0; i < wb_cli_command_count; i++)
        if (wb_same(wb_cli_commands[i].name, name))
            return &wb_cli_commands[i];
    return NULL;
}

/* The second words of the commands that `first` groups. */
static const char **subcommands(const char *first, size_t *count)
{
    const char **names = wb_alloc_array(wb_cli_command_count + 1, sizeof *names);
    size_t len = strlen(first);
    *count = 0;
    for (size_t i = 0; i < wb_cli_command_count; i++)
        if (wb_starts_with(wb_cli_commands[i].name, first) && wb_cli_commands[i].name[len] == ' ')
            names[(*count)++] = wb_cli_commands[i].name + len + 1;
    return names;
}

static void not_a_command(const char *typed, struct wb_error *err)
{
    const char **names = wb_alloc_array(wb_cli_command_count + 1, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < wb_cli_command_count; i++)
        if (wb_cli_commands[i].group)
            names[count++] = wb_cli_commands[i].name;
    const char *nearest = wb_nearest(typed, names);
    free(names);
    if (nearest) {
        wb_fail(err, WB_USAGE, "There is no command \"%s\"; did you mean `workbook %s`?", typed, nearest);
        return;
    }
    for (size_t i = 0; i < wb_builtin_count; i++)
        if (wb_starts_with(typed, wb_builtins[i].id)) {
            wb_fail(err, WB_USAGE, "\"%s\" is a workbook; did you mean `workbook open %s`?", typed, typed);
            return;
        }
    wb_fail(err, WB_USAGE, "There is no command \"%s\". `workbook --help` lists them all.", typed);
}

const struct wb_cli_command *wb_cli_command_find(const char *const *words, size_t count, size_t *used,
                                                 struct wb_error *err)
{
    const struct wb_cli_command *command = NULL;
    size_t below = 0;
    const char **second = subcommands(words[0], &below);

    *used = 1;
    if (below > 0 && count > 1) {
        struct wb_str name = {0};
        wb_str_addf(&name, "%s %s", words[0], words[1]);
        command = by_name(wb_str_text(&name));
        wb_str_fini(&name);
        *used = 2;
        const char *nearest = command ? NULL : wb_nearest(words[1], second);
        if (nearest)
            wb_fail(err, WB_USAGE, "There is no command \"%s %s\"; did you mean `workbook %s %s`?", words[0], words[1],
                    words[0], nearest);
        else if (!command)
            wb_fail(err, WB_USAGE, "There is no command \"%s %s\". `workbook help %s` lists them.", words[0], words[1],
                    words[0]);
    } else {
        command = by_name(words[0]);
        if (!command)
            not_a_command(words[0], err);
    }
    free(second);
    return command;
}
