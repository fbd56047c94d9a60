#include "report_groups.h"

#include "base/json.h"
#include "export/digest.h"

#include <stdlib.h>

enum { NOBODY = -1 };

struct earlier {
    int *here; /* number there to number here; NOBODY: not in this report */
    size_t count;
    json_t *said; /* figure to a list of rows of bits */
};
struct wb_groups {
    char (*tokens)[WB_TOKEN_SIZE];
    size_t count;
    json_t *numbers; /* token to number */
    struct earlier *list;
    size_t earlier_count, capacity;
    json_t *said;
};

char *wb_person_token(const char *person, char out[static WB_TOKEN_SIZE])
{
    char digest[WB_DIGEST_HEX];
    wb_digest_hex(person, strlen(person), digest);
    memcpy(out, digest, WB_TOKEN_SIZE - 1);
    out[WB_TOKEN_SIZE - 1] = '\0';
    return out;
}

static json_t *read_kept(const char *text)
{
    return wb_json_read(text, strlen(text), SIZE_MAX, NULL);
}

static bool read_one(void *data, const struct wb_kept_report *report)
{
    struct wb_groups *groups = data;
    json_t *persons = read_kept(report->persons);
    groups->list = wb_grow(groups->list, groups->earlier_count, &groups->capacity, sizeof *groups->list);
    struct earlier *earlier = &groups->list[groups->earlier_count++];
    size_t count = json_array_size(persons);
    *earlier = (struct earlier){wb_alloc_array(count + 1, sizeof(int)), count, read_kept(report->groups)};
    for (size_t i = 0; i < count; i++) {
        const char *token = json_string_value(json_array_get(persons, i));
        const json_t *number = token ? json_object_get(groups->numbers, token) : NULL;
        earlier->here[i] = number ? (int)json_integer_value(number) : NOBODY;
    }
    json_decref(persons);
    return true;
}

struct wb_groups *wb_groups_read(struct wb_store *store, char (*tokens)[WB_TOKEN_SIZE], size_t count,
                                 struct wb_error *err)
{
    struct wb_groups *groups = wb_alloc(sizeof *groups);
    groups->tokens = tokens;
    groups->count = count;
    groups->numbers = json_object();
    groups->said = json_object();
    for (size_t i = 0; i < count; i++)
        json_object_set_new(groups->numbers, tokens[i], json_integer((json_int_t)i));
    if (wb_caseload_reports(store, read_one, groups, err))
        return groups;
    wb_groups_free(groups);
    return NULL;
}

void wb_groups_free(struct wb_groups *groups)
{
    if (!groups)
        return;
    for (size_t i = 0; i < groups->earlier_count; i++) {
        free(groups->list[i].here);
        json_decref(groups->list[i].said);
    }
    free(groups->list);
    json_decref(groups->numbers);
    json_decref(groups->said);
    free(groups);
}

/* ---- rows of bits ---- */

static int hex_value(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 0;
}

/* `here` NULL: the numbers are those of this report. */
static bool near_row(const int *here, size_t count, const char *row, const struct wb_people *people)
{
    size_t then = 0, both = 0;
    for (size_t i = 0; i < count && row[i / 4]; i++) {
        if (!(hex_value(row[i / 4]) >> i % 4 & 1))
            continue;
        int number = here ? here[i] : (int)i;
        then++;
        both += number != NOBODY && wb_people_has(people, (size_t)number);
    }
    return wb_too_near(then, wb_people_count(people), both);
}

static bool near_any(const json_t *rows, const int *here, size_t count, const struct wb_people *people)
{
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const char *row = json_string_value(json_array_get(rows, i));
        if (row && near_row(here, count, row, people))
            return true;
    }
    return false;
}

bool wb_groups_near(struct wb_groups *groups, const char *figure, const struct wb_people *people)
{
    for (size_t i = 0; i < groups->earlier_count; i++) {
        const struct earlier *earlier = &groups->list[i];
        if (near_any(json_object_get(earlier->said, figure), earlier->here, earlier->count, people))
            return true;
    }
    return near_any(json_object_get(groups->said, figure), NULL, groups->count, people);
}

void wb_groups_say(struct wb_groups *groups, const char *figure, const struct wb_people *people)
{
    static const char digits[] = "0123456789abcdef";
    struct wb_str row = {0};
    for (size_t i = 0; i < groups->count; i += 4)
        wb_str_add_char(&row, digits[people->bits[i / 64] >> i % 64 & 15]);
    json_t *rows = json_object_get(groups->said, figure);
    if (!rows) {
        rows = json_array();
        json_object_set_new(groups->said, figure, rows);
    }
    json_array_append_new(rows, json_string(wb_str_text(&row)));
    wb_str_fini(&row);
}

char *wb_groups_persons(const struct wb_groups *groups)
{
    json_t *list = json_array();
    for (size_t i = 0; i < groups->count; i++)
        json_array_append_new(list, json_string(groups->tokens[i]));
    char *text = wb_json_text(list);
    json_decref(list);
    return text;
}

char *wb_groups_text(const struct wb_groups *groups)
{
    return wb_json_text(groups->said);
}
