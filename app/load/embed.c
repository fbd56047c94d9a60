/* Run while building: writes the workbooks named on the command line as a C file, so that one binary runs anywhere.
 *
 *   embed OUTPUT.c FILE.yaml...   in the order of their use */
#include <stdio.h>
#include <string.h>

static int write_bytes(FILE *out, const char *path, int number)
{
    FILE *in = fopen(path, "rb");
    if (!in) {
        perror(path);
        return 1;
    }
    fprintf(out, "static const char data_%d[] = {", number);
    int byte, column = 0;
    while ((byte = fgetc(in)) != EOF) {
        /* Octal character constants are right whether char is signed or not. */
        fprintf(out, "%s'\\%o',", column++ % 20 == 0 ? "\n" : "", (unsigned)byte);
    }
    fputs("\n0};\n", out);
    int failed = ferror(in);
    fclose(in);
    return failed;
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
        if (write_bytes(out, argv[i], i)) {
            return 1;
        }
    }
    fputs("const struct wb_builtin wb_builtins[] = {\n", out);
    for (int i = 2; i < argc; i++) {
        fputs("    {\"", out);
        write_id(out, argv[i]);
        fprintf(out, "\", data_%d, sizeof(data_%d) - 1},\n", i, i);
    }
    fprintf(out, "};\nconst size_t wb_builtin_count = %d;\n", argc - 2);
    return fclose(out) != 0;
}
