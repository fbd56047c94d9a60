/* text, line and letter: one string, whatever its length. */
#include "types.h"

#include "base/text.h"

bool wb_text_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    return true;
}

static size_t characters(const char *text, size_t len, size_t most)
{
    size_t count = 0;
    for (size_t at = 0; at < len && count <= most; count++) {
        at = wb_cluster_next(text, len, at);
    }
    return count;
}

bool wb_text_advise(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    size_t advised = asked->field->length > 0 ? (size_t)asked->field->length : 0;
    if (advised == 0 || characters(json_string_value(value), json_string_length(value), advised) <= advised) {
        return true;
    }
    return wb_fail(why, WB_INVALID, "About %zu characters are plenty here. All of it is kept.", advised);
}

bool wb_text_empty(const json_t *value)
{
    const char *text = json_string_value(value);
    for (size_t i = 0; i < json_string_length(value); i++) {
        if (!strchr(" \t\r\n", text[i]) || text[i] == '\0') {
            return false;
        }
    }
    return true;
}

void wb_text_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out)
{
    wb_str_add_n(out, json_string_value(value), json_string_length(value));
}

bool wb_text_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                   struct wb_error *why)
{
    json_t *text = json_string(typed);
    if (!text) {
        return wb_fail(why, WB_INVALID, "That is not text that can be kept: it is not UTF-8.");
    }
    *value = text;
    return true;
}
