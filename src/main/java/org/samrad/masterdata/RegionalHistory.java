package org.samrad.masterdata;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.samrad.dataset.PlanningTable;
import org.samrad.exchange.ChangeTrail;
import org.samrad.masterdata.RowHistory.Cell;
import org.samrad.masterdata.RowHistory.Past;
import org.samrad.system.Dates;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Who changed the region's own holidays and templates, when, and what they were before, in the reader's words. */
@Component
class RegionalHistory {

    private static final int MOST = 30;
    private static final String SEVERAL = ";";

    private final ChangeTrail trail;
    private final CellWords words;
    private final MessageSource messages;
    private final Dates dates;
    private final PlanningHorizons horizons;
    private final Clock clock;

    RegionalHistory(
            ChangeTrail trail,
            CellWords words,
            MessageSource messages,
            Dates dates,
            PlanningHorizons horizons,
            Clock clock) {
        this.trail = trail;
        this.words = words;
        this.messages = messages;
        this.dates = dates;
        this.horizons = horizons;
        this.clock = clock;
    }

    /** The latest first. */
    List<Past> ofHolidays(Locale locale) {
        return past(RegionalData.HOLIDAYS, this::day, (name, text) -> text, locale);
    }

    /**
     * The latest first.
     *
     * @param names of the competences
     */
    List<Past> ofTemplates(CellWords.Names names, Locale locale) {
        return past(
                RegionalData.TEMPLATES, Function.identity(), (name, text) -> said(name, text, names, locale), locale);
    }

    /** Puts what a part says into words. */
    private interface Wording {
        String of(String name, String text);
    }

    private List<Past> past(String file, Function<String, String> called, Wording wording, Locale locale) {
        ZoneId zone = horizons.zone(clock);
        return trail.ofFile(file, MOST).stream()
                .map(line -> new Past(
                        line,
                        called.apply(line.key()),
                        "",
                        LocalDateTime.ofInstant(line.at(), zone),
                        cells(line, wording, locale)))
                .toList();
    }

    private List<Cell> cells(ChangeTrail.Line line, Wording wording, Locale locale) {
        List<Cell> cells = new ArrayList<>();
        for (String name : line.changed()) {
            String before = line.before().getOrDefault(name, "");
            String after = line.after().getOrDefault(name, "");
            cells.add(new Cell(
                    label(name, locale),
                    before.isEmpty() ? "" : wording.of(name, before),
                    after.isEmpty() ? "" : wording.of(name, after)));
        }
        return cells;
    }

    private String day(String key) {
        try {
            return dates.date(LocalDate.parse(key));
        } catch (DateTimeException older) {
            return key;
        }
    }

    private String label(String name, Locale locale) {
        if (name.startsWith(RegionalData.ROLE)) {
            return messages.getMessage(
                    "master.template.role", new Object[] {name.substring(RegionalData.ROLE.length())}, locale);
        }
        return switch (name) {
            case "name" -> words.say("master.column.name", locale);
            case "form" -> words.say("request.form", locale);
            case "duration" -> words.say("request.duration", locale);
            case "modes" -> words.say("request.modes", locale);
            case "next" -> words.say("master.template.next", locale);
            case "min-weeks" -> words.say("request.part.min-weeks", locale);
            case "max-weeks" -> words.say("request.part.max-weeks", locale);
            // As it was kept before each part had its name.
            default -> words.say("master.history.what", locale);
        };
    }

    private String said(String name, String text, CellWords.Names names, Locale locale) {
        if (name.startsWith(RegionalData.ROLE)) {
            List<String> parts = List.of(text.split(SEVERAL));
            List<String> said = new ArrayList<>(List.of(names.of(PlanningTable.COMPETENCES, parts.getFirst())));
            if (parts.size() > 1) {
                said.add(words.known("level." + parts.get(1), parts.get(1), locale));
            }
            if (parts.size() > 2) {
                said.add(words.say("request.optional-role", locale));
            }
            return String.join(", ", said);
        }
        return switch (name) {
            case "form" -> words.known("form." + text, text, locale);
            case "modes" ->
                Arrays.stream(text.split(SEVERAL))
                        .map(mode -> words.known("mode." + mode, mode, locale))
                        .collect(Collectors.joining(", "));
            default -> text;
        };
    }
}
