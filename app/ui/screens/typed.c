#include "typed.h"

static struct wb_span text_of(void *data)
{
    const struct wb_typed *typed = data;
    return (struct wb_span){wb_str_text(&typed->text), typed->text.len};
}

static bool change(void *data, size_t at, size_t remove, const char *text, size_t len)
{
    struct wb_typed *typed = data;
    if (typed->read_only)
        return false;
    wb_str_splice(&typed->text, at, remove, text, len);
    return true;
}

void wb_typed_init(struct wb_typed *typed, const char *initial)
{
    wb_str_add(&typed->text, initial);
    wb_editor_init(&typed->editor, (struct wb_editor_owner){text_of, change, NULL, typed}, true);
    wb_editor_set_caret(&typed->editor, typed->text.len);
}

void wb_typed_fini(struct wb_typed *typed)
{
    wb_editor_fini(&typed->editor);
    wb_str_fini(&typed->text);
}

void wb_typed_set(struct wb_typed *typed, const char *text)
{
    wb_str_clear(&typed->text);
    wb_str_add(&typed->text, text);
    wb_editor_changed(&typed->editor, 0);
    wb_editor_set_caret(&typed->editor, typed->text.len);
}
