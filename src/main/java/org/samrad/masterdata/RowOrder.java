package org.samrad.masterdata;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.RecordColumns.Column;

/**
 * In which order people look for the rows of a table: numbers as such, days and times as they come, the format's own words in its order,
 * so that a week begins on Monday, and what is read as a name or a text as the reader's language does.
 */
final class RowOrder {

    private final PlanningTable table;
    private final CellWords words;
    private final CellWords.Names names;
    private final Locale locale;
    private final Collator alphabet;

    RowOrder(PlanningTable table, CellWords words, CellWords.Names names, Locale locale) {
        this.table = table;
        this.words = words;
        this.names = names;
        this.locale = locale;
        this.alphabet = Collator.getInstance(locale);
    }

    /** Where a row stands: by the first value, where that is the same by the next, and so on. */
    record Place(List<Comparable<Object>> values) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            for (int i = 0; i < values.size(); i++) {
                int order = values.get(i).compareTo(other.values.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }
    }

    /** Where a row stands by some columns; worked out once for a row, since it takes longer than to compare two. */
    Place of(Record row, List<Column> columns) {
        List<String> cells = table.cells(row);
        List<String> all = table.file().columns();
        List<Comparable<Object>> values = new ArrayList<>();
        for (Column column : columns) {
            values.add(value(row, column, cells.get(all.indexOf(column.name()))));
        }
        return new Place(values);
    }

    @SuppressWarnings("unchecked")
    private Comparable<Object> value(Record row, Column column, String cell) {
        return (Comparable<Object>) valueOf(row, column, cell);
    }

    private Comparable<?> valueOf(Record row, Column column, String cell) {
        if (column.type() == int.class || column.type() == Integer.class) {
            return cell.isEmpty() ? -1 : Integer.parseInt(cell);
        }
        if (column.type().isEnum()) {
            return Arrays.stream(column.type().getEnumConstants())
                    .map(column::text)
                    .toList()
                    .indexOf(cell);
        }
        if (column.name().startsWith("name_") && cell.isEmpty()) {
            // What has no name in a language is looked for by the one that is shown instead.
            return alphabet.getCollationKey(CellWords.name(table, row, locale));
        }
        boolean isText = column.item() == String.class || ShownTables.leadsTo(column.name()) != null;
        return isText ? alphabet.getCollationKey(words.text(column, cell, names, locale)) : cell;
    }
}
