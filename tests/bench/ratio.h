/* Samples, their median, and a line of the table: a ratio of two medians against its goal. */
#ifndef WB_TESTS_BENCH_RATIO_H
#define WB_TESTS_BENCH_RATIO_H

#include <stdbool.h>

#define MOST_SAMPLES 64

struct samples {
    double value[MOST_SAMPLES];
    int count;
};
void samples_add(struct samples *samples, double value); /* what is beyond MOST_SAMPLES is left out */
double samples_median(struct samples *samples);          /* sorts them; 0 of none */

/* Prints "what  against  ratio  goal  FALLS SHORT"; true where it does. `theirs` 0: "not measured", false. */
bool ratio_print(const char *what, const char *against, double ours, double theirs, double goal);

#endif
