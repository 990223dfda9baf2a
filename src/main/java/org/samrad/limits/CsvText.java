package org.samrad.limits;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What pages hand out as CSV, for people who open it with a spreadsheet. Files of the planning-data format are no such files: they say just
 * what is stored, and are written where they are read.
 */
public final class CsvText {

    /**
     * Between the items of a list in one cell. Not a semicolon, nor a comma or a tab: by these spreadsheets part cells, each in its own
     * countries, so that what follows would be a cell of its own.
     */
    public static final String JOINT = " | ";

    /** At the beginning, or where a spreadsheet or a reader may part the cell once more, with or without spaces. */
    private static final Pattern FORMULA = Pattern.compile("(^|[;,|\\t\\r\\n\"'])([\\s\\p{Z}\\p{Cf}]*)([=+\\-@＝＋－＠])");

    private CsvText() {}

    /** The cell with an apostrophe before whatever in it begins like a formula, which makes it text. */
    public static @Nullable String safe(@Nullable String cell) {
        if (cell == null || cell.isEmpty()) {
            return cell;
        }
        String text = FORMULA.matcher(cell).replaceAll("$1$2'$3");
        return "\t\r\n".indexOf(cell.charAt(0)) < 0 ? text : "'" + text;
    }
}
