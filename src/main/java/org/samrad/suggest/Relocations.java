package org.samrad.suggest;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.samrad.check.ScheduleCheck;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.solver.recommend.Price;

/**
 * Where one scheduled consultation of a plan could go instead while all others stay, and what each such move would cost. Costs
 * are counted as the solver counts them; what is valid the independent checker says.
 */
public final class Relocations {

    private final PlanningData data;
    private final List<ScheduleRow> schedule;
    private final Recommendations recommendations;
    private final PlanningData.Request request;
    private final List<ScheduleRow> held;
    private @Nullable Set<String> brokenPinned;

    private Relocations(
            PlanningData data,
            List<ScheduleRow> schedule,
            Recommendations recommendations,
            PlanningData.Request request,
            List<ScheduleRow> held) {
        this.data = data;
        this.schedule = schedule;
        this.recommendations = recommendations;
        this.request = request;
        this.held = held;
    }

    /**
     * @param recommendations of the same data and schedule
     * @throws IllegalArgumentException if the data have no such request, or the schedule leaves it out
     */
    public static Relocations of(
            PlanningData data, List<ScheduleRow> schedule, Recommendations recommendations, String request) {
        PlanningData.Request asked = data.requests().stream()
                .filter(one -> one.id().equals(request))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no request %s.".formatted(request)));
        List<ScheduleRow> held =
                schedule.stream().filter(row -> row.request().equals(request)).toList();
        if (held.isEmpty()) {
            throw new IllegalArgumentException("The plan holds no consultation of request %s.".formatted(request));
        }
        return new Relocations(data, schedule, recommendations, asked, held);
    }

    /** The rows of the consultation as the plan has it. */
    public List<ScheduleRow> held() {
        return held;
    }

    /**
     * The consultation with the same panel, form and place at another start.
     *
     * @throws IllegalArgumentException if the start lies outside the days that are planned
     */
    public List<ScheduleRow> startingAt(LocalDateTime start) {
        LocalDate day = start.toLocalDate();
        if (day.isBefore(data.header().horizonStart())
                || !day.isBefore(data.header().horizonEnd())) {
            throw new IllegalArgumentException("The plan covers %s to %s (exclusive), not %s."
                    .formatted(data.header().horizonStart(), data.header().horizonEnd(), start));
        }
        return with(start, held.getFirst().mode(), held.getFirst().site());
    }

    private List<ScheduleRow> with(LocalDateTime start, Mode mode, @Nullable String site) {
        LocalDateTime end = start.plusMinutes(request.terms().durationMinutes());
        return held.stream()
                .map(row -> new ScheduleRow(row.request(), start, end, mode, site, row.role(), row.specialist()))
                .toList();
    }

    /**
     * The consultation with somebody else in a role; a role that was empty is filled.
     *
     * @throws IllegalArgumentException if the request has no such role, or the data no such specialist
     */
    public List<ScheduleRow> seating(String role, String specialist) {
        if (roles().stream().noneMatch(one -> one.role().equals(role))) {
            throw new IllegalArgumentException("Request %s has no role %s.".formatted(request.id(), role));
        }
        if (data.specialists().stream().noneMatch(one -> one.id().equals(specialist))) {
            throw new IllegalArgumentException("There is no specialist %s.".formatted(specialist));
        }
        var rows = new ArrayList<ScheduleRow>();
        held.stream().filter(row -> !row.role().equals(role)).forEach(rows::add);
        ScheduleRow any = held.getFirst();
        rows.add(new ScheduleRow(any.request(), any.start(), any.end(), any.mode(), any.site(), role, specialist));
        rows.sort(ScheduleRow.FILE_ORDER);
        return List.copyOf(rows);
    }

    /** The request's roles, in its order. */
    public List<PlanningData.RequestRole> roles() {
        return data.requestRoles().stream()
                .filter(role -> role.request().equals(request.id()))
                .toList();
    }

    /** What holding the consultation as these rows say would cost and break. */
    public Relocation to(List<ScheduleRow> rows) {
        LocalDate day = rows.getFirst().start().toLocalDate();
        return to(rows, around(specialistsOf(rows), day, day.plusDays(1)));
    }

    /**
     * Every start on the slot grid of some days, with the same panel, form and place.
     *
     * @param from the first day; with {@code until} within one week
     * @param until exclusive
     * @param earliest first start of a day
     * @param latest no consultation ends later
     */
    public List<Relocation> starts(LocalDate from, LocalDate until, LocalTime earliest, LocalTime latest) {
        Surroundings around = around(specialistsOf(held), from, until);
        int slot = data.header().slotMinutes();
        int first = (earliest.toSecondOfDay() / 60 + slot - 1) / slot * slot;
        int last = latest.toSecondOfDay() / 60 - request.terms().durationMinutes();
        return from.datesUntil(until)
                .flatMap(day -> IntStream.iterate(first, minute -> minute <= last, minute -> minute + slot)
                        .mapToObj(minute -> day.atStartOfDay().plusMinutes(minute)))
                .map(start -> to(startingAt(start), around))
                .toList();
    }

    /** Everybody else who holds what a role asks for, or is named for it, in that role at the same time, the cheapest first. */
    public List<Relocation> seats(String role) {
        Set<String> able = recommendations.ableTo(request.id(), role);
        held.forEach(row -> able.remove(row.specialist()));
        var everybody = new HashSet<>(able);
        everybody.addAll(specialistsOf(held));
        LocalDate day = held.getFirst().start().toLocalDate();
        Surroundings around = around(everybody, day, day.plusDays(1));
        return able.stream()
                .map(specialist -> to(seating(role, specialist), around))
                .sorted(Comparator.comparing((Relocation move) -> !move.valid()).thenComparingDouble(Relocation::cost))
                .toList();
    }

    private Surroundings around(Set<String> specialists, LocalDate from, LocalDate until) {
        return Surroundings.of(data, schedule, request, specialists, from, until, brokenPinned());
    }

    /** Of the whole plan, which stays the same but for this consultation; looked for once, and only where something is pinned. */
    private Set<String> brokenPinned() {
        Set<String> known = brokenPinned;
        if (known == null) {
            known = data.bookedRoles().stream().anyMatch(PlanningData.BookedRole::pinned)
                    ? ScheduleCheck.brokenPinned(data, schedule)
                    : Set.of();
            brokenPinned = known;
        }
        return known;
    }

    private Relocation to(List<ScheduleRow> rows, Surroundings around) {
        List<String> broken = around.brokenBy(rows);
        Price price = recommendations.difference(request.id(), rows);
        return new Relocation(rows, broken, price.soft(), price.byRule());
    }

    private static Set<String> specialistsOf(List<ScheduleRow> rows) {
        return rows.stream().map(ScheduleRow::specialist).collect(Collectors.toCollection(TreeSet::new));
    }
}
