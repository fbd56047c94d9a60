/* The names of keys, both ways, from one table. */
#include "term/keys.h"

#include "base/text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct {
    uint32_t key;
    const char *name, *also; /* `also` is understood, never written */
} names[] = {
    {WB_KEY_ENTER, "Enter", "Return"},
    {WB_KEY_TAB, "Tab", NULL},
    {WB_KEY_ESCAPE, "Esc", "Escape"},
    {WB_KEY_BACKSPACE, "Backspace", 0},
    {WB_KEY_DELETE, "Delete", "Del"},
    {WB_KEY_INSERT, "Insert", "Ins"},
    {WB_KEY_UP, "Up", NULL},
    {WB_KEY_DOWN, "Down", NULL},
    {WB_KEY_LEFT, "Left", NULL},
    {WB_KEY_RIGHT, "Right", NULL},
    {WB_KEY_HOME, "Home", NULL},
    {WB_KEY_END, "End", NULL},
    {WB_KEY_PAGE_UP, "Page-Up", "PgUp"},
    {WB_KEY_PAGE_DOWN, "Page-Down", "PgDn"},
    {' ', "Space", NULL},
};
enum { NAME_COUNT = sizeof names / sizeof *names };

static const struct {
    uint32_t bit;
    const char *name;
} modifiers[] = {{WB_CTRL, "Ctrl-"}, {WB_ALT, "Alt-"}, {WB_SHIFT, "Shift-"}};
enum { MODIFIER_COUNT = sizeof modifiers / sizeof *modifiers };

static const uint32_t all_modifiers = WB_CTRL | WB_ALT | WB_SHIFT;

bool wb_key_is_text(uint32_t key)
{
    return key >= 0x20 && key < 0x110000 && !(key >= 0x7F && key < 0xA0) && !(key >= 0xD800 && key < 0xE000);
}

char *wb_key_name(uint32_t key, char out[static 32])
{
    char *end = out;
    uint32_t bare = key & ~all_modifiers;

    for (size_t i = 0; i < MODIFIER_COUNT; i++)
        if (key & modifiers[i].bit)
            end += sprintf(end, "%s", modifiers[i].name);
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (names[i].key == bare) {
            strcpy(end, names[i].name);
            return out;
        }
    }
    if (bare >= WB_KEY_F1 && bare <= WB_KEY_F12) {
        sprintf(end, "F%u", bare - WB_KEY_F1 + 1);
    } else if (wb_key_is_text(bare)) {
        char bytes[5] = {0};
        /* A control letter is written as its key cap shows it. */
        uint32_t shown = key != bare && bare < 0x80 ? (uint32_t)toupper((int)bare) : bare;
        wb_utf8_encode(shown, bytes);
        strcpy(end, bytes);
    } else {
        strcpy(end, "?");
    }
    return out;
}

static bool parse_bare(const char *name, uint32_t *key)
{
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (strcasecmp(name, names[i].name) == 0 || (names[i].also && strcasecmp(name, names[i].also) == 0)) {
            *key = names[i].key;
            return true;
        }
    }
    if ((name[0] == 'F' || name[0] == 'f') && isdigit((unsigned char)name[1])) {
        char *end;
        unsigned long number = strtoul(name + 1, &end, 10);
        if (*end || number < 1 || number > 12)
            return false;
        *key = WB_KEY_F1 + (uint32_t)number - 1;
        return true;
    }
    uint32_t code;
    size_t len = strlen(name);
    if (!len || !wb_utf8_valid(name, len, NULL) || wb_utf8_decode(name, len, &code) != len || !wb_key_is_text(code))
        return false;
    *key = code;
    return true;
}

bool wb_key_parse(const char *name, uint32_t *key)
{
    uint32_t found = 0, bare;

    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < MODIFIER_COUNT; i++) {
            size_t len = strlen(modifiers[i].name);
            /* "Ctrl--" is Ctrl with a hyphen, so that something must follow. */
            if (strncasecmp(name, modifiers[i].name, len) == 0 && name[len]) {
                found |= modifiers[i].bit;
                name += len;
                again = true;
            }
        }
    }
    if (!parse_bare(name, &bare))
        return false;
    if (found && bare < 0x80)
        bare = (uint32_t)tolower((int)bare);
    *key = found | bare;
    return true;
}
