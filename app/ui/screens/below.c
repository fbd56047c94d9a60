#include "below.h"

int wb_contexts_below(struct wb_ui *ui, struct wb_screen *screen)
{
    struct wb_screen *below = screen->below;
    int own = ui->session ? WB_IN_OWN : WB_IN_COACH;
    return own | (below && below->ops->contexts ? below->ops->contexts(ui, below) : WB_IN_PAGE);
}

void wb_command_keys(enum wb_command command, struct wb_str *out)
{
    for (const char *at = wb_commands[command].keys; *at; at++) {
        if (*at == ' ')
            wb_str_add_char(out, ',');
        wb_str_add_char(out, *at);
    }
}
