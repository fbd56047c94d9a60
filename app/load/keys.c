#include "keys.h"

#include "base/text.h"
#include "finish.h"
#include "workbook/type.h"

#include <strings.h>

#define NAMED(text) .name = text, .len = sizeof(text) - 1
#define AT(structure, member) .at = offsetof(struct structure, member)
#define KEYS(table) .keys = table, .key_count = sizeof(table) / sizeof(*table)
#define FEW(table) _Static_assert(sizeof(table) / sizeof(*table) <= MOST_KEYS, "the bits of struct entry are enough")

#define ON(type) (1u << WB_##type)
#define NUMBERS (ON(INTEGER) | ON(DECIMAL))
#define SELECTS (ON(SELECT_ONE) | ON(SELECT_MULTIPLE))
#define TEXTS (ON(TEXT) | ON(LINE) | ON(LETTER))

const char *wb_type_name(int i)
{
    return i < WB_TYPE_COUNT ? wb_types[i].name : NULL;
}

static const char *sharing_name(int i)
{
    return i < WB_SHARING_COUNT ? wb_sharing_names[i] : NULL;
}

static const char *opens_name(int i)
{
    return i + 1 < WB_OPENS_COUNT ? wb_opens_names[i + 1] : NULL;
}

static const char *appearance_name(int i)
{
    static const char *const names[] = {"bars", "wheel", NULL};
    return names[i];
}

static const char *required_name(int i)
{
    static const char *const names[] = {"soft", NULL};
    return names[i];
}

static const char *page_name(int i)
{
    static const char *const names[] = {"head", NULL};
    return names[i];
}

#define A_TEXT "a text, such as Where I am"
#define AN_ID "an id, such as where-i-am"
#define A_REF "a prompt, such as role-wheel or before-the-workshop/role-wheel"
#define A_CONDITION "a condition, such as {prompt: setting, is: special}"

static const struct key condition_keys[] = {
    [CONDITION_PROMPT] = {NAMED("prompt"), AS_REF, AT(raw_condition, prompt), .example = A_REF},
    [CONDITION_ITEM] = {NAMED("item"), AS_ID, AT(raw_condition, item), .example = AN_ID},
    [CONDITION_IS] = {NAMED("is"), AS_TEXTS, AT(raw_condition, is), .most = WB_CHOICES,
                      .example = "a choice or a list of them, such as [special, college]"},
    [CONDITION_IS_NOT] = {NAMED("is_not"), AS_TEXTS, AT(raw_condition, is_not), .most = WB_CHOICES,
                          .example = "a choice or a list of them"},
    [CONDITION_INCLUDES] = {NAMED("includes"), AS_TEXTS, AT(raw_condition, includes), .most = WB_CHOICES,
                            .example = "a choice or a list of them"},
    [CONDITION_AT_LEAST] = {NAMED("at_least"), AS_NUMBER, AT(raw_condition, at_least),
                            .example = "a number, such as 5"},
    [CONDITION_AT_MOST] = {NAMED("at_most"), AS_NUMBER, AT(raw_condition, at_most), .example = "a number, such as 5"},
    [CONDITION_ANSWERED] = {NAMED("answered"), AS_FLAG, AT(raw_condition, answered)},
    [CONDITION_ALL] = {NAMED("all"), AS_LIST, AT(raw_condition, all), .kind = &wb_kind_condition},
    [CONDITION_ANY] = {NAMED("any"), AS_LIST, AT(raw_condition, any), .kind = &wb_kind_condition},
    [CONDITION_NOT] = {NAMED("not"), AS_POINTER, AT(raw_condition, not ), .kind = &wb_kind_condition,
                       .example = A_CONDITION},
};
const struct kind wb_kind_condition = {
    .what = "a condition",
    KEYS(condition_keys),
    .raw_size = sizeof(struct raw_condition),
    .size = sizeof(struct wb_condition),
    .finish = wb_finish_condition,
};

static const struct key lowest_keys[] = {
    [LOWEST_LOWEST_OF] = {NAMED("lowest_of"), AS_REF, .required = true, AT(raw_lowest, lowest_of), .example = A_REF},
    [LOWEST_AMONG] = {NAMED("among"), AS_REF, AT(raw_lowest, among), .example = A_REF},
    [LOWEST_ITEM] = {NAMED("item"), AS_ID, .required = true, AT(raw_lowest, item), .example = AN_ID},
};
const struct kind wb_kind_lowest = {
    .what = "suggest_when",
    KEYS(lowest_keys),
    .raw_size = sizeof(struct raw_lowest),
    .size = sizeof(struct wb_lowest),
    .finish = wb_finish_lowest,
};

