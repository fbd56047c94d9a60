/* The commands of linear mode. */
#include "words.h"

const struct wb_linear_word_row wb_linear_words[WB_LINEAR_WORD_COUNT] = {
    [WB_LINEAR_BACK] = {"back", ":back", "goes to the question before; it is never refused"},
    [WB_LINEAR_NEXT] = {"next", ":next", "goes to the next question"},
    [WB_LINEAR_GO] = {"go", ":go N", "goes to question N; :where lists the numbers"},
    [WB_LINEAR_SKIP] = {"skip", ":skip", "marks the question as skipped; what you wrote stays, and is not shared"},
    [WB_LINEAR_NOT_ME] = {"not-me", ":not-me", "says that the question does not fit you"},
    [WB_LINEAR_TALK] = {"talk", ":talk", "says that you would rather talk about it"},
    [WB_LINEAR_PRIVATE] = {"private", ":private", "keeps this answer to yourself"},
    [WB_LINEAR_SHARE] = {"share", ":share", "shares this answer again, as the author suggests"},
    [WB_LINEAR_CLEAR] = {"clear", ":clear", "empties this answer; its history stays"},
    [WB_LINEAR_UNDO] = {"undo", ":undo", "takes back the last change of this answer"},
    [WB_LINEAR_REDO] = {"redo", ":redo", "makes the change again that was undone"},
    [WB_LINEAR_REVIEW] = {"review", ":review", "reads out your answers of this workbook"},
    [WB_LINEAR_WHERE] = {"where", ":where", "says where you are, and lists the questions of this section"},
    [WB_LINEAR_QUOTE] = {"quote", ":quote", "gives or takes back your consent to quote this answer without your name"},
    [WB_LINEAR_FINISH] = {"finish", ":finish", "finishes a letter: it is shut until its section opens"},
    [WB_LINEAR_OPEN] = {"open", ":open", "opens a letter that is shut, before its section does"},
    [WB_LINEAR_HEAD] = {"head", ":head", "takes this answer onto the page for your head, or leaves it out"},
    [WB_LINEAR_REPLY] = {"reply", ":reply TEXT", "replies to your coach's comment here; to one of several by its number"},
    [WB_LINEAR_HELP] = {"help", ":help", "says these lines, and the longer help for the question where there is one"},
    [WB_LINEAR_QUIT] = {"quit", ":quit", "saves and leaves; so does the end of input"},
};
const size_t wb_linear_word_count = WB_LINEAR_WORD_COUNT;
