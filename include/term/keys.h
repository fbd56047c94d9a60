/* Keys as the program knows them, and their names. It does not know what they do. */
#ifndef WB_TERM_KEYS_H
#define WB_TERM_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WB_CTRL = 1 << 24, WB_ALT = 1 << 25, WB_SHIFT = 1 << 26 };

/* A key is a code point or one of these, with modifiers or-ed in. Letters with Ctrl are lower case: WB_CTRL | 'g'. */
enum wb_special {
    WB_KEY_ENTER = 0x110000,
    WB_KEY_TAB, /* back tab is WB_SHIFT | WB_KEY_TAB */
    WB_KEY_ESCAPE,
    WB_KEY_BACKSPACE,
    WB_KEY_DELETE,
    WB_KEY_INSERT,
    WB_KEY_UP,
    WB_KEY_DOWN,
    WB_KEY_LEFT,
    WB_KEY_RIGHT,
    WB_KEY_HOME,
    WB_KEY_END,
    WB_KEY_PAGE_UP,
    WB_KEY_PAGE_DOWN,
    WB_KEY_F1, /* F1 to F12 in order */
    WB_KEY_F12 = WB_KEY_F1 + 11,
    WB_KEY_NONE
};

/* "Ctrl-G", "Shift-Tab", "Alt-Up", "F1", "é". `out` holds at least 32 bytes. Returns `out`. */
char *wb_key_name(uint32_t key, char out[static 32]);
bool wb_key_parse(const char *name, uint32_t *key); /* the reverse, case-insensitive */
bool wb_key_is_text(uint32_t key);                  /* types a character: a code point of at least U+0020 without modifiers */

#endif