static const struct key word_keys[] = {
    [WORD_BY] = {NAMED("by"), AS_REF, AT(raw_word, by), .example = A_REF},
    [WORD_LOWEST_OF] = {NAMED("lowest_of"), AS_REF, AT(raw_word, lowest_of), .example = A_REF},
    [WORD_AMONG] = {NAMED("among"), AS_REF, AT(raw_word, among), .example = A_REF},
    [WORD_ANSWER] = {NAMED("answer"), AS_REF, AT(raw_word, answer), .example = A_REF},
    [WORD_OTHERWISE] = {NAMED("otherwise"), AS_TEXT, .required = true, AT(raw_word, otherwise),
                        .example = "a text for when there is no answer"},
};
static const struct key word_others = {.shape = AS_PAIRS, AT(raw_word, cases), .most = WB_CHOICES};
const struct kind wb_kind_word = {
    .what = "a word",
    KEYS(word_keys),
    .others = &word_others,
    .raw_size = sizeof(struct raw_word),
    .size = sizeof(struct wb_word),
    .finish = wb_finish_word,
};

static const struct key choice_keys[] = {
    [CHOICE_ID] = {NAMED("id"), AS_ID, .required = true, AT(raw_choice, id), .example = AN_ID},
    [CHOICE_LABEL] = {NAMED("label"), AS_TEXT, .required = true, AT(raw_choice, label), .example = A_TEXT},
    [CHOICE_RELEVANT] = {NAMED("relevant"), AS_POINTER, AT(raw_choice, relevant), .kind = &wb_kind_condition,
                         .example = A_CONDITION},
    [CHOICE_ALONE] = {NAMED("alone"), AS_FLAG, AT(raw_choice, alone)},
};
const struct kind wb_kind_choice = {
    .what = "a choice or item",
    KEYS(choice_keys),
    .raw_size = sizeof(struct raw_choice),
    .size = sizeof(struct wb_choice),
    .finish = wb_finish_choice,
    .from_text = wb_choice_from_text,
};

static const struct key range_keys[] = {
    [RANGE_START] = {NAMED("start"), AS_NUMBER, .required = true, AT(raw_range, start),
                     .example = "a number, such as 0"},
    [RANGE_END] = {NAMED("end"), AS_NUMBER, .required = true, AT(raw_range, end), .example = "a number, such as 10"},
    [RANGE_STEP] = {NAMED("step"), AS_NUMBER, AT(raw_range, step), .example = "a number, such as 1"},
    [RANGE_LOW] = {NAMED("low"), AS_TEXT, AT(raw_range, low), .example = "a text, such as not at all"},
    [RANGE_HIGH] = {NAMED("high"), AS_TEXT, AT(raw_range, high), .example = "a text, such as very much"},
};
const struct kind wb_kind_range = {
    .what = "a range",
    KEYS(range_keys),
    .raw_size = sizeof(struct raw_range),
    .size = sizeof(struct wb_range),
    .finish = wb_finish_range,
};

static const struct key column_keys[] = {
    [COLUMN_ID] = {NAMED("id"), AS_ID, .required = true, AT(raw_column, id), .example = AN_ID},
    [COLUMN_LABEL] = {NAMED("label"), AS_TEXT, .required = true, AT(raw_column, label), .example = A_TEXT},
    [COLUMN_TYPE] = {NAMED("type"), AS_NAME, AT(raw_column, type), .name_at = wb_type_name},
    [COLUMN_HINT] = {NAMED("hint"), AS_TEXT, AT(raw_column, hint), .example = A_TEXT},
    [COLUMN_CHOICES] = {NAMED("choices"), AS_LIST, AT(raw_column, choices), .kind = &wb_kind_choice, .most = WB_CHOICES,
                        .types = SELECTS | ON(CHECK)},
    [COLUMN_OR_OTHER] = {NAMED("or_other"), AS_FLAG, AT(raw_column, or_other), .types = SELECTS},
    [COLUMN_RANGE] = {NAMED("range"), AS_MAPPING, AT(raw_column, range), .kind = &wb_kind_range,
                      .example = "a scale, such as {start: 0, end: 10}", .types = ON(RANGE)},
    [COLUMN_MIN] = {NAMED("min"), AS_NUMBER, AT(raw_column, min), .example = "a number, such as 1",
                    .types = NUMBERS | ON(SELECT_MULTIPLE)},
    [COLUMN_MAX] = {NAMED("max"), AS_NUMBER, AT(raw_column, max), .example = "a number, such as 5",
                    .types = NUMBERS | ON(SELECT_MULTIPLE)},
    [COLUMN_LENGTH] = {NAMED("length"), AS_WHOLE, AT(raw_column, length), .least = 1, .example = "60", .types = TEXTS},
};
const struct kind wb_kind_column = {
    .what = "a column",
    KEYS(column_keys),
    .raw_size = sizeof(struct raw_column),
    .size = sizeof(struct wb_field),
    .finish = wb_finish_column,
    .from_text = wb_column_from_text,
};

