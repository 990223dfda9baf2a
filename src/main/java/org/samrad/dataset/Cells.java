package org.samrad.dataset;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one row, by column, as values. A cell that isn't what it should be adds an error and comes out as some
 * value of its type: the row is then read on, to find what else is wrong, and the whole reading fails at its end, so that
 * such a stand-in never gets out.
 */
abstract class Cells {

    /** Generous for a list of sites or a paragraph; far too short for what isn't a cell at all. */
    static final int LONGEST_CELL = 100_000;

    /** Sums of a few such numbers stay within an int. */
    static final int LARGEST_NUMBER = 100_000_000;

    private static final String LIST_SEPARATOR = ";";

    private final DatasetFile file;
    private final DatasetErrors errors;
    private final boolean muted;
    private final Set<String> faulty = new HashSet<>(0);

    Cells(DatasetFile file, DatasetErrors errors, boolean muted) {
        this.file = file;
        this.errors = errors;
        this.muted = muted;
    }

    /** The text of a cell as it stands in the file; null where the file has no such column. */
    abstract @Nullable String cell(String column);

    /** The line of a cell, from 1; null where the file has none for it. */
    abstract @Nullable Integer line(String column);

    /** Adds an error about a cell that names what stands in it. */
    final void refuse(String column, String expected) {
        refuse(column, cell(column), expected);
    }

    /** Adds an error about a part of a cell. */
    final void refuse(String column, @Nullable String value, String expected) {
        faulty.add(column);
        if (!muted) {
            errors.add(file, line(column), column, value, expected);
        }
    }

    /** Whether none of the cells has been refused. */
    final boolean sound(String... columns) {
        return !muted && Arrays.stream(columns).noneMatch(faulty::contains);
    }

    // Text

    final String text(String column) {
        String text = filled(column, true);
        return text == null ? "" : text;
    }

    final @Nullable String optionalText(String column) {
        return filled(column, false);
    }

    /** An id. A malformed one is refused but still returned, so that what refers to it is not refused as well. */
    final String id(String column) {
        String id = text(column).strip();
        if (!id.isEmpty() && !CellValue.isId(id)) {
            refuse(column, "1 to 64 letters, digits, '.', '_' or '-'");
        }
        return id;
    }

    /** A name that other files refer to; spaces around it don't count. */
    final String label(String column) {
        return text(column).strip();
    }

    // References

    final String reference(String column, Ids target) {
        String id = optionalReference(column, target, true);
        return id == null ? "" : id;
    }

    final @Nullable String optionalReference(String column, Ids target) {
        return optionalReference(column, target, false);
    }

    private @Nullable String optionalReference(String column, Ids target, boolean required) {
        String id = filled(column, required);
        return id == null ? null : resolve(column, id.strip(), target);
    }

    final List<String> references(String column, Ids target) {
        return list(column, id -> resolve(column, id, target));
    }

    private String resolve(String column, String id, Ids target) {
        String known = target.find(id);
        if (known == null) {
            refuse(column, id, "the id of a row of " + target.fileName());
            return id;
        }
        return known;
    }

    // Numbers and booleans

    final int number(String column, int least, int most) {
        Integer number = number(column, true, least, most);
        return number == null ? least : number;
    }

    final int numberOr(String column, int least, int most, int otherwise) {
        Integer number = number(column, false, least, most);
        return number == null ? otherwise : number;
    }

    final @Nullable Integer optionalNumber(String column, int least, int most) {
        return number(column, false, least, most);
    }

    private @Nullable Integer number(String column, boolean required, int least, int most) {
        return value(
                column,
                required,
                text -> CellValue.wholeNumber(text, least, most),
                () -> "a whole number from %d to %d".formatted(least, most));
    }

    final boolean flag(String column) {
        Boolean flag = value(column, false, CellValue::flag, () -> "true or false");
        return flag != null && flag;
    }

    // Dates and times

    final LocalDate date(String column) {
        LocalDate date = date(column, true);
        return date == null ? LocalDate.EPOCH : date;
    }

    final @Nullable LocalDate optionalDate(String column) {
        return date(column, false);
    }

    private @Nullable LocalDate date(String column, boolean required) {
        return value(column, required, CellValue::date, () -> "a date such as 2026-11-23");
    }

