/* A score drawn into a text: rows of a scale with a mark on each. What a place tells, a number tells too, and nothing needs
 * colour. It does not know where the score came from. */
#ifndef WB_APP_UI_COACH_CHART_H
#define WB_APP_UI_COACH_CHART_H

#include "../screens/reading.h"
#include "coach/scores.h"

/* One thing over time: a row for each moment. Several things: a row for each, from the first to the latest value, and where all
 * was given once, from the end of the scale. `cols`: what the text has. */
void wb_chart_add(struct wb_reading *out, const struct wb_score *score, struct wb_day today, int cols);

#endif
