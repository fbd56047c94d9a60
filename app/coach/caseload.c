/* Opening the caseload, taking files in, and the list of clients. */
#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "coach/report.h"
#include "inside.h"
#include "response.h"
#include "store/backup.h"

#include <stdio.h>
#include <stdlib.h>

struct wb_coach *wb_coach_open(const char *data_dir, const struct wb_clock *clock, bool read_only, struct wb_error *err)
{
    struct wb_coach *coach = wb_alloc(sizeof *coach);
    coach->clock = *clock;
    const struct wb_store_options options = {
        .dir = data_dir, .kind = WB_STORE_COACH, .read_only = read_only, .clock = &coach->clock};
    coach->store = wb_store_open(&options, err);
    if (coach->store && (read_only || wb_store_lock(coach->store, false, err)))
        return coach;
    wb_store_close(coach->store);
    free(coach);
    return NULL;
}

bool wb_coach_close(struct wb_coach *coach, struct wb_error *err)
{
    if (!coach)
        return true;
    bool done = wb_store_settle(coach->store, err) && wb_backup_rotate(coach->store, err);
    wb_store_close(coach->store);
    free(coach);
    return done;
}

struct wb_day wb_coach_today(const struct wb_coach *coach)
{
    return wb_instant_day(wb_now(&coach->clock));
}

/* ------------------------------------------------------------------ files in */

bool wb_coach_begin(struct wb_coach *coach, struct wb_error *err)
{
    return wb_store_begin(coach->store, err);
}

bool wb_coach_commit(struct wb_coach *coach, struct wb_error *err)
{
    return wb_store_commit(coach->store, err);
}

static const struct {
    enum wb_added what;
    const char *said; /* after the client's name */
} arrivals[] = {
    [WB_ARRIVED_NEW] = {WB_ADDED_NEW, "new in your caseload"},
    [WB_ARRIVED_UPDATE] = {WB_ADDED_UPDATE, "newer answers"},
    [WB_ARRIVED_SAME] = {WB_ADDED_SAME, "this very export was read before; nothing changed"},
    [WB_ARRIVED_AGAIN] = {WB_ADDED_SAME, "the same answers as you have, exported again"},
    [WB_ARRIVED_RENAMED] = {WB_ADDED_UPDATE, "a new name; the answers are those that you have"},
    [WB_ARRIVED_FILLED] = {WB_ADDED_UPDATE,
                           "older than what you have, and it holds answers that the newer one left out; they are shown now"},
    [WB_ARRIVED_OLDER] = {WB_ADDED_OLDER, "older than what you have; kept for the history, the newer one is shown"},
};

enum { NAME_MAX_SHOWN = 200 };

static void arrived(struct wb_add_result *result, enum wb_arrival arrival, int replies, const char *name)
{
    char shown[NAME_MAX_SHOWN], replied[64] = "";
    wb_utf8_fit(shown, sizeof shown, name, strlen(name));
    if (replies > 0)
        snprintf(replied, sizeof replied, replies == 1 ? "; %d new reply to your comments" : "; %d new replies to your comments",
                 replies);
    result->what = arrivals[arrival].what;
    snprintf(result->text, sizeof result->text, "%s: %s%s", *shown ? shown : "Somebody without a name",
             arrivals[arrival].said, replied);
}

/* A file's own fault is a result; a fault of the caseload is an error. */
static bool refused(struct wb_add_result *result, const struct wb_error *why, struct wb_error *err)
{
    if (why->code == WB_DATA || why->code == WB_BUSY) {
        *err = *why;
        return false;
    }
    result->what = WB_ADDED_REFUSED;
    size_t begun = (size_t)snprintf(result->text, sizeof result->text, "refused: ");
    wb_utf8_fit(result->text + begun, sizeof result->text - begun, why->text, strlen(why->text));
    return true;
}

/* A response and the replies in it, or neither: kept without them, it would be "read before" when it comes again. */
static bool put(struct wb_coach *coach, struct wb_span body, const char *digest, enum wb_arrival *arrival, int *taken,
                struct wb_str *name, struct wb_error *err)
{
    json_t *replies = NULL;
    if (!wb_coach_read_replies(body, &replies, err) || !wb_store_begin(coach->store, err)) {
        json_decref(replies);
        return false;
    }
    bool done = wb_caseload_put(coach->store, body, digest, arrival, name, err);
    bool newest = *arrival == WB_ARRIVED_NEW || *arrival == WB_ARRIVED_UPDATE || *arrival == WB_ARRIVED_AGAIN ||
                  *arrival == WB_ARRIVED_RENAMED;
    if (done && newest && !wb_coach_take_replies(coach, replies, taken, err)) {
        wb_store_rollback(coach->store);
        done = false;
    }
    json_decref(replies);
    return wb_store_commit(coach->store, err) && done; /* of nothing after a refusal, so that the batch goes on */
}

bool wb_coach_add(struct wb_coach *coach, const char *path, struct wb_add_result *result, struct wb_error *err)
{
    char digest[WB_DIGEST_HEX];
    struct wb_str body = {0}, name = {0};
    struct wb_error why = {0};
    enum wb_arrival arrival = WB_ARRIVED_SAME;
    int replies = 0;
    bool good = wb_response_read(path, &body, digest, &why) &&
                put(coach, (struct wb_span){body.data, body.len}, digest, &arrival, &replies, &name, &why);
    if (good)
        arrived(result, arrival, replies, wb_str_text(&name));
    wb_str_fini(&body);
    wb_str_fini(&name);
    return good || refused(result, &why, err);
}

/* ------------------------------------------------------------------ clients */

