#include "report_topics.h"

#include "base/str.h"

#include <stdlib.h>

#define LIST(...)                                                                                                      \
    (const char *const[])                                                                                              \
    {                                                                                                                  \
        __VA_ARGS__, NULL                                                                                              \
    }

const struct wb_report_section wb_report_sections[] = {
    {"distance", "How far people have come",
     "Where people put themselves on the way to their own goal, at first and now."},
    {"confidence", "Confidence in the role",
     "How confident people feel, at first and now, and as they see the start today."},
    {"benchmarks", "Felt confidence in the benchmarks",
     "How confident people feel about each Gatsby Benchmark where they work. It is a feeling, and no Compass score."},
    {"role", "Parts of the role", "How each part of the role feels."},
    {"barriers", "What has eased, and what is still stuck", "Named by people at the end of their sessions."},
    {"commitments", "What was promised, and kept", "What became of the things that people said they would do."},
    {"worth", "What it was worth", "How people rated the workshop, the sessions and the programme."},
    {"people", "Who took part", "Where people work, and how they are placed there."},
    {"other", "Other questions", "Whatever else people shared for this report."},
};
const size_t wb_report_section_count = sizeof wb_report_sections / sizeof *wb_report_sections;

const struct wb_topic wb_topics[] = {
    {"where-now", "distance", "How far along towards their goal", WB_TOPIC_SERIES,
     LIST("where-now", "where-now-after-workshop", "where-now-again", "where-now-after-four", "where-now-twelve-weeks"),
     NULL, false, true},
    {"goal-level", "distance", "The step of their goal that is nearest to things as they stand", WB_TOPIC_SERIES,
     LIST("goal-level", "goal-level-again", "goal-level-after-four"), NULL, true, true},
    {"confident", "confidence", "\xE2\x80\x9CI am confident I can...\xE2\x80\x9D", WB_TOPIC_SERIES,
     LIST("confident", "send-again", "confident-now"), "confident-then", false, false},
    {"benchmarks", "benchmarks", "Felt confidence in each benchmark", WB_TOPIC_LATEST, LIST("benchmarks"), NULL, false,
     true},
    {"role-wheel", "role", "How each part of the role feels", WB_TOPIC_SERIES,
     LIST("role-wheel", "spokes-again", "role-wheel-now", "spokes-twelve-weeks"), NULL, false, false},
    {"most-eased", "barriers", "The part of the role that has eased most", WB_TOPIC_LATEST, LIST("most-eased"), NULL,
     false, false},
    {"still-stuck", "barriers", "The part that is still stuck", WB_TOPIC_LATEST, LIST("still-stuck"), NULL, false,
     false},
    {"kept", "commitments", "What became of each commitment", WB_TOPIC_REVIEWS,
     LIST("how-it-went", "how-it-went-after-four"), NULL, false, false},
    {"programme-ratings", "worth", "The workshop and the sessions together", WB_TOPIC_LATEST, LIST("programme-ratings"),
     NULL, false, true},
    {"workshop-ratings", "worth", "The workshop", WB_TOPIC_LATEST, LIST("workshop-ratings"), NULL, false, false},
    {"session-ratings", "worth", "The latest session", WB_TOPIC_LATEST, LIST("session-ratings"), NULL, false, false},
    {"setting", "people", "Where they work", WB_TOPIC_LATEST, LIST("setting"), NULL, false, false},
    {"hub", "people", "Contact with a Careers Hub", WB_TOPIC_LATEST, LIST("hub"), NULL, false, false},
    {"distance", "people", "How far they sit from senior leadership", WB_TOPIC_LATEST, LIST("distance"), NULL, false,
     false},
    {"money-say", "people", "Their say over money for careers", WB_TOPIC_LATEST, LIST("money-say"), NULL, false, false},
    {"development", "people", "Their own development in the role", WB_TOPIC_LATEST, LIST("development"), NULL, false,
     false},
};
const size_t wb_topic_count = sizeof wb_topics / sizeof *wb_topics;

const struct wb_division wb_divisions[WB_DIVISIONS] = {{"setting", "By where they work"},
                                                       {"hub", "By contact with a Careers Hub"}};

enum { TURNS = 1000 }; /* places of one question that stands in turns */

/* The number that a turn's id ends in: "gap-2" is the second. */
static int turn_number(const char *prompt, const char *dot)
{
    const char *at = dot;
    while (at > prompt && at[-1] >= '0' && at[-1] <= '9')
        at--;
    long number = at < dot ? strtol(at, NULL, 10) : 0;
    return number < TURNS ? (int)number : TURNS - 1;
}

const struct wb_topic *wb_topic_of(const char *prompt, int *place)
{
    const char *dot = strrchr(prompt, '.'), *name = dot ? dot + 1 : prompt;
    for (size_t i = 0; i < wb_topic_count; i++) {
        const struct wb_topic *topic = &wb_topics[i];
        for (int at = 0; topic->prompts[at]; at++)
            if (wb_same(topic->prompts[at], name)) {
                *place = at * TURNS + (dot ? turn_number(prompt, dot) : 0);
                return topic;
            }
        if (topic->looking_back && wb_same(topic->looking_back, name)) {
            *place = -1;
            return topic;
        }
    }
    return NULL;
}
