package org.samrad.dataset;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a record of planning data stands for: a component each, by its name in the format, and those of a record
 * within it in its place. So a component that is added to a record is a column wherever rows are written or stored.
 *
 * @param <R> the record
 */
public final class RecordColumns<R extends Record> {

    /** Components that the format calls something else. */
    private static final Map<String, String> NAMES = Map.of("caseId", "case", "isProtected", "protected");

    /** What the end of a day is called, which as a time is the beginning of the next. */
    private static final String END_OF_DAY = "24:00";

    private final Constructor<R> constructor;
    private final List<Part> parts;

    private RecordColumns(Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        this.parts = Arrays.stream(components).map(Part::of).toList();
        try {
            this.constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("%s is a record without its constructor.".formatted(type), e);
        }
        constructor.setAccessible(true);
    }

    /**
     * A column.
     *
     * @param type of its values, a primitive one where it is never empty
     * @param item type of an item, where it is a list or a set; else the same as {@code type}
     * @param mayBeEmpty whether there may be nothing: null, or a list without items
     */
    public record Column(String name, Class<?> type, Class<?> item, boolean mayBeEmpty) {

        private static Column of(RecordComponent component) {
            AnnotatedType annotated = component.getAnnotatedType();
            Class<?> item = annotated instanceof AnnotatedParameterizedType list
                    ? (Class<?>) list.getAnnotatedActualTypeArguments()[0].getType()
                    : component.getType();
            boolean mayBeEmpty = annotated.isAnnotationPresent(Nullable.class)
                    || component.getType() == boolean.class
                    || component.getType() == List.class;
            return new Column(name(component), component.getType(), item, mayBeEmpty);
        }

        /** {@code min_gap_days} for {@code minGapDays}. */
        private static String name(RecordComponent component) {
            String name = component.getName();
            return NAMES.getOrDefault(name, name.replaceAll("[A-Z]", "_$0").toLowerCase(Locale.ROOT));
        }

        /** A value of the column as a file has it; nothing where there is none. */
        public String text(@Nullable Object value) {
            if (value == null) {
                return "";
            }
            if (value instanceof Collection<?> items) {
                return items.stream().map(Object::toString).collect(Collectors.joining(";"));
            }
            if (value instanceof DayOfWeek day) {
                return day.name().substring(0, 3);
            }
            return name.equals("until") && LocalTime.MIDNIGHT.equals(value) ? END_OF_DAY : value.toString();
        }

        /** Whether its cells hold more than one value. */
        public boolean isList() {
            return Collection.class.isAssignableFrom(type);
        }
    }

    /** A component: a column, or a record with columns of its own. */
    private record Part(
            RecordComponent component,
            @Nullable Column column,
            @Nullable RecordColumns<?> within) {

        private static Part of(RecordComponent component) {
            component.getAccessor().setAccessible(true);
            return component.getType().isRecord()
                    ? new Part(
                            component,
                            null,
                            RecordColumns.of(component.getType().asSubclass(Record.class)))
                    : new Part(component, Column.of(component), null);
        }
    }

    /** Those of a record. */
    public static <R extends Record> RecordColumns<R> of(Class<R> type) {
        return new RecordColumns<>(type);
    }

    /** The columns in their order. */
    public List<Column> columns() {
        return parts.stream()
                .flatMap(part -> part.within == null ? Stream.ofNullable(part.column) : part.within.columns().stream())
                .toList();
    }

    /** The values of a row, in the order of the columns. */
    public List<@Nullable Object> values(Record row) {
        List<@Nullable Object> values = new ArrayList<>();
        addTo(values, row);
        return values;
    }

    private void addTo(List<@Nullable Object> values, Record row) {
        for (Part part : parts) {
            Object value = valueOf(part, row);
            if (part.within != null) {
                part.within.addTo(values, (Record) Objects.requireNonNull(value));
            } else {
                values.add(value);
            }
        }
    }

    private static @Nullable Object valueOf(Part part, Record row) {
        try {
            return part.component.getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("%s can't be read of %s.".formatted(part.component, row), e);
        }
    }

    /** A row of the values that a function gives for each column. */
    public R row(Function<Column, @Nullable Object> value) {
        @Nullable Object[] values = new @Nullable Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            Part part = parts.get(i);
            values[i] = part.within != null ? part.within.row(value) : value.apply(Objects.requireNonNull(part.column));
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s can't be called.".formatted(constructor), e);
        }
    }
}