static const struct key row_keys[] = {
    [ROW_ID] = {NAMED("id"), AS_ID, AT(raw_row, id), .example = AN_ID},
    [ROW_RELEVANT] = {NAMED("relevant"), AS_POINTER, AT(raw_row, relevant), .kind = &wb_kind_condition,
                      .example = A_CONDITION},
};
static const struct key row_others = {.shape = AS_PAIRS, AT(raw_row, cells), .most = WB_COLUMNS};
const struct kind wb_kind_row = {
    .what = "a starter row",
    KEYS(row_keys),
    .others = &row_others,
    .raw_size = sizeof(struct raw_row),
    .size = sizeof(struct raw_row),
    .finish = wb_finish_row,
    .from_text = wb_row_from_text,
};

static const struct key prompt_keys[] = {
    [PROMPT_ID] = {NAMED("id"), AS_ID, .required = true, AT(raw_prompt, id), .example = AN_ID},
    [PROMPT_TYPE] = {NAMED("type"), AS_NAME, AT(raw_prompt, type), .name_at = wb_type_name},
    [PROMPT_LABEL] = {NAMED("label"), AS_TEXT, .required = true, AT(raw_prompt, label), .example = A_TEXT},
    [PROMPT_HINT] = {NAMED("hint"), AS_TEXT, AT(raw_prompt, hint), .example = A_TEXT},
    [PROMPT_GUIDANCE] = {NAMED("guidance"), AS_TEXT, AT(raw_prompt, guidance), .example = A_TEXT},
    [PROMPT_CHOICES] = {NAMED("choices"), AS_LIST, AT(raw_prompt, choices), .kind = &wb_kind_choice, .most = WB_CHOICES,
                        .types = SELECTS | ON(RANK) | ON(CHECK)},
    [PROMPT_OR_OTHER] = {NAMED("or_other"), AS_FLAG, AT(raw_prompt, or_other), .types = SELECTS | ON(RANK)},
    [PROMPT_CHOICES_FROM] = {NAMED("choices_from"), AS_REF, AT(raw_prompt, choices_from),
                             .example = A_REF ", or commitments", .types = SELECTS | ON(RANK) | ON(CHECK)},
    [PROMPT_AMONG] = {NAMED("among"), AS_REF, AT(raw_prompt, among), .example = A_REF,
                      .types = SELECTS | ON(RANK) | ON(CHECK) | ON(RATINGS)},
    [PROMPT_SHOW_VALUES] = {NAMED("show_values"), AS_FLAG, AT(raw_prompt, show_values),
                            .types = SELECTS | ON(RANK) | ON(CHECK)},
    [PROMPT_ITEMS] = {NAMED("items"), AS_LIST, AT(raw_prompt, items), .kind = &wb_kind_choice, .most = WB_CHOICES,
                      .types = ON(RATINGS)},
    [PROMPT_RANGE] = {NAMED("range"), AS_MAPPING, AT(raw_prompt, range), .kind = &wb_kind_range,
                      .example = "a scale, such as {start: 0, end: 10}", .types = ON(RANGE) | ON(RATINGS)},
    [PROMPT_NOT_APPLICABLE] = {NAMED("not_applicable"), AS_TEXT, AT(raw_prompt, not_applicable),
                               .example = "a text, such as not mine to say", .types = ON(RATINGS)},
    [PROMPT_APPEARANCE] = {NAMED("appearance"), AS_NAME, AT(raw_prompt, appearance), .name_at = appearance_name,
                           .types = ON(RATINGS)},
    [PROMPT_COLUMNS] = {NAMED("columns"), AS_LIST, AT(raw_prompt, columns), .kind = &wb_kind_column, .most = WB_COLUMNS,
                        .types = ON(TABLE)},
    [PROMPT_ROWS] = {NAMED("rows"), AS_LIST, AT(raw_prompt, rows), .kind = &wb_kind_row, .most = WB_CHOICES,
                     .types = ON(TABLE)},
    [PROMPT_ROWS_FROM] = {NAMED("rows_from"), AS_REF, AT(raw_prompt, rows_from), .example = A_REF, .types = ON(TABLE)},
    [PROMPT_ROWS_FIXED] = {NAMED("rows_fixed"), AS_FLAG, AT(raw_prompt, rows_fixed), .types = ON(TABLE)},
    [PROMPT_MIN_ROWS] = {NAMED("min_rows"), AS_WHOLE, AT(raw_prompt, min_rows), .example = "3", .types = ON(TABLE)},
    [PROMPT_MAX_ROWS] = {NAMED("max_rows"), AS_WHOLE, AT(raw_prompt, max_rows), .least = 1, .example = "8",
                         .types = ON(TABLE)},
    [PROMPT_MIN] = {NAMED("min"), AS_NUMBER, AT(raw_prompt, min), .example = "a number, such as 1",
                    .types = NUMBERS | ON(SELECT_MULTIPLE)},
    [PROMPT_MAX] = {NAMED("max"), AS_NUMBER, AT(raw_prompt, max), .example = "a number, such as 3",
                    .types = NUMBERS | ON(SELECT_MULTIPLE) | ON(COMMITMENT)},
    [PROMPT_TOP] = {NAMED("top"), AS_WHOLE, AT(raw_prompt, top), .least = 1, .example = "3", .types = ON(RANK)},
    [PROMPT_LENGTH] = {NAMED("length"), AS_WHOLE, AT(raw_prompt, length), .least = 1, .example = "60", .types = TEXTS},
    [PROMPT_OPENS_WITH] = {NAMED("opens_with"), AS_ID, AT(raw_prompt, opens_with), .example = "the id of a section",
                           .types = ON(LETTER)},
    [PROMPT_RERATE] = {NAMED("rerate"), AS_REF, AT(raw_prompt, rerate), .example = A_REF},
    [PROMPT_LOOKING_BACK] = {NAMED("looking_back"), AS_REF, AT(raw_prompt, looking_back), .example = A_REF},
    [PROMPT_RECALL] = {NAMED("recall"), AS_REFS, AT(raw_prompt, recall), .most = WB_CHOICES, .example = A_REF},
    [PROMPT_RELEVANT] = {NAMED("relevant"), AS_POINTER, AT(raw_prompt, relevant), .kind = &wb_kind_condition,
                         .example = A_CONDITION},
    [PROMPT_SHARING] = {NAMED("sharing"), AS_NAME, AT(raw_prompt, sharing), .name_at = sharing_name},
    [PROMPT_REQUIRED] = {NAMED("required"), AS_NAME, AT(raw_prompt, required), .name_at = required_name,
                         .types = ~ON(NOTE)},
    [PROMPT_QUOTABLE] = {NAMED("quotable"), AS_FLAG, AT(raw_prompt, quotable), .types = TEXTS},
    [PROMPT_PAGE] = {NAMED("page"), AS_NAME, AT(raw_prompt, page), .name_at = page_name},
    [PROMPT_SHORT_ROUTE] = {NAMED("short_route"), AS_FLAG, AT(raw_prompt, short_route)},
    [PROMPT_WAS] = {NAMED("was"), AS_TEXTS, AT(raw_prompt, was), .most = WB_CHOICES,
                    .example = "earlier ids, such as [old-id]"},
    [PROMPT_RETIRED] = {NAMED("retired"), AS_FLAG, AT(raw_prompt, retired)},
};
FEW(prompt_keys);
const struct kind wb_kind_prompt = {
    .what = "a prompt",
    KEYS(prompt_keys),
    .raw_size = sizeof(struct raw_prompt),
    .size = sizeof(struct wb_prompt),
    .finish = wb_finish_prompt,
};

