/* `outline`: a workbook at a glance for its author: sections, exercises, questions, with ids, minutes and sharing. */
#include "author.h"
#include "say.h"

#include "workbook/type.h"

static void add_minutes(struct wb_str *out, int minutes)
{
    if (minutes > 0)
        wb_str_addf(out, minutes == 1 ? ", 1 minute" : ", %d minutes", minutes);
}

static int minutes_of(const struct wb_section *section)
{
    int minutes = 0;
    for (size_t i = 0; i < section->exercise_count; i++)
        minutes += section->exercises[i].minutes;
    return minutes;
}

static void add_prompt(struct wb_str *out, const struct wb_prompt *prompt)
{
    const struct wb_type_ops *type = &wb_types[prompt->field.type];
    wb_str_addf(out, "    %s: %s", prompt->key, type->name);
    if (type->asks)
        wb_str_addf(out, ", %s", wb_sharing_names[prompt->sharing]);
    wb_str_addf(out, "%s%s%s", prompt->relevant ? ", asked of some" : "", prompt->short_route ? ", short route" : "",
                prompt->retired ? ", retired" : "");
    if (type->asks) {
        wb_str_add(out, ". ");
        wb_add_line(out, prompt->field.label);
    }
    wb_str_add_char(out, '\n');
}

static void add_exercise(struct wb_str *out, const struct wb_exercise *exercise)
{
    wb_str_addf(out, "  %s: ", exercise->id);
    wb_add_line(out, exercise->title);
    add_minutes(out, exercise->minutes);
    wb_str_addf(out, "%s%s\n", exercise->short_route ? ", short route" : "",
                exercise->relevant ? ", asked of some" : "");
    for (size_t i = 0; i < exercise->prompt_count; i++)
        add_prompt(out, &exercise->prompts[i]);
}

static void add_section(struct wb_str *out, const struct wb_section *section)
{
    wb_str_addf(out, "\n%s: ", section->id);
    wb_add_line(out, section->title);
    add_minutes(out, minutes_of(section));
    if (section->opens != WB_FROM_THE_START)
        wb_str_addf(out, ", opens with %s", wb_opens_names[section->opens]);
    wb_str_addf(out, "%s%s\n", section->optional ? ", optional" : "", section->relevant ? ", asked of some" : "");
    for (size_t i = 0; i < section->exercise_count; i++)
        add_exercise(out, &section->exercises[i]);
}

static void add_book(struct wb_str *out, const struct wb_workbook *book)
{
    int minutes = 0, questions = 0;
    for (size_t i = 0; i < book->section_count; i++)
        minutes += minutes_of(&book->sections[i]);
    for (size_t i = 0; i < book->prompt_count; i++)
        questions += wb_types[book->prompts[i]->field.type].asks && !book->prompts[i]->retired;
    wb_str_addf(out, "%s: ", book->id);
    wb_add_line(out, book->title);
    wb_str_addf(out, ", version %d, ", book->version);
    wb_add_count(out, questions, "question", "questions");
    add_minutes(out, minutes);
    wb_str_add_char(out, '\n');
    for (size_t i = 0; i < book->section_count; i++)
        add_section(out, &book->sections[i]);
}

bool wb_cli_outline(const struct wb_run *run, struct wb_error *err)
{
    struct wb_library library = {0};
    struct wb_str out = {0};
    const struct wb_workbook *book = wb_author_book(run->words[0], &library, err);
    if (book)
        add_book(&out, book);
    bool done = book && wb_result_str(&out, err);
    wb_str_fini(&out);
    wb_library_fini(&library);
    return done;
}
