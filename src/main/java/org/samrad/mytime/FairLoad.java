package org.samrad.mytime;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.PlanningTable;
import org.samrad.exchange.MasterRows;
import org.samrad.matching.OfferedTime;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.samrad.time.TimeRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a specialist was asked for and gave, month by month, beside what they offered and the median of those who share a competence
 * with them. Of fewer than {@value #FEWEST} others no median is told: it would tell of one of them.
 */
@Component
class FairLoad {

    /** How many others a median is of at least. */
    static final int FEWEST = 3;

    /** How many months are shown, the present one among them. */
    static final int MONTHS = 6;

    private final JdbcClient database;
    private final MasterRows rows;
    private final PlanningHorizons horizons;
    private final Clock clock;

    FairLoad(JdbcClient database, MasterRows rows, PlanningHorizons horizons, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * A month, of the present one the days that are over.
     *
     * @param asked how many consultations they were asked for; those that they declined are among them, those that were not held are not
     * @param askedMinutes of what they were asked for
     * @param given how many of these they held
     * @param minutes of what they gave
     * @param offered minutes that they offered
     * @param others the median of what others gave of what they offered, in percent; null of too few
     */
    record Month(
            YearMonth month,
            int asked,
            long askedMinutes,
            int given,
            long minutes,
            long offered,
            @Nullable Integer others) {

        public int declined() {
            return asked - given;
        }

        /** Minutes given of those that were offered, in percent; null where none were offered. */
        public @Nullable Integer share() {
            return percent(minutes, offered);
        }
    }

    private static @Nullable Integer percent(long minutes, long offered) {
        return offered == 0 ? null : (int) Math.round(100.0 * minutes / offered);
    }

    /** The months, the present one first; none while there is no planning data. */
    @Transactional(readOnly = true)
    public List<Month> of(String specialist) {
        PlanningHorizon horizon = horizons.current().orElse(null);
        if (horizon == null) {
            return List.of();
        }
        LocalDate today = horizons.now(clock).toLocalDate();
        YearMonth present = YearMonth.from(today);
        LocalDate first = present.minusMonths(MONTHS - 1).atDay(1);
        List<String> others = colleagues(specialist);
        Map<String, List<TimeRange>> given =
                given(Stream.concat(Stream.of(specialist), others.stream()).toList(), first, today);
        Map<String, int[]> offered = offered(specialist, others, first, today, horizon);
        List<TimeRange> declined = declined(specialist, first, today);
        return IntStream.range(0, MONTHS)
                .mapToObj(back -> month(present.minusMonths(back), first, specialist, others, given, offered, declined))
                .toList();
    }

    private static Month month(
            YearMonth month,
            LocalDate first,
            String specialist,
            List<String> others,
            Map<String, List<TimeRange>> given,
            Map<String, int[]> offered,
            List<TimeRange> declined) {
        List<TimeRange> mine = in(month, given.getOrDefault(specialist, List.of()));
        List<TimeRange> refused = in(month, declined);
        var shares = new ArrayList<Integer>();
        for (String other : others) {
            Integer share = percent(
                    minutes(in(month, given.getOrDefault(other, List.of()))),
                    offered(month, first, offered.get(other)));
            if (share != null) {
                shares.add(share);
            }
        }
        return new Month(
                month,
                mine.size() + refused.size(),
                minutes(mine) + minutes(refused),
                mine.size(),
                minutes(mine),
                offered(month, first, offered.get(specialist)),
                median(shares));
    }

    static @Nullable Integer median(List<Integer> all) {
        if (all.size() < FEWEST) {
            return null;
        }
        List<Integer> sorted = all.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : Math.round((sorted.get(half - 1) + sorted.get(half)) / 2f);
    }

    private static List<TimeRange> in(YearMonth month, List<TimeRange> all) {
        return all.stream()
                .filter(one -> YearMonth.from(one.from()).equals(month))
                .toList();
    }

    private static long minutes(List<TimeRange> all) {
        return all.stream().mapToLong(TimeRange::minutes).sum();
    }

    /** @param byDay minutes from the first day on */
    private static long offered(YearMonth month, LocalDate first, int @Nullable [] byDay) {
        if (byDay == null) {
            return 0;
        }
        int from = (int) ChronoUnit.DAYS.between(first, month.atDay(1));
        int until = Math.min(byDay.length, from + month.lengthOfMonth());
        return IntStream.range(Math.min(from, until), until)
                .mapToLong(day -> byDay[day])
                .sum();
    }

    /** Those who hold a competence that the specialist holds, whenever it is valid, without the specialist. */
    private List<String> colleagues(String specialist) {
        return database.sql("""
                        select distinct o.specialist from specialist_competence m
                            join specialist_competence o on o.competence = m.competence
                            join specialist s on s.id = o.specialist
                        where m.specialist = :me and o.specialist <> :me and s.retired is null
                        """)
                .param("me", specialist)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /**
     * What some people gave on the days [from, until), by person: what they were published for and did not decline, without what was not
     * held, as was told.
     */
    private Map<String, List<TimeRange>> given(Collection<String> people, LocalDate from, LocalDate until) {
        var given = new HashMap<String, List<TimeRange>>();
        database.sql("""
                        select p.specialist, a.start_time, a.end_time
                        from appointment a join appointment_participant p on p.appointment = a.id
                            left join panel_answer n on n.appointment = a.id and n.specialist = p.specialist
                                and n.given = 'DECLINED' and coalesce(n.start_time, a.start_time) = a.start_time
                            left join outcome o on o.appointment = a.id
                        where a.cancelled_at is null and a.start_time >= :from and a.start_time < :until
                            and p.specialist in (:people) and n.id is null
                            and coalesce(o.held, true) = true
                        """)
                .param("from", from.atStartOfDay())
                .param("until", until.atStartOfDay())
                .param("people", people)
                .query(row -> {
                    given.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                            .add(new TimeRange(
                                    row.getObject(2, LocalDateTime.class), row.getObject(3, LocalDateTime.class)));
                });
        return given;
    }

    /** When what somebody declined is, or would have been, without what was not held, as was told. */
    private List<TimeRange> declined(String specialist, LocalDate from, LocalDate until) {
        return database.sql("""
                        select coalesce(n.start_time, a.start_time), coalesce(n.end_time, a.end_time)
                        from panel_answer n join appointment a on a.id = n.appointment
                            left join outcome o on o.appointment = a.id
                        where n.specialist = :me and n.given = 'DECLINED' and coalesce(o.held, true) = true
                            and coalesce(n.start_time, a.start_time) >= :from
                            and coalesce(n.start_time, a.start_time) < :until
                        """)
                .param("me", specialist)
                .param("from", from.atStartOfDay())
                .param("until", until.atStartOfDay())
                .query((row, number) ->
                        new TimeRange(row.getObject(1, LocalDateTime.class), row.getObject(2, LocalDateTime.class)))
                .list();
    }

    /**
     * The minutes that each offers on each of the days [from, until), as planning counts them: on holidays none, the region's own among them,
     * nor while they are absent or busy by their own calendar.
     */
    private Map<String, int[]> offered(
            String specialist, List<String> others, LocalDate from, LocalDate until, PlanningHorizon horizon) {
        var header = new PlanningHeader(
                horizon.name(),
                horizon.timeZone(),
                horizon.country(),
                from.atStartOfDay(),
                from,
                until.isAfter(from) ? until : from.plusDays(1),
                horizon.slotMinutes());
        var time = new OfferedTime(PlanningData.of(header).with(all -> {
            Stream.of(PlanningTable.AVAILABILITY, PlanningTable.EXTRA_TIME)
                    .forEach(table -> table.put(all, rows.of(table)));
            all.absences = rows.absences(from, until);
        }));
        var offered = new HashMap<String, int[]>();
        Stream.concat(Stream.of(specialist), others.stream()).forEach(one -> offered.put(one, time.minutes(one)));
        return offered;
    }
}
