#include "response.h"

#include "base/file.h"
#include "base/json.h"
#include "base/json_in.h"
#include "base/text.h"
#include "export/age.h"

#include <stdlib.h>
#include <sys/stat.h>

#define MOST_BYTES (64u * 1024 * 1024)
#define FORMAT "careers-workbook/response"

/* ------------------------------------------------------------------ where the response stands */

static const char *find(struct wb_span in, size_t from, const char *what)
{
    return from < in.len ? memmem(in.data + from, in.len - from, what, strlen(what)) : NULL;
}

/* The JSON that our own HTML export holds. Its writer escapes every "<", so the first end tag is the end. */
static bool from_html(struct wb_span file, struct wb_span *json, struct wb_error *err)
{
    static const char tag[] = "id=\"response\">";
    const char *start = find(file, 0, tag);
    const char *end = start ? find(file, (size_t)(start - file.data), "</script") : NULL;
    if (!start)
        return wb_fail(err, WB_INVALID, "it is a web page, but no export of this programme");
    if (!end)
        return wb_fail(err, WB_INVALID, "it is cut off; ask for it again");
    start += strlen(tag);
    *json = (struct wb_span){start, (size_t)(end - start)};
    return true;
}

static struct wb_span trimmed(struct wb_span s)
{
    static const char blank[] = " \t\r\n";
    while (s.len && memchr(blank, s.data[s.len - 1], 4))
        s.len--;
    while (s.len && memchr(blank, s.data[0], 4)) {
        s.data++;
        s.len--;
    }
    if (s.len >= 3 && memcmp(s.data, "\xEF\xBB\xBF", 3) == 0)
        return (struct wb_span){s.data + 3, s.len - 3};
    return s;
}

static bool locate(struct wb_span file, struct wb_span *json, struct wb_error *err)
{
    struct wb_span text = trimmed(file);
    if (text.len == 0)
        return wb_fail(err, WB_INVALID, "it is empty");
    if (text.data[0] == '{') {
        *json = text;
        return true;
    }
    if (text.data[0] == '<') {
        if (!from_html(text, json, err))
            return false;
        *json = trimmed(*json);
        return true;
    }
    return wb_fail(err, WB_INVALID, "it is neither an HTML nor a JSON export of this programme");
}

/* ------------------------------------------------------------------ whether it may be parsed at all */

/* Levels and brackets are looked at before any parser recurses. */
static bool parsable(struct wb_span json, struct wb_error *err)
{
    switch (wb_json_shape(json.data, json.len)) {
    case WB_JSON_DEEP:
        return wb_fail(err, WB_LIMIT, "it is nested too deeply to be an export of this programme");
    case WB_JSON_BROKEN:
        return wb_fail(err, WB_INVALID, "it is cut off or damaged; ask for it again");
    case WB_JSON_WHOLE:
        break;
    }
    return true;
}

/* ------------------------------------------------------------------ the digest */

/* The bytes that the writer hashed: its escapes of what a page or a terminal must not see are characters again. Escapes
 * that compact JSON itself needs (controls, quotes, backslashes) stay. */
static void canonical(struct wb_span json, struct wb_str *out)
{
    const char *at = json.data, *end = json.data + json.len;
    while (at < end) {
        const char *slash = memchr(at, '\\', (size_t)(end - at));
        if (!slash)
            slash = end;
        wb_str_add_n(out, at, (size_t)(slash - at));
        at = slash;
        if (at == end)
            break;
        char text[4];
        size_t taken;
        uint32_t code = wb_json_escaped(at, end, &taken);
        if (taken == 2 || code < 0x20 || code == '"' || code == '\\') {
            size_t n = end - at < 2 ? 1 : 2;
            wb_str_add_n(out, at, n);
            at += n;
            continue;
        }
        wb_str_add_n(out, text, wb_utf8_encode(code, text));
        at += taken;
    }
}

/* As our writer puts it: the digest is the last member. Takes it out of `text`; false where it stands elsewhere. */
static bool take_digest(struct wb_str *text, char digest[static WB_DIGEST_HEX])
{
    static const char member[] = ",\"digest\":\"";
    size_t tail = strlen(member) + WB_DIGEST_HEX - 1 + 2;
    if (text->len < tail || memcmp(text->data + text->len - tail, member, strlen(member)) != 0 ||
        memcmp(text->data + text->len - 2, "\"}", 2) != 0)
        return false;
    memcpy(digest, text->data + text->len - 2 - (WB_DIGEST_HEX - 1), WB_DIGEST_HEX - 1);
    digest[WB_DIGEST_HEX - 1] = '\0';
    wb_str_splice(text, text->len - tail, tail, "}", 1);
    return true;
}

static bool fits(const struct wb_str *text, const char *digest)
{
    char actual[WB_DIGEST_HEX];
    wb_digest_hex(text->data, text->len, actual);
    return strcmp(actual, digest) == 0;
}

/* The same after another program has written the file anew (indented, members moved): through a tree. */
static bool fits_as_tree(struct wb_span json, char digest[static WB_DIGEST_HEX], struct wb_error *err)
{
    json_t *tree = wb_json_read(json.data, json.len, MOST_BYTES, err);
    const char *named = wb_json_string(tree, "digest");
    bool well = false;
    if (named && strlen(named) == WB_DIGEST_HEX - 1) {
        struct wb_str text = {0};
        memcpy(digest, named, WB_DIGEST_HEX);
        json_object_del(tree, "digest");
        wb_json_write(&text, tree);
        well = fits(&text, digest);
        wb_str_fini(&text);
    }
    json_decref(tree);
    return well;
}

