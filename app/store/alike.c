#include "alike.h"

#include "base/json.h"

#include <stdint.h>

/* Of an answer, what speaks of the export before and not of the answer. */
static void forget_marks(const json_t *workbooks)
{
    for (size_t i = 0; i < json_array_size(workbooks); i++) {
        const json_t *answers = json_object_get(json_array_get(workbooks, i), "answers");
        for (size_t j = 0; j < json_array_size(answers); j++)
            json_object_del(json_array_get(answers, j), "changed");
    }
}

/* What of a response is the person's answers: whoever else wrote into it, when and how, is left out. */
static json_t *said_in(struct wb_span body)
{
    json_t *all = wb_json_read(body.data, body.len, SIZE_MAX, NULL);
    json_t *said = json_object();
    json_object_set(said, "workbooks", json_object_get(all, "workbooks"));
    json_object_set(said, "only_changes", json_object_get(all, "only_changes")); /* else it would hold fewer answers */
    forget_marks(json_object_get(said, "workbooks"));
    json_decref(all);
    return said;
}

bool wb_response_alike(struct wb_span one, struct wb_span other)
{
    json_t *first = said_in(one), *second = said_in(other);
    bool alike = json_object_size(first) >= 1 && json_equal(first, second);
    json_decref(first);
    json_decref(second);
    return alike;
}
