/* The page for the coach, one file: first what ten minutes before a session need, then what is new, then everything. */
#include "html.h"

#include "base/text.h"
#include "export/inert.h"
#include "json.h"

#include <math.h>

/* ---- small parts ---- */

static void add_element(struct wb_str *out, const char *element, const char *text)
{
    wb_str_addf(out, "<%s dir=\"auto\">", element);
    wb_html_text(out, text);
    wb_str_addf(out, "</%s>\n", element);
}

static void add_head(struct wb_str *out, const struct wb_view *view)
{
    char day[WB_DAY_SIZE];
    struct wb_str title = {0};
    wb_str_add(&title, view->name ? view->name : "Careers leader");
    wb_str_add(&title, view->head_page ? ": a page about careers, " : ": ");
    if (!view->head_page) {
        wb_str_add(&title, view->workbook_count == 1 ? view->workbooks[0].title : "careers workbook");
        wb_str_add(&title, ", ");
    }
    wb_str_add(&title, wb_day_long(wb_instant_day(view->at), day));
    wb_html_open(out, view->workbook_count > 0 ? view->workbooks[0].language : NULL, wb_str_text(&title));
    wb_str_fini(&title);
}

static void add_tags(struct wb_str *out, const struct wb_view *view, const struct wb_leaf *leaf)
{
    wb_str_add(out, leaf->changed ? " <span class=\"tag new\">new</span>" : "");
    wb_str_add(out, leaf->quote ? " <span class=\"tag\">may be quoted, without a name</span>" : "");
    wb_str_add(out, view->own_copy && leaf->sharing == WB_PRIVATE ? " <span class=\"tag\">private</span>" : "");
}

static const char *const state_words[WB_STATE_COUNT] = {
    [WB_ANSWERED] = "",
    [WB_SKIPPED] = "Skipped.",
    [WB_NOT_ME] = "Not for me.",
    [WB_TALK_INSTEAD] = "Would rather talk about it.",
};

/* A question and its answer. `level` of the heading; 0: not a heading, because it stands as one elsewhere. */
static void add_leaf(struct wb_str *out, const struct wb_view *view, const struct wb_leaf *leaf, int level, bool tags)
{
    char element[3] = {'h', (char)('0' + level), '\0'};
    wb_str_add(out, "<div class=\"leaf\">\n");
    wb_str_addf(out, "<%s dir=\"auto\">", element);
    wb_html_text(out, leaf->label);
    if (tags) {
        add_tags(out, view, leaf);
    }
    wb_str_addf(out, "</%s>\n<div class=\"answer\">\n", element);
    if (leaf->value) {
        wb_html_value(out, leaf);
    } else {
        wb_str_addf(out, "<p class=\"state\">%s</p>\n", state_words[leaf->state]);
    }
    wb_str_add(out, "</div>\n</div>\n");
}

/* ---- the top ---- */

static void add_header(struct wb_str *out, const struct wb_view *view)
{
    wb_str_add(out, "<header>\n");
    add_element(out, "h1", view->name ? view->name : "Careers leader");
    wb_str_add(out, "<p class=\"meta\">Written on ");
    wb_html_moment(out, view->at);
    if (wb_day_is(view->next_session)) {
        wb_str_add(out, ". Next session: ");
        wb_html_day(out, view->next_session);
    }
    for (size_t i = 0; i < view->workbook_count; i++) {
        wb_str_add(out, "<br>");
        wb_html_text(out, view->workbooks[i].title);
        wb_str_addf(out, ": %d of %d questions answered", view->workbooks[i].answered, view->workbooks[i].asked);
    }
    wb_str_add(out, "</p>\n");
    if (view->own_copy) {
        wb_str_add(out, "<p class=\"warning\">Your own copy. It holds your private answers too, so keep it to "
                        "yourself.</p>\n");
    }
    wb_str_add(out, "</header>\n");
}

