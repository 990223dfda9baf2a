package org.samrad.insight;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.HeldCompetence;
import org.samrad.competence.Need;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.Request;
import org.samrad.dataset.PlanningData.RequestRole;
import org.samrad.dataset.PlanningData.SpecialistCompetence;
import org.samrad.dataset.ScheduleRow;
import org.samrad.matching.OfferedTime;
import org.samrad.plan.OneMore;
import org.samrad.solver.AvailabilityInterval;
import org.samrad.time.PublicHolidays;

/**
 * Who one more specialist of a competence would be, and when the hours would be of most use: on the weekday and at the time, within
 * ordinary working hours, when most of the unmet requests that such a specialist could serve find all their other roles free;
 * then when they do so in most weeks; then the earliest. Whom a role may be filled by is told by competence, level, sector
 * and exclusion alone: languages, modes, travel and limits are for the solve that follows.
 */
final class BestHours {

    /** Minutes a week that are tried, fewest first; each stretch lies within the next. */
    static final List<Integer> TRIED = List.of(60, 120, 240);

    private static final int DAY_BEGINS = 8 * 60;
    private static final int DAY_ENDS = 17 * 60;
    private static final int MINUTES_PER_DAY = 24 * 60;

    /** An unmet request: at which slots the others could begin, and how many slots it lasts. */
    private record Waiting(BitSet starts, int length) {}

    private final StudiedPlan situation;
    private final PlanningData data;
    private final String competence;
    private final LocalDate start;
    private final LocalDate firstDay;
    private final int slot;
    private final int perDay;
    private final int days;
    private final OfferedTime offered;
    private final Map<String, List<ScheduleRow>> booked = new HashMap<>();
    private final Map<String, BitSet> free = new HashMap<>();
    private final Map<List<Object>, BitSet> starts = new HashMap<>();
    private final Map<String, List<SpecialistCompetence>> held = new HashMap<>();
    private final Map<String, Sector> sectors = new HashMap<>();
    private final Map<String, List<PlanningData.RequestWindow>> windows = new HashMap<>();
    private final Set<PlanningData.Exclusion> excluded = new HashSet<>();
    private final List<Request> unmet = new ArrayList<>();
    private final List<RequestRole> served = new ArrayList<>();
    private @Nullable List<Waiting> waiting;

    BestHours(StudiedPlan situation, String competence) {
        this.situation = situation;
        this.data = situation.data();
        this.competence = competence;
        this.start = data.header().horizonStart();
        LocalDate nextWeek = data.header().now().toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        this.firstDay = nextWeek.isAfter(start) ? nextWeek : start;
        this.slot = data.header().slotMinutes();
        this.perDay = MINUTES_PER_DAY / slot;
        this.days = (int) ChronoUnit.DAYS.between(start, data.header().horizonEnd());
        this.offered = OfferedTime.of(data);
        situation
                .schedule()
                .forEach(row -> booked.computeIfAbsent(row.specialist(), id -> new ArrayList<>())
                        .add(row));
        data.specialistCompetences()
                .forEach(row -> held.computeIfAbsent(row.specialist(), id -> new ArrayList<>())
                        .add(row));
        data.requestWindows().stream()
                .filter(window -> !window.preferred())
                .forEach(window -> windows.computeIfAbsent(window.request(), id -> new ArrayList<>())
                        .add(window));
        data.exclusions()
                .forEach(row -> excluded.add(new PlanningData.Exclusion(row.caseId(), row.specialist(), null)));
        var sectorOf = new HashMap<String, Sector>();
        data.organisations().forEach(one -> sectorOf.put(one.id(), one.sector()));
        data.specialists().forEach(one -> {
            Sector sector = sectorOf.get(one.organisation());
            if (sector != null) {
                sectors.put(one.id(), sector);
            }
        });
        for (Request request : situation.unscheduled()) {
            situation.needed(request.id()).stream()
                    .filter(this::isServed)
                    .findFirst()
                    .ifPresent(role -> {
                        unmet.add(request);
                        served.add(role);
                    });
        }
    }

    /** Whether somebody who holds the competence could take the role, given the level. */
    private boolean isServed(RequestRole role) {
        String asked = role.competence();
        return asked != null && role.specialist() == null && situation.tree().isSameOrNarrower(competence, asked);
    }

