#include "expand.h"

#include "finish.h"
#include "refs.h"

#include <stdlib.h>

/* ---- ids that are unique in the workbook ---- */

static void check_section_ids(struct loading *to, const struct raw_workbook *raw)
{
    size_t count = 0;
    for (size_t i = 0; i < raw->sections.count; i++) {
        count += 1 + raw->sections.list[i].repeat.count;
    }
    const char **ids = wb_alloc_array(count + 1, sizeof(*ids));
    count = 0;
    for (size_t i = 0; i < raw->sections.count; i++) {
        const struct raw_section *section = &raw->sections.list[i];
        ids[count++] = section->id;
        for (size_t j = 0; j < section->repeat.count; j++) {
            ids[count++] = section->repeat.list[j].id;
        }
    }
    wb_refuse_twice(to, ids, count, "section id");
    free(ids);
}

/* In by_key those of one key stand side by side; but a repeated section's keys have its turns in front. */
static bool prompt_ids_differ(const struct wb_workbook *book)
{
    for (size_t i = 0; i < book->prompt_count; i++) {
        if (book->prompts[i]->section->turn_of ||
            (i > 0 && strcmp(book->by_key[i - 1]->key, book->by_key[i]->key) == 0)) {
            return false;
        }
    }
    return book->prompt_count > 0;
}

static void check_prompt_ids(struct loading *to, const struct raw_workbook *raw)
{
    if (prompt_ids_differ(to->book)) {
        return;
    }
    const char **ids = wb_alloc_array(to->prompts + 1, sizeof(*ids));
    size_t count = 0;
    for (size_t i = 0; i < raw->sections.count; i++) {
        const struct raw_section *section = &raw->sections.list[i];
        for (size_t j = 0; j < section->exercises.count; j++) {
            const struct wb_exercise *exercise = &section->exercises.list[j].exercise;
            for (size_t k = 0; k < exercise->prompt_count && count < to->prompts; k++) {
                ids[count++] = exercise->prompts[k].field.id;
            }
        }
    }
    wb_refuse_twice(to, ids, count, "prompt id");
    free(ids);
}

/* ---- turns ---- */

static bool in_turn(const struct raw_exercise *exercise, const char *turn)
{
    for (size_t i = 0; i < exercise->only.count && turn; i++) {
        if (strcmp(exercise->only.list[i], turn) == 0) {
            return true;
        }
    }
    return exercise->only.count == 0 || !turn;
}

static struct wb_ref *copy_refs(struct wb_arena *arena, const struct wb_ref *refs, size_t count)
{
    struct wb_ref *copy = wb_arena_alloc_array(arena, count + 1, sizeof(*copy));
    for (size_t i = 0; i < count; i++) {
        copy[i] = refs[i];
    }
    return copy;
}

static const struct wb_choice *copy_choices(struct wb_arena *arena, const struct wb_choice *choices, size_t count)
{
    struct wb_choice *copy = wb_arena_alloc_array(arena, count + 1, sizeof(*copy));
    for (size_t i = 0; i < count; i++) {
        copy[i] = choices[i];
        copy[i].relevant = wb_condition_copy(arena, choices[i].relevant);
    }
    return copy;
}

static const char *turn_key(struct loading *to, const char *turn, const char *id)
{
    struct wb_str key = {0};
    wb_str_addf(&key, "%s.%s", turn, id);
    const char *placed = wb_text_placed(to, wb_text_mark(id), wb_str_text(&key), key.len);
    wb_str_fini(&key);
    return placed;
}

/* An earlier id is that of the same turn; one with a turn in front belongs to that turn alone. */
static void turn_was(struct loading *to, struct wb_prompt *prompt, const char *turn)
{
    const char **was = wb_arena_alloc_array(&to->book->arena, prompt->was_count + 1, sizeof(*was));
    size_t count = 0, len = strlen(turn);
    for (size_t i = 0; i < prompt->was_count; i++) {
        const char *old = prompt->was[i], *dot = strchr(old, '.');
        if (!dot) {
            was[count++] = turn_key(to, turn, old);
        } else if ((size_t)(dot - old) == len && strncmp(old, turn, len) == 0) {
            was[count++] = old;
        }
    }
    prompt->was = was;
    prompt->was_count = count;
}

