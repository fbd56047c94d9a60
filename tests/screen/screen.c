#include "screen.h"

#include "base/file.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static void write_screen(const char *path, const struct wb_str *shown)
{
    struct wb_error err = {0};

    ck_assert_msg(wb_file_write(path, shown->data, shown->len, true, &err), "%s", err.text);
    chmod(path, 0644);
}

/* The first line in which two texts differ, as a span of each. */
static int first_difference(const char **a, const char **b)
{
    int line = 1;

    for (;; line++) {
        size_t len_a = strcspn(*a, "\n"), len_b = strcspn(*b, "\n");
        if (len_a != len_b || memcmp(*a, *b, len_a) != 0 || !(*a)[len_a] || !(*b)[len_b])
            return line;
        *a += len_a + 1;
        *b += len_b + 1;
    }
}

void expect_screen(const struct wb_cells *cells, const char *name)
{
    enum { LARGEST = 1 << 20 };
    struct wb_str shown = {0}, wanted = {0};
    struct wb_error err = {0};
    char path[512];

    snprintf(path, sizeof path, "%s/%s.txt", SCREEN_DIR, name);
    wb_cells_text(cells, true, &shown);
    if (getenv("UPDATE_SCREENS"))
        write_screen(path, &shown);
    bool is_there = wb_file_read(path, LARGEST, &wanted, &err);
    ck_assert_msg(is_there, "%s (UPDATE_SCREENS=1 writes it)", err.text);
    if (!wb_same(wb_str_text(&shown), wb_str_text(&wanted))) {
        const char *a = wb_str_text(&shown), *b = wb_str_text(&wanted);
        int line = first_difference(&a, &b);
        ck_abort_msg("%s.txt:%d: is\n  %.*s\nwas\n  %.*s\nThe screen:\n%s", name, line, (int)strcspn(a, "\n"), a,
                     (int)strcspn(b, "\n"), b, wb_str_text(&shown));
    }
    wb_str_fini(&shown);
    wb_str_fini(&wanted);
}
