package org.samrad.inbox.bulk;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A column of a table of requests. A header says it in any of the site's languages, or as the format of planning data calls it.
 *
 * @see BulkWords
 */
enum BulkColumn {
    CASE("existingCase"),
    NEW_CASE("newCase"),
    ORGANISATION("organisation"),
    PROTECTED("protectedCase"),
    MUNICIPALITY("municipality"),
    TITLE("title"),
    COMPETENCES("roles"),
    URGENCY("urgency"),
    FORM("form"),
    DURATION("duration"),
    MODES("modes"),
    SITES("sites"),
    RECEIVED("received"),
    EARLIEST("earliest"),
    DUE("due"),
    LATEST("latest"),
    TIMES("times"),
    LANGUAGES("languages"),
    CHILD("childAttends"),
    REQUESTER("requester"),
    QUESTION("question");

    private final String field;

    BulkColumn(String field) {
        this.field = field;
    }

    /** Its name in addresses and in what is stored. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The column that a field of the form of a request comes from: {@code roles-1-competence} is one of the competences. */
    static Optional<BulkColumn> ofField(String field) {
        String whole = field.contains("-") ? field.substring(0, field.indexOf('-')) : field;
        String name = whole.equals("windows") ? "times" : whole;
        return Stream.of(values()).filter(column -> column.field.equals(name)).findFirst();
    }
}
