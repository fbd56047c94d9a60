/* A string that grows, and a view of bytes that belong to someone else. */
#ifndef WB_BASE_STR_H
#define WB_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Borrowed bytes, not ended by a NUL. */
struct wb_span {
    const char *data;
    size_t len;
};

/* Owned bytes, always ended by a NUL once something was added. Zero-initialised is empty and valid. */
struct wb_str {
    char *data;
    size_t len, cap;
};

static inline struct wb_span wb_span(const char *text)
{
    return (struct wb_span){text, text ? strlen(text) : 0};
}

bool wb_same(const char *a, const char *b); /* both may be NULL */
bool wb_starts_with(const char *text, const char *prefix);

void wb_str_add(struct wb_str *s, const char *text); /* NULL adds nothing */
void wb_str_add_n(struct wb_str *s, const char *data, size_t len);
void wb_str_add_char(struct wb_str *s, char c);
__attribute__((format(printf, 2, 3))) void wb_str_addf(struct wb_str *s, const char *format, ...);
__attribute__((format(printf, 2, 0))) void wb_str_vaddf(struct wb_str *s, const char *format, va_list args);
void wb_str_splice(struct wb_str *s, size_t at, size_t remove, const char *data, size_t len); /* replaces in place */
void wb_str_clear(struct wb_str *s);         /* keeps the memory */
const char *wb_str_text(const struct wb_str *s); /* never NULL */
char *wb_str_take(struct wb_str *s);         /* the caller owns it; `s` is empty after */
void wb_str_fini(struct wb_str *s);

#endif
