/* Figures that are counts add up: what can be had from several of them are the weighted sums of the sets that they stand
 * on. People who are in the same sets are told apart by none of these sums, so they are looked at together, as a class.
 * A sum that leaves out every class of five people or more, and not everybody, speaks of a few. */
#include "report_sums.h"

#include "base/mem.h"

#include <stdlib.h>

/* One person with one thing given, and the groups in which they are so. */
struct column {
    uint64_t pattern; /* a hash of the groups */
    uint32_t person;
    uint16_t mark;
};
struct class {
    const struct column *columns;
    size_t count;
};
struct classes {
    struct column *columns;
    size_t column_count, column_capacity;
    struct class *list;
    size_t count;
};

/* ------------------------------------------------------------------ classes */

static uint64_t scatter(uint64_t x)
{
    x += UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return x ^ x >> 31;
}

/* Where a group does not know: what the last one knows. */
static uint16_t mark_in(const struct wb_group *groups, size_t count, size_t group, size_t person)
{
    const struct wb_group *last = &groups[count - 1], *from = groups[group].marks ? &groups[group] : last;
    return from->marks && wb_people_has(from->people, person) ? from->marks[person] : 0;
}

static bool holds(const struct wb_group *groups, size_t count, size_t group, const struct column *column)
{
    return wb_people_has(groups[group].people, column->person) &&
           mark_in(groups, count, group, column->person) == column->mark;
}

static void add_person(struct classes *classes, const struct wb_group *groups, size_t count, size_t person)
{
    size_t begin = classes->column_count;
    for (size_t i = 0; i < count; i++) {
        if (!wb_people_has(groups[i].people, person))
            continue;
        uint16_t mark = mark_in(groups, count, i, person);
        size_t at = begin;
        while (at < classes->column_count && classes->columns[at].mark != mark)
            at++;
        if (at == classes->column_count) {
            classes->columns = wb_grow(classes->columns, at, &classes->column_capacity, sizeof *classes->columns);
            classes->columns[classes->column_count++] = (struct column){0, (uint32_t)person, mark};
        }
        classes->columns[at].pattern ^= scatter(i);
    }
}

static int by_pattern(const void *a, const void *b)
{
    const struct column *x = a, *y = b;
    return x->pattern != y->pattern ? (x->pattern < y->pattern ? -1 : 1) : (x->person > y->person) - (x->person < y->person);
}

static void find_classes(const struct wb_group *groups, size_t count, size_t people, struct classes *out)
{
    *out = (struct classes){0};
    for (size_t i = 0; i < people; i++)
        add_person(out, groups, count, i);
    if (out->column_count)
        qsort(out->columns, out->column_count, sizeof *out->columns, by_pattern);
    out->list = wb_alloc_array(out->column_count + 1, sizeof *out->list);
    for (size_t i = 0; i < out->column_count; i++) {
        if (i == 0 || out->columns[i].pattern != out->columns[i - 1].pattern)
            out->list[out->count++] = (struct class){&out->columns[i], 0};
        out->list[out->count - 1].count++;
    }
}

static void free_classes(struct classes *classes)
{
    free(classes->columns);
    free(classes->list);
}

bool wb_sums_single_out(const struct wb_group *groups, size_t count, size_t people)
{
    struct classes classes;
    bool few = false;
    find_classes(groups, count, people, &classes);
    for (size_t i = 0; i < classes.count; i++)
        for (size_t j = 0; classes.list[i].count < WB_FEWEST && j < classes.list[i].count; j++)
            few = few || classes.list[i].columns[j].mark;
    free_classes(&classes);
    return few;
}

/* ------------------------------------------------------------------ rows of numbers, modulo a prime */

/* Group by group a row: how often it counts each class, at the end how often the last group is in it. */
static const uint64_t prime = 2147483647;

struct table {
    uint32_t **rows;
    size_t count, width;
};

static uint32_t inverse(uint32_t number)
{
    uint64_t out = 1, power = number;
    for (uint64_t rest = prime - 2; rest; rest >>= 1) {
        out = rest & 1 ? out * power % prime : out;
        power = power * power % prime;
    }
    return (uint32_t)out;
}

/* So many times `other` from `row` that nothing stands at `column`. */
static void clear_at(uint32_t *row, const uint32_t *other, size_t column, size_t width)
{
    if (!row[column])
        return;
    uint64_t times = prime - row[column] * (uint64_t)inverse(other[column]) % prime;
    for (size_t i = 0; i < width; i++)
        row[i] = (uint32_t)((row[i] + times * other[i]) % prime);
}