    final LocalTime time(String column) {
        LocalTime time = value(column, true, CellValue::time, () -> "a time such as 09:00, from 00:00 to 23:59");
        return time == null ? LocalTime.MIN : time;
    }

    final LocalDateTime dateTime(String column) {
        LocalDateTime moment =
                value(column, true, CellValue::dateTime, () -> "a date and time such as 2026-11-23T09:00");
        return moment == null ? LocalDate.EPOCH.atStartOfDay() : moment;
    }

    /** Refuses the second of two cells unless its value comes after the first's; an empty one is no bound. */
    final <T extends Comparable<? super T>> void requireBefore(
            String firstColumn, @Nullable T first, String secondColumn, @Nullable T second) {
        if (first != null && second != null && sound(firstColumn, secondColumn) && first.compareTo(second) >= 0) {
            refuse(secondColumn, "something later than %s, which is %s".formatted(firstColumn, first));
        }
    }

    // Choices and lists

    final <E extends Enum<E>> E choice(String column, Class<E> type) {
        E choice = choice(column, type, true);
        return choice == null ? type.getEnumConstants()[0] : choice;
    }

    final <E extends Enum<E>> @Nullable E optionalChoice(String column, Class<E> type) {
        return choice(column, type, false);
    }

    private <E extends Enum<E>> @Nullable E choice(String column, Class<E> type, boolean required) {
        return value(column, required, text -> CellValue.choice(text, type), () -> oneOf(type));
    }

    /** At least one of the constants, in the order of their declaration. */
    final <E extends Enum<E>> Set<E> someOf(String column, Class<E> type) {
        text(column);
        EnumSet<E> chosen = EnumSet.noneOf(type);
        chosen.addAll(choices(column, type));
        return Collections.unmodifiableSet(chosen);
    }

    final <E extends Enum<E>> List<E> choices(String column, Class<E> type) {
        return list(column, item -> {
            E choice = CellValue.choice(item, type);
            if (choice == null) {
                refuse(column, item, oneOf(type));
            }
            return choice;
        });
    }

    final List<String> languages(String column) {
        return list(column, tag -> {
            if (!CellValue.isLanguageTag(tag)) {
                refuse(column, tag, "a language tag such as sv, nb or ar");
            }
            return tag;
        });
    }

    /** The items in the order of the cell, each once. */
    private <T> List<T> list(String column, Function<String, @Nullable T> item) {
        if (faulty.contains(column)) {
            return List.of();
        }
        String text = filled(column, false);
        if (text == null) {
            return List.of();
        }
        Set<T> items = new LinkedHashSet<>();
        for (String part : text.split(LIST_SEPARATOR, -1)) {
            if (part.isBlank()) {
                refuse(column, "items separated by ';', none of them empty");
                break;
            }
            T value = item.apply(part.strip());
            if (value != null) {
                items.add(value);
            }
        }
        return List.copyOf(items);
    }

    private static <E extends Enum<E>> String oneOf(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ", "one of ", ""));
    }

    // What every cell has in common

    final <T> @Nullable T value(
            String column, boolean required, Function<String, @Nullable T> parse, Supplier<String> expected) {
        String text = filled(column, required);
        if (text == null) {
            return null;
        }
        T value = parse.apply(text.strip());
        if (value == null) {
            refuse(column, expected.get());
        }
        return value;
    }

    /** The text of a cell that is filled with proper text; null, after an error if due, where it isn't. */
    private @Nullable String filled(String column, boolean required) {
        String text = cell(column);
        if (text == null) {
            if (required) {
                // The header was refused for it.
                faulty.add(column);
            }
            return null;
        }
        if (text.length() > LONGEST_CELL) {
            refuse(column, "at most %d characters".formatted(LONGEST_CELL));
            return null;
        }
        if (text.indexOf(TextInput.NOT_UTF_8) >= 0) {
            refuse(column, "text in UTF-8");
            return null;
        }
        if (text.indexOf('\0') >= 0) {
            refuse(column, "text without NUL bytes");
            return null;
        }
        if (text.isBlank()) {
            if (required) {
                refuse(column, "this to be filled");
            }
            return null;
        }
        return text;
    }
}