const char *wb_coach_visible(const char *text, struct wb_arena *arena)
{
    struct wb_str clean = {0};
    wb_clean(&clean, text ? text : "", text ? strlen(text) : 0, WB_CLEAN_VISIBLE);
    const char *kept = wb_arena_copy(arena, wb_str_text(&clean));
    wb_str_fini(&clean);
    return kept;
}

struct listing {
    struct wb_arena *arena;
    struct wb_client *list;
    size_t count, capacity;
};

static bool list_one(void *data, const struct wb_case_client *from)
{
    struct listing *listing = data;
    listing->list = wb_grow(listing->list, listing->count, &listing->capacity, sizeof *listing->list);
    struct wb_client *client = &listing->list[listing->count++];
    *client = (struct wb_client){
        .id = wb_arena_copy(listing->arena, from->person),
        .name = wb_coach_visible(from->name, listing->arena),
        .at = from->at,
        .revision = from->revision,
        .answers = from->answers,
        .new_answers = from->new_answers,
        .open_comments = from->open_comments,
        .asked = from->asked,
        .answered = from->answered,
    };
    if (from->next_session)
        wb_day_read(from->next_session, &client->next_session);
    return true;
}

/* How much of an id tells it from that of a neighbour of the same name: what they share, and one character more. */
static size_t apart_from(const struct listing *listing, size_t i, size_t neighbour)
{
    const struct wb_client *one = &listing->list[i], *other = &listing->list[neighbour];
    size_t shared = 0;
    if (neighbour >= listing->count || !wb_same(one->name, other->name))
        return 0;
    while (one->id[shared] && one->id[shared] == other->id[shared])
        shared++;
    return wb_cluster_next(one->id, strlen(one->id), wb_cluster_start(one->id, strlen(one->id), shared));
}

/* Two clients of one name are told apart by the beginning of their ids; they come sorted by name, then by id. */
static void name_apart(struct listing *listing)
{
    enum { SHORTEST = 6 };
    for (size_t i = 0; i < listing->count; i++) {
        struct wb_client *client = &listing->list[i];
        const char *name = *client->name ? client->name : "(no name given)";
        size_t before = i > 0 ? apart_from(listing, i, i - 1) : 0, after = apart_from(listing, i, i + 1);
        size_t size = before > after ? before : after;
        client->shown = name;
        if (!*client->name || size > 0) {
            struct wb_str shown = {0}, id = {0};
            wb_str_add_n(&id, client->id, strnlen(client->id, size > SHORTEST ? size : SHORTEST));
            wb_str_addf(&shown, "%s \xC2\xB7 %s", name, wb_coach_visible(wb_str_text(&id), listing->arena));
            client->shown = wb_arena_copy(listing->arena, wb_str_text(&shown));
            wb_str_fini(&shown);
            wb_str_fini(&id);
        }
    }
}

bool wb_coach_clients(struct wb_coach *coach, struct wb_arena *arena, struct wb_clients *out, struct wb_error *err)
{
    struct listing listing = {.arena = arena};
    bool done = wb_caseload_clients(coach->store, list_one, &listing, err);
    if (done) {
        name_apart(&listing);
        struct wb_client *list = wb_arena_alloc_array(arena, listing.count + 1, sizeof *list);
        if (listing.count)
            memcpy(list, listing.list, listing.count * sizeof *list);
        *out = (struct wb_clients){list, listing.count};
    }
    free(listing.list);
    return done;
}

static bool not_one(struct wb_error *err, const char *typed, const struct wb_clients *all,
                    const struct wb_client *first)
{
    if (first)
        return wb_fail(
            err, WB_FAILED,
            "\"%s\" could be more than one client: %s and another. Write more of the name, or the beginning of "
            "the id that `workbook coach list --json` shows.",
            typed, first->shown);
    const char **names = wb_alloc_array(all->count + 1, sizeof *names);
    for (size_t i = 0; i < all->count; i++)
        names[i] = all->list[i].name;
    const char *near = wb_nearest(typed, names);
    free(names);
    if (near && *near)
        return wb_fail(err, WB_FAILED, "There is no client \"%s\". Did you mean \"%s\"?", typed, near);
    return wb_fail(err, WB_FAILED, "There is no client \"%s\". `workbook coach list` names all of them.", typed);
}

bool wb_coach_client(struct wb_coach *coach, const char *typed, struct wb_arena *arena, struct wb_client *out,
                     struct wb_error *err)
{
    struct wb_clients all;
    const struct wb_client *whole = NULL, *part = NULL;
    size_t wholes = 0, parts = 0;
    if (!wb_coach_clients(coach, arena, &all, err))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        const struct wb_client *c = &all.list[i];
        if (wb_same(c->id, typed) || wb_same(c->name, typed) || wb_same(c->shown, typed)) {
            whole = c;
            wholes++;
        } else if (*typed && (wb_starts_with(c->id, typed) || wb_find_folded(c->name, typed) >= 0)) {
            part = c;
            parts++;
        }
    }
    const struct wb_client *found = wholes == 1 ? whole : wholes == 0 && parts == 1 ? part : NULL;
    if (!found)
        return not_one(err, typed, &all, wholes ? whole : parts ? part : NULL);
    *out = *found;
    return true;
}

int64_t wb_coach_row(struct wb_coach *coach, const char *person)
{
    return wb_caseload_client(coach->store, person);
}

bool wb_coach_mark_read(struct wb_coach *coach, const char *client, struct wb_error *err)
{
    return wb_caseload_mark_read(coach->store, wb_coach_row(coach, client), err);
}

bool wb_coach_erase(struct wb_coach *coach, const char *client, struct wb_error *err)
{
    return wb_caseload_erase(coach->store, client, err);
}

bool wb_coach_ndjson(struct wb_coach *coach, bool (*write)(void *data, const char *line, size_t len), void *data,
                     struct wb_error *err)
{
    return wb_caseload_rows(coach->store, write, data, err);
}
