#include "shape.h"

#include "base/json_in.h"
#include "base/time.h"
#include "workbook/answers.h"

const char *const wb_given_names[GIVEN_MEMBERS] = {
    [GIVEN_PROMPT] = "prompt", [GIVEN_STATE] = "state",       [GIVEN_SHARING] = "sharing",
    [GIVEN_QUOTE] = "quote",   [GIVEN_REVISION] = "revision", [GIVEN_AT] = "at",
    [GIVEN_LABEL] = "label",   [GIVEN_VALUE] = "value",       [GIVEN_WORDING] = "wording",
};

static char kind_of(struct wb_span value)
{
    return value.len ? value.data[0] : '\0';
}

static struct wb_span inside_quotes(struct wb_span text)
{
    return (struct wb_span){text.data + 1, text.len - 2};
}

static bool is_one_of(struct wb_span text, const char *const *names, size_t count)
{
    for (size_t i = 0; kind_of(text) == '"' && i < count; i++)
        if (wb_json_named(inside_quotes(text), names[i]))
            return true;
    return false;
}

bool wb_is_response_instant(struct wb_span text)
{
    enum { SECONDS = 19, UTC = 20, OFFSET = 25 };
    char at[OFFSET + 1];
    struct wb_instant instant;
    if ((text.len != UTC && text.len != OFFSET) || text.data[10] != 'T' || text.data[SECONDS] == '.')
        return false;
    memcpy(at, text.data, text.len);
    at[text.len] = '\0';
    return (text.len == OFFSET || at[SECONDS] == 'Z') && wb_instant_read(at, &instant);
}

/* Entries of a list are ids, or objects; of an object numbers, nothing, or texts. */
static bool is_value(struct wb_span value)
{
    struct wb_json_in in = wb_json_in(value);
    char kind = kind_of(value);
    bool fits = kind != 'n' && kind != '\0';
    if (kind == '[' && wb_json_enter(&in, '['))
        while (fits && wb_json_more(&in))
            fits = strchr("\"{", kind_of(wb_json_pass(&in))) != NULL;
    if (kind == '{' && wb_json_enter(&in, '{'))
        while (fits && wb_json_more(&in)) {
            wb_json_key(&in);
            fits = strchr("[{tf", kind_of(wb_json_pass(&in))) == NULL;
        }
    return fits;
}

const char *wb_given_wrong(const struct wb_span answer[static GIVEN_MEMBERS])
{
    int64_t revision;
    bool answered = wb_json_named(answer[GIVEN_STATE], "\"answered\""), has_value = answer[GIVEN_VALUE].len > 0;
    if (kind_of(answer[GIVEN_PROMPT]) != '"' || answer[GIVEN_PROMPT].len == 2 || kind_of(answer[GIVEN_LABEL]) != '"')
        return "an answer in it does not say what was asked";
    if (!is_one_of(answer[GIVEN_STATE], wb_state_names, WB_STATE_COUNT))
        return "an answer in it is in no state that there is";
    if (!is_one_of(answer[GIVEN_SHARING], wb_sharing_names, WB_SHARING_COUNT))
        return "an answer in it does not say whom it is shared with";
    if (answer[GIVEN_QUOTE].len && !wb_json_named(answer[GIVEN_QUOTE], "true"))
        return "an answer in it gives consent in no way that there is";
    if (!wb_json_span_integer(answer[GIVEN_REVISION], &revision) || revision < 0)
        return "an answer in it has no revision";
    if (kind_of(answer[GIVEN_AT]) != '"' || !wb_is_response_instant(inside_quotes(answer[GIVEN_AT])))
        return "an answer in it has no time that can be read";
    if (answered != has_value)
        return answered ? "an answer in it holds nothing" : "an answer in it holds what was not answered";
    if (has_value && !is_value(answer[GIVEN_VALUE]))
        return "an answer in it holds what is no answer";
    if (answer[GIVEN_WORDING].len && kind_of(answer[GIVEN_WORDING]) != '{')
        return "an answer in it does not say how it was asked";
    return NULL;
}
