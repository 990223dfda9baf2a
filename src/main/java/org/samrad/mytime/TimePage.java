package org.samrad.mytime;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.OddOrEven;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData.Absence;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.UndesiredTime;
import org.samrad.dataset.WeeklyTime;
import org.samrad.specialist.Site;
import org.samrad.specialist.Sites;
import org.samrad.time.LocalMinutes;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of somebody's time shows. */
@Component
class TimePage {

    /** Minutes that one cell of the grid stands for. */
    static final int CELL = 30;

    private static final int FIRST = 7 * 60;
    private static final int LAST = 18 * 60;

    private final TimeKeeping keeping;
    private final Sites sites;
    private final PlanningHorizons horizons;
    private final Clock clock;

    TimePage(TimeKeeping keeping, Sites sites, PlanningHorizons horizons, Clock clock) {
        this.keeping = keeping;
        this.sites = sites;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * A row of the grid.
     *
     * @param at minutes after midnight
     */
    record Cell(int at, LocalTime from, LocalTime until) {

        public boolean isFullHour() {
            return from.getMinute() == 0;
        }
    }

    /**
     * What somebody offers once.
     *
     * @param key what the row is told by
     * @param site its name; null where none is said
     */
    record Once(
            String key,
            LocalDateTime from,
            LocalDateTime until,
            @Nullable String site) {}

    /**
     * A time of absence.
     *
     * @param key what the row is told by
     * @param lastDay its last day
     * @param whole whether it is of whole days
     */
    record Away(
            String key,
            LocalDateTime from,
            LocalDateTime until,
            LocalDate lastDay,
            boolean whole,
            @Nullable String reason) {

        static Away of(Absence row) {
            boolean whole = row.from().toLocalTime().equals(LocalTime.MIDNIGHT)
                    && row.until().toLocalTime().equals(LocalTime.MIDNIGHT);
            return new Away(
                    PlanningTable.ABSENCES.keyText(row),
                    row.from(),
                    row.until(),
                    row.until().minusNanos(1).toLocalDate(),
                    whole,
                    row.reason());
        }
    }

    /** Fills the model; what a form before had to tell is in it already. */
    void fill(Owner owner, Model model) {
        model.addAttribute("owner", owner);
        String specialist = owner.specialist();
        LocalDateTime now = horizons.now(clock);
        OwnTime time = keeping.of(specialist);
        if (!(model.getAttribute("week") instanceof WeekForm)) {
            model.addAttribute("week", WeekForm.of(time, now.toLocalDate()));
        }
        for (String form : List.of("typedExtra", "typedAbsence")) {
            if (!(model.getAttribute(form) instanceof OnceForm)) {
                model.addAttribute(form, OnceForm.EMPTY);
            }
        }
        if (!(model.getAttribute("wrong") instanceof Wrongs)) {
            model.addAttribute("wrong", Wrongs.NONE);
        }
        Map<String, String> names = names(time);
        model.addAttribute("sites", names);
        model.addAttribute("weekdays", DayOfWeek.values());
        model.addAttribute("weeks", OddOrEven.values());
        model.addAttribute("cells", cells(time));
        model.addAttribute("cell", CELL);
        model.addAttribute("today", now.toLocalDate());
        model.addAttribute("awayToday", awayToday(time, now));
        model.addAttribute("extra", extra(time, now, names));
        model.addAttribute("absences", absences(time, now));
    }

    /** The names of sites by id, by name: those that can be chosen, and what the time names already. */
    Map<String, String> names(OwnTime time) {
        Set<String> named = new TreeSet<>();
        Stream.concat(
                        time.weekly().stream().map(WeeklyTime::site),
                        time.extra().stream().map(ExtraTime::site))
                .filter(site -> site != null)
                .forEach(named::add);
        var names = new LinkedHashMap<String, String>();
        sites.findAll().stream()
                .filter(site -> !site.isRetired() || named.contains(site.id()))
                .sorted(Comparator.comparing(Site::name).thenComparing(Site::id))
                .forEach(site -> names.put(site.id(), site.name()));
        return names;
    }

    /** The rows of the grid, in minutes after midnight: the hours of a working day, and others that somebody offers. */
    private static List<Cell> cells(OwnTime time) {
        int first = FIRST;
        int last = LAST;
        for (WeeklyTime row : time.weekly()) {
            first = Math.min(first, row.from().toSecondOfDay() / 60);
            last = Math.max(last, row.untilMinute());
        }
        for (UndesiredTime row : time.undesired()) {
            first = Math.min(first, row.from().toSecondOfDay() / 60);
            last = Math.max(last, row.untilMinute());
        }
        var cells = new ArrayList<Cell>();
        for (int at = first / 60 * 60; at < Math.min(last + 59, LocalMinutes.PER_DAY) / 60 * 60; at += CELL) {
            cells.add(new Cell(at, LocalTime.MIN.plusMinutes(at), LocalTime.MIN.plusMinutes(at + CELL)));
        }
        return cells;
    }

    /** The absence that lasts until the day ends and is of that day alone; null where there is none. */
    private static @Nullable Away awayToday(OwnTime time, LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        return time.absences().stream()
                .filter(row -> row.from().toLocalDate().equals(today)
                        && !row.from().isAfter(now)
                        && row.until().equals(today.plusDays(1).atStartOfDay()))
                .map(Away::of)
                .findFirst()
                .orElse(null);
    }

    private static List<Once> extra(OwnTime time, LocalDateTime now, Map<String, String> names) {
        return time.extra().stream()
                .filter(row -> row.until().isAfter(now))
                .sorted(Comparator.comparing(ExtraTime::from))
                .map(row -> new Once(
                        PlanningTable.EXTRA_TIME.keyText(row),
                        row.from(),
                        row.until(),
                        row.site() == null ? null : names.get(row.site())))
                .toList();
    }

    private static List<Away> absences(OwnTime time, LocalDateTime now) {
        return time.absences().stream()
                .filter(row -> row.until().isAfter(now))
                .sorted(Comparator.comparing(Absence::from))
                .map(Away::of)
                .toList();
    }
}
