package org.samrad.masterdata;

import java.text.Collator;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.consultation.OddOrEven;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.RecordColumns.Column;
import org.samrad.exchange.MasterRows;
import org.samrad.request.UrgencyNames;
import org.samrad.system.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What cells of master data are called in the reader's language: names for ids, words for the format's own. */
@Component
class CellWords {

    private final MasterRows rows;
    private final MessageSource messages;
    private final Dates dates;
    private final UrgencyNames urgencies;

    CellWords(MasterRows rows, MessageSource messages, Dates dates, UrgencyNames urgencies) {
        this.rows = rows;
        this.messages = messages;
        this.dates = dates;
        this.urgencies = urgencies;
    }

    /** Names by id of all that some columns refer to. */
    record Names(Map<PlanningTable, Map<String, String>> byTable) {

        String of(PlanningTable table, String id) {
            return byTable.getOrDefault(table, Map.of()).getOrDefault(id, id);
        }
    }

    /** Reads the names that a table's columns need, one question for each table that they refer to. */
    Names names(Set<PlanningTable> asked, Locale locale) {
        Map<PlanningTable, Map<String, String>> byTable = new EnumMap<>(PlanningTable.class);
        for (PlanningTable table : asked) {
            Map<String, String> names = new HashMap<>();
            rows.of(table).forEach(row -> names.put(table.keyText(row), name(table, row, locale)));
            byTable.put(table, names);
        }
        return new Names(byTable);
    }

    /** What a row with an id is called. */
    static String name(PlanningTable table, Record row, Locale locale) {
        if (table != PlanningTable.COMPETENCES) {
            return table.cell(row, "name");
        }
        String column = switch (locale.getLanguage()) {
            case "sv" -> "name_sv";
            case "nb", "no", "nn" -> "name_nb";
            default -> "name_en";
        };
        String name = table.cell(row, column);
        return name.isEmpty() ? table.cell(row, "name_en") : name;
    }

    static Set<PlanningTable> referredTo(PlanningTable table) {
        return table.file().columns().stream()
                .map(ShownTables::leadsTo)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** A cell as a reader is to see it. */
    String text(Column column, String cell, Names names, Locale locale) {
        PlanningTable other = ShownTables.leadsTo(column.name());
        if (cell.isEmpty()) {
            return "";
        }
        if (other != null) {
            return names.of(other, cell);
        }
        if (column.isList()) {
            return Arrays.stream(cell.split(";"))
                    .map(item -> word(column.item(), item, locale))
                    .collect(Collectors.joining(", "));
        }
        return column.name().equals("level")
                ? known("level." + cell, cell, locale)
                : word(column.type(), cell, locale).replace('T', column.type() == LocalDateTime.class ? ' ' : 'T');
    }

    /** A value of the format's own in words. */
    private String word(Class<?> type, String value, Locale locale) {
        if (type == boolean.class) {
            return value.equals("true") ? say("master.yes", locale) : "";
        }
        if (type == DayOfWeek.class) {
            return Arrays.stream(DayOfWeek.values())
                    .filter(day -> day.name().substring(0, 3).equals(value))
                    .findFirst()
                    .map(dates::weekday)
                    .orElse(value);
        }
        if (type == Sector.class) {
            return known("sector." + value, value, locale);
        }
        if (type == Mode.class) {
            return known("mode." + value, value, locale);
        }
        if (type == Urgency.class) {
            return Arrays.stream(Urgency.values())
                    .filter(urgency -> urgency.name().equals(value))
                    .findFirst()
                    .map(urgency -> urgencies.name(urgency, locale))
                    .orElse(value);
        }
        return type == OddOrEven.class ? known("master.weeks." + value, value, locale) : value;
    }

    /** The choices that a column leaves, by what is sent, in order; none where it is typed. */
    Map<String, String> choices(Column column, Names names, Set<String> retired, Locale locale) {
        Map<String, String> choices = new LinkedHashMap<>();
        PlanningTable other = ShownTables.leadsTo(column.name());
        if (other != null) {
            Collator alphabet = Collator.getInstance(locale);
            List<Map.Entry<String, String>> all = new ArrayList<>(
                    names.byTable().getOrDefault(other, Map.of()).entrySet());
            all.removeIf(entry -> retired.contains(entry.getKey()));
            all.sort(Map.Entry.<String, String>comparingByValue(alphabet).thenComparing(Map.Entry.comparingByKey()));
            all.forEach(entry -> choices.put(entry.getKey(), entry.getValue()));
        } else if (column.item().isEnum()) {
            for (Object value : column.item().getEnumConstants()) {
                String sent = column.text(value);
                choices.put(sent, word(column.item(), sent, locale));
            }
        } else if (column.name().equals("level")) {
            for (int level = 1; level <= 5; level++) {
                choices.put(String.valueOf(level), say("level." + level, locale));
            }
        }
        return choices;
    }

    /** A word of the format in the reader's language; as it is where there is none, as in a history that is older than the word. */
    String known(String key, String value, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(key, null, value, locale));
    }

    String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