/* Takes the row that clears the column in the others out of the table; false: nothing stood there. */
static bool take_out(struct table *table, size_t column)
{
    size_t pivot = 0;
    while (pivot < table->count && !table->rows[pivot][column])
        pivot++;
    if (pivot == table->count)
        return false;
    uint32_t *row = table->rows[pivot];
    table->rows[pivot] = table->rows[--table->count];
    table->rows[table->count] = row;
    for (size_t i = 0; i < table->count; i++)
        clear_at(table->rows[i], row, column, table->width);
    return true;
}

static struct table new_table(size_t count, size_t width)
{
    struct table out = {wb_alloc_array(count + 1, sizeof(uint32_t *)), count, width};
    uint32_t *cells = wb_alloc_array(count * width + 1, sizeof *cells);
    for (size_t i = 0; i < count; i++)
        out.rows[i] = cells + i * width;
    out.rows[count] = cells; /* who owns them */
    return out;
}

static void free_table(struct table *table, size_t count)
{
    free(table->rows[count]);
    free(table->rows);
}

static struct table copy_table(const struct table *table)
{
    struct table out = new_table(table->count, table->width);
    for (size_t i = 0; i < table->count; i++)
        for (size_t j = 0; j < table->width; j++)
            out.rows[i][j] = table->rows[i][j];
    return out;
}

/* ------------------------------------------------------------------ the search */

struct search {
    const struct classes *classes;
    size_t people;                 /* in `spent` */
    uint32_t spent[WB_FEWEST - 1]; /* whom the sum may count, as may be */
};

static bool spend(struct search *search, const struct class *class)
{
    for (size_t i = 0; i < class->count; i++) {
        size_t at = 0;
        while (at < search->people && search->spent[at] != class->columns[i].person)
            at++;
        if (at == WB_FEWEST - 1)
            return false;
        search->people += at == search->people;
        search->spent[at] = class->columns[i].person;
    }
    return true;
}

static bool has_last(const struct table *table)
{
    bool has = false;
    for (size_t i = 0; i < table->count; i++)
        has = has || table->rows[i][table->width - 1];
    return has;
}

static bool stands_at(const struct table *table, size_t column)
{
    bool stands = false;
    for (size_t i = 0; i < table->count; i++)
        stands = stands || table->rows[i][column];
    return stands;
}

/* Whether some sum of the rows that has the last group in it counts, of the classes from the `from`th on, few enough to
 * come to no more than four people with those spent already. Each class is either among these few or not in the sum. */
static bool few_from(struct search search, const struct table *table, size_t from)
{
    struct table rest = copy_table(table);
    size_t count = rest.count;
    bool few = false;
    while (!few && has_last(&rest)) {
        while (from + 1 < rest.width && !stands_at(&rest, from))
            from++;
        if (from + 1 == rest.width) {
            few = true;
            break;
        }
        struct search with = search;
        few = spend(&with, &search.classes->list[from]) && few_from(with, &rest, from + 1);
        take_out(&rest, from++);
    }
    free_table(&rest, count);
    return few;
}

/* The last group alone, with the others: a sum that has nobody in it says nothing new. */
static bool says_nothing_new(const struct table *table)
{
    struct table rest = copy_table(table);
    size_t count = rest.count;
    for (size_t i = 0; i + 1 < rest.width; i++)
        take_out(&rest, i);
    bool nothing = has_last(&rest);
    free_table(&rest, count);
    return nothing;
}

static void fill(struct table *table, const struct classes *classes, const struct wb_group *groups, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < classes->count; j++)
            table->rows[i][j] = holds(groups, count, i, classes->list[j].columns);
        table->rows[i][classes->count] = i + 1 == count;
    }
}

bool wb_sums_leave_few(const struct wb_group *groups, size_t count, size_t people)
{
    if (count < 2)
        return false;
    struct classes classes;
    find_classes(groups, count, people, &classes);
    struct table table = new_table(count, classes.count + 1);
    fill(&table, &classes, groups, count);
    for (size_t i = 0; i < classes.count; i++)
        if (classes.list[i].count >= WB_FEWEST)
            take_out(&table, i);
    bool few = has_last(&table) && !says_nothing_new(&table) && few_from((struct search){.classes = &classes}, &table, 0);
    free_table(&table, count);
    free_classes(&classes);
    return few;
}
