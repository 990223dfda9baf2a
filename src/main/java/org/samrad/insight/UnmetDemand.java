package org.samrad.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.PlanningData.Request;
import org.samrad.dataset.PlanningData.RequestRole;
import org.samrad.explain.Cause;

/**
 * The requests that a plan leaves out, by the competences that they ask for, where they come from and when they are due. A
 * request that needs three competences is in three cells; its own area and week it has once.
 *
 * @param cells none without requests
 */
record UnmetDemand(List<Cell> cells) {

    /** The area of a request of which none is known, or none may be told. No municipality is called so. */
    static final String UNKNOWN = "?";

    /** In place of a competence, where a role is for a person by name and asks for none. No id is written so. */
    static final String BY_NAME = "?";

    private static final Collector<Cell, ?, Count> COUNTED =
            Collectors.collectingAndThen(Collectors.toList(), Count::of);

    /**
     * The requests of one competence, area and week.
     *
     * @param competence its id, exactly as the roles ask for it, or {@link #BY_NAME}
     * @param area a municipality or {@link #UNKNOWN}
     * @param week the Monday of the ISO week of the due day, see {@link Weeks#of}
     * @param requests ids
     * @param inTheWay those of them where the role that asks for the competence is why there is no place
     */
    record Cell(
            String competence, String area, LocalDate week, SortedSet<String> requests, SortedSet<String> inTheWay) {}

    /** How many requests, and for how many of them this is what stands in the way. */
    public record Count(int requests, int inTheWay) {

        static final Count NONE = new Count(0, 0);

        static Count of(Collection<Cell> cells) {
            return new Count(
                    union(cells, Cell::requests).size(),
                    union(cells, Cell::inTheWay).size());
        }
    }

    /**
     * A line of the table.
     *
     * @param competence null where lines are by area alone
     * @param area null where lines are by competence alone
     * @param byWeek by Monday; weeks without requests are left out
     */
    public record Line(
            @Nullable String competence, @Nullable String area, Map<LocalDate, Count> byWeek, Count total) {

        public Count in(LocalDate monday) {
            return byWeek.getOrDefault(monday, Count.NONE);
        }
    }

    /** What a line of the table is about. */
    enum By {
        COMPETENCE,
        AREA,
        BOTH
    }

    /** @param causes why each is left out, by request */
    static UnmetDemand of(StudiedPlan situation, Map<String, Cause> causes) {
        var standing = new HashMap<String, String>();
        causes.forEach((request, cause) -> {
            RequestRole role = cause.role() == null ? null : situation.role(request, cause.role());
            if (role != null) {
                standing.put(request, asked(role));
            }
        });
        var cells = new HashMap<List<Object>, Cell>();
        UrgencyScale scale = situation.data().urgencyScale();
        for (Request request : situation.unscheduled()) {
            String area = situation.area(request);
            LocalDate week = situation.weeks().of(request.terms().dueOrDefault(scale));
            for (RequestRole role : situation.needed(request.id())) {
                String competence = asked(role);
                Cell cell = cells.computeIfAbsent(
                        List.of(competence, area, week),
                        key -> new Cell(competence, area, week, new TreeSet<>(), new TreeSet<>()));
                cell.requests().add(request.id());
                if (competence.equals(standing.get(request.id()))) {
                    cell.inTheWay().add(request.id());
                }
            }
        }
        return new UnmetDemand(List.copyOf(cells.values()));
    }

    private static String asked(RequestRole role) {
        String competence = role.competence();
        return competence == null ? BY_NAME : competence;
    }

    /** The same without the cells that are not wanted. */
    UnmetDemand only(Predicate<Cell> wanted) {
        return new UnmetDemand(cells.stream().filter(wanted).toList());
    }

    /** How many requests there are, each counted once whatever it asks for. */
    public Count total() {
        return Count.of(cells);
    }

    /** All requests, each once. */
    SortedSet<String> requests() {
        return union(cells, Cell::requests);
    }

    /** All requests for which one of the cells' competences is what stands in the way. */
    SortedSet<String> inTheWay() {
        return union(cells, Cell::inTheWay);
    }

    /** All areas, in order of their names. */
    SortedSet<String> areas() {
        var areas = new TreeSet<String>();
        cells.forEach(cell -> areas.add(cell.area()));
        return areas;
    }

    /** By competence: how many requests ask for exactly it. */
    Map<String, Count> byCompetence() {
        return cells.stream().collect(Collectors.groupingBy(Cell::competence, COUNTED));
    }

    /** The table, most requests first, then those where it stands in the way most, then by name. */
    List<Line> lines(By by) {
        var lines = new ArrayList<Line>();
        cells.stream().collect(Collectors.groupingBy(cell -> key(cell, by))).forEach((key, group) -> {
            Map<LocalDate, Count> byWeek =
                    group.stream().collect(Collectors.groupingBy(Cell::week, TreeMap::new, COUNTED));
            Cell any = group.getFirst();
            lines.add(new Line(
                    by == By.AREA ? null : any.competence(),
                    by == By.COMPETENCE ? null : any.area(),
                    byWeek,
                    Count.of(group)));
        });
        lines.sort(Comparator.comparingInt((Line line) -> -line.total().requests())
                .thenComparing(line -> -line.total().inTheWay())
                .thenComparing(line -> String.valueOf(line.competence()))
                .thenComparing(line -> String.valueOf(line.area())));
        return lines;
    }

    private static List<String> key(Cell cell, By by) {
        return switch (by) {
            case COMPETENCE -> List.of(cell.competence());
            case AREA -> List.of(cell.area());
            case BOTH -> List.of(cell.competence(), cell.area());
        };
    }

    private static SortedSet<String> union(Collection<Cell> cells, Function<Cell, SortedSet<String>> part) {
        var all = new TreeSet<String>();
        cells.forEach(cell -> all.addAll(part.apply(cell)));
        return all;
    }
}
