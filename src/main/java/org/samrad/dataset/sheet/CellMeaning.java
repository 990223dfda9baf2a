package org.samrad.dataset.sheet;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.RecordColumns.Column;
import org.samrad.limits.Texts;

/**
 * What a cell says, as the format writes it: understood where it can mean one thing only, left as it is where that is for the format
 * to judge, and refused where it could mean two things.
 *
 * @param text in the writing of the format
 * @param how what was understood; null where nothing had to be
 * @param refused the message that says what to write; null where it is not refused
 */
record CellMeaning(
        String text,
        Correction.@Nullable Kind how,
        @Nullable String refused,
        List<Object> arguments) {

    private static final Set<String> YES = Set.of("true", "sant", "sann", "yes", "ja", "1", "x");
    private static final Set<String> NO = Set.of("false", "falskt", "usann", "usant", "no", "nej", "nei", "0");

    private static final Map<String, DayOfWeek> WEEKDAYS = Map.ofEntries(
            Map.entry("MONDAY", DayOfWeek.MONDAY),
            Map.entry("MÅNDAG", DayOfWeek.MONDAY),
            Map.entry("MANDAG", DayOfWeek.MONDAY),
            Map.entry("TUESDAY", DayOfWeek.TUESDAY),
            Map.entry("TISDAG", DayOfWeek.TUESDAY),
            Map.entry("TIRSDAG", DayOfWeek.TUESDAY),
            Map.entry("WEDNESDAY", DayOfWeek.WEDNESDAY),
            Map.entry("ONSDAG", DayOfWeek.WEDNESDAY),
            Map.entry("THURSDAY", DayOfWeek.THURSDAY),
            Map.entry("TORSDAG", DayOfWeek.THURSDAY),
            Map.entry("FRIDAY", DayOfWeek.FRIDAY),
            Map.entry("FREDAG", DayOfWeek.FRIDAY),
            Map.entry("SATURDAY", DayOfWeek.SATURDAY),
            Map.entry("LÖRDAG", DayOfWeek.SATURDAY),
            Map.entry("LØRDAG", DayOfWeek.SATURDAY),
            Map.entry("SUNDAY", DayOfWeek.SUNDAY),
            Map.entry("SÖNDAG", DayOfWeek.SUNDAY),
            Map.entry("SØNDAG", DayOfWeek.SUNDAY));

    private static final Pattern DECIMAL_OF_NOTHING = Pattern.compile("[0-9]+[.,]0{1,2}");
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}([ \u00A0\u202F][0-9]{3})+");
    private static final Pattern SEMICOLONS = Pattern.compile(";");
    private static final Pattern SEPARATORS = Pattern.compile("[;,\\r\\n]+");
    private static final Pattern SPACED_SEMICOLON = Pattern.compile("\\s*;\\s*");

    /** Digits beyond these a spreadsheet forgets. */
    private static final int DIGITS_KEPT = 15;

    static CellMeaning of(Column column, RawCell cell) {
        String text = Texts.clean(cell.text());
        switch (cell.kind()) {
            case FAILED -> {
                return refused("sheet.formula-failed");
            }
            case UNKNOWN -> {
                return refused("sheet.formula-unknown");
            }
            case DAY, TIME, MOMENT -> {
                return ofMoment(column, cell);
            }
            default -> {
                if (text.isEmpty()) {
                    return plain("");
                }
                CellMeaning meaning =
                        cell.kind() == RawCell.Kind.NUMBER ? ofNumber(column, text) : ofText(column, text);
                if (cell.kind() == RawCell.Kind.FLAG) {
                    // The spreadsheet's own yes and no, in whatever language it shows them.
                    return plain(meaning.text);
                }
                boolean spaced = meaning.how == null && meaning.refused == null && !text.equals(cell.text());
                return spaced ? read(meaning.text, Correction.Kind.SPACES) : meaning;
            }
        }
    }

    private static CellMeaning ofText(Column column, String text) {
        Class<?> type = column.type();
        if (column.isList()) {
            return list(column, text);
        }
        if (type == boolean.class) {
            return flag(text);
        }
        if (type == int.class || type == Integer.class) {
            return number(text);
        }
        if (type == LocalDate.class) {
            return SheetDates.date(text);
        }
        if (type == LocalTime.class) {
            return SheetDates.time(text, column.name().equals("until"));
        }
        if (type == LocalDateTime.class) {
            return SheetDates.dateTime(text, column.name().equals("from"));
        }
        return type.isEnum() ? corrected(text, choice(type, text), Correction.Kind.CHOICE) : plain(text);
    }

    private static CellMeaning flag(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return corrected(text, "true", Correction.Kind.FLAG);
        }
        return NO.contains(word) ? corrected(text, "false", Correction.Kind.FLAG) : plain(text);
    }

    /** One or two decimals that are nothing; three could be thousands. Thousands with spaces between. */
    private static CellMeaning number(String text) {
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return plain(text);
        }
        if (DECIMAL_OF_NOTHING.matcher(text).matches()) {
            return read(text.substring(0, text.lastIndexOf(text.contains(",") ? ',' : '.')), Correction.Kind.NUMBER);
        }
        boolean grouped = GROUPED.matcher(text).matches();
        return grouped ? read(text.replaceAll("[^0-9]", ""), Correction.Kind.NUMBER) : plain(text);
    }

    private static CellMeaning ofNumber(Column column, String text) {
        Class<?> type = column.type();
        if (type == int.class || type == Integer.class) {
            // What a spreadsheet works out may miss a whole number by very little.
            double value = Double.parseDouble(text);
            long whole = Math.round(value);
            boolean isWhole = Math.abs(value - whole) < 1e-9 && Math.abs(whole) < 1e9;
            return isWhole ? plain(Long.toString(whole)) : plain(text);
        }
        boolean isText = type == String.class || column.item() == String.class;
        if (isText && text.chars().filter(Character::isDigit).count() > DIGITS_KEPT) {
            return refused("sheet.long-number", DIGITS_KEPT);
        }
        return ofText(column, text);
    }

    private static CellMeaning ofMoment(Column column, RawCell cell) {
        Class<?> type = column.type();
        if (type == LocalDate.class || type == LocalTime.class || type == LocalDateTime.class) {
            return SheetDates.moment(type, column.name(), cell);
        }
        return type == String.class || column.item() == String.class ? refused("sheet.text-date") : plain(cell.text());
    }

    /** The constant that is written so, but for its case and for spaces; the text as it is where there is none. */
    private static String choice(Class<?> type, String text) {
        for (Object one : type == DayOfWeek.class ? new Object[0] : type.getEnumConstants()) {
            if (((Enum<?>) one).name().equals(text)) {
                return text;
            }
        }
        String word = text.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        if (type == DayOfWeek.class) {
            DayOfWeek day = WEEKDAYS.get(word);
            boolean isDay = Arrays.stream(DayOfWeek.values())
                    .anyMatch(one -> shortName(one).equals(word));
            return day != null ? shortName(day) : isDay ? word : text;
        }
        return Arrays.stream(type.getEnumConstants())
                .map(one -> ((Enum<?>) one).name())
                .filter(word::equals)
                .findFirst()
                .orElse(text);
    }

    static String shortName(DayOfWeek day) {
        return day.name().substring(0, 3);
    }

    /** Items without commas in them may be separated by commas or lines, too; an empty one at the end is none. */
    private static CellMeaning list(Column column, String text) {
        if (text.indexOf(';') < 0 && text.indexOf(',') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return column.item().isEnum()
                    ? corrected(text, choice(column.item(), text), Correction.Kind.LIST)
                    : plain(text);
        }
        boolean mayHaveCommas = column.name().equals("synonyms");
        List<String> items = new ArrayList<>();
        for (String part : (mayHaveCommas ? SEMICOLONS : SEPARATORS).split(text, -1)) {
            String item = Texts.clean(part);
            items.add(column.item().isEnum() ? choice(column.item(), item) : item);
        }
        while (!items.isEmpty() && items.getLast().isEmpty()) {
            items.removeLast();
        }
        String joined = String.join(";", items);
        return corrected(
                text.equals(joined) ? text : SPACED_SEMICOLON.matcher(text).replaceAll(";"),
                joined,
                Correction.Kind.LIST);
    }

    static CellMeaning plain(String text) {
        return new CellMeaning(text, null, null, List.of());
    }

    static CellMeaning read(String text, Correction.Kind how) {
        return new CellMeaning(text, how, null, List.of());
    }

    private static CellMeaning corrected(String written, String text, Correction.Kind how) {
        return written.equals(text) ? plain(text) : read(text, how);
    }

    static CellMeaning refused(String key, Object... arguments) {
        return new CellMeaning("", null, key, List.of(arguments));
    }
}
