/* Options as people type them. */
#include "options.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"

#include <stdlib.h>

const struct wb_option_row wb_options[WB_OPTION_COUNT] = {
    [WB_OPTION_HELP] = {"help", 'h', NULL, "show what this does, with an example"},
    [WB_OPTION_VERSION] = {"version", 0, NULL, "show the version"},
    [WB_OPTION_DATA] = {"data", 0, "DIR", "keep the answers in this directory"},
    [WB_OPTION_WORKBOOKS] = {"workbooks", 0, "DIR", "add the workbooks of this directory"},
    [WB_OPTION_LINEAR] = {"linear", 0, NULL, "plain lines, for screen readers and odd terminals"},
    [WB_OPTION_MINUTES] = {"minutes", 0, "N", "I have so many minutes: stop at a good place"},
    [WB_OPTION_JSON] = {"json", 0, NULL, "as JSON, for programs"},
    [WB_OPTION_FORMAT] = {"format", 0, "FORMAT", "the format to write"},
    [WB_OPTION_OUTPUT] = {"output", 'o', "FILE", "where to write; - is standard output"},
    [WB_OPTION_SINCE] = {"since", 0, "last|DATE", "only what changed since the last export, or since a day"},
    [WB_OPTION_PAGE] = {"page", 0, "head", "only the page for your head or principal"},
    [WB_OPTION_PREVIEW] = {"preview", 0, NULL, "show the very bytes that would be written, and write nothing"},
    [WB_OPTION_INCLUDE_PRIVATE] = {"include-private", 0, NULL, "your own copy, private answers included"},
    [WB_OPTION_ENCRYPT_TO] = {"encrypt-to", 0, "RECIPIENT", "encrypt with age, for this recipient alone"},
    [WB_OPTION_FORCE] = {"force", 'f', NULL, "overwrite or erase without asking"},
    [WB_OPTION_EVERYTHING] = {"everything", 0, NULL, "all answers, all workbooks, all settings"},
    [WB_OPTION_FROM] = {"from", 0, "DATE", "the first day that counts"},
    [WB_OPTION_TO] = {"to", 0, "DATE", "the last day that counts"},
    [WB_OPTION_FACTS] = {"facts", 0, "FILE", "what the programme delivered, as lines of KEY: VALUE"},
};
_Static_assert(WB_OPTION_COUNT <= 32, "the sets of options are bits of 32");

static void take(struct wb_arguments *out, enum wb_option option, const char *value)
{
    out->given |= UINT32_C(1) << option;
    out->value[option] = value;
}

static void blame(struct wb_arguments *out, enum wb_option option, int fault)
{
    if (out->fault != WB_OPTION_FINE)
        return;
    out->faulty = option;
    out->fault = fault;
}

/* One option that is known. `value` is what stood after "=", or NULL; the next word is taken where one is needed. */
static void known(struct wb_arguments *out, enum wb_option option, const char *value, char ***next)
{
    if (!wb_options[option].value) {
        if (value)
            blame(out, option, WB_OPTION_TAKES_NONE);
    } else if (!value) {
        if (**next)
            value = *(*next)++;
        else
            blame(out, option, WB_OPTION_WANTS_VALUE);
    }
    if (value && !*value)
        blame(out, option, WB_OPTION_WANTS_VALUE);
    take(out, option, value);
}

static bool long_option(struct wb_arguments *out, const char *word, char ***next)
{
    const char *equals = strchr(word, '=');
    size_t len = equals ? (size_t)(equals - word) : strlen(word);

    for (int i = 0; i < WB_OPTION_COUNT; i++) {
        if (strlen(wb_options[i].name) != len || strncmp(wb_options[i].name, word, len) != 0)
            continue;
        known(out, i, equals ? equals + 1 : NULL, next);
        return true;
    }
    return false;
}

