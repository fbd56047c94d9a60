/* The name of the file, from letters that every file system takes. */
#include "base/file.h"
#include "base/text.h"
#include "export/export.h"

#include <stdlib.h>

enum { PART_MAX = 48, TRIES_MAX = 9999 };

/* U+00C0 to U+017F without their marks; two letters where one is not enough are left at the first. */
static const char plain_latin[] = "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo-ouuuuyty"
                                  "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
                                  "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
_Static_assert(sizeof(plain_latin) - 1 == 0x180 - 0xC0, "a letter for each");

static char plain(uint32_t code)
{
    if (code >= 0xC0 && code < 0x180) {
        code = (unsigned char)plain_latin[code - 0xC0];
    }
    bool letter = (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9');
    return letter ? (char)code : '\0';
}

/* Letters and digits; a hyphen for what stands between them. Marks that follow their letter leave no hyphen. */
static void add_part(struct wb_str *out, const char *text)
{
    size_t len = strlen(text), start = out->len;
    bool gap = false;
    for (size_t at = 0; at < len && out->len - start < PART_MAX;) {
        uint32_t code;
        at += wb_utf8_decode(text + at, len - at, &code);
        char letter = plain(code);
        if (letter) {
            wb_str_add(out, (gap && out->len > start) || (out->len == start && start > 0) ? "-" : "");
            wb_str_add_char(out, letter);
        }
        gap = letter ? false : gap || code < 0x300 || code > 0x36F;
    }
}

static void add_subject(struct wb_str *out, const struct wb_view *view)
{
    if (view->head_page) {
        add_part(out, "page for the head");
    } else {
        add_part(out, view->workbook_count == 1 ? view->workbooks[0].id : "workbooks");
    }
    if (view->own_copy) {
        add_part(out, "private");
    }
}

char *wb_export_name(const struct wb_view *view, enum wb_format format, const char *dir)
{
    struct wb_str stem = {0};
    char day[WB_DAY_SIZE];
    if (view->name) {
        add_part(&stem, view->name);
    }
    add_subject(&stem, view);
    wb_str_addf(&stem, "-%s", wb_day_write(wb_instant_day(view->at), day));
    for (int number = 1;; number++) {
        struct wb_str name = {0};
        wb_str_add(&name, wb_str_text(&stem));
        if (number > 1) {
            wb_str_addf(&name, "-%d", number);
        }
        wb_str_add(&name, wb_formats[format].suffix);
        char *path = wb_path_join(dir, wb_str_text(&name));
        wb_str_fini(&name);
        if (number == TRIES_MAX || !wb_file_exists(path)) {
            wb_str_fini(&stem);
            return path;
        }
        free(path);
    }
}
