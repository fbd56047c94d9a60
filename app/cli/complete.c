/* `complete`: what the shells' completions ask. It lists from the tables and stands in no help, since nobody types it.
 */
#include "command.h"
#include "say.h"
#include "surroundings.h"

#include "export/export.h"

#include <stdlib.h>

/* Commands; or those that `rest` groups, without that word. */
static void commands(const struct wb_run *run, const char *rest, struct wb_str *out)
{
    size_t len = strlen(rest);
    for (size_t i = 0; i < wb_cli_command_count; i++) {
        const struct wb_cli_command *command = &wb_cli_commands[i];
        const char *name = command->name;
        if (!command->group || (len && (!wb_starts_with(name, rest) || name[len] != ' ')))
            continue;
        if (!len && strchr(name, ' '))
            continue;
        wb_str_addf(out, "%s\t%s\n", name + (len ? len + 1 : 0), command->about);
    }
}

static uint32_t options_of(const char *name)
{
    for (size_t i = 0; i < wb_cli_command_count; i++)
        if (wb_same(wb_cli_commands[i].name, name))
            return wb_cli_commands[i].options;
    return *name ? 0 : WB_OPTION(VERSION);
}

static void options(const struct wb_run *run, const char *rest, struct wb_str *out)
{
    uint32_t taken = options_of(rest) | WB_OPTIONS_EVERYWHERE;
    for (int i = 0; i < WB_OPTION_COUNT; i++)
        if (taken >> i & 1)
            wb_str_addf(out, "--%s\t%s\n", wb_options[i].name, wb_options[i].about);
}

static void values(const struct wb_run *run, const char *rest, struct wb_str *out)
{
    if (wb_same(rest, "--page"))
        wb_str_add(out, "head\n");
    if (wb_same(rest, "--since"))
        wb_str_add(out, "last\n");
    for (int i = 0; wb_same(rest, "--format") && i < WB_FORMAT_COUNT; i++)
        wb_str_addf(out, "%s\n", wb_formats[i].name);
}

/* The ids of workbooks; nothing of what anybody answered. */
static void words(const struct wb_run *run, const char *rest, struct wb_str *out)
{
    struct wb_library library = {0};
    struct wb_faults faults;
    char **dirs = wb_workbook_dirs(run, NULL);
    wb_faults_init(&faults);
    if (dirs)
        wb_load_library((const char *const *)dirs, NULL, NULL, &library, &faults, NULL);
    for (size_t i = 0; i < library.count; i++)
        wb_str_addf(out, "%s\n", library.books[i]->id);
    wb_faults_fini(&faults);
    wb_library_fini(&library);
    wb_workbook_dirs_free(dirs);
}

static const struct {
    const char *name;
    void (*list)(const struct wb_run *run, const char *rest, struct wb_str *out);
} lists[] = {{"commands", commands}, {"options", options}, {"values", values}, {"words", words}};

bool wb_cli_complete(const struct wb_run *run, struct wb_error *err)
{
    struct wb_str out = {0};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (wb_same(lists[i].name, run->words[0]))
            lists[i].list(run, run->word_count > 1 ? run->words[1] : "", &out);
    bool done = wb_result_str(&out, err);
    wb_str_fini(&out);
    return done;
}
