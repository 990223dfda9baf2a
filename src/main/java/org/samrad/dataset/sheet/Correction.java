package org.samrad.dataset.sheet;

import java.util.List;
import org.samrad.limits.Texts;

/**
 * Something that spreadsheets do to files and that was understood, for whoever uploads to see before anything is stored.
 *
 * @param place the table, and the first place in it
 * @param count how often
 * @param written what stands in the first place, as far as it is worth showing; else nothing
 * @param read what it was read as; else nothing
 */
public record Correction(Kind kind, SheetPlace place, int count, String written, String read) {

    private static final int SHOWN = 60;

    /** What was understood. The message of each is told how often, what stood there first, and what it was read as. */
    public enum Kind {
        FILE_NAME,
        ENCODING,
        BYTE_ORDER_MARK,
        SEPARATOR,
        SEPARATOR_LINE,
        LINE_ENDS,
        BLANK_ROWS,
        BLANK_COLUMNS,
        COMMENT_ROWS,
        /** The example of a template, still in it. */
        EXAMPLE_ROWS,
        LEFT_OUT_SHEET,
        HEADER,
        SPACES,
        DATE,
        TIME,
        FLAG,
        NUMBER,
        CHOICE,
        LIST,
        FORMULA,
        ROW_TWICE,
        SETTINGS_LEFT_OUT,
        PUBLISHED_ALREADY,
        /** Of a case with a protected identity that is here already: an upload neither changes it nor learns what is stored of it. */
        PROTECTED_LEFT_OUT
    }

    public Correction {
        written = shown(written);
        read = shown(read);
    }

    private static String shown(String text) {
        return Texts.visible(text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
    }

    /** The message that says it. */
    public String key() {
        return "sheet.correction." + kind;
    }

    /** The values that the message names. */
    public List<Object> arguments() {
        return List.of(count, written, read);
    }
}
