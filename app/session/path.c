#include "path.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

const char *wb_row_id(const json_t *row)
{
    const char *id = wb_json_string(row, "id");
    return id ? id : wb_json_string(row, "of");
}

/* The row that a path begins with. Ids of a review hold slashes themselves, so that rows are compared with the path,
 * not the path cut at slashes. `rest` is what follows, "" where the row itself is meant. */
static json_t *row_at(const json_t *rows, const char *path, const char **rest, size_t *index)
{
    size_t i;
    json_t *row;
    json_array_foreach(rows, i, row)
    {
        const char *id = wb_row_id(row);
        if (!id && json_object_get(row, "other"))
            id = "other"; /* one's own words among several choices */
        size_t len = id ? strlen(id) : 0;
        if (len == 0 || strncmp(path, id, len) != 0 || (path[len] != '/' && path[len] != '\0'))
            continue;
        *rest = path[len] == '/' ? path + len + 1 : path + len;
        *index = i;
        return row;
    }
    return NULL;
}

/* The container that holds what the path means, and the last name in it; `name` "" is the row itself. */
struct holder {
    json_t *in;
    const char *name;
    size_t index; /* of an array */
};

static bool find_holder(json_t *root, const char *path, struct holder *out)
{
    const char *name = path;
    json_t *in = root;
    size_t index = 0;
    if (json_is_array(in)) {
        json_t *row = row_at(in, path, &name, &index);
        if (!row)
            return false;
        if (*name == '\0' && !(json_object_get(row, "other") && !wb_row_id(row))) {
            *out = (struct holder){in, "", index};
            return true;
        }
        if (*name == '\0')
            name = "other";
        in = row;
    }
    for (const char *slash = strchr(name, '/'); slash && json_is_object(in); slash = strchr(name, '/')) {
        char part[WB_PATH_SIZE];
        size_t len = (size_t)(slash - name);
        if (len >= sizeof part)
            return false;
        memcpy(part, name, len);
        part[len] = '\0';
        in = json_object_get(in, part);
        name = slash + 1;
    }
    if (!json_is_object(in) || *name == '\0')
        return false;
    *out = (struct holder){in, name, index};
    return true;
}

json_t *wb_path_get(json_t *root, const char *path)
{
    struct holder at;
    if (*path == '\0')
        return root;
    if (!root || !find_holder(root, path, &at))
        return NULL;
    return *at.name ? json_object_get(at.in, at.name) : json_array_get(at.in, at.index);
}

static bool is_nothing(const json_t *value)
{
    return (json_is_string(value) && json_string_length(value) == 0) ||
           (json_is_array(value) && json_array_size(value) == 0) ||
           (json_is_object(value) && json_object_size(value) == 0);
}

bool wb_path_set(json_t **root, const char *path, json_t *value)
{
    struct holder at;
    if (*path == '\0') {
        json_decref(*root);
        *root = value;
    } else {
        bool bare = !*root && !strchr(path, '/');
        json_t *fresh = bare ? json_object() : NULL;
        if (!find_holder(fresh ? fresh : *root, path, &at)) {
            json_decref(fresh);
            json_decref(value);
            return false;
        }
        if (fresh)
            *root = fresh;
        if (*at.name && value)
            json_object_set_new(at.in, at.name, value);
        else if (*at.name)
            json_object_del(at.in, at.name);
        else if (value)
            json_array_set_new(at.in, at.index, value);
        else
            json_array_remove(at.in, at.index);
    }
    if (*root && is_nothing(*root)) {
        json_decref(*root);
        *root = NULL;
    }
    return true;
}

/* "WORKBOOK/KEY/c1/outcome" and "r1/who": the row's id ends at the last slash, unless what follows it is the "other" of
 * a cell that is a choice. */
static json_t *make_row(const char *path, const char **rest)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return NULL;
    const char *first = strchr(path, '/');
    if (strcmp(slash, "/other") == 0 && first != slash)
        for (const char *before = first; before && before < slash; before = strchr(before + 1, '/'))
            first = before;
    else
        first = slash;
    json_t *row = json_object();
    bool review = memchr(path, '/', (size_t)(first - path)) != NULL;
    json_object_set_new(row, review ? "of" : "id", json_stringn(path, (size_t)(first - path)));
    *rest = first + 1;
    return row;
}

json_t *wb_path_with(const json_t *root, const char *path, const json_t *value)
{
    json_t *copy = root ? json_deep_copy(root) : NULL;
    json_t *put = value ? json_deep_copy(value) : NULL;
    if (wb_path_set(&copy, path, put ? json_incref(put) : NULL)) {
        json_decref(put);
        return copy;
    }
    const char *rest = path;
    if (json_is_array(copy) && strcmp(path, "other") == 0) {
        json_array_append_new(copy, json_pack("{s:O}", "other", put ? put : json_null()));
        json_decref(put);
        return copy;
    }
    if (!json_is_array(copy) && strchr(path, '/')) {
        json_decref(copy);
        copy = json_array();
    } else if (!json_is_array(copy)) { /* a choice by its id becomes one in one's own words */
        json_decref(copy);
        copy = json_object();
    }
    json_t *row = json_is_array(copy) ? row_at(copy, path, &rest, &(size_t){0}) : NULL;
    if (!row && json_is_array(copy)) {
        row = make_row(path, &rest);
        if (row)
            json_array_append_new(copy, row);
    }
    json_t *in = row ? row : copy;
    const char *slash = strchr(rest, '/');
    if (slash && json_is_object(in)) { /* the other of a cell: r1/who/other */
        char cell[WB_PATH_SIZE];
        snprintf(cell, sizeof cell, "%.*s", (int)(slash - rest), rest);
        json_t *inner = json_object();
        json_object_set_new(in, cell, inner);
        in = inner;
        rest = slash + 1;
    }
    if (json_is_object(in) && *rest && put)
        json_object_set(in, rest, put);
    json_decref(put);
    if (is_nothing(copy)) {
        json_decref(copy);
        copy = NULL;
    }
    return copy;
}
