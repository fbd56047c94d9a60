/* What was chosen to be shared, as the options of a view. */
#include "share.h"

#include <stdlib.h>

void wb_share_init(struct wb_share *share, struct wb_ui *ui)
{
    *share = (struct wb_share){.ui = ui, .format = WB_FORMAT_HTML};
}

void wb_share_fini(struct wb_share *share)
{
    wb_view_free(share->view);
    free(share->left_out);
}

/* ------------------------------------------------------------------ parts */

bool wb_share_offers(struct wb_share *share, const struct wb_section *section)
{
    struct wb_session *session = share->ui->session;
    return wb_relevant_section(wb_session_reader(session), section) && wb_way_section_begun(session, section);
}

static size_t left_out_at(const struct wb_share *share, const struct wb_section *section)
{
    size_t i = 0;
    while (i < share->left_out_count && share->left_out[i] != section)
        i++;
    return i;
}

bool wb_share_leaves_out(const struct wb_share *share, const struct wb_section *section)
{
    return left_out_at(share, section) < share->left_out_count;
}

void wb_share_leave_out(struct wb_share *share, const struct wb_section *section, bool leave_out)
{
    size_t at = left_out_at(share, section);
    if (leave_out == (at < share->left_out_count))
        return;
    if (!leave_out) {
        share->left_out[at] = share->left_out[--share->left_out_count];
        return;
    }
    share->left_out =
        wb_grow(share->left_out, share->left_out_count, &share->left_out_capacity, sizeof(*share->left_out));
    share->left_out[share->left_out_count++] = section;
}

static void count_book(struct wb_share *share, const struct wb_workbook *book, int *chosen, int *offered)
{
    for (size_t i = 0; i < book->section_count; i++) {
        const struct wb_section *section = &book->sections[i];
        if (!wb_share_offers(share, section))
            continue;
        *offered += 1;
        *chosen += !wb_share_leaves_out(share, section);
    }
}

void wb_share_count_parts(struct wb_share *share, int *chosen, int *offered)
{
    const struct wb_library *library = wb_session_library(share->ui->session);
    *chosen = *offered = 0;
    for (size_t i = 0; i < library->count; i++)
        count_book(share, library->books[i], chosen, offered);
}

/* ------------------------------------------------------------------ the view */

/* Names of what is chosen; only needed where something is not, because all means also what no workbook asks any more.
 */
struct names {
    const char **books, **sections;
    size_t book_count, section_count, book_capacity, section_capacity;
    struct wb_arena arena;
};

static void add_name(const char ***list, size_t *count, size_t *capacity, const char *name)
{
    *list = wb_grow(*list, *count, capacity, sizeof(**list));
    (*list)[(*count)++] = name;
}

static void add_section_name(struct names *names, const struct wb_section *section)
{
    struct wb_str name = {0};
    wb_str_addf(&name, "%s/%s", section->workbook->id, section->id);
    add_name(&names->sections, &names->section_count, &names->section_capacity,
             wb_arena_copy(&names->arena, wb_str_text(&name)));
    wb_str_fini(&name);
}

static void name_chosen(struct wb_share *share, struct names *names)
{
    const struct wb_library *library = wb_session_library(share->ui->session);
    for (size_t b = 0; b < library->count; b++) {
        const struct wb_workbook *book = library->books[b];
        int chosen = 0, offered = 0;
        count_book(share, book, &chosen, &offered);
        if (chosen == 0)
            continue;
        add_name(&names->books, &names->book_count, &names->book_capacity, book->id);
        for (size_t i = 0; chosen < offered && i < book->section_count; i++)
            if (wb_share_offers(share, &book->sections[i]) && !wb_share_leaves_out(share, &book->sections[i]))
                add_section_name(names, &book->sections[i]);
    }
    bool some = names->section_count > 0;
    add_name(&names->books, &names->book_count, &names->book_capacity, NULL);
    if (some)
        add_name(&names->sections, &names->section_count, &names->section_capacity, NULL);
}

void wb_share_make(struct wb_share *share)
{
    struct names names = {0};
    int chosen, offered;
    struct wb_export_options options = {
        .since = -1, .only_since = share->only_since, .at = wb_session_now(share->ui->session)};
    wb_arena_init(&names.arena);
    wb_share_count_parts(share, &chosen, &offered);
    if (chosen < offered) {
        name_chosen(share, &names);
        options.workbooks = names.books;
        options.sections = names.sections;
    }
    wb_view_free(share->view);
    share->view = NULL;
    share->err = (struct wb_error){0};
    if (chosen > 0 || offered == 0)
        share->view = wb_view_make(share->ui->session, &options, &share->err);
    free(names.books);
    free(names.sections);
    wb_arena_fini(&names.arena);
}