/* Everything that holds references is the turn's own; the rest is shared. */
static void copy_prompt(struct loading *to, struct wb_prompt *prompt, const char *turn)
{
    struct wb_arena *arena = &to->book->arena;
    prompt->relevant = wb_condition_copy(arena, prompt->relevant);
    prompt->recall = copy_refs(arena, prompt->recall, prompt->recall_count);
    prompt->field.choices = copy_choices(arena, prompt->field.choices, prompt->field.choice_count);
    struct wb_field *columns = wb_arena_alloc_array(arena, prompt->column_count + 1, sizeof(*columns));
    for (size_t i = 0; i < prompt->column_count; i++) {
        columns[i] = prompt->columns[i];
        columns[i].choices = copy_choices(arena, columns[i].choices, columns[i].choice_count);
    }
    struct wb_row *rows = wb_arena_alloc_array(arena, prompt->row_count + 1, sizeof(*rows));
    for (size_t i = 0; i < prompt->row_count; i++) {
        rows[i] = prompt->rows[i];
        rows[i].relevant = wb_condition_copy(arena, rows[i].relevant);
    }
    prompt->columns = columns;
    prompt->rows = rows;
    turn_was(to, prompt, turn);
}

static void fill_exercise(struct loading *to, struct wb_exercise *exercise, const struct wb_section *section)
{
    struct wb_arena *arena = &to->book->arena;
    exercise->section = section;
    if (section->turn_of) {
        struct wb_prompt *prompts = wb_arena_alloc_array(arena, exercise->prompt_count + 1, sizeof(*prompts));
        for (size_t i = 0; i < exercise->prompt_count; i++) {
            prompts[i] = exercise->prompts[i];
            copy_prompt(to, &prompts[i], section->id);
        }
        exercise->prompts = prompts;
        exercise->relevant = wb_condition_copy(arena, exercise->relevant);
    }
    for (size_t i = 0; i < exercise->prompt_count; i++) {
        struct wb_prompt *prompt = wb_mine(&exercise->prompts[i]);
        prompt->workbook = to->book;
        prompt->section = section;
        prompt->exercise = exercise;
        prompt->root = prompt;
        prompt->key = section->turn_of ? turn_key(to, section->id, prompt->field.id) : prompt->field.id;
    }
}

static void fill_section(struct loading *to, struct wb_section *section, const struct raw_section *raw)
{
    struct wb_arena *arena = &to->book->arena;
    const char *turn = section->turn_of ? section->id : NULL;
    struct wb_exercise *exercises = wb_arena_alloc_array(arena, raw->exercises.count + 1, sizeof(*exercises));
    section->workbook = to->book;
    section->exercises = exercises;
    section->relevant = turn ? wb_condition_copy(arena, raw->relevant) : raw->relevant;
    section->suggest_when = raw->suggest_when;
    if (raw->suggest_when && turn) {
        struct wb_lowest *when = wb_arena_alloc(arena, sizeof(*when));
        *when = *raw->suggest_when;
        section->suggest_when = when;
    }
    for (size_t i = 0; i < raw->exercises.count; i++) {
        if (in_turn(&raw->exercises.list[i], turn)) {
            struct wb_exercise *exercise = &exercises[section->exercise_count++];
            *exercise = raw->exercises.list[i].exercise;
            fill_exercise(to, exercise, section);
        }
    }
    if (section->exercise_count == 0 && raw->exercises.count > 0) {
        wb_load_fault(to, wb_text_mark(section->id), "the turn %s has no exercises; add it to the only of one",
                      wb_load_quoted(to, section->id));
    }
}

