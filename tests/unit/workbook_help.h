/* A workbook and answers to it, both as texts: {"KEY": VALUE, ...}; a key may end in ":skipped" or another state. */
#ifndef WB_TESTS_WORKBOOK_HELP_H
#define WB_TESTS_WORKBOOK_HELP_H

#include "load_help.h"

#include "workbook/asked.h"
#include "workbook/commitments.h"
#include "workbook/series.h"
#include "workbook/type.h"

#include <stdio.h>

struct answered {
    struct loaded loaded;
    json_t *values; /* "KEY" or "WORKBOOK/KEY": value */
    struct wb_reader reader;
    struct wb_arena arena;
    json_t *wordings; /* of answers, by the same names; NULL: none */
};

static inline const struct wb_answer *find_given(void *data, const char *workbook, const char *key)
{
    struct answered *in = data;
    char name[256];
    struct wb_answer *answer = wb_arena_alloc(&in->arena, sizeof(*answer)); /* stays until the answers change */
    *answer = (struct wb_answer){.state = WB_ANSWERED, .sharing = WB_COACH};
    snprintf(name, sizeof(name), "%s/%s", workbook, key);
    answer->value = json_object_get(in->values, name);
    answer->value = answer->value ? answer->value : json_object_get(in->values, key);
    answer->wording = json_object_get(in->wordings, key);
    for (int state = WB_SKIPPED; state < WB_STATE_COUNT && !answer->value; state++) {
        snprintf(name, sizeof(name), "%s:%s", key, wb_state_names[state]);
        answer->value = json_object_get(in->values, name);
        answer->state = (enum wb_state)state;
    }
    answer->revision = (int64_t)wb_json_number(json_object_get(in->values, "revisions"), key, 1);
    return answer->value ? answer : NULL;
}

static inline void answers_are(struct answered *in, const char *values)
{
    struct wb_error err = {0};
    json_decref(in->values);
    in->values = wb_json_read(values, strlen(values), 1 << 20, &err);
    ck_assert_msg(in->values != NULL, "%s in %s", err.text, values);
    if (in->reader.memo) {
        wb_reader_changed(&in->reader);
    }
}

static inline void answered_init(struct answered *in, const char *book, const char *values)
{
    *in = (struct answered){.loaded = load_good(book)};
    wb_arena_init(&in->arena);
    answers_are(in, values);
    wb_reader_init(&in->reader, &in->loaded.library, find_given, in);
}

static inline void answered_fini(struct answered *in)
{
    wb_reader_fini(&in->reader);
    wb_arena_fini(&in->arena);
    json_decref(in->values);
    json_decref(in->wordings);
    load_fini(&in->loaded);
}

static inline const struct wb_asked *ask(struct answered *in, const char *key)
{
    return wb_ask(&in->reader, loaded_prompt(&in->loaded, key), &in->arena);
}

/* "id=Label id=Label" of choices, "id=Label" of rows. */
static inline const char *choices_text(struct answered *in, const struct wb_asked *asked)
{
    struct wb_str out = {0};
    for (size_t i = 0; i < asked->choice_count; i++) {
        const struct wb_asked_choice *choice = &asked->choices[i];
        wb_str_addf(&out, "%s%s=%s", i ? " " : "", choice->id, choice->label);
        if (choice->beside) {
            wb_str_addf(&out, "(%s)", choice->beside);
        }
    }
    for (size_t i = 0; i < asked->row_count; i++) {
        const struct wb_asked_row *row = &asked->rows[i];
        const char *text = row->label ? row->label : row->cells[0];
        wb_str_addf(&out, "%s%s=%s", i ? " " : "", row->id, text ? text : "");
    }
    const char *text = wb_arena_copy(&in->arena, wb_str_text(&out));
    wb_str_fini(&out);
    return text;
}

#endif
