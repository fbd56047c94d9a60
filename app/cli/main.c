/* The program: what must hold before anything else, then the command line. */
#include "cli/cli.h"

#include "surroundings.h"

#include <locale.h>

int main(int argc, char **argv)
{
    wb_surroundings_prepare();
    /* Only characters: numbers are written with a point in every language. An unknown locale leaves "C", and bytes as
     * they are. */
    if (!setlocale(LC_CTYPE, ""))
        setlocale(LC_CTYPE, "C.UTF-8");
    return wb_cli_main(argc, argv);
}