static void add_nav(struct wb_str *out, const struct wb_view *view)
{
    wb_str_add(out, "<nav aria-label=\"On this page\">\n<ul>\n<li><a href=\"#brief\">Before the session</a></li>\n");
    if (view->changed_count > 0 && !view->only_changes) {
        wb_str_addf(out, "<li><a href=\"#changed\">What is new (%zu)</a></li>\n", view->changed_count);
    }
    for (size_t i = 0; i < view->workbook_count; i++) {
        wb_str_addf(out, "<li><a href=\"#book-%zu\">", i + 1);
        wb_html_text(out, view->workbooks[i].title);
        wb_str_add(out, "</a></li>\n");
    }
    wb_str_add(out, "<li><a href=\"#not-here\">What is not here</a></li>\n</ul>\n</nav>\n");
}

/* ---- the brief page ---- */

static void add_goal(struct wb_str *out, const struct wb_view *view)
{
    wb_str_add(out, "<h3>The goal</h3>\n");
    if (!view->goal) {
        wb_str_add(out, "<p class=\"soft\">No goal has been shared yet.</p>\n");
        return;
    }
    wb_str_add(out, "<blockquote class=\"goal\">\n");
    wb_html_paragraphs(out, view->goal);
    wb_str_add(out, "</blockquote>\n");
    if (wb_day_is(view->by_when)) {
        wb_str_add(out, "<p class=\"soft\">By ");
        wb_html_day(out, view->by_when);
        wb_str_add(out, "</p>\n");
    }
}

static void add_said(struct wb_str *out, const struct wb_view *view)
{
    wb_str_add(out, "<h3>For the next session</h3>\n<div class=\"said\">\n");
    for (size_t i = 0; i < view->said_count; i++) {
        wb_str_add(out, "<div class=\"leaf\">\n<h4 dir=\"auto\">");
        wb_html_text(out, view->said[i].label);
        wb_str_add(out, "</h4>\n<div class=\"answer\">\n");
        wb_html_paragraphs(out, view->said[i].text);
        wb_str_add(out, "</div>\n</div>\n");
    }
    if (view->said_count == 0) {
        wb_str_add(out, "<p class=\"soft\">Nothing has been said about it yet.</p>\n");
    } else {
        wb_str_add(out, "<p class=\"soft\">Said in \xE2\x80\x9C");
        wb_html_text(out, view->said[0].when);
        wb_str_add(out, "\xE2\x80\x9D.</p>\n");
    }
    wb_str_add(out, "</div>\n");
}

static void add_middle_dot(struct wb_str *out, bool *first)
{
    wb_str_add(out, *first ? "<p class=\"when\">" : " \xC2\xB7 ");
    *first = false;
}

/* A line under a promise, of the parts that were given. */
static void add_when(struct wb_str *out, const struct wb_view *view, const struct wb_commitment *commitment)
{
    bool first = true;
    if (wb_day_is(commitment->by)) {
        bool past = commitment->open && wb_day_compare(commitment->by, wb_instant_day(view->at)) < 0;
        add_middle_dot(out, &first);
        wb_str_add(out, "by ");
        wb_html_day(out, commitment->by);
        wb_str_add(out, past ? " <strong>(the day has passed)</strong>" : "");
    }
    if (commitment->with) {
        add_middle_dot(out, &first);
        wb_str_add(out, "with <bdi>");
        wb_html_text(out, commitment->with);
        wb_str_add(out, "</bdi>");
    }
    if (!isnan(commitment->confidence)) {
        add_middle_dot(out, &first);
        wb_str_add(out, "confidence ");
        wb_number_text(commitment->confidence, out);
        wb_str_add(out, "\xC2\xA0of\xC2\xA0"
                        "10"); /* on one line */
    }
    wb_str_add(out, first ? "" : "</p>\n");
}

/* How it is to be done; no longer of interest once it is settled. */
static void add_how(struct wb_str *out, const struct wb_commitment *commitment)
{
    if (commitment->first_step) {
        wb_str_add(out, "<p class=\"when\">First step: <bdi>");
        wb_html_text(out, commitment->first_step);
        wb_str_add(out, "</bdi></p>\n");
    }
    if (commitment->obstacle && commitment->then) {
        wb_str_add(out, "<p class=\"when\">If this gets in the way: <bdi>");
        wb_html_text(out, commitment->obstacle);
        wb_str_add(out, "</bdi>; then: <bdi>");
        wb_html_text(out, commitment->then);
        wb_str_add(out, "</bdi></p>\n");
    }
}

