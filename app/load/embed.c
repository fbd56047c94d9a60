/* Run while building: writes the workbooks named on the command line as a C file, so that one binary runs anywhere, and
 * beside each the events of its YAML, so that a start need not parse it.
 *
 *   embed OUTPUT.c FILE.yaml...   in the order of their use */
#include "recording.h"

#include <stdlib.h>
#include <string.h>

/* A file read, or a memory written to, as an array of C. */
static void write_array(FILE *out, const char *name, int number, const char *bytes, size_t len)
{
    fprintf(out, "static const char %s_%d[] = {", name, number);
    for (size_t i = 0; i < len; i++) {
        /* Octal character constants are right whether char is signed or not. */
        fprintf(out, "%s'\\%o',", i % 20 == 0 ? "\n" : "", (unsigned)(unsigned char)bytes[i]);
    }
    fputs("\n0};\n", out);
}

/* Owned; NULL and a message where it cannot be read. */
static char *read_file(const char *path, size_t *len)
{
    char *bytes = NULL;
    FILE *in = fopen(path, "rb"), *all = open_memstream(&bytes, len);
    for (int byte; in && all && (byte = fgetc(in)) != EOF;) {
        fputc(byte, all);
    }
    bool done = in && all && !ferror(in) && fclose(all) == 0;
    if (!done) {
        perror(path);
    }
    if (in) {
        fclose(in);
    }
    return done ? bytes : NULL;
}

/* The same events as libyaml gives for these bytes, to the end of the stream. */
static char *record(const char *path, const char *bytes, size_t len, size_t *recorded)
{
    char *events = NULL;
    FILE *all = open_memstream(&events, recorded);
    yaml_parser_t parser;
    bool good = all && yaml_parser_initialize(&parser), ended = false;
    if (!good) {
        perror(path);
        return NULL;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, len);
    while (good && !ended) {
        yaml_event_t event;
        good = yaml_parser_parse(&parser, &event);
        if (good) {
            ended = event.type == YAML_STREAM_END_EVENT;
            good = wb_record(all, &event);
            yaml_event_delete(&event);
        }
    }
    if (!good) {
        fprintf(stderr, "%s: no workbook to build in: see what workbook check says of it\n", path);
    }
    yaml_parser_delete(&parser);
    return fclose(all) == 0 && good ? events : NULL;
}

static bool write_workbook(FILE *out, const char *path, int number)
{
    size_t len = 0, recorded = 0;
    char *bytes = read_file(path, &len);
    char *events = bytes ? record(path, bytes, len, &recorded) : NULL;
    if (events) {
        write_array(out, "data", number, bytes, len);
        write_array(out, "events", number, events, recorded);
    }
    free(bytes);
    free(events);
    return events != NULL;
}

static void write_id(FILE *out, const char *path)
{
    const char *name = strrchr(path, '/');
    name = name ? name + 1 : path;
    const char *dot = strrchr(name, '.');
    fprintf(out, "%.*s", dot ? (int)(dot - name) : (int)strlen(name), name);
}

int main(int argc, char **argv)
{
    FILE *out = argc > 1 ? fopen(argv[1], "wb") : NULL;
    if (!out) {
        fputs("usage: embed OUTPUT.c FILE.yaml...\n", stderr);
        return 1;
    }
    fputs("#include \"load/load.h\"\n", out);
    for (int i = 2; i < argc; i++) {
        if (!write_workbook(out, argv[i], i)) {
            return 1;
        }
    }
    fputs("const struct wb_builtin wb_builtins[] = {\n", out);
    for (int i = 2; i < argc; i++) {
        fputs("    {\"", out);
        write_id(out, argv[i]);
        fprintf(out, "\", data_%d, sizeof(data_%d) - 1, events_%d, sizeof(events_%d) - 1},\n", i, i, i, i);
    }
    fprintf(out, "};\nconst size_t wb_builtin_count = %d;\n", argc - 2);
    return fclose(out) != 0;
}
