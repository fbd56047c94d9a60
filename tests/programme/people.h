/* The people of the programme as it is shown: their settings, the seed of what they answer, and what they say in words. */
#ifndef WB_TESTS_PEOPLE_H
#define WB_TESTS_PEOPLE_H

#include "../person/person.h"

enum { LEADERS = 6 };
extern const struct person leaders[LEADERS];

#endif