    /**
     * One more specialist with so many minutes a week.
     *
     * @param minutesWeekly one of {@link #TRIED}
     * @return empty where the data have no specialist to take after
     */
    Optional<OneMore> offering(int minutesWeekly) {
        return like().map(like -> {
            int[] stretch = stretch(minutesWeekly);
            return new OneMore(
                    competence,
                    level(),
                    minutesWeekly,
                    DayOfWeek.of(stretch[0]),
                    LocalTime.ofSecondOfDay(stretch[1] * 60L),
                    firstDay,
                    like,
                    site(like));
        });
    }

    private int level() {
        return served.stream()
                .mapToInt(RequestRole::minLevel)
                .max()
                .orElseGet(() -> data.requestRoles().stream()
                        .filter(this::isServed)
                        .mapToInt(RequestRole::minLevel)
                        .max()
                        .orElse(1));
    }

    /** The most booked of those who hold it, or of all where nobody does. */
    private Optional<String> like() {
        Comparator<String> mostBooked = Comparator.comparingInt((String id) -> -bookedMinutes(id))
                .thenComparingInt(id -> -offeredMinutes(id))
                .thenComparing(Comparator.naturalOrder());
        List<String> all =
                data.specialists().stream().map(PlanningData.Specialist::id).toList();
        return all.stream()
                .filter(id -> held.getOrDefault(id, List.of()).stream()
                        .anyMatch(row -> situation.tree().isSameOrNarrower(row.competence(), competence)))
                .min(mostBooked)
                .or(() -> all.stream().min(mostBooked));
    }

    private int bookedMinutes(String specialist) {
        return booked.getOrDefault(specialist, List.of()).stream()
                .mapToInt(row -> (int) ChronoUnit.MINUTES.between(row.start(), row.end()))
                .sum();
    }

    private int offeredMinutes(String specialist) {
        int sum = 0;
        for (int minutes : offered.minutes(specialist)) {
            sum += minutes;
        }
        return sum;
    }

