/* Circles of relevance: a prompt that is asked only if an answer is given that is asked only if ... it is. Found by
 * walking the graph of prompts, exercises and sections with a stack of our own, because a chain may be as long as a
 * workbook. */
#include "link.h"

#include "refs.h"

#include <stdlib.h>

/* Sections and exercises are nodes too, so that their conditions are not counted again for each of their prompts. They
 * go by the number of their first prompt. */
enum what { PROMPT, EXERCISE, SECTION, WHATS };
enum colour { WHITE, GREY, BLACK };

struct edge {
    size_t to;
    const struct wb_ref *ref; /* NULL: from a prompt to its exercise, from an exercise to its section */
};
struct graph {
    const struct wb_library *library;
    size_t *first;  /* of each book: the number of its first prompt */
    size_t prompts; /* of all books; a node is what * prompts + number */
    const struct wb_prompt **by_number;
    size_t *edges_of; /* of each node: where its edges begin; one more at the end */
    struct edge *edges;
    size_t edge_count, edge_capacity;
};

static size_t number_of(const struct graph *graph, const struct wb_prompt *prompt)
{
    size_t book = 0;
    while (graph->library->books[book] != prompt->workbook) {
        book++;
    }
    return graph->first[book] + prompt->order;
}

static void add_edge(struct graph *graph, size_t to, const struct wb_ref *ref)
{
    graph->edges = wb_grow(graph->edges, graph->edge_count, &graph->edge_capacity, sizeof(*graph->edges));
    graph->edges[graph->edge_count++] = (struct edge){to, ref};
}

static void add_ref(void *data, struct wb_ref *ref)
{
    if (ref->prompt) {
        add_edge(data, number_of(data, ref->prompt), ref);
    }
}

/* A faulty file may hold exercises without prompts. */
static const struct wb_prompt *first_of(const struct wb_section *section)
{
    const struct wb_exercise *exercise = section->exercises;
    while (exercise->prompt_count == 0) {
        exercise++;
    }
    return exercise->prompts;
}

static void edges_of_prompt(struct graph *graph, const struct wb_prompt *prompt)
{
    wb_refs_of_condition(prompt->relevant, add_ref, graph);
    add_edge(graph, EXERCISE * graph->prompts + number_of(graph, prompt->exercise->prompts), NULL);
}

static void edges_of_exercise(struct graph *graph, const struct wb_prompt *first)
{
    if (first->exercise->prompts == first) {
        wb_refs_of_condition(first->exercise->relevant, add_ref, graph);
        add_edge(graph, SECTION * graph->prompts + number_of(graph, first_of(first->section)), NULL);
    }
}

static void edges_of_section(struct graph *graph, const struct wb_prompt *first)
{
    if (first_of(first->section) == first) {
        wb_refs_of_condition(first->section->relevant, add_ref, graph);
    }
}

static void (*const edges_of[WHATS])(struct graph *, const struct wb_prompt *) = {
    [PROMPT] = edges_of_prompt,
    [EXERCISE] = edges_of_exercise,
    [SECTION] = edges_of_section,
};

static void build(struct graph *graph)
{
    const struct wb_library *library = graph->library;
    graph->first = wb_alloc_array(library->count + 1, sizeof(*graph->first));
    for (size_t i = 0; i < library->count; i++) {
        graph->first[i] = graph->prompts;
        graph->prompts += library->books[i]->prompt_count;
    }
    graph->by_number = wb_alloc_array(graph->prompts + 1, sizeof(*graph->by_number));
    for (size_t i = 0; i < library->count; i++) {
        for (size_t j = 0; j < library->books[i]->prompt_count; j++) {
            graph->by_number[graph->first[i] + j] = library->books[i]->prompts[j];
        }
    }
    graph->edges_of = wb_alloc_array(WHATS * graph->prompts + 1, sizeof(*graph->edges_of));
    for (size_t node = 0; node < WHATS * graph->prompts; node++) {
        graph->edges_of[node] = graph->edge_count;
        edges_of[node / graph->prompts](graph, graph->by_number[node % graph->prompts]);
    }
    graph->edges_of[WHATS * graph->prompts] = graph->edge_count;
}

static void fini(struct graph *graph)
{
    free(graph->first);
    free(graph->by_number);
    free(graph->edges_of);
    free(graph->edges);
}

static const char *name_of(const struct graph *graph, size_t node)
{
    const struct wb_prompt *prompt = graph->by_number[node % graph->prompts];
    enum what what = (enum what)(node / graph->prompts);
    return what == PROMPT ? prompt->key : what == EXERCISE ? prompt->exercise->id : prompt->section->id;
}

/* One node on the way, and the edge it is at. */
struct step {
    size_t node, edge;
};

static void say_circle(struct linking *in, const struct graph *graph, const struct step *way, size_t count, size_t to)
{
    size_t start = count - 1;
    while (start > 0 && way[start].node != to) {
        start--;
    }
    /* The fault stands at a condition, and the last edge may be that from a prompt to its exercise. */
    const struct wb_ref *at = NULL;
    const struct wb_prompt *owner = NULL;
    for (size_t i = count; i > start && !at; i--) {
        at = graph->edges[way[i - 1].edge].ref;
        owner = graph->by_number[way[i - 1].node % graph->prompts];
    }
    struct wb_str names = {0};
    size_t shown = 0;
    for (size_t i = start; i < count && shown < 5; i++, shown++) {
        wb_str_addf(&names, "%s%s", shown == 0 ? "" : ", ", wb_link_quoted(in, name_of(graph, way[i].node)));
    }
    if (at) {
        in->book = wb_mine(owner->workbook);
        wb_link_say(in, at->mark, false,
                    "the condition goes in a circle: it waits for %s, which waits for it (%s%s); "
                    "remove one of the conditions",
                    wb_link_quoted(in, at->key), wb_str_text(&names), count - start > shown ? ", and more" : "");
    }
    wb_str_fini(&names);
}

void wb_link_cycles(struct linking *in)
{
    struct graph graph = {.library = in->library};
    build(&graph);
    size_t nodes = WHATS * graph.prompts;
    unsigned char *colours = wb_alloc(nodes + 1);
    struct step *way = wb_alloc_array(nodes + 1, sizeof(*way));
    for (size_t start = 0; start < nodes; start++) {
        size_t count = 0;
        if (colours[start] == WHITE) {
            colours[start] = GREY;
            way[count++] = (struct step){start, graph.edges_of[start]};
        }
        while (count > 0) {
            struct step *step = &way[count - 1];
            if (step->edge == graph.edges_of[step->node + 1]) {
                colours[step->node] = BLACK;
                count--;
                if (count > 0) {
                    way[count - 1].edge++;
                }
                continue;
            }
            size_t to = graph.edges[step->edge].to;
            if (colours[to] == WHITE) {
                colours[to] = GREY;
                way[count++] = (struct step){to, graph.edges_of[to]};
                continue;
            }
            if (colours[to] == GREY) {
                say_circle(in, &graph, way, count, to);
            }
            step->edge++;
        }
    }
    free(colours);
    free(way);
    fini(&graph);
}
