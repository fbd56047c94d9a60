/* Text to read, of any length: styled stretches, wrapped, scrolled. Rows are worked out only as far as they were shown.
 * It is a part of a screen, or the whole of one (struct wb_reading_screen). */
#ifndef WB_APP_UI_SCREENS_READING_H
#define WB_APP_UI_SCREENS_READING_H

#include "scroll.h"

struct wb_reading_stretch {
    size_t end; /* of its bytes in the text */
    enum wb_style style;
    int indent; /* of the rows that begin in it */
};
struct wb_reading_row {
    size_t from, shown;
    size_t stretch; /* the one it begins in */
    int lead;       /* columns that its line begins with before its words */
    int hang;       /* columns left free before a row that goes on with its line: as many */
};

struct wb_reading {
    struct wb_str text;
    struct wb_reading_stretch *stretches;
    size_t stretch_count, stretch_capacity;
    int indent; /* of what is added next */
    struct wb_reading_row *rows;
    size_t row_count, row_capacity;
    bool complete; /* the last known row ends the text */
    int cols;      /* the rows were worked out for */
    struct wb_scroll scroll;
};

void wb_reading_clear(struct wb_reading *reading);
void wb_reading_fini(struct wb_reading *reading);
void wb_reading_add(struct wb_reading *reading, enum wb_style style, const char *text);
void wb_reading_add_n(struct wb_reading *reading, enum wb_style style, const char *text, size_t len);

void wb_reading_layout(struct wb_reading *reading, int at, int height, int body_cols);
/* `focused`: the cursor stands at its first row. */
void wb_reading_draw(struct wb_reading *reading, const struct wb_area *body, bool focused);

/* A screen that is nothing but a text: these go into its operations as they are. */
struct wb_reading_screen {
    struct wb_screen screen;
    struct wb_reading reading;
};
void wb_reading_screen_layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols);
void wb_reading_screen_draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body);
bool wb_reading_screen_key(struct wb_ui *ui, struct wb_screen *screen, uint32_t key);
bool wb_reading_screen_command(struct wb_ui *ui, struct wb_screen *screen, enum wb_command command); /* Enter: leave */
void wb_reading_screen_wheel(struct wb_ui *ui, struct wb_screen *screen, int rows);
void wb_reading_screen_close(struct wb_ui *ui, struct wb_screen *screen);
extern const enum wb_command wb_reading_footer[];

#endif
