#include "ratio.h"

#include <stdio.h>
#include <stdlib.h>

void samples_add(struct samples *samples, double value)
{
    if (samples->count < MOST_SAMPLES)
        samples->value[samples->count++] = value;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double samples_median(struct samples *samples)
{
    if (samples->count == 0)
        return 0;
    qsort(samples->value, (size_t)samples->count, sizeof *samples->value, by_value);
    return samples->value[samples->count / 2];
}

bool ratio_print(const char *what, const char *against, double ours, double theirs, double goal)
{
    if (ours <= 0 || theirs <= 0) {
        printf("%-34s %-26s  not measured\n", what, against);
        return false;
    }
    double ratio = ours / theirs;
    bool is_short = ratio > goal;
    printf("%-34s %-26s %7.2f  goal %.1f  %s\n", what, against, ratio, goal, is_short ? "FALLS SHORT" : "");
    return is_short;
}
