package org.samrad.match;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.exchange.DatabaseExport;
import org.samrad.match.LiveMatch.Day;
import org.samrad.match.LiveMatch.Ease;
import org.samrad.match.LiveMatch.Merit;
import org.samrad.match.LiveMatch.Obstacle;
import org.samrad.match.LiveMatch.Suggestion;
import org.samrad.match.LiveMatch.Week;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.request.RequestContent;
import org.samrad.solver.PlanRule;
import org.samrad.suggest.PricedOption;
import org.samrad.suggest.Recommendations;
import org.samrad.suggest.Supposed;
import org.samrad.suggest.Supposition;
import org.springframework.stereotype.Component;

/** Matches wishes with what is published; answers in milliseconds, however often it is asked. */
@Component
public class LiveMatches {

    private static final int MOST_SUGGESTIONS = 5;
    private static final int WEEKS = 8;
    private static final int DAYS_OF_WEEK = 7;

    private final PlanAtHand plan;

    private final DatabaseExport database;

    LiveMatches(PlanAtHand plan, DatabaseExport database) {
        this.plan = plan;
        this.database = database;
    }

    /** What can be had; empty where nobody is asked for yet, or there are no planning data. */
    public Optional<LiveMatch> of(Wish wish) {
        if (wish.content().roles().isEmpty()) {
            // Somebody is going to ask soon.
            plan.prepare();
            return Optional.empty();
        }
        return plan.get().map(open -> of(withPast(wish, open.data()), open));
    }

    /** Whatever lies before what is planned, and a case that only has such consultations, is no part of the planning data. */
    Wish withPast(Wish wish, PlanningData data) {
        Set<String> unknown = wish.named();
        if (!unknown.isEmpty()) {
            data.requests().forEach(request -> unknown.remove(request.id()));
        }
        boolean known = wish.caseId() == null
                || data.cases().stream().anyMatch(row -> row.id().equals(wish.caseId()));
        return known && unknown.isEmpty() ? wish : wish.after(database.behind(wish.caseId(), wish.named()));
    }

    /** The same beside a plan that somebody has opened. */
    static LiveMatch of(Wish wish, OpenPlan open) {
        PlanningData data = open.data();
        Recommendations recommendations = open.recommendations();
        Supposed asked = wish.supposed(data);
        Supposition supposed = recommendations.suppose(asked);
        // What it comes after binds it to days of its own.
        RequestContent bound = wish.content().with(asked.request().terms());
        Supposition.Chances chances = supposed.chances(WEEKS * DAYS_OF_WEEK);
        LocalDateTime earliest = chances.starts().stream().findFirst().orElse(null);
        List<Suggestion> suggestions = earliest == null
                ? List.of()
                : supposed.options().stream()
                        .limit(MOST_SUGGESTIONS)
                        .map(option -> suggestion(option, earliest, supposed, wish.content()))
                        .toList();
        List<Obstacle> obstacles = earliest == null ? obstacles(chances, supposed, bound, data) : List.of();
        boolean waits = obstacles.stream().anyMatch(one -> one.kind() == Obstacle.Kind.WAITS);
        return new LiveMatch(
                chances.roles().stream()
                        .map(role -> new LiveMatch.Role(role.role(), role.optional(), role.qualified(), role.free()))
                        .toList(),
                earliest,
                suggestions,
                weeks(bound, chances.starts(), data.header()),
                obstacles,
                earliest != null || waits ? List.of() : new Changes(data, recommendations, wish).thatHelp());
    }

    private static Suggestion suggestion(
            PricedOption option, LocalDateTime earliest, Supposition supposed, RequestContent content) {
        Set<String> known = new LinkedHashSet<>(option.panel().values());
        known.retainAll(supposed.known());
        var merits = new ArrayList<Merit>();
        add(merits, Merit.SOONEST, option.start().equals(earliest));
        add(merits, Merit.KNOWN, !known.isEmpty());
        add(
                merits,
                Merit.SAME_DAY,
                supposed.daysOfCase().contains(option.start().toLocalDate()));
        boolean wished = content.windows().stream()
                .anyMatch(window -> window.preferred()
                        && !option.start().isBefore(window.from())
                        && !option.end().isAfter(window.until()));
        add(merits, Merit.WISHED, wished);
        add(merits, Merit.LATE, costs(option, PlanRule.OVERDUE));
        add(merits, Merit.NOT_WISHED, costs(option, PlanRule.PREFERRED_WINDOW));
        add(merits, Merit.SEAT_EMPTY, option.panel().size() < content.roles().size());
        add(merits, Merit.SCHOOL, costs(option, PlanRule.SCHOOL_HOURS));
        add(merits, Merit.UNDESIRED, costs(option, PlanRule.UNDESIRED_TIME));
        add(merits, Merit.EXTERNAL, costs(option, PlanRule.EXTERNAL));
        add(merits, Merit.TRAVEL, costs(option, PlanRule.TRAVEL));
        return new Suggestion(
                option.start(), option.end(), option.mode(), option.site(), option.panel(), known, List.copyOf(merits));
    }

