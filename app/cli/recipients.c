/* Recipients of an encrypted export, from the command line or from coach.yaml. */
#include "recipients.h"

#include "plain_file.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "export/age.h"

#include <stdlib.h>

#define OF_THE_FILE "coach" /* no key of age's is called so */
#define KEY "recipients"

static char **list_of_one(const char *recipient)
{
    char **list = wb_alloc_array(2, sizeof *list);
    list[0] = wb_copy(recipient);
    return list;
}

/* The texts under the one key that the file may have: one text, or a list of them. NULL where there is anything else.
 */
static char **texts_of(const json_t *file)
{
    const json_t *value = json_object_get(file, KEY);
    if (json_object_size(file) != 1)
        return NULL;
    if (json_is_string(value))
        return list_of_one(json_string_value(value));
    size_t count = json_array_size(value);
    char **list = count > 0 ? wb_alloc_array(count + 1, sizeof *list) : NULL;
    for (size_t i = 0; i < count; i++) {
        const char *text = json_string_value(json_array_get(value, i));
        if (!text) {
            wb_recipients_free(list);
            return NULL;
        }
        list[i] = wb_copy(text);
    }
    return list;
}

static char **read_file(const char *path, struct wb_error *err)
{
    json_t *file = wb_plain_file(path, err);
    char **list = file ? texts_of(file) : NULL;
    if (!list)
        wb_fail(err, WB_CIPHER,
                "%s cannot be used as it is: it holds one line, " KEY ": [KEY, KEY], with the public keys of your "
                "coach. Nothing was written.",
                path);
    json_decref(file);
    return list;
}

static char **of_the_file(struct wb_error *err)
{
    char *dir = wb_xdg_dir("XDG_CONFIG_HOME", ".config", err), *path = dir ? wb_path_join(dir, "coach.yaml") : NULL;
    char **list = NULL;
    if (path && !wb_file_exists(path))
        wb_fail(err, WB_CIPHER,
                "There is no file %s yet. Write one line into it: " KEY ": followed by the public key that your coach "
                "gave you. Nothing was written.",
                path);
    else if (path)
        list = read_file(path, err);
    free(path);
    free(dir);
    return list;
}

char **wb_recipients(const char *named, struct wb_error *err)
{
    char **list = wb_same(named, OF_THE_FILE) ? of_the_file(err) : list_of_one(named);
    for (char **each = list; each && *each; each++) {
        if (!wb_age_check(*each, err)) {
            wb_recipients_free(list);
            return NULL;
        }
    }
    return list;
}

void wb_recipients_free(char **recipients)
{
    for (char **each = recipients; each && *each; each++)
        free(*each);
    free(recipients);
}