/* "-h", "-oFILE", "-o FILE", "-fh". */
static bool letters(struct wb_arguments *out, const char *word, char ***next)
{
    for (; *word; word++) {
        int i = 0;
        while (i < WB_OPTION_COUNT && wb_options[i].letter != *word)
            i++;
        if (i == WB_OPTION_COUNT)
            return false;
        if (wb_options[i].value) {
            known(out, i, word[1] ? word + 1 : NULL, next);
            return true;
        }
        known(out, i, NULL, next);
    }
    return true;
}

void wb_arguments_read(int argc, char **argv, struct wb_arguments *out)
{
    bool words_only = false;
    char **next = argv + (argc > 0);

    *out = (struct wb_arguments){.words = wb_alloc_array((size_t)argc + 1, sizeof *out->words)};
    while (*next) {
        const char *word = *next++;
        bool fine = true;
        if (words_only || word[0] != '-' || !word[1])
            out->words[out->word_count++] = word;
        else if (strcmp(word, "--") == 0)
            words_only = true;
        else
            fine = word[1] == '-' ? long_option(out, word + 2, &next) : letters(out, word + 1, &next);
        if (!fine && !out->unknown)
            out->unknown = word;
    }
}

void wb_arguments_fini(struct wb_arguments *arguments)
{
    free(arguments->words);
    *arguments = (struct wb_arguments){0};
}

/* The option of `taken` that was meant by what was typed, or NULL. */
static const char *meant(const char *typed, uint32_t taken)
{
    const char *names[WB_OPTION_COUNT + 1];
    size_t count = 0;

    for (int i = 0; i < WB_OPTION_COUNT; i++)
        if (taken >> i & 1)
            names[count++] = wb_options[i].name;
    names[count] = NULL;
    while (*typed == '-')
        typed++;
    char *name = wb_copy_n(typed, strcspn(typed, "="));
    const char *nearest = wb_nearest(name, names);
    free(name);
    return nearest;
}

static bool no_such_option(const char *typed, const char *command, uint32_t taken, struct wb_error *err)
{
    const char *nearest = meant(typed, taken);
    int shown = (int)strcspn(typed, "=");

    if (nearest)
        return wb_fail(err, WB_USAGE, "`%s` has no option %.*s; did you mean --%s?", command, shown, typed, nearest);
    return wb_fail(err, WB_USAGE, "`%s` has no option %.*s. `%s --help` lists what it takes.", command, shown, typed,
                   command);
}

bool wb_arguments_check(const struct wb_arguments *arguments, const char *command, uint32_t taken, struct wb_error *err)
{
    taken |= WB_OPTIONS_EVERYWHERE;
    if (arguments->unknown)
        return no_such_option(arguments->unknown, command, taken, err);
    for (int i = 0; i < WB_OPTION_COUNT; i++) {
        if (!((arguments->given & ~taken) >> i & 1))
            continue;
        char typed[64] = "--";
        strncat(typed, wb_options[i].name, sizeof typed - 3);
        return no_such_option(typed, command, taken, err);
    }
    const struct wb_option_row *row = &wb_options[arguments->faulty];
    if (arguments->fault == WB_OPTION_WANTS_VALUE)
        return wb_fail(err, WB_USAGE, "--%s needs a value: --%s %s.", row->name, row->name, row->value);
    if (arguments->fault == WB_OPTION_TAKES_NONE)
        return wb_fail(err, WB_USAGE, "--%s takes no value; write --%s alone.", row->name, row->name);
    return true;
}

bool wb_arguments_number(const struct wb_arguments *arguments, enum wb_option option, int least, int most, int *out,
                         struct wb_error *err)
{
    const char *text = arguments->value[option];
    char *end = NULL;

    if (!text)
        return true;
    long number = strtol(text, &end, 10);
    if (!*text || *end || number < least || number > most)
        return wb_fail(err, WB_USAGE, "--%s wants a whole number from %d to %d, not \"%s\".", wb_options[option].name,
                       least, most, text);
    *out = (int)number;
    return true;
}
