/* A calendar of what was promised, by RFC 5545: a day-long entry for each commitment that is open, has a date and is
 * shared. Written by hand: libical would bring ICU and three milliseconds to every start of the program; the tests read
 * the result with it. */
#include "base/text.h"
#include "export/digest.h"
#include "export/inert.h"
#include "writers.h"

enum { LINE_MAX_OCTETS = 75 };

/* A content line, folded between characters. */
static void add_folded(struct wb_str *out, const char *line, size_t len)
{
    size_t room = LINE_MAX_OCTETS;
    for (size_t at = 0; at < len;) {
        size_t take = len - at < room ? len - at : room;
        while (at + take < len && ((unsigned char)line[at + take] & 0xC0) == 0x80) {
            take--;
        }
        wb_str_add(out, at > 0 ? "\r\n " : "");
        wb_str_add_n(out, line + at, take);
        at += take;
        room = LINE_MAX_OCTETS - 1; /* the space that folds counts */
    }
    wb_str_add(out, "\r\n");
}

/* NAME:value, the value a text: its own signs escaped. */
static void add_text(struct wb_str *out, const char *name, const char *text)
{
    struct wb_str clean = {0}, line = {0};
    wb_inert(&clean, text);
    wb_str_addf(&line, "%s:", name);
    for (const char *at = wb_str_text(&clean); *at; at++) {
        if (*at == '\n') {
            wb_str_add(&line, "\\n");
            continue;
        }
        wb_str_add(&line, strchr("\\;,", *at) ? "\\" : "");
        wb_str_add_char(&line, *at);
    }
    add_folded(out, wb_str_text(&line), line.len);
    wb_str_fini(&line);
    wb_str_fini(&clean);
}

/* The same commitment of the same person is the same entry in every export, so that a calendar updates it. */
static void add_uid(struct wb_str *out, const struct wb_view *view, const struct wb_commitment *commitment)
{
    struct wb_str of = {0};
    char digest[WB_DIGEST_HEX];
    wb_str_addf(&of, "%s/%s", view->person ? view->person : "", commitment->of);
    wb_digest_hex(wb_str_text(&of), of.len, digest);
    wb_str_addf(out, "UID:%.32s@careers-workbook\r\n", digest);
    wb_str_fini(&of);
}

static void add_stamp(struct wb_str *out, struct wb_instant at)
{
    char text[WB_INSTANT_SIZE], digits[16];
    size_t count = 0;
    wb_instant_write((struct wb_instant){at.seconds, 0}, text);
    for (const char *c = text; *c && count < 14; c++) {
        if (*c >= '0' && *c <= '9') {
            digits[count++] = *c;
        }
    }
    wb_str_addf(out, "DTSTAMP:%.8sT%.6sZ\r\n", digits, digits + 8);
}

static void add_day(struct wb_str *out, const char *name, struct wb_day day)
{
    wb_str_addf(out, "%s;VALUE=DATE:%04d%02d%02d\r\n", name, day.year, day.month, day.day);
}

static void add_part(struct wb_str *out, const char *before, const char *text)
{
    if (text) {
        wb_str_addf(out, "%s%s%s", out->len > 0 ? "\n" : "", before, text);
    }
}

static void add_event(struct wb_str *out, const struct wb_view *view, const struct wb_commitment *commitment)
{
    struct wb_str about = {0};
    wb_str_add(out, "BEGIN:VEVENT\r\n");
    add_uid(out, view, commitment);
    add_stamp(out, view->at);
    add_day(out, "DTSTART", commitment->by);
    if (commitment->by.year < 9999 || wb_day_compare(wb_day_add(commitment->by, 1), commitment->by) > 0) {
        add_day(out, "DTEND", wb_day_add(commitment->by, 1));
    }
    add_text(out, "SUMMARY", commitment->action);
    add_part(&about, "First step: ", commitment->first_step);
    add_part(&about, "With: ", commitment->with);
    add_part(&about, "If this gets in the way: ", commitment->obstacle);
    add_part(&about, "then I will: ", commitment->then);
    if (about.len > 0) {
        add_text(out, "DESCRIPTION", wb_str_text(&about));
    }
    wb_str_add(out, "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
    wb_str_fini(&about);
}

bool wb_write_ics(const struct wb_view *view, struct wb_str *out, struct wb_error *err)
{
    wb_str_add(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//careers-workbook//workbook//EN\r\n"
                    "CALSCALE:GREGORIAN\r\n");
    for (size_t i = 0; i < view->commitments.count; i++) {
        const struct wb_commitment *commitment = &view->commitments.list[i];
        if (commitment->open && wb_day_is(commitment->by)) {
            add_event(out, view, commitment);
        }
    }
    wb_str_add(out, "END:VCALENDAR\r\n");
    return true;
}