static struct wb_section section_of(const struct raw_section *raw, size_t turn)
{
    struct wb_section section = {
        .id = raw->id,
        .title = raw->title,
        .about = raw->about,
        .opens = (enum wb_opens)(raw->opens < 0 ? 0 : raw->opens),
        .optional = raw->optional,
    };
    if (raw->repeat.count > 0) {
        const struct raw_turn *as = &raw->repeat.list[turn];
        section.turn_of = raw->id;
        section.turn = (int)turn;
        section.id = as->id;
        section.title = as->title;
        section.opens = as->opens >= 0 ? (enum wb_opens)as->opens : section.opens;
    }
    return section;
}

/* How many prompts there will be; more than the cap must not be made first and counted then. */
static bool within_cap(struct loading *to, const struct raw_workbook *raw)
{
    size_t total = 0, entries = 0;
    for (size_t i = 0; i < raw->sections.count; i++) {
        const struct raw_section *section = &raw->sections.list[i];
        size_t turns = section->repeat.count > 0 ? section->repeat.count : 1;
        for (size_t j = 0; j < section->exercises.count; j++) {
            total += turns * section->exercises.list[j].exercise.prompt_count;
        }
        entries += turns * section->entries;
        if (entries > WB_ENTRIES) {
            wb_load_fault(to, wb_text_mark(section->id),
                          "more than %d entries in all lists, turns counted; use fewer turns", WB_ENTRIES);
            return false;
        }
        if (total > WB_PROMPTS) {
            wb_load_fault(to, wb_text_mark(section->id), "more than %d prompts, turns counted; use fewer turns",
                          WB_PROMPTS);
            return false;
        }
    }
    return true;
}

/* ---- the lists of all prompts ---- */

static int compare_key(const void *left, const void *right)
{
    const struct wb_prompt *const *a = left, *const *b = right;
    return strcmp((*a)->key, (*b)->key);
}

static void list_prompts(struct wb_workbook *book)
{
    size_t count = 0;
    for (size_t i = 0; i < book->section_count; i++) {
        for (size_t j = 0; j < book->sections[i].exercise_count; j++) {
            count += book->sections[i].exercises[j].prompt_count;
        }
    }
    book->prompts = wb_arena_alloc_array(&book->arena, count + 1, sizeof(*book->prompts));
    book->by_key = wb_arena_alloc_array(&book->arena, count + 1, sizeof(*book->by_key));
    for (size_t i = 0; i < book->section_count; i++) {
        for (size_t j = 0; j < book->sections[i].exercise_count; j++) {
            const struct wb_exercise *exercise = &book->sections[i].exercises[j];
            for (size_t k = 0; k < exercise->prompt_count; k++) {
                struct wb_prompt *prompt = wb_mine(&exercise->prompts[k]);
                prompt->order = book->prompt_count;
                book->by_key[book->prompt_count] = prompt;
                book->prompts[book->prompt_count++] = prompt;
            }
        }
    }
    qsort(book->by_key, book->prompt_count, sizeof(*book->by_key), compare_key);
}

void wb_expand(struct loading *to, const struct raw_workbook *raw)
{
    struct wb_workbook *book = to->book;
    check_section_ids(to, raw);
    if (!within_cap(to, raw)) {
        check_prompt_ids(to, raw);
        return;
    }
    size_t count = 0;
    for (size_t i = 0; i < raw->sections.count; i++) {
        count += raw->sections.list[i].repeat.count > 0 ? raw->sections.list[i].repeat.count : 1;
    }
    struct wb_section *sections = wb_arena_alloc_array(&book->arena, count + 1, sizeof(*sections));
    book->sections = sections;
    for (size_t i = 0; i < raw->sections.count; i++) {
        const struct raw_section *from = &raw->sections.list[i];
        for (size_t turn = 0; turn == 0 || turn < from->repeat.count; turn++) {
            struct wb_section *section = &sections[book->section_count++];
            *section = section_of(from, turn);
            fill_section(to, section, from);
        }
    }
    list_prompts(book);
    check_prompt_ids(to, raw);
}