    /** Of the sites of the one who is the model that at which most unmet requests may be held, then the most usual one. */
    private @Nullable String site(String like) {
        var minutes = new HashMap<String, Integer>();
        data.availabilities().stream()
                .filter(row -> row.specialist().equals(like))
                .forEach(row -> {
                    if (row.site() != null) {
                        minutes.merge(row.site(), row.untilMinute() - row.from().toSecondOfDay() / 60, Integer::sum);
                    }
                });
        return minutes.keySet().stream()
                .min(Comparator.comparingLong((String site) -> -unmet.stream()
                                .filter(request -> request.modes().contains(Mode.ON_SITE)
                                        && request.sites().contains(site))
                                .count())
                        .thenComparing(site -> -minutes.getOrDefault(site, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    /** Weekday, 1 for Monday, and minute of the day. */
    private int[] stretch(int minutesWeekly) {
        List<Waiting> known = waiting;
        if (known == null) {
            known = new ArrayList<>();
            for (int i = 0; i < unmet.size(); i++) {
                known.add(waiting(unmet.get(i), served.get(i)));
            }
            waiting = known;
        }
        int[] best = {0, 0};
        for (int length : TRIED.reversed()) {
            if (length >= minutesWeekly) {
                best = best(known, length, best);
            }
        }
        return best;
    }

    /** @param within the longer stretch that it is to lie in: {weekday, minute, length}, or a weekday 0 for none */
    private int[] best(List<Waiting> all, int length, int[] within) {
        int[] best = {};
        long mostRequests = -1;
        long mostWeeks = -1;
        for (int weekday = 1; weekday <= 5; weekday++) {
            if (within[0] != 0 && within[0] != weekday) {
                continue;
            }
            int from = within[0] == 0 ? DAY_BEGINS : within[1];
            int until = within[0] == 0 ? DAY_ENDS : within[1] + within[2];
            for (int minute = from; minute + length <= until; minute += slot) {
                long requests = 0;
                long weeks = 0;
                for (Waiting one : all) {
                    long times = weeksThatFit(one, weekday, minute, length);
                    weeks += times;
                    requests += times > 0 ? 1 : 0;
                }
                if (requests > mostRequests || requests == mostRequests && weeks > mostWeeks) {
                    mostRequests = requests;
                    mostWeeks = weeks;
                    best = new int[] {weekday, minute, length};
                }
            }
        }
        return best;
    }

    private long weeksThatFit(Waiting one, int weekday, int minute, int length) {
        int last = (minute + length) / slot - one.length();
        int weeks = 0;
        for (int day = 0; day < days; day++) {
            if (start.plusDays(day).getDayOfWeek().getValue() == weekday) {
                int first = one.starts().nextSetBit(day * perDay + (minute + slot - 1) / slot);
                weeks += first >= 0 && first <= day * perDay + last ? 1 : 0;
            }
        }
        return weeks;
    }

    private Waiting waiting(Request request, RequestRole mine) {
        int length = (request.durationMinutes() + slot - 1) / slot;
        BitSet possible = allowed(request);
        for (RequestRole role : situation.needed(request.id())) {
            if (role != mine) {
                var somebody = new BitSet();
                data.specialists().stream()
                        .filter(one -> mayTake(request, role, one.id()))
                        .forEach(one -> somebody.or(starts(one.id(), length)));
                possible.and(somebody);
            }
        }
        return new Waiting(possible, length);
    }

    /** Where its own terms let it begin: on a working day of those that the new specialist is there. */
    private BitSet allowed(Request request) {
        var allowed = new BitSet();
        LocalDate earliest = request.earliestOrDefault(data.header());
        LocalDate latest = request.latestOrDefault(data.header());
        for (int day = 0; day < days; day++) {
            LocalDate date = start.plusDays(day);
            if (!date.isBefore(firstDay)
                    && !date.isBefore(earliest)
                    && !date.isAfter(latest)
                    && !PublicHolidays.isHoliday(data.header().country(), date)) {
                allowed.set(day * perDay, (day + 1) * perDay);
            }
        }
        List<PlanningData.RequestWindow> windows = this.windows.getOrDefault(request.id(), List.of());
        if (!windows.isEmpty()) {
            var within = new BitSet();
            for (var window : windows) {
                long from = minute(window.from());
                long last = Math.min(minute(window.until()), (long) days * perDay * slot) - request.durationMinutes();
                for (long at = Math.max(0, (from + slot - 1) / slot); at * slot <= last; at++) {
                    within.set((int) at);
                }
            }
            allowed.and(within);
        }
        return allowed;
    }

    private long minute(LocalDateTime time) {
        return ChronoUnit.MINUTES.between(start.atStartOfDay(), time);
    }

    private boolean mayTake(Request request, RequestRole role, String specialist) {
        Sector sector = sectors.get(specialist);
        if (role.specialist() != null && !role.specialist().equals(specialist)
                || role.sector() != null && role.sector() != sector
                || sector == null
                || excluded.contains(new PlanningData.Exclusion(request.caseId(), specialist, null))) {
            return false;
        }
        String asked = role.competence();
        if (asked == null) {
            return true;
        }
        var need = new Need(asked, role.minLevel(), role.sector());
        return held.getOrDefault(specialist, List.of()).stream()
                .map(row ->
                        new HeldCompetence(row.competence(), row.level(), row.validFrom(), row.validUntil(), sector))
                .anyMatch(qualification -> qualification.covers(need, situation.tree()));
    }

    /** The slots of the horizon that a specialist offers and the plan leaves free. */
    private BitSet free(String specialist) {
        return free.computeIfAbsent(specialist, id -> {
            var slots = new BitSet();
            for (AvailabilityInterval[] day : offered.of(id)) {
                for (AvailabilityInterval stretch : day) {
                    slots.set(
                            (stretch.from() + slot - 1) / slot,
                            Math.max((stretch.from() + slot - 1) / slot, stretch.until() / slot));
                }
            }
            for (ScheduleRow row : booked.getOrDefault(id, List.of())) {
                long from = minute(row.start());
                long until = minute(row.end());
                if (from >= 0) {
                    slots.clear((int) (from / slot), (int) ((until + slot - 1) / slot));
                }
            }
            return slots;
        });
    }

    /** Where a stretch of free slots as long as that begins. */
    private BitSet starts(String specialist, int length) {
        return starts.computeIfAbsent(List.of(specialist, length), key -> starts(free(specialist), length));
    }

    private static BitSet starts(BitSet free, int length) {
        var starts = new BitSet();
        for (int from = free.nextSetBit(0); from >= 0; ) {
            int until = free.nextClearBit(from);
            if (until - from >= length) {
                starts.set(from, until - length + 1);
            }
            from = free.nextSetBit(until);
        }
        return starts;
    }
}