static const struct key exercise_keys[] = {
    [EXERCISE_ID] = {NAMED("id"), AS_ID, .required = true, AT(raw_exercise_keys, id), .example = AN_ID},
    [EXERCISE_TITLE] = {NAMED("title"), AS_TEXT, .required = true, AT(raw_exercise_keys, title), .example = A_TEXT},
    [EXERCISE_MINUTES] = {NAMED("minutes"), AS_WHOLE, AT(raw_exercise_keys, minutes), .example = "4"},
    [EXERCISE_SHORT_ROUTE] = {NAMED("short_route"), AS_FLAG, AT(raw_exercise_keys, short_route)},
    [EXERCISE_ONLY] = {NAMED("only"), AS_IDS, AT(raw_exercise_keys, only), .most = WB_CHOICES,
                       .example = "a list of turns, such as [gap-1, gap-3]"},
    [EXERCISE_METHOD] = {NAMED("method"), AS_TEXT, AT(raw_exercise_keys, method), .example = A_TEXT},
    [EXERCISE_WHY] = {NAMED("why"), AS_TEXT, AT(raw_exercise_keys, why), .example = A_TEXT},
    [EXERCISE_COACH_READS] = {NAMED("coach_reads"), AS_TEXT, AT(raw_exercise_keys, coach_reads), .example = A_TEXT},
    [EXERCISE_RELEVANT] = {NAMED("relevant"), AS_POINTER, AT(raw_exercise_keys, relevant), .kind = &wb_kind_condition,
                           .example = A_CONDITION},
    [EXERCISE_PROMPTS] = {NAMED("prompts"), AS_LIST, .required = true, AT(raw_exercise_keys, prompts),
                          .kind = &wb_kind_prompt},
};
const struct kind wb_kind_exercise = {
    .what = "an exercise",
    KEYS(exercise_keys),
    .raw_size = sizeof(struct raw_exercise_keys),
    .size = sizeof(struct raw_exercise),
    .finish = wb_finish_exercise,
};