static bool verify(struct wb_span json, char digest[static WB_DIGEST_HEX], struct wb_error *err)
{
    struct wb_str text = {0};
    struct wb_error why = {0};
    canonical(json, &text);
    bool well = (take_digest(&text, digest) && fits(&text, digest)) || fits_as_tree(json, digest, &why);
    wb_str_fini(&text);
    if (!well && why.code != WB_OK)
        return wb_fail(err, WB_INVALID, "it cannot be read: %s", why.text);
    return well ||
           wb_fail(err, WB_INVALID, "it was changed after it was exported, or damaged on its way; ask for it again");
}

/* ------------------------------------------------------------------ what it says it is */

/* The head alone is enough: a member of this name cannot stand before it in what our writer makes, and the store reads
 * the rest. A newer minor version has members more, which are kept; a newer major one means something else. */
static bool right_kind(struct wb_span json, struct wb_error *err)
{
    static const char start[] = "{\"format\":\"" FORMAT "\",\"version\":";
    double version = 0;
    if (json.len > sizeof start && memcmp(json.data, start, sizeof start - 1) == 0) {
        version = strtod(json.data + sizeof start - 1, NULL);
    } else {
        json_t *tree = wb_json_read(json.data, json.len, MOST_BYTES, err);
        if (!tree)
            return false;
        bool ours = wb_json_is(json_object_get(tree, "format"), FORMAT);
        version = wb_json_number(tree, "version", 0);
        json_decref(tree);
        if (!ours)
            return wb_fail(err, WB_INVALID, "it is no export of this programme");
    }
    if (version >= 2)
        return wb_fail(err, WB_NEWER, "it was made by a newer version of this program; update yours to read it");
    return version >= 1 || wb_fail(err, WB_INVALID, "it does not say which version it is");
}

static size_t after_blanks(struct wb_span json, size_t at)
{
    while (at < json.len && memchr(" \t\r\n", json.data[at], 4))
        at++;
    return at;
}

/* Whether a member of this name has this value, however the file is spaced. Inside of texts quotes are escaped, so a
 * text never looks like one. */
static bool has_member(struct wb_span json, const char *name, const char *value)
{
    size_t wanted = strlen(value);
    for (const char *at = find(json, 0, name); at; at = find(json, (size_t)(at - json.data) + 1, name)) {
        size_t colon = after_blanks(json, (size_t)(at - json.data) + strlen(name));
        if (colon >= json.len || json.data[colon] != ':')
            continue;
        size_t start = after_blanks(json, colon + 1);
        if (start + wanted <= json.len && memcmp(json.data + start, value, wanted) == 0)
            return true;
    }
    return false;
}

/* A person's own copy holds private answers, and a page for the head only a few lines, which would pass for all there
 * are: both are refused even where they were sent by mistake. */
static bool meant_for_the_coach(struct wb_span json, struct wb_error *err)
{
    if (has_member(json, "\"own_copy\"", "true"))
        return wb_fail(err, WB_INVALID,
                       "it is somebody's own copy, with private answers; it was not read. Tell them");
    return !has_member(json, "\"page\"", "\"head\"") ||
           wb_fail(err, WB_INVALID, "it is a page for their head, not for you; ask for an export without --page");
}

bool wb_response_parse(struct wb_span file, struct wb_str *body, char digest[static WB_DIGEST_HEX],
                       struct wb_error *err)
{
    struct wb_span json;
    if (!locate(file, &json, err) || !parsable(json, err))
        return false;
    if (!wb_utf8_valid(json.data, json.len, NULL) || memchr(json.data, 0, json.len))
        return wb_fail(err, WB_INVALID, "it is not UTF-8 text, or damaged");
    if (!right_kind(json, err) || !meant_for_the_coach(json, err) || !verify(json, digest, err))
        return false;
    wb_str_add_n(body, json.data, json.len);
    return true;
}

/* The key is the coach's own affair: age's file of it is named by AGE_IDENTITY. */
static bool decrypt(struct wb_str *file, struct wb_error *err)
{
    const char *identity = getenv("AGE_IDENTITY");
    struct wb_str plain = {0};
    if (!identity || !*identity)
        return wb_fail(err, WB_CIPHER, "it is encrypted; name the file of your age key in the variable AGE_IDENTITY");
    bool done = wb_age_decrypt(identity, (struct wb_span){file->data, file->len}, MOST_BYTES, &plain, err);
    wb_str_fini(file);
    *file = plain;
    return done;
}

bool wb_response_read(const char *path, struct wb_str *body, char digest[static WB_DIGEST_HEX], struct wb_error *err)
{
    struct wb_str file = {0};
    struct stat st;
    if (lstat(path, &st) == 0 && S_ISLNK(st.st_mode))
        return wb_fail(err, WB_FAILED, "it is a link to another file; add that file itself");
    bool done = wb_file_read(path, MOST_BYTES, &file, err);
    if (done && wb_age_is((struct wb_span){file.data, file.len}))
        done = decrypt(&file, err);
    done = done && wb_response_parse((struct wb_span){file.data, file.len}, body, digest, err);
    wb_str_fini(&file);
    return done;
}
