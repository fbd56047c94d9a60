/* The least that such a program can do, as a measure: opens SQLite, reads the workbooks' YAML events, paints one
 * screen, and for each key commits one row before it paints it. Usage: minimal DATABASE YAML...; Ctrl-Q ends. With - for a
 * database it ends after reading the events. */
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <yaml.h>

static void read_events(const char *path)
{
    yaml_parser_t parser;
    yaml_event_t event = {0};
    FILE *file = fopen(path, "rb");
    if (!file)
        return;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_file(&parser, file);
    while (event.type != YAML_STREAM_END_EVENT) {
        if (!yaml_parser_parse(&parser, &event))
            break;
        yaml_event_type_t type = event.type;
        yaml_event_delete(&event);
        event.type = type;
    }
    yaml_parser_delete(&parser);
    fclose(file);
}

static sqlite3 *open_database(const char *path, sqlite3_stmt **keep)
{
    sqlite3 *db;
    sqlite3_stmt *count;
    if (sqlite3_open(path, &db) != SQLITE_OK)
        return NULL;
    sqlite3_exec(db,
                 "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                 "CREATE TABLE IF NOT EXISTS kept (seq INTEGER PRIMARY KEY, text TEXT)",
                 NULL, NULL, NULL);
    sqlite3_prepare_v2(db, "SELECT count(*) FROM kept", -1, &count, NULL);
    sqlite3_step(count);
    sqlite3_finalize(count);
    sqlite3_prepare_v2(db, "INSERT INTO kept (text) VALUES (?)", -1, keep, NULL);
    return db;
}

int main(int argc, char **argv)
{
    sqlite3_stmt *keep;
    wint_t key;
    setlocale(LC_ALL, "");
    if (argc < 2)
        return 2;
    for (int i = 2; i < argc; i++)
        read_events(argv[i]);
    if (strcmp(argv[1], "-") == 0)
        return 0;
    sqlite3 *db = open_database(argv[1], &keep);
    initscr();
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    typeahead(-1);
    mvaddstr(0, 1, "MINIMAL READY");
    move(5, 4);
    refresh();
    while (db && get_wch(&key) != ERR && key != ('q' & 31)) {
        char text[2] = {(char)key, 0};
        sqlite3_bind_text(keep, 1, text, 1, SQLITE_STATIC);
        sqlite3_step(keep);
        sqlite3_reset(keep);
        addch(key);
        if (getcurx(stdscr) > 70)
            move(getcury(stdscr) < 20 ? getcury(stdscr) + 1 : 5, 4);
        refresh();
    }
    endwin();
    sqlite3_finalize(keep);
    sqlite3_close(db);
    return 0;
}