static const struct key turn_keys[] = {
    [TURN_ID] = {NAMED("id"), AS_ID, .required = true, AT(raw_turn, id), .example = "an id, such as gap-1"},
    [TURN_TITLE] = {NAMED("title"), AS_TEXT, .required = true, AT(raw_turn, title),
                    .example = "a text, such as After session 1"},
    [TURN_OPENS] = {NAMED("opens"), AS_NAME, AT(raw_turn, opens), .name_at = opens_name},
};
const struct kind wb_kind_turn = {
    .what = "a turn",
    KEYS(turn_keys),
    .raw_size = sizeof(struct raw_turn),
    .size = sizeof(struct raw_turn),
    .finish = wb_finish_turn,
};

static const struct key section_keys[] = {
    [SECTION_ID] = {NAMED("id"), AS_ID, .required = true, AT(raw_section, id), .example = AN_ID},
    [SECTION_TITLE] = {NAMED("title"), AS_TEXT, .required = true, AT(raw_section, title), .example = A_TEXT},
    [SECTION_ABOUT] = {NAMED("about"), AS_TEXT, AT(raw_section, about), .example = A_TEXT},
    [SECTION_OPENS] = {NAMED("opens"), AS_NAME, AT(raw_section, opens), .name_at = opens_name},
    [SECTION_OPTIONAL] = {NAMED("optional"), AS_FLAG, AT(raw_section, optional)},
    [SECTION_SUGGEST_WHEN] = {NAMED("suggest_when"), AS_POINTER, AT(raw_section, suggest_when), .kind = &wb_kind_lowest,
                              .example = "such as {lowest_of: role-wheel, item: money}"},
    [SECTION_RELEVANT] = {NAMED("relevant"), AS_POINTER, AT(raw_section, relevant), .kind = &wb_kind_condition,
                          .example = A_CONDITION},
    [SECTION_REPEAT] = {NAMED("repeat"), AS_LIST, AT(raw_section, repeat), .kind = &wb_kind_turn, .most = WB_TURNS},
    [SECTION_EXERCISES] = {NAMED("exercises"), AS_LIST, .required = true, AT(raw_section, exercises),
                           .kind = &wb_kind_exercise},
};
const struct kind wb_kind_section = {
    .what = "a section",
    KEYS(section_keys),
    .raw_size = sizeof(struct raw_section),
    .size = sizeof(struct raw_section),
    .finish = wb_finish_section,
};

