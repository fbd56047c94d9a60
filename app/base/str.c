/* A string that grows. */
#include "base/str.h"

#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

bool wb_same(const char *a, const char *b)
{
    if (!a || !b)
        return a == b;
    return strcmp(a, b) == 0;
}

bool wb_starts_with(const char *text, const char *prefix)
{
    return text && prefix && strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Room for `more` bytes and the NUL. Sizes that overflow ask for more than there is, and end in mem.c. */
static void reserve(struct wb_str *s, size_t more)
{
    size_t needed = more > SIZE_MAX / 2 - s->len ? SIZE_MAX : s->len + more + 1;

    if (needed <= s->cap)
        return;
    size_t cap = needed < 32 ? 32 : needed < s->cap * 2 ? s->cap * 2 : needed;
    s->data = wb_realloc_array(s->data, cap, 1);
    s->cap = cap;
}

void wb_str_add_n(struct wb_str *s, const char *data, size_t len)
{
    reserve(s, len);
    if (len)
        memcpy(s->data + s->len, data, len);
    s->len += len;
    s->data[s->len] = '\0';
}

void wb_str_add(struct wb_str *s, const char *text)
{
    if (text)
        wb_str_add_n(s, text, strlen(text));
}

void wb_str_add_char(struct wb_str *s, char c)
{
    wb_str_add_n(s, &c, 1);
}

void wb_str_vaddf(struct wb_str *s, const char *format, va_list args)
{
    va_list again;

    va_copy(again, args);
    reserve(s, 64);
    int wanted = vsnprintf(s->data + s->len, s->cap - s->len, format, args);
    if (wanted > 0 && (size_t)wanted >= s->cap - s->len) {
        reserve(s, (size_t)wanted);
        wanted = vsnprintf(s->data + s->len, s->cap - s->len, format, again);
    }
    va_end(again);
    if (wanted > 0)
        s->len += (size_t)wanted;
    s->data[s->len] = '\0';
}

void wb_str_addf(struct wb_str *s, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    wb_str_vaddf(s, format, args);
    va_end(args);
}

void wb_str_splice(struct wb_str *s, size_t at, size_t remove, const char *data, size_t len)
{
    if (at > s->len)
        at = s->len;
    if (remove > s->len - at)
        remove = s->len - at;
    reserve(s, len);
    memmove(s->data + at + len, s->data + at + remove, s->len - at - remove);
    if (len)
        memcpy(s->data + at, data, len);
    s->len = s->len - remove + len;
    s->data[s->len] = '\0';
}

void wb_str_clear(struct wb_str *s)
{
    s->len = 0;
    if (s->data)
        s->data[0] = '\0';
}

const char *wb_str_text(const struct wb_str *s)
{
    return s->data ? s->data : "";
}

char *wb_str_take(struct wb_str *s)
{
    reserve(s, 0);
    char *data = s->data;

    data[s->len] = '\0';
    *s = (struct wb_str){0};
    return data;
}

void wb_str_fini(struct wb_str *s)
{
    if (!s)
        return;
    free(s->data);
    *s = (struct wb_str){0};
}
