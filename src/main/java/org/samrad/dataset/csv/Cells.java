package org.samrad.dataset.csv;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;

/**
 * The cells of one row, by column, as values. A cell that isn't what it should be adds an error and comes out as some
 * value of its type: the row is then read on, to find what else is wrong, and the whole reading fails at its end, so that
 * such a stand-in never gets out.
 */
abstract class Cells extends TextCells {

    private static final String LIST_SEPARATOR = ";";

    Cells(DatasetFile file, DatasetErrors errors, boolean muted) {
        super(file, errors, muted);
    }

    // Text

    final String text(String column) {
        String text = shortText(column, true);
        return text == null ? "" : text;
    }

    final @Nullable String optionalText(String column) {
        return shortText(column, false);
    }

    /** A text that may go on for longer than others. */
    final @Nullable String longText(String column) {
        return filled(column, false);
    }

    private @Nullable String shortText(String column, boolean required) {
        String text = filled(column, required);
        if (!Limits.isShort(text)) {
            refuse(column, "file.length", Limits.TEXT);
        }
        return text;
    }

    /** An id. A malformed one is refused but still returned, so that what refers to it is not refused as well. */
    final String id(String column) {
        String id = filled(column, true);
        if (id == null) {
            return "";
        }
        if (!Limits.isId(id)) {
            refuse(column, "file.id", Limits.ID);
        }
        return id;
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
        return id == null ? null : resolve(column, id, target);
    }

    final List<String> references(String column, Ids target) {
        return list(column, id -> resolve(column, id, target));
    }