static const struct key workbook_keys[] = {
    [WORKBOOK_WORKBOOK] = {NAMED("workbook"), AS_ID, .required = true, AT(raw_workbook, id),
                           .example = "an id, such as before-the-workshop"},
    [WORKBOOK_VERSION] = {NAMED("version"), AS_WHOLE, .required = true, AT(raw_workbook, version), .least = 1,
                          .example = "1"},
    [WORKBOOK_TITLE] = {NAMED("title"), AS_TEXT, .required = true, AT(raw_workbook, title), .example = A_TEXT},
    [WORKBOOK_LANGUAGE] = {NAMED("language"), AS_TEXT, AT(raw_workbook, language),
                           .example = "a language, such as en-GB"},
    [WORKBOOK_ABOUT] = {NAMED("about"), AS_TEXT, AT(raw_workbook, about), .example = A_TEXT},
    [WORKBOOK_WORDS] = {NAMED("words"), AS_NAMED, AT(raw_workbook, words), .kind = &wb_kind_word, .most = WB_WORDS},
    [WORKBOOK_SECTIONS] = {NAMED("sections"), AS_LIST, .required = true, AT(raw_workbook, sections),
                           .kind = &wb_kind_section},
};
const struct kind wb_kind_workbook = {
    .what = "a workbook",
    KEYS(workbook_keys),
    .raw_size = sizeof(struct raw_workbook),
    .size = sizeof(struct raw_workbook),
    .finish = wb_finish_workbook,
};

int wb_key_find(const struct kind *kind, const char *name, size_t len)
{
    for (size_t i = 0; i < kind->key_count; i++) {
        const struct key *key = &kind->keys[i];
        if (key->len == len && key->name[0] == name[0] && memcmp(key->name, name, len) == 0) {
            return (int)i;
        }
    }
    return -1;
}

/* Other words for the same thing, as people and other forms have them. */
static const struct {
    const struct kind *kind;
    const char *typed, *meant;
} synonyms[] = {
    {&wb_kind_workbook, "id", "workbook"},
    {&wb_kind_workbook, "name", "title"},
    {&wb_kind_workbook, "label", "title"},
    {&wb_kind_workbook, "description", "about"},
    {&wb_kind_section, "name", "title"},
    {&wb_kind_section, "label", "title"},
    {&wb_kind_section, "description", "about"},
    {&wb_kind_section, "suggest", "suggest_when"},
    {&wb_kind_section, "if", "relevant"},
    {&wb_kind_section, "when", "relevant"},
    {&wb_kind_section, "show_if", "relevant"},
    {&wb_kind_section, "condition", "relevant"},
    {&wb_kind_turn, "name", "title"},
    {&wb_kind_turn, "label", "title"},
    {&wb_kind_exercise, "name", "title"},
    {&wb_kind_exercise, "label", "title"},
    {&wb_kind_exercise, "time", "minutes"},
    {&wb_kind_exercise, "duration", "minutes"},
    {&wb_kind_exercise, "questions", "prompts"},
    {&wb_kind_exercise, "if", "relevant"},
    {&wb_kind_exercise, "when", "relevant"},
    {&wb_kind_exercise, "show_if", "relevant"},
    {&wb_kind_exercise, "condition", "relevant"},
    {&wb_kind_prompt, "name", "id"},
    {&wb_kind_prompt, "title", "label"},
    {&wb_kind_prompt, "text", "label"},
    {&wb_kind_prompt, "question", "label"},
    {&wb_kind_prompt, "help", "guidance"},
    {&wb_kind_prompt, "about", "guidance"},
    {&wb_kind_prompt, "description", "guidance"},
    {&wb_kind_prompt, "note", "hint"},
    {&wb_kind_prompt, "other", "or_other"},
    {&wb_kind_prompt, "max_length", "length"},
    {&wb_kind_prompt, "maxlength", "length"},
    {&wb_kind_prompt, "opens", "opens_with"},
    {&wb_kind_prompt, "private", "sharing"},
    {&wb_kind_prompt, "options", "choices"},
    {&wb_kind_prompt, "answers", "choices"},
    {&wb_kind_prompt, "values", "choices"},
    {&wb_kind_prompt, "scale", "range"},
    {&wb_kind_prompt, "if", "relevant"},
    {&wb_kind_prompt, "when", "relevant"},
    {&wb_kind_prompt, "show_if", "relevant"},
    {&wb_kind_prompt, "condition", "relevant"},
    {&wb_kind_column, "name", "id"},
    {&wb_kind_column, "title", "label"},
    {&wb_kind_column, "options", "choices"},
    {&wb_kind_column, "scale", "range"},
    {&wb_kind_choice, "name", "id"},
    {&wb_kind_choice, "value", "id"},
    {&wb_kind_choice, "title", "label"},
    {&wb_kind_choice, "text", "label"},
    {&wb_kind_range, "min", "start"},
    {&wb_kind_range, "from", "start"},
    {&wb_kind_range, "max", "end"},
    {&wb_kind_range, "to", "end"},
    {&wb_kind_condition, "question", "prompt"},
    {&wb_kind_condition, "id", "prompt"},
    {&wb_kind_condition, "equals", "is"},
    {&wb_kind_condition, "contains", "includes"},
    {&wb_kind_condition, "min", "at_least"},
    {&wb_kind_condition, "max", "at_most"},
    {&wb_kind_condition, "and", "all"},
    {&wb_kind_condition, "or", "any"},
};