static void add_promise(struct wb_str *out, const struct wb_view *view, const struct wb_commitment *commitment)
{
    wb_str_add(out, "<li>\n<p class=\"action\" dir=\"auto\">");
    wb_html_text(out, commitment->action);
    wb_str_add(out, "</p>\n");
    if (commitment->outcome >= 0) {
        wb_str_addf(out, "<p><strong>%s.</strong> <bdi>", wb_outcomes[commitment->outcome].label);
        wb_html_text(out, commitment->learned);
        wb_str_add(out, "</bdi></p>\n");
    }
    if (commitment->open) {
        add_when(out, view, commitment);
        add_how(out, commitment);
    }
    wb_str_add(out, "</li>\n");
}

static size_t add_promises(struct wb_str *out, const struct wb_view *view, bool open, const char *title)
{
    size_t count = 0;
    for (size_t i = 0; i < view->commitments.count; i++) {
        const struct wb_commitment *commitment = &view->commitments.list[i];
        if (commitment->open == open) {
            if (count++ == 0) {
                wb_str_addf(out, "<h3>%s</h3>\n<ul class=\"promises\">\n", title);
            }
            add_promise(out, view, commitment);
        }
    }
    wb_str_add(out, count > 0 ? "</ul>\n" : "");
    return count;
}

static void add_brief(struct wb_str *out, const struct wb_view *view)
{
    wb_str_add(out, "<section id=\"brief\" aria-labelledby=\"brief-title\">\n"
                    "<h2 id=\"brief-title\">Before the session</h2>\n");
    add_goal(out, view);
    wb_html_scores(out, view, true, "Then and now");
    wb_str_add(out, "<div class=\"pair\">\n<div>\n");
    if (add_promises(out, view, true, "Promised, and still open") == 0) {
        wb_str_add(out, "<h3>Promised, and still open</h3>\n<p class=\"soft\">Nothing is open.</p>\n");
    }
    add_promises(out, view, false, "Promised, and settled");
    wb_str_add(out, "</div>\n<div>\n");
    add_said(out, view);
    wb_str_add(out, "</div>\n</div>\n");
    wb_html_scores(out, view, false, "Then and now, item by item");
    wb_str_add(out, "</section>\n");
}

/* ---- what is new ---- */

static void add_changed(struct wb_str *out, const struct wb_view *view)
{
    if (view->changed_count == 0 || view->only_changes) {
        return;
    }
    wb_str_add(out, "<section id=\"changed\" aria-labelledby=\"changed-title\">\n<h2 id=\"changed-title\">What is new");
    if (view->since_at.seconds != 0) {
        wb_str_add(out, " since ");
        wb_html_moment(out, view->since_at);
    }
    wb_str_add(out, "</h2>\n");
    const char *exercise = NULL;
    for (size_t i = 0; i < view->changed_count; i++) {
        const struct wb_leaf *leaf = view->changed[i];
        if (!wb_same(exercise, leaf->exercise)) {
            exercise = leaf->exercise;
            add_element(out, "h3", exercise);
        }
        add_leaf(out, view, leaf, 4, false);
    }
    wb_str_add(out, "</section>\n");
}

static void add_now_private(struct wb_str *out, const struct wb_view *view)
{
    if (view->now_private_count == 0) {
        return;
    }
    wb_str_add(out, "<p>Shared in an earlier export and private now. Please treat what you were sent then as private "
                    "too:</p>\n<ul>\n");
    for (size_t i = 0; i < view->now_private_count; i++) {
        add_element(out, "li", view->now_private[i]);
    }
    wb_str_add(out, "</ul>\n");
}

/* ---- everything ---- */

static void add_exercise(struct wb_str *out, const struct wb_view *view, const struct wb_view_exercise *exercise,
                         bool titled)
{
    if (titled) {
        add_element(out, "h4", exercise->title);
    }
    for (size_t i = 0; i < exercise->leaf_count; i++) {
        add_leaf(out, view, &exercise->leaves[i], titled ? 5 : 4, true);
    }
}

