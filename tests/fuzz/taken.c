#include "taken.h"

#include "fuzz.h"
#include "place.h"

#include "../../app/cli/take_in.h"
#include "export/digest.h"
#include "export/export.h"

struct wb_session *fuzz_session(void)
{
    static struct wb_session *session;
    static struct wb_clock clock;
    struct wb_error err = {0};
    if (session)
        return session;
    clock = fuzz_clock();
    const struct wb_session_options options = {.data_dir = fuzz_place(), .clock = &clock};
    session = wb_session_open(&options, &err);
    HOLDS(session && wb_session_check(session, &err));
    HOLDS(wb_session_set_setting(session, "name", "Somebody", &err) && wb_session_settle(session, &err));
    return session;
}

void fuzz_sign(json_t *json)
{
    char digest[WB_DIGEST_HEX];
    struct wb_str rest = {0};
    json_object_del(json, "digest");
    wb_json_write(&rest, json);
    wb_json_set_text(json, "digest", wb_digest_hex(wb_str_text(&rest), rest.len, digest));
    wb_str_fini(&rest);
}

/* What each format may hold beside what every terminal may show. */
static const struct {
    enum wb_format format;
    const char *allowed;
} sinks[] = {{WB_FORMAT_HTML, ""}, {WB_FORMAT_MARKDOWN, ""}, {WB_FORMAT_JSON, ""}, {WB_FORMAT_TEXT, ""}, {WB_FORMAT_ICS, "\r"}};

static size_t times(const char *text, const char *part)
{
    size_t count = 0;
    for (; (text = strstr(text, part)); text += strlen(part))
        count++;
    return count;
}

static void check_page(const char *html)
{
    HOLDS(times(html, "<script") == 1 && times(html, "</script") == 1);
    HOLDS(times(html, "<style") == 1 && times(html, "</html>") == 1);
    HOLDS(times(html, "<h1") == 1);
}

static void check_json(const struct wb_str *text)
{
    struct wb_error err = {0};
    json_t *json = wb_json_read(wb_str_text(text), text->len, SIZE_MAX, &err);
    HOLDS(json && wb_json_string(json, "digest"));
    json_decref(json);
}

static void show(struct wb_session *session, bool own_copy)
{
    struct wb_error err = {0};
    struct wb_str out = {0};
    const struct wb_export_options options = {.since = -1, .include_private = own_copy, .at = wb_session_now(session)};
    wb_session_read_wordings(session);
    struct wb_view *view = wb_view_make(session, &options, &err);
    HOLDS(view);
    for (size_t i = 0; i < sizeof sinks / sizeof *sinks; i++) {
        wb_str_clear(&out);
        HOLDS(wb_formats[sinks[i].format].write(view, &out, &err));
        HOLDS(fuzz_printable(fuzz_span(&out), sinks[i].allowed));
        if (sinks[i].format == WB_FORMAT_HTML)
            check_page(wb_str_text(&out));
        if (sinks[i].format == WB_FORMAT_JSON)
            check_json(&out);
    }
    wb_str_clear(&out);
    HOLDS(wb_formats[WB_FORMAT_CSV].write(view, &out, &err));
    HOLDS(wb_utf8_valid(wb_str_text(&out), out.len, NULL));
    wb_view_free(view);
    wb_str_fini(&out);
}

bool fuzz_take_in(json_t *json)
{
    struct wb_session *session = fuzz_session();
    struct wb_store *store = wb_session_store(session);
    struct wb_error err = {0};
    struct wb_str said = {0};
    HOLDS(wb_store_begin(store, &err));
    bool taken = wb_take_in(session, json, "the file", &said, &err);
    if (taken) {
        show(session, false);
        show(session, true);
    } else
        HOLDS(*err.text && fuzz_printable(wb_span(err.text), ""));
    wb_store_rollback(store);
    HOLDS(wb_session_reload(session, &err));
    wb_str_fini(&said);
    return taken;
}