    private String resolve(String column, String id, Ids target) {
        String known = target.find(id);
        if (known == null) {
            refusePart(column, id, "file.id-unknown", target.fileName());
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
        return value(column, required, text -> CellValue.wholeNumber(text, least, most), "file.number", least, most);
    }

    final boolean flag(String column) {
        Boolean flag = value(column, false, CellValue::flag, "file.flag");
        return flag != null && flag;
    }

    // Dates and times

    /** A day that something happens on. */
    final LocalDate date(String column) {
        LocalDate date = day(column, true);
        return date == null ? Limits.FIRST_DAY : date;
    }

    /** A day that something happened on. */
    final @Nullable LocalDate optionalDate(String column) {
        return day(column, false);
    }

    /** A day that bounds something, {@link Limits#FOR_EVER} and {@link Limits#SINCE_ALWAYS} included. */
    final @Nullable LocalDate optionalBound(String column) {
        LocalDate date = value(column, false, CellValue::date, "file.date");
        requireNear(column, date == null || Limits.isBound(date));
        return date;
    }

    /** A day that bounds something and has to be there. */
    final LocalDate requiredBound(String column) {
        LocalDate date = value(column, true, CellValue::date, "file.date");
        requireNear(column, date == null || Limits.isBound(date));
        return date == null ? Limits.FIRST_DAY : date;
    }

    private @Nullable LocalDate day(String column, boolean required) {
        LocalDate date = value(column, required, CellValue::date, "file.date");
        requireNear(column, date == null || Limits.isDay(date));
        return date;
    }

    final LocalTime time(String column) {
        LocalTime time = value(column, true, CellValue::time, "file.time");
        return time == null ? LocalTime.MIN : time;
    }

    /** A time when something ends, after midnight; {@code 24:00} comes out as the midnight that follows. */
    final LocalTime endTime(String column) {
        LocalTime time = value(column, true, CellValue::endTime, "file.end-time");
        return time == null ? LocalTime.MIDNIGHT : time;
    }

    /** A moment when something happens. */
    final LocalDateTime dateTime(String column) {
        LocalDateTime moment = moment(column);
        requireNear(column, Limits.isDay(moment.toLocalDate()));
        return moment;
    }

    /** Refuses a moment at which something begins that would end after the last day. */
    final void requireEnd(String column, LocalDateTime start, int minutes) {
        if (sound(column)) {
            requireNear(column, Limits.isDay(start.plusMinutes(minutes).toLocalDate()));
        }
    }

    /** A moment that bounds something, on {@link Limits#FOR_EVER} and {@link Limits#SINCE_ALWAYS}, too. */
    final LocalDateTime boundTime(String column) {
        LocalDateTime moment = moment(column);
        requireNear(column, Limits.isBound(moment));
        return moment;
    }

    private LocalDateTime moment(String column) {
        LocalDateTime moment = value(column, true, CellValue::dateTime, "file.date-time");
        return moment == null ? Limits.FIRST_DAY.atStartOfDay() : moment;
    }

    private void requireNear(String column, boolean near) {
        if (!near) {
            refuse(column, "file.day", Limits.FIRST_DAY, Limits.LAST_DAY);
        }
    }

    /** Refuses the second of two cells unless its value comes after the first's; an empty one is no bound. */
    final <T extends Comparable<? super T>> void requireBefore(
            String firstColumn, @Nullable T first, String secondColumn, @Nullable T second) {
        if (first != null && second != null && sound(firstColumn, secondColumn) && first.compareTo(second) >= 0) {
            refuse(secondColumn, "file.later", firstColumn, first);
        }
    }

    /** Refuses the second of two days where it comes before the first; from a day until itself is no time, and no fault. */
    final void requireNotAfter(
            String firstColumn, @Nullable LocalDate first, String secondColumn, @Nullable LocalDate second) {
        if (first != null && second != null && sound(firstColumn, secondColumn) && second.isBefore(first)) {
            refuse(secondColumn, "file.no-earlier", firstColumn, first);
        }
    }

    /** Refuses the second of two cells where its number is less than the first's; an empty one is no bound. */
    final void requireNoLess(
            String firstColumn, @Nullable Integer first, String secondColumn, @Nullable Integer second) {
        if (first != null && second != null && sound(firstColumn, secondColumn) && second < first) {
            refuse(secondColumn, "file.no-less", firstColumn, first);
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
        return value(column, required, text -> CellValue.choice(text, type), "file.choice", words(type));
    }

    /** At least one of the constants, in the order of their declaration. */
    final <E extends Enum<E>> Set<E> someOf(String column, Class<E> type) {
        filled(column, true);
        EnumSet<E> chosen = EnumSet.noneOf(type);
        chosen.addAll(choices(column, type));
        return Collections.unmodifiableSet(chosen);
    }

    final <E extends Enum<E>> List<E> choices(String column, Class<E> type) {
        return list(column, item -> {
            E choice = CellValue.choice(item, type);
            if (choice == null) {
                refusePart(column, item, "file.choice", words(type));
            }
            return choice;
        });
    }

    final List<String> languages(String column) {
        return list(column, item -> {
            String tag = Texts.languageTag(item);
            if (tag == null) {
                refusePart(column, item, "file.language");
            }
            return tag;
        });
    }

    final List<String> texts(String column) {
        return list(column, item -> {
            if (!Limits.isShort(item)) {
                refusePart(column, item, "file.length", Limits.TEXT);
            }
            return item;
        });
    }

    /** The items in the order of the cell, each once. */
    private <T> List<T> list(String column, Function<String, @Nullable T> item) {
        if (isFaulty(column)) {
            return List.of();
        }
        String text = filled(column, false);
        if (text == null) {
            return List.of();
        }
        Set<T> items = new LinkedHashSet<>();
        for (String part : text.split(LIST_SEPARATOR, -1)) {
            if (Texts.clean(part).isEmpty()) {
                refuse(column, "file.items");
                break;
            }
            T value = item.apply(Texts.clean(part));
            if (value != null) {
                items.add(value);
            }
            if (items.size() > Limits.LIST) {
                refuse(column, "file.items-many", Limits.LIST);
                break;
            }
        }
        return List.copyOf(items);
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }

    // What every cell has in common

    final <T> @Nullable T value(
            String column, boolean required, Function<String, @Nullable T> parse, String key, Object... arguments) {
        String text = filled(column, required);
        if (text == null) {
            return null;
        }
        T value = parse.apply(text);
        if (value == null) {
            refuse(column, key, arguments);
        }
        return value;
    }
}
