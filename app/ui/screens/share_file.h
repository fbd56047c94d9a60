/* The file that something shared is written to: where to, asked for in words, and what is done where it is there
 * already. It knows no rows. */
#ifndef WB_APP_UI_SCREENS_SHARE_FILE_H
#define WB_APP_UI_SCREENS_SHARE_FILE_H

#include "share.h"

struct wb_share_file {
    struct wb_share *state; /* borrowed: what is written, and as what */
    char *path;             /* where to: chosen, or the default; NULL as long as there is nothing to write */
    bool chosen;
    void *owner;
    void (*named)(void *owner);                       /* a path was typed */
    void (*written)(void *owner, const char *path); /* it is there now */
};

void wb_share_file_default(struct wb_share_file *file); /* unless a path was chosen */
void wb_share_file_forget(struct wb_share_file *file);  /* the path chosen; the default again */
void wb_share_file_ask(struct wb_share_file *file);
void wb_share_file_write(struct wb_share_file *file);
void wb_share_file_fini(struct wb_share_file *file);

/* The path as the detail of a row "Where to": beside its label where there is room, else below it. Draws it, or
 * measures it where the area has no cells; the rows of the whole item. */
int wb_share_file_put(const struct wb_share_file *file, const struct wb_area *area, int row, int label_cols);

#endif