/* The same for types, as other forms and people call them. */
static const struct {
    const char *typed, *meant;
} type_synonyms[] = {
    {"radio", "select_one"},
    {"dropdown", "select_one"},
    {"choice", "select_one"},
    {"single choice", "select_one"},
    {"yes/no", "select_one"},
    {"multiple choice", "select_one or select_multiple"},
    {"checkbox", "check"},
    {"checkboxes", "select_multiple or check"},
    {"multiselect", "select_multiple"},
    {"single", "select_one"},
    {"multiple", "select_multiple"},
    {"tick box", "check"},
    {"boolean", "check"},
    {"number", "integer or decimal"},
    {"scale", "range"},
    {"slider", "range"},
    {"rating", "ratings"},
    {"ranking", "rank"},
    {"order", "rank"},
    {"grid", "table"},
    {"matrix", "table"},
    {"textarea", "text"},
    {"paragraph", "text"},
    {"long text", "text"},
    {"free text", "text"},
    {"short text", "line"},
    {"email", "line"},
    {"time", "line"},
    {"string", "line"},
    {"heading", "note"},
    {"info", "note"},
    {"goal", "commitment"},
};

const char *wb_type_meant(const char *name)
{
    for (size_t i = 0; i < sizeof(type_synonyms) / sizeof(*type_synonyms); i++) {
        if (strcasecmp(type_synonyms[i].typed, name) == 0) {
            return type_synonyms[i].meant;
        }
    }
    return NULL;
}

int wb_key_meant(const struct kind *kind, const char *name)
{
    const char *names[MOST_KEYS + 1] = {0}, *near = NULL;
    for (size_t i = 0; i < sizeof(synonyms) / sizeof(*synonyms) && !near; i++) {
        near = synonyms[i].kind == kind && strcmp(synonyms[i].typed, name) == 0 ? synonyms[i].meant : NULL;
    }
    for (size_t i = 0; i < kind->key_count; i++) {
        names[i] = kind->keys[i].name;
    }
    if (!near && !wb_kind_with_key(name) && strlen(name) > 1 && strlen(name) <= WB_ID_BYTES) {
        near = wb_nearest(name, names);
    }
    return near ? wb_key_find(kind, near, strlen(near)) : -1;
}

/* From the workbook down. */
static const struct kind *const kinds[] = {
    &wb_kind_workbook, &wb_kind_section, &wb_kind_exercise,  &wb_kind_prompt, &wb_kind_choice,
    &wb_kind_range,    &wb_kind_column,  &wb_kind_condition, &wb_kind_word,   &wb_kind_lowest,
};

const struct kind *wb_kind_with_key(const char *name)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        if (wb_key_find(kinds[i], name, strlen(name)) >= 0) {
            return kinds[i];
        }
    }
    return NULL;
}

const struct key *wb_key_named(const char *name)
{
    const struct kind *kind = wb_kind_with_key(name);
    if (kind) {
        return &kind->keys[wb_key_find(kind, name, strlen(name))];
    }
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        int meant = wb_key_meant(kinds[i], name);
        if (meant >= 0) {
            return &kinds[i]->keys[meant];
        }
    }
    return NULL;
}

const char *wb_key_of_list(const char *type)
{
    for (int i = 0; wb_type_name(i); i++) {
        for (size_t k = 0; strcmp(wb_type_name(i), type) == 0 && k < wb_kind_prompt.key_count; k++) {
            const struct key *key = &wb_kind_prompt.keys[k];
            if (key->shape == AS_LIST && (key->types >> i & 1)) {
                return key->name;
            }
        }
    }
    return NULL;
}
