package org.samrad.dataset.sheet;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Texts;

/**
 * A cell as a spreadsheet has it.
 *
 * @param text what stands in it, of a moment what is shown
 * @param moment the moment that a number stands for whose format shows one, to the second; null where it is none
 * @param days what that number is: days since the beginning, and a part of a day
 */
record RawCell(Kind kind, String text, @Nullable LocalDateTime moment, double days) {

    /** A cell with nothing in it. */
    static final RawCell EMPTY = text("");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** What a cell is to the spreadsheet. */
    enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        /** A number that is shown as a day. */
        DAY,
        /** A number that is shown as a time of day, or as hours. */
        TIME,
        /** A number that is shown as a day and a time. */
        MOMENT,
        /** A formula that failed. */
        FAILED,
        /** A formula that nobody has worked out. */
        UNKNOWN
    }

    static RawCell text(String text) {
        return new RawCell(Kind.TEXT, text, null, 0);
    }

    static RawCell of(Kind kind, String text) {
        return new RawCell(kind, text, null, 0);
    }

    /** @param kind how it is shown: {@code DAY}, {@code TIME} or {@code MOMENT} */
    static RawCell moment(Kind kind, LocalDateTime moment, double days) {
        String text = switch (kind) {
            case DAY -> moment.toLocalDate().toString();
            case TIME -> TIME.format(moment);
            default -> moment.toString();
        };
        return new RawCell(kind, text, moment, days);
    }

    boolean isBlank() {
        return kind == Kind.TEXT && Texts.clean(text).isEmpty();
    }
}
