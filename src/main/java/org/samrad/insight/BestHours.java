package org.samrad.insight;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.Request;
import org.samrad.dataset.PlanningData.RequestRole;
import org.samrad.matching.OfferedTime;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;
import org.samrad.plan.OneMore;
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

    /** An unmet request: at which slots the others could begin, and how many slots it lasts. */
    private record Waiting(BitSet starts, int length) {}

    private final StudiedPlan situation;
    private final PlanningFacts facts;
    private final PlanningData data;
    private final String competence;
    private final int firstDay;
    private final int slot;
    private final int perDay;
    private final FreeSlots free;
    private final List<Request> unmet = new ArrayList<>();
    private final List<RequestRole> served = new ArrayList<>();
    private @Nullable List<Waiting> waiting;

    BestHours(StudiedPlan situation, String competence) {
        this.situation = situation;
        this.facts = situation.facts();
        this.data = facts.data();
        this.competence = competence;
        this.firstDay = Math.max(
                0, facts.day(data.header().now().toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY))));
        this.slot = data.header().slotMinutes();
        this.perDay = facts.slotsPerDay();
        this.free = new FreeSlots(situation);
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
        return asked != null && role.specialist() == null && facts.isSameOrNarrower(competence, asked);
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
                    facts.date(firstDay),
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
        var offered = new OfferedTime(data);
        Comparator<Person> mostBooked = Comparator.comparingInt((Person one) -> -free.bookedMinutes(one))
                .thenComparingInt(one -> -offeredMinutes(offered, one))
                .thenComparing(Person::id);
        return facts.persons().stream()
                .filter(one ->
                        one.held().stream().anyMatch(row -> facts.isSameOrNarrower(row.competence(), competence)))
                .min(mostBooked)
                .or(() -> facts.persons().stream().min(mostBooked))
                .map(Person::id);
    }

    private static int offeredMinutes(OfferedTime offered, Person person) {
        return Arrays.stream(offered.minutes(person.id())).sum();
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
                                .filter(request -> request.terms().modes().contains(Mode.ON_SITE)
                                        && request.terms().sites().contains(site))
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
        for (int day = 0; day < facts.days(); day++) {
            if (facts.date(day).getDayOfWeek().getValue() == weekday) {
                int first = one.starts().nextSetBit(day * perDay + (minute + slot - 1) / slot);
                weeks += first >= 0 && first <= day * perDay + last ? 1 : 0;
            }
        }
        return weeks;
    }

    private Waiting waiting(Request request, RequestRole mine) {
        int length = (request.terms().durationMinutes() + slot - 1) / slot;
        BitSet possible = allowed(request);
        for (RequestRole role : situation.needed(request.id())) {
            if (role != mine) {
                var somebody = new BitSet();
                facts.persons().stream()
                        .filter(one -> mayTake(request, role, one))
                        .forEach(one -> somebody.or(free.starts(one, length)));
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
        for (int day = 0; day < facts.days(); day++) {
            LocalDate date = facts.date(day);
            if (day >= firstDay
                    && !date.isBefore(earliest)
                    && !date.isAfter(latest)
                    && !PublicHolidays.isHoliday(data.header().country(), date)) {
                allowed.set(day * perDay, (day + 1) * perDay);
            }
        }
        List<PlanningData.RequestWindow> windows = facts.windows(request.id());
        if (!windows.isEmpty()) {
            var within = new BitSet();
            for (var window : windows) {
                int from = facts.minute(window.from());
                int end = Math.min(facts.minute(window.until()), facts.days() * PlanningFacts.MINUTES_PER_DAY);
                for (int at = Math.max(0, (from + slot - 1) / slot);
                        at * slot <= end - request.terms().durationMinutes();
                        at++) {
                    within.set(at);
                }
            }
            allowed.and(within);
        }
        return allowed;
    }

    private boolean mayTake(Request request, RequestRole role, Person person) {
        return (role.specialist() == null || role.specialist().equals(person.id()))
                && (role.sector() == null || role.sector() == person.sector())
                && !facts.isExcluded(request, person)
                && (role.competence() == null || !facts.qualifying(role, person).isEmpty());
    }
}
