/* Plays a folder of kept inputs to a target, as TAP: replay FOLDER. Each file is a test of its own, so that the one that ends the
 * program can be seen. */
#include "fuzz.h"

#include "base/file.h"
#include "base/mem.h"

#include <locale.h>

enum { INPUT_MAX = 1 << 20 };

static bool play(const char *folder, const char *name)
{
    struct wb_error err = {0};
    struct wb_str file = {0};
    char *path = wb_path_join(folder, name);
    bool read = wb_file_read(path, INPUT_MAX, &file, &err);
    if (read) {
        char *exact = wb_alloc(file.len ? file.len : 1); /* not a byte more, so that reading on is seen */
        memcpy(exact, wb_str_text(&file), file.len);
        fuzz((struct wb_span){exact, file.len});
        free(exact);
    } else
        printf("# %s\n", err.text);
    wb_str_fini(&file);
    free(path);
    return read;
}

int main(int argc, char **argv)
{
    int count = 0;
    if (argc != 2)
        return EXIT_FAILURE;
    setlocale(LC_ALL, "C.UTF-8");
    char **names = wb_dir_list(argv[1], "");
    while (names && names[count])
        count++;
    printf("1..%d\n", count);
    for (int i = 0; i < count; i++) {
        printf("# %s\n", names[i]);
        fflush(stdout);
        printf("%sok %d - %s\n", play(argv[1], names[i]) ? "" : "not ", i + 1, names[i]);
    }
    wb_names_free(names);
    return count ? EXIT_SUCCESS : EXIT_FAILURE;
}
