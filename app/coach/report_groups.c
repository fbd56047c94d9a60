#include "report_groups.h"

#include "base/json.h"
#include "export/digest.h"

#include <stdlib.h>

enum { MARK_HEX = 4 };

struct earlier {
    int *here; /* number there to number here */
    size_t count;
    json_t *said; /* figure to a list of rows */
};
struct known { /* a row read: people of `numbers`, and their marks; NULL: a report of a time without them */
    struct wb_people people;
    uint16_t *marks;
};
struct wb_groups {
    char (*tokens)[WB_TOKEN_SIZE];
    size_t count;
    json_t *numbers; /* token to number: those of this report first, then whoever else was in an earlier one */
    struct earlier *list;
    size_t earlier_count, capacity;
    json_t *said;
    char *figure; /* whose rows are read; NULL: none are */
    struct known *known;
    size_t known_count, known_capacity;
    struct wb_arena arena; /* of `known` */
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

static int number_of(struct wb_groups *groups, const char *token)
{
    const json_t *number = json_object_get(groups->numbers, token);
    size_t next = json_object_size(groups->numbers);
    if (!number)
        json_object_set_new(groups->numbers, token, json_integer((json_int_t)next));
    return number ? (int)json_integer_value(number) : (int)next;
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
        earlier->here[i] = number_of(groups, token ? token : "");
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
    wb_arena_init(&groups->arena);
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
    free(groups->known);
    free(groups->figure);
    wb_arena_fini(&groups->arena);
    json_decref(groups->numbers);
    json_decref(groups->said);
    free(groups);
}

/* ---- rows of bits ---- */

static int hex_value(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 0;
}

static uint16_t read_mark(const char *at)
{
    unsigned mark = 0;
    for (int i = 0; i < MARK_HEX && at[i]; i++)
        mark = mark << 4 | (unsigned)hex_value(at[i]);
    return (uint16_t)mark;
}

/* `here` NULL: the numbers are those of this report. */
static void read_row(struct wb_groups *groups, const int *here, size_t count, const char *row)
{
    size_t all = json_object_size(groups->numbers);
    const char *marks = strchr(row, ':');
    size_t digits = marks ? (size_t)(marks - row) : strlen(row), next = 0, have = marks ? strlen(marks + 1) / MARK_HEX : 0;
    groups->known = wb_grow(groups->known, groups->known_count, &groups->known_capacity, sizeof *groups->known);
    struct known *known = &groups->known[groups->known_count++];
    known->people = wb_people_none(&groups->arena, all);
    known->marks = marks ? wb_arena_alloc_array(&groups->arena, all + 1, sizeof *known->marks) : NULL;
    for (size_t i = 0; i < count && i / 4 < digits; i++) {
        if (!(hex_value(row[i / 4]) >> i % 4 & 1))
            continue;
        size_t number = here ? (size_t)here[i] : i;
        wb_people_add(&known->people, number);
        if (next < have)
            known->marks[number] = read_mark(marks + 1 + MARK_HEX * next++);
    }
}

static void read_rows(struct wb_groups *groups, const json_t *rows, const int *here, size_t count)
{
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const char *row = json_string_value(json_array_get(rows, i));
        if (row)
            read_row(groups, here, count, row);
    }
}

/* All that was said of a figure; kept until another is asked for, since a group and its parts ask for the same. */
static void read_figure(struct wb_groups *groups, const char *figure)
{
    if (groups->figure && strcmp(groups->figure, figure) == 0)
        return;
    free(groups->figure);
    groups->figure = wb_copy(figure);
    groups->known_count = 0;
    wb_arena_fini(&groups->arena);
    wb_arena_init(&groups->arena);
    for (size_t i = 0; i < groups->earlier_count; i++) {
        const struct earlier *earlier = &groups->list[i];
        read_rows(groups, json_object_get(earlier->said, figure), earlier->here, earlier->count);
    }
    read_rows(groups, json_object_get(groups->said, figure), NULL, groups->count);
}

