/* Help, made from the tables. */
#include "help.h"

#include "linear/words.h"
#include "say.h"

#include "base/mem.h"
#include "base/text.h"
#include "ui/commands.h"

#include <stdlib.h>

enum { LEFT = 34 }; /* the column that explanations start in */

/* "  left          right", or on two lines where the left is long. */
static void add_row(struct wb_str *out, const char *left, const char *right)
{
    int width = wb_width(left, strlen(left));
    wb_str_addf(out, "  %s", left);
    if (width > LEFT - 4)
        wb_str_addf(out, "\n%*s%s\n", LEFT, "", right);
    else
        wb_str_addf(out, "%*s%s\n", LEFT - 2 - width, "", right);
}

static void add_option(struct wb_str *out, const struct wb_option_row *row)
{
    struct wb_str left = {0};
    if (row->letter)
        wb_str_addf(&left, "-%c, ", row->letter);
    wb_str_addf(&left, "--%s", row->name);
    if (row->value)
        wb_str_addf(&left, " %s", row->value);
    add_row(out, wb_str_text(&left), row->about);
    wb_str_fini(&left);
}

static void add_options(struct wb_str *out, uint32_t options)
{
    for (int i = 0; i < WB_OPTION_COUNT; i++)
        if (options >> i & 1)
            add_option(out, &wb_options[i]);
}

static void add_commands(struct wb_str *out)
{
    const char *group = NULL;
    for (size_t i = 0; i < wb_cli_command_count; i++) {
        const struct wb_cli_command *command = &wb_cli_commands[i];
        struct wb_str left = {0};
        if (!command->group)
            continue;
        if (!wb_same(group, command->group))
            wb_str_addf(out, "\n%s\n", command->group);
        group = command->group;
        wb_str_addf(&left, "%s%s%s", command->name, *command->synopsis ? " " : "", command->synopsis);
        add_row(out, wb_str_text(&left), command->about);
        wb_str_fini(&left);
    }
}

bool wb_help_all(struct wb_error *err)
{
    struct wb_str out = {0};
    wb_str_add(&out,
               "A workbook for careers leaders, to think with before a workshop and between coaching sessions.\n\n"
               "  workbook                        opens it, where you stopped\n"
               "  workbook COMMAND --help         says more about a command, with an example\n");
    add_commands(&out);
    wb_str_add(&out, "\nWith every command\n");
    add_options(&out, WB_OPTIONS_EVERYWHERE | WB_OPTION(VERSION));
    wb_str_add(
        &out,
        "\nExample\n  workbook open --minutes 10\n    ten minutes between two lessons, and a good place to stop\n");
    bool done = wb_result_str(&out, err);
    wb_str_fini(&out);
    return done;
}

bool wb_help_command(const struct wb_cli_command *command, struct wb_error *err)
{
    struct wb_str out = {0};
    wb_str_addf(&out, "workbook %s%s%s%s: %s\n", command->name, *command->synopsis ? " " : "", command->synopsis,
                command->options ? " [OPTION...]" : "", command->about);
    if (*command->more)
        wb_str_addf(&out, "\n%s", command->more);
    wb_str_add(&out, "\nOptions\n");
    add_options(&out, command->options | WB_OPTIONS_EVERYWHERE);
    wb_str_addf(&out, "\nExample\n  %s\n", command->example);
    bool done = wb_result_str(&out, err);
    wb_str_fini(&out);
    return done;
}

bool wb_help_version(struct wb_error *err)
{
    static const char version[] = "workbook " WB_VERSION "\n";
    return wb_result(version, sizeof version - 1, err);
}

/* ------------------------------------------------------------------ topics */

static void keys(struct wb_str *out)
{
    wb_str_add(out,
               "Keys on the screen. F1 shows those that mean something where you are; Ctrl-P finds any command.\n\n");
    for (int i = 0; i < WB_COMMAND_COUNT; i++)
        add_row(out, *wb_commands[i].keys ? wb_commands[i].keys : "(Ctrl-P)", wb_commands[i].help);
}

static void linear(struct wb_str *out)
{
    wb_str_add(
        out, "Linear mode (--linear, WORKBOOK_LINEAR=1 or TERM=dumb): the workbook as plain lines, for screen readers\n"
             "and through pipes. An empty first line leaves an answer as it was. Several lines end with a line that\n"
             "holds a single full stop; there, .. at the start of a line is one full stop and :: one colon.\n\n");
    for (size_t i = 0; i < wb_linear_word_count; i++)
        add_row(out, wb_linear_words[i].shown, wb_linear_words[i].about);
}

