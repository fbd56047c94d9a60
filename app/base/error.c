/* What went wrong, in words. */
#include "base/error.h"

#include "base/str.h"
#include "base/text.h"

#include <stddef.h>

/* Several codes share a status: the status says what a script should do, the code what the program should. */
static const int exit_statuses[] = {
    [WB_OK] = 0,   [WB_FAILED] = 1, [WB_USAGE] = 2,  [WB_INVALID] = 2, [WB_BUSY] = 1,
    [WB_DATA] = 3, [WB_NEWER] = 4,  [WB_CIPHER] = 5, [WB_EXISTS] = 6,  [WB_LIMIT] = 1,
};
_Static_assert(sizeof exit_statuses / sizeof *exit_statuses == WB_LIMIT + 1, "every code has its exit status");

int wb_exit_status(enum wb_code code)
{
    size_t index = (size_t)code;

    return index < sizeof exit_statuses / sizeof *exit_statuses ? exit_statuses[index] : 1;
}

static void keep(struct wb_error *err, const struct wb_str *raw)
{
    struct wb_str clean = {0};

    wb_clean(&clean, wb_str_text(raw), raw->len, WB_CLEAN_TERMINAL);
    wb_utf8_fit(err->text, sizeof err->text, wb_str_text(&clean), clean.len);
    wb_str_fini(&clean);
}

bool wb_fail(struct wb_error *err, enum wb_code code, const char *format, ...)
{
    if (!err)
        return false;
    /* Formatted apart from `err`: its own text may be among the arguments. */
    struct wb_str raw = {0};
    va_list args;

    va_start(args, format);
    wb_str_vaddf(&raw, format, args);
    va_end(args);
    err->code = code;
    keep(err, &raw);
    wb_str_fini(&raw);
    return false;
}

bool wb_fail_context(struct wb_error *err, const char *format, ...)
{
    if (!err)
        return false;
    struct wb_str raw = {0};
    va_list args;

    va_start(args, format);
    wb_str_vaddf(&raw, format, args);
    va_end(args);
    wb_str_add(&raw, ": ");
    wb_str_add(&raw, err->text);
    keep(err, &raw);
    wb_str_fini(&raw);
    return false;
}