static void add_book(struct wb_str *out, const struct wb_view *view, size_t at)
{
    const struct wb_view_workbook *book = &view->workbooks[at];
    wb_str_addf(out,
                "<section id=\"book-%zu\" aria-labelledby=\"book-title-%zu\">\n<h2 id=\"book-title-%zu\" dir=\"auto\">",
                at + 1, at + 1, at + 1);
    wb_html_text(out, book->title);
    wb_str_add(out, "</h2>\n");
    if (book->section_count == 0) {
        wb_str_add(out, "<p class=\"soft\">Nothing has been shared from it yet.</p>\n");
    }
    for (size_t i = 0; i < book->section_count; i++) {
        const struct wb_view_section *section = &book->sections[i];
        add_element(out, "h3", section->title);
        for (size_t j = 0; j < section->exercise_count; j++) {
            add_exercise(out, view, &section->exercises[j], section->id[0] != '\0');
        }
    }
    wb_str_add(out, "</section>\n");
}

static void add_counts(struct wb_str *out, const struct wb_view *view)
{
    const struct {
        int count;
        const char *words;
    } counts[] = {
        {view->kept_private, "kept private"},
        {view->talk_instead, "better talked about"},
        {view->skipped, "skipped"},
        {view->not_me, "marked as not for them"},
        {view->set_aside, "set aside, because they do not apply at present"},
        {view->unanswered, "not answered yet"},
    };
    wb_str_add(out, "<section id=\"not-here\" aria-labelledby=\"not-here-title\">\n"
                    "<h2 id=\"not-here-title\">What is not here</h2>\n<p>");
    wb_add_number(out, view->shared, "answer is shared.", "answers are shared.");
    wb_str_add(out, " Besides them:</p>\n<ul>\n");
    for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++) {
        wb_str_addf(out, "<li>%d %s</li>\n", counts[i].count, counts[i].words);
    }
    wb_str_add(out, "</ul>\n");
    add_now_private(out, view);
    wb_str_add(out, "</section>\n");
}

static void add_json(struct wb_str *out, const struct wb_view *view)
{
    wb_str_add(out, "<script type=\"application/json\" id=\"response\">");
    wb_write_json_in_html(view, out);
    wb_str_add(out, "</script>\n");
}

static void write_coach_page(const struct wb_view *view, struct wb_str *out)
{
    wb_str_add(out, "<a class=\"skip\" href=\"#brief\">Skip to the page before the session</a>\n");
    add_header(out, view);
    add_nav(out, view);
    wb_str_add(out, "<main>\n");
    add_brief(out, view);
    add_changed(out, view);
    for (size_t i = 0; i < view->workbook_count; i++) {
        add_book(out, view, i);
    }
    add_counts(out, view);
    wb_str_add(out, "</main>\n<footer><p>Written with the careers workbook. Nothing on this page is loaded from "
                    "elsewhere, and nothing runs.</p></footer>\n");
    add_json(out, view);
}

/* The page for the head: the chosen lines and nothing else, not even how many there are of the others. */
static void write_head_page(const struct wb_view *view, struct wb_str *out)
{
    wb_str_add(out, "<header>\n<h1>Careers: a page for you</h1>\n<p class=\"meta\">");
    if (view->name) {
        wb_str_add(out, "From <bdi>");
        wb_html_text(out, view->name);
        wb_str_add(out, "</bdi>, ");
    }
    wb_html_moment(out, view->at);
    wb_str_add(out, "</p>\n</header>\n<main class=\"head-page\">\n");
    if (view->leaf_count == 0) {
        wb_str_add(out, "<p>Nothing has been chosen for this page yet.</p>\n");
    }
    const char *exercise = NULL;
    for (size_t i = 0; i < view->leaf_count; i++) {
        if (!wb_same(exercise, view->leaves[i]->exercise)) {
            exercise = view->leaves[i]->exercise;
            add_element(out, "h2", exercise);
        }
        add_leaf(out, view, view->leaves[i], 3, false);
    }
    wb_str_add(out, "</main>\n");
}

bool wb_write_html(const struct wb_view *view, struct wb_str *out, struct wb_error *err)
{
    (void)err;
    add_head(out, view);
    (view->head_page ? write_head_page : write_coach_page)(view, out);
    wb_str_add(out, "</body>\n</html>\n");
    return true;
}
