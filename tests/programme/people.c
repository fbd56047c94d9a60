#include "people.h"

/* "%s" stands for what each is about, so that no two sentences are the same. */
static const char *const texts[] = {
    "The new deputy asked what I needed, for the first time in three years. I did not have an answer ready. (%s)",
    "I said no to two providers this week and nobody was cross. It took ten minutes. (%s)",
    "Year 9 had twenty minutes with an engineer who had failed her first exams. They asked her about that, not about "
    "engineering.\n\nI would do it again with half the preparation. (%s)",
    "There is no time for it in the timetable, and I have stopped asking. I could ask once more, with one subject and "
    "one lesson. (%s)",
    "What went well was small: one email, one room, one employer who came back. (%s)",
    "Parents come when food is involved. That is a finding, too. (%s)",
    "I write the plan in August and meet it again in June. (%s)",
};
static const char *const lines[] = {
    "About two hours, nearer six: %s",         "An email to the pastoral lead about %s", "The form tutors, on %s",
    "A short slot in assembly, for %s",        "One phone call about %s",                "Ten minutes after briefing: %s",
    "The science lead, who is nearly there: %s",
};
static const struct sayings plainly = {texts, lines, sizeof texts / sizeof *texts, sizeof lines / sizeof *lines};

/* clang-format off */
const struct person leaders[LEADERS] = {
    {"Leader Alder",
     {{"setting", "\"mainstream\""}, {"hub", "\"hub\""}, {"also", "[\"teacher\", {\"other\": \"Keeper of the aspen\"}]"},
      {"name-to-show", "\"Leader Alder\""},
      {"in-my-words", "\"It gave me time to think, and my head listens now.\""},
      {"workshop-comment", "\"Thanks to everybody at alder's table.\""}}, 101, &plainly},
    {"Leader Birch",
     {{"setting", "\"alternative\""}, {"hub", "\"nohub\""}, {"also", "[{\"other\": \"Warden of the bramble\"}]"},
      {"name-to-show", "\"Leader Birch\""},
      {"in-my-words", "\"I found two hours a week that I had given away.\""}}, 202, &plainly},
    {"Leader Cedar",
     {{"setting", "\"special\""}, {"hub", "\"far\""}, {"also", "[\"senco\", {\"other\": \"Steward of the clover\"}]"},
      {"name-to-show", "\"Leader Cedar\""},
      {"in-my-words", "\"Employers ring back when the request is one sentence long.\""}}, 303, &plainly},
    {"Leader Damson",
     {{"setting", "\"college\""}, {"hub", "\"hub\""}, {"also", "[\"adviser\", {\"other\": \"Bearer of the dogwood\"}]"},
      {"name-to-show", "\"Leader Damson\""},
      {"in-my-words", "\"We began small, and it was seen.\""}}, 404, &plainly},
    {"Leader Elder",
     {{"setting", "\"mainstream\""}, {"hub", "\"not-sure\""}, {"also", "[\"senior-leader\", {\"other\": \"Reader of the elm\"}]"},
      {"name-to-show", "\"Leader Elder\""},
      {"in-my-words", "\"I stopped doing the part that nobody missed.\""}}, 505, &plainly},
    {"Leader Fir-Hazel",
     {{"setting", "\"mainstream\""}, {"hub", "\"far\""}, {"also", "[\"none\"]"},
      {"name-to-show", "\"Leader Fir-Hazel\""}}, 606, &plainly},
};
/* clang-format on */