static void files(struct wb_str *out)
{
    static const char *const rows[][2] = {
        {"--data DIR, WORKBOOK_DATA", "the directory of the answers; else"},
        {"", "$XDG_DATA_HOME/careers-workbook (~/.local/share/careers-workbook)"},
        {"answers.db", "the answers, in that directory; backups stand below it"},
        {"--workbooks DIR, WORKBOOK_PATH", "directories with workbooks of your own; also"},
        {"", "$XDG_DATA_HOME/careers-workbook/workbooks"},
        {"NO_COLOR", "set and not empty: no colours"},
        {"VISUAL, EDITOR", "the editor that Ctrl-O opens"},
        {"SOURCE_DATE_EPOCH", "the date that exports bear, in seconds since 1970"},
    };
    wb_str_add(out, "Files and variables. Nothing uses the network.\n\n");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        add_row(out, rows[i][0], rows[i][1]);
}

static void statuses(struct wb_str *out)
{
    static const char *const rows[][2] = {
        {"0", "done"},
        {"1", "it failed: an input cannot be read, an output cannot be written"},
        {"2", "wrong use, or an invalid workbook"},
        {"3", "the data file is damaged or cannot be written"},
        {"4", "made by a newer version"},
        {"5", "encryption failed"},
        {"6", "the output exists already"},
    };
    wb_str_add(out, "Exit statuses, for scripts.\n\n");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        add_row(out, rows[i][0], rows[i][1]);
}

static void privacy(struct wb_str *out)
{
    wb_str_add(
        out,
        "What stays on this computer\n"
        "  Every answer, its history and its backups, in one folder that only you can read (mode 0700, files 0600).\n"
        "  The program opens no network connection of any kind, and writes no answer into logs, titles or core dumps.\n"
        "\n"
        "What leaves, and when\n"
        "  Only what you export, when you export it. Private answers are in no export; words of yours that other\n"
        "  questions quote are left out with them. `workbook export --preview` shows the very bytes.\n"
        "  The report for the programme counts only answers that say so, never fewer than five people, and quotes\n"
        "  only what you agreed to have quoted, without your name.\n"
        "\n"
        "What cannot be promised\n"
        "  The file is not encrypted: whoever can read your files, or your computer's administrator, can read it.\n"
        "  Encrypt the disk, or keep the folder on an encrypted one (--data DIR). An export can be encrypted with\n"
        "  --encrypt-to. A copy that you sent is out of your hands.\n"
        "  `workbook erase` leaves no byte in the data file and its backups; snapshots of the file system, synced\n"
        "  folders, backups of the whole computer and worn cells of a solid-state disk may still hold some.\n"
        "  Your own editor (Ctrl-O) gets a private file for as long as it runs, in memory where the system offers\n"
        "  that; where it was cut off, the next start takes back what stood there. What the editor itself keeps\n"
        "  elsewhere, such as its own backups, is its affair.\n"
        "  A name, a school or a story in your own words may give somebody away, whatever is done with it here.\n");
}

static const struct topic {
    const char *name;
    void (*write)(struct wb_str *out);
} topics[] = {{"keys", keys}, {"linear", linear}, {"files", files}, {"exit", statuses}, {"privacy", privacy}};
enum { TOPIC_COUNT = sizeof topics / sizeof *topics };

static bool no_topic(const char *typed, struct wb_error *err)
{
    const char **names = wb_alloc_array(TOPIC_COUNT + wb_cli_command_count + 1, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < TOPIC_COUNT; i++)
        names[count++] = topics[i].name;
    for (size_t i = 0; i < wb_cli_command_count; i++)
        names[count++] = wb_cli_commands[i].name;
    const char *nearest = wb_nearest(typed, names);
    free(names);
    if (nearest)
        return wb_fail(err, WB_USAGE, "There is no help on \"%s\"; did you mean `workbook help %s`?", typed, nearest);
    return wb_fail(err, WB_USAGE,
                   "There is no help on \"%s\". Topics are the commands, and keys, linear, files, exit, privacy.",
                   typed);
}

/* `help coach` where "coach" alone is no command, or groups others: all that begin with it. */
static bool group_help(const char *first, struct wb_str *out)
{
    size_t len = strlen(first), found = 0;
    for (size_t i = 0; i < wb_cli_command_count; i++) {
        const struct wb_cli_command *command = &wb_cli_commands[i];
        struct wb_str left = {0};
        if (!wb_starts_with(command->name, first) || (command->name[len] && command->name[len] != ' '))
            continue;
        wb_str_addf(&left, "workbook %s %s", command->name, command->synopsis);
        add_row(out, wb_str_text(&left), command->about);
        wb_str_fini(&left);
        found++;
    }
    return found > 1;
}

bool wb_cli_help(const struct wb_run *run, struct wb_error *err)
{
    struct wb_str out = {0};
    size_t used;
    if (run->word_count == 0)
        return wb_help_all(err);
    for (size_t i = 0; i < TOPIC_COUNT; i++)
        if (wb_same(topics[i].name, run->words[0]))
            topics[i].write(&out);
    if (out.len || (run->word_count == 1 && group_help(run->words[0], &out))) {
        bool done = wb_result_str(&out, err);
        wb_str_fini(&out);
        return done;
    }
    wb_str_fini(&out);
    const struct wb_cli_command *command = wb_cli_command_find(run->words, run->word_count, &used, NULL);
    return command ? wb_help_command(command, err) : no_topic(run->words[0], err);
}
