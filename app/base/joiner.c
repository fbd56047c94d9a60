/* Characters that nobody sees, where the text around them needs them: they shape what is seen and hide nothing.
 *
 * Joiners by the contextual rules of RFC 5892 (appendix A), with two that it leaves out because names of hosts do not
 * want them: a Bengali ra that stands free before its virama, and an Arabic letter joined to nothing. */
#include "unicode.h"

#include "base/text.h"

#include <unictype.h>

enum {
    ZWNJ = 0x200C,
    TAG_LAST = 0xE007F,
    BLACK_FLAG = 0x1F3F4,
    VIRAMA = 9,       /* its canonical combining class */
    MARKS_LOOKED = 8, /* past so many marks over one letter nothing is looked for */
    TAGS_IN_FLAG = 6,
};

struct around {
    const char *data;
    size_t len;
    size_t at, next; /* where the character begins and ends */
};

static uint32_t before(const struct around *place)
{
    uint32_t code = 0;
    if (place->at > 0)
        wb_utf8_back(place->data, place->at, &code);
    return code;
}

static uint32_t after(const struct around *place)
{
    uint32_t code = 0;
    if (place->next < place->len)
        wb_utf8_decode(place->data + place->next, place->len - place->next, &code);
    return code;
}

static bool is_mark(uint32_t code)
{
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me) && !wb_is_invisible(code);
}

/* The letter that stands before or behind, past the marks between. */
static uint32_t letter_before(const struct around *place)
{
    size_t at = place->at;
    uint32_t code = 0;
    for (int looked = 0; at > 0 && looked <= MARKS_LOOKED; looked++) {
        at = wb_utf8_back(place->data, at, &code);
        if (!is_mark(code))
            return code;
    }
    return 0;
}

static uint32_t letter_after(const struct around *place)
{
    size_t at = place->next;
    uint32_t code = 0;
    for (int looked = 0; at < place->len && looked <= MARKS_LOOKED; looked++) {
        at += wb_utf8_decode(place->data + at, place->len - at, &code);
        if (!is_mark(code))
            return code;
    }
    return 0;
}

static bool joins_onwards(uint32_t letter)
{
    int type = uc_joining_type(letter);
    return letter && (type == UC_JOINING_TYPE_L || type == UC_JOINING_TYPE_D);
}

static bool joins_back(uint32_t letter)
{
    int type = uc_joining_type(letter);
    return letter && (type == UC_JOINING_TYPE_R || type == UC_JOINING_TYPE_D);
}

static bool part_of_emoji(uint32_t code)
{
    return (code >= 0xA9 && uc_is_property_extended_pictographic(code)) || wb_is_variation(code) ||
           (code >= 0x1F3FB && code <= 0x1F3FF);
}

/* The word-inner gap of Persian, an explicit virama. */
static bool keeps_apart(const struct around *place)
{
    return uc_combining_class(before(place)) == VIRAMA ||
           (joins_onwards(letter_before(place)) && joins_back(letter_after(place)));
}

/* One picture of several, a half form, a letter in the shape that it has inside a word. */
static bool joins(const struct around *place)
{
    uint32_t left = before(place), right = after(place);
    if (part_of_emoji(left) && part_of_emoji(right))
        return true;
    if (uc_combining_class(left) == VIRAMA || (uc_combining_class(right) == VIRAMA && uc_is_alpha(left)))
        return true;
    return joins_onwards(letter_before(place));
}

static bool is_mongolian(uint32_t code)
{
    return code >= 0x1820 && code <= 0x18AA;
}

static bool is_tag(uint32_t code)
{
    return (code >= 0xE0030 && code <= 0xE0039) || (code >= 0xE0061 && code <= 0xE007A);
}

/* The flags of England, Scotland and Wales: a black flag, the letters of the place, an end. Nothing longer, because
 * such letters can spell what nobody sees. */
static bool names_flag(const struct around *place)
{
    size_t start = place->at, end = place->at;
    uint32_t code = 0;
    int tags = 0;
    for (int back = 0; start > 0 && back <= TAGS_IN_FLAG; back++) {
        start = wb_utf8_back(place->data, start, &code);
        if (!is_tag(code))
            break;
        tags++;
    }
    if (code != BLACK_FLAG)
        return false;
    for (code = 0; end < place->len && tags <= TAGS_IN_FLAG; tags++) {
        end += wb_utf8_decode(place->data + end, place->len - end, &code);
        if (!is_tag(code))
            break;
    }
    return code == TAG_LAST && tags > 0 && tags <= TAGS_IN_FLAG;
}

bool wb_is_at_home(const char *data, size_t len, size_t at, size_t next, uint32_t code)
{
    const struct around place = {data, len, at, next};
    if (code == ZWJ)
        return joins(&place);
    if (code == ZWNJ)
        return keeps_apart(&place);
    if (code >= 0x180B && code <= 0x180F)
        return is_mongolian(before(&place));
    if (code >= 0xE0100 && code <= 0xE01EF)
        return uc_is_property_ideographic(before(&place));
    return (is_tag(code) || code == TAG_LAST) && names_flag(&place);
}