/* ---- near ---- */

static bool gave_else(const struct known *a, const struct known *b, size_t person)
{
    return a->marks && b->marks && a->marks[person] != b->marks[person];
}

static bool near_one(const struct known *now, const struct known *then)
{
    size_t both = 0, changed = 0;
    for (size_t w = 0; w < now->people.words; w++)
        for (uint64_t bits = now->people.bits[w] & then->people.bits[w]; bits; bits &= bits - 1) {
            both++;
            changed += gave_else(now, then, w * 64 + (size_t)__builtin_ctzll(bits));
        }
    return wb_too_near(wb_people_count(&now->people), wb_people_count(&then->people), both, changed);
}

uint16_t wb_mark(uint16_t mark, const void *data, size_t len)
{
    const unsigned char *bytes = data;
    uint32_t hash = UINT32_C(2166136261) ^ mark;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ bytes[i]) * UINT32_C(16777619);
    return (uint16_t)(hash >> 16 ^ hash);
}

/* The group as numbers of all people, and the same of what is known, it last. */
struct compared {
    struct wb_arena arena;
    struct known now;
    struct wb_group *all;
    size_t people;
};

static void compare(struct wb_groups *groups, const char *figure, const struct wb_group *group, struct compared *out)
{
    read_figure(groups, figure);
    out->people = json_object_size(groups->numbers);
    wb_arena_init(&out->arena);
    out->now = (struct known){wb_people_none(&out->arena, out->people),
                              wb_arena_alloc_array(&out->arena, out->people + 1, sizeof(uint16_t))};
    memcpy(out->now.people.bits, group->people->bits, group->people->words * sizeof(uint64_t));
    memcpy(out->now.marks, group->marks, groups->count * sizeof(uint16_t));
    out->all = wb_arena_alloc_array(&out->arena, groups->known_count + 1, sizeof *out->all);
    for (size_t i = 0; i < groups->known_count; i++)
        out->all[i] = (struct wb_group){&groups->known[i].people, groups->known[i].marks};
    out->all[groups->known_count] = (struct wb_group){&out->now.people, out->now.marks};
}

bool wb_groups_near(struct wb_groups *groups, const char *figure, const struct wb_group *group)
{
    struct compared compared;
    compare(groups, figure, group, &compared);
    bool near = false;
    for (size_t i = 0; !near && i < groups->known_count; i++)
        near = near_one(&compared.now, &groups->known[i]);
    near = near || wb_sums_leave_few(compared.all, groups->known_count + 1, compared.people);
    wb_arena_fini(&compared.arena);
    return near;
}

bool wb_groups_single_out(struct wb_groups *groups, const char *figure, const struct wb_group *group)
{
    struct compared compared;
    compare(groups, figure, group, &compared);
    bool single =
        groups->known_count > 0 && wb_sums_single_out(compared.all, groups->known_count + 1, compared.people);
    wb_arena_fini(&compared.arena);
    return single;
}

void wb_groups_say(struct wb_groups *groups, const char *figure, const struct wb_group *group)
{
    static const char digits[] = "0123456789abcdef";
    const struct wb_people *people = group->people;
    struct wb_str row = {0};
    for (size_t i = 0; i < groups->count; i += 4)
        wb_str_add_char(&row, digits[people->bits[i / 64] >> i % 64 & 15]);
    wb_str_add_char(&row, ':');
    for (size_t i = 0; i < groups->count; i++)
        if (wb_people_has(people, i))
            wb_str_addf(&row, "%04x", (unsigned)group->marks[i]);
    json_t *rows = json_object_get(groups->said, figure);
    if (!rows) {
        rows = json_array();
        json_object_set_new(groups->said, figure, rows);
    }
    json_array_append_new(rows, json_string(wb_str_text(&row)));
    if (groups->figure && strcmp(groups->figure, figure) == 0)
        read_row(groups, NULL, groups->count, wb_str_text(&row));
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
