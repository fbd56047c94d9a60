#include "ui/commands.h"

#include <ctype.h>
#include <stdio.h>

const struct wb_command_row wb_commands[WB_COMMAND_COUNT] = {
#define X(name, keys, footer, label, help, contexts) {#name, keys, footer, label, help, contexts},
    WB_COMMANDS(X)
#undef X
};

/* Takes the next key name out of "Tab Ctrl-N"; false at the end. */
static bool next_key(const char **keys, char name[static 32])
{
    const char *from = *keys + strspn(*keys, " ");
    size_t len = strcspn(from, " ");
    if (len == 0 || len >= 32)
        return false;
    memcpy(name, from, len);
    name[len] = '\0';
    *keys = from + len;
    return true;
}

static bool has_key(const struct wb_command_row *row, uint32_t key)
{
    const char *keys = row->keys;
    char name[32];
    while (next_key(&keys, name)) {
        uint32_t one;
        if (wb_key_parse(name, &one) && one == key)
            return true;
    }
    return false;
}

enum wb_command wb_command_of_key(uint32_t key, int contexts)
{
    if (wb_key_is_text(key))
        return WB_DO_NOTHING; /* no command takes a character away from an answer */
    for (int i = 0; i < WB_COMMAND_COUNT; i++)
        if ((wb_commands[i].contexts & contexts) && has_key(&wb_commands[i], key))
            return (enum wb_command)i;
    return WB_DO_NOTHING;
}

const char *wb_command_key(enum wb_command command, char out[static 32])
{
    const char *keys = wb_commands[command].keys;
    if (!next_key(&keys, out))
        out[0] = '\0';
    return out;
}
