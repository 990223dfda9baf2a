package org.samrad.time;

import java.time.ZoneId;
import java.util.Locale;

/** A country whose public holidays are known. */
public enum Country {
    SE("sv"),
    NO("nb");

    private final String language;

    Country(String language) {
        this.language = language;
    }

    /** The language that the site speaks to those in it who have chosen none. */
    public Locale language() {
        return Locale.of(language);
    }

    /** The one whose holidays are proposed where nobody says which. */
    public static Country proposedFor(ZoneId zone) {
        return zone.getId().equals("Europe/Oslo") ? NO : SE;
    }
}