    private static void add(List<Merit> merits, Merit merit, boolean has) {
        if (has) {
            merits.add(merit);
        }
    }

    private static boolean costs(PricedOption option, PlanRule rule) {
        return option.costs().getOrDefault(rule, 0.0) > 0;
    }

    private static List<Obstacle> obstacles(
            Supposition.Chances chances, Supposition supposed, RequestContent content, PlanningData data) {
        var obstacles = new ArrayList<Obstacle>();
        supposed.waitsFor().forEach(id -> obstacles.add(new Obstacle(Obstacle.Kind.WAITS, id)));
        if (!obstacles.isEmpty()) {
            return obstacles;
        }
        boolean onlyOptional = content.roles().stream().allMatch(role -> role.optional());
        for (Supposition.RoleChance role : chances.roles()) {
            if (role.optional() && !onlyOptional) {
                continue;
            }
            if (role.qualified() == 0) {
                obstacles.add(new Obstacle(Obstacle.Kind.NOBODY, role.role()));
            } else if (role.able() == 0) {
                obstacles.add(new Obstacle(Obstacle.Kind.KEPT_OFF, role.role()));
            } else if (role.free() == 0 && chances.anyTime()) {
                obstacles.add(new Obstacle(Obstacle.Kind.BUSY, role.role()));
            }
        }
        if (!chances.anyTime()) {
            boolean bound = content.windows().stream().anyMatch(window -> !window.preferred());
            boolean days = first(content, data.header()).isAfter(last(content, data.header()));
            obstacles.addFirst(new Obstacle(bound && !days ? Obstacle.Kind.NO_TIME : Obstacle.Kind.NO_DAY, ""));
        }
        if (obstacles.isEmpty()) {
            obstacles.add(new Obstacle(
                    !chances.allAtOnce()
                            ? Obstacle.Kind.APART
                            : chances.roomsLacking() ? Obstacle.Kind.NO_ROOM : Obstacle.Kind.NO_PANEL,
                    ""));
        }
        return List.copyOf(obstacles);
    }

    private static LocalDate first(RequestContent content, PlanningHeader header) {
        LocalDate asked = content.terms().earliest();
        LocalDate received = content.terms().received();
        LocalDate first = header.now().toLocalDate();
        first = header.horizonStart().isAfter(first) ? header.horizonStart() : first;
        LocalDate from = asked == null ? received : asked;
        return from.isAfter(first) ? from : first;
    }

    private static LocalDate last(RequestContent content, PlanningHeader header) {
        LocalDate latest = content.terms().latest();
        LocalDate end = header.horizonEnd().minusDays(1);
        return latest == null || latest.isAfter(end) ? end : latest;
    }

    private static List<Week> weeks(RequestContent content, List<LocalDateTime> starts, PlanningHeader header) {
        LocalDate first = first(content, header);
        LocalDate last = last(content, header);
        Map<LocalDate, Set<Integer>> hours = new HashMap<>();
        Map<LocalDate, Integer> counts = new HashMap<>();
        for (LocalDateTime start : starts) {
            hours.computeIfAbsent(start.toLocalDate(), day -> new TreeSet<>()).add(start.getHour());
            counts.merge(start.toLocalDate(), 1, Integer::sum);
        }
        var weeks = new ArrayList<Week>();
        LocalDate monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        while (weeks.size() < WEEKS && !monday.isAfter(last)) {
            weeks.add(new Week(monday.datesUntil(monday.plusDays(DAYS_OF_WEEK))
                    .map(day -> new Day(
                            day,
                            day.isBefore(first) || day.isAfter(last) ? Ease.OUTSIDE : ease(hours.get(day)),
                            counts.getOrDefault(day, 0)))
                    .toList()));
            monday = monday.plusDays(DAYS_OF_WEEK);
        }
        return List.copyOf(weeks);
    }

    private static Ease ease(@Nullable Set<Integer> hours) {
        return hours == null ? Ease.NONE : hours.size() == 1 ? Ease.TIGHT : Ease.GOOD;
    }
}
