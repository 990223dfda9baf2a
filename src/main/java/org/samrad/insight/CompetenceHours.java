package org.samrad.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.RequestRole;
import org.samrad.dataset.ScheduleRow;
import org.samrad.matching.OfferedTime;

/**
 * How much of each competence is offered, taken and asked for, week by week of what is left. A competence stands for the narrower
 * ones as well, on all sides: who holds a narrower one answers for the wider, so what asks for the narrower takes of the
 * same hours. Who holds two competences offers the same hour under both; so lines don't add up, and are not added up.
 */
final class CompetenceHours {

    /**
     * Minutes of one competence.
     *
     * @param offered by those who hold it on the day, less absences and holidays
     * @param taken of these by consultations of the plan, whatever the role asks for; without travel and buffers
     * @param booked by consultations of the plan in roles that ask for it, but for those of protected cases, which are only taken
     * @param demanded by the roles that ask for it and must be filled, of requests due in the week and not held already
     * @param unmet the part of {@code demanded} whose requests have no place in the plan
     */
    public record Minutes(int offered, int taken, int booked, int demanded, int unmet) {

        static final Minutes NONE = new Minutes(0, 0, 0, 0, 0);

        Minutes plus(Minutes other) {
            return new Minutes(
                    offered + other.offered,
                    taken + other.taken,
                    booked + other.booked,
                    demanded + other.demanded,
                    unmet + other.unmet);
        }

        /** Percent of the offered minutes that are taken, rounded; null where none are offered. */
        public @Nullable Integer utilisation() {
            return offered == 0 ? null : (int) Math.round(100.0 * taken / offered);
        }

        /** What is asked for without an hour to give counts as more than full. */
        double pressure() {
            return offered > 0 ? (double) taken / offered : demanded > 0 ? Double.POSITIVE_INFINITY : 0;
        }
    }

    private final Map<String, TreeMap<LocalDate, Minutes>> byCompetence = new HashMap<>();
    private final StudiedPlan situation;
    private final Map<String, List<String>> wider = new HashMap<>();

    private CompetenceHours(StudiedPlan situation) {
        this.situation = situation;
        var ids = situation.data().competences().stream()
                .map(PlanningData.Competence::id)
                .toList();
        for (String narrow : ids) {
            wider.put(
                    narrow,
                    ids.stream()
                            .filter(wide -> situation.facts().isSameOrNarrower(narrow, wide))
                            .toList());
        }
        offer();
        ask();
    }

    static CompetenceHours of(StudiedPlan situation) {
        return new CompetenceHours(situation);
    }

    /** By Monday; none for a competence that is neither offered nor asked for. */
    Map<LocalDate, Minutes> weeksOf(String competence) {
        return byCompetence.getOrDefault(competence, new TreeMap<>());
    }

    /** All weeks together. */
    Minutes total(String competence) {
        return weeksOf(competence).values().stream().reduce(Minutes.NONE, Minutes::plus);
    }

    /** Those that are offered or asked for. */
    Set<String> competences() {
        return byCompetence.keySet();
    }

    /** Most unmet requests first, then the fullest, then by id. */
    List<String> scarcest(UnmetDemand unmet, int most) {
        Map<String, UnmetDemand.Count> counts = unmet.byCompetence();
        return byCompetence.keySet().stream()
                .filter(id -> counts.containsKey(id) || total(id).pressure() > 0)
                .sorted(Comparator.comparingInt((String id) ->
                                -counts.getOrDefault(id, UnmetDemand.Count.NONE).requests())
                        .thenComparing(id -> -total(id).pressure())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    private void add(String competence, LocalDate monday, Minutes more) {
        byCompetence.computeIfAbsent(competence, id -> new TreeMap<>()).merge(monday, more, Minutes::plus);
    }

    private List<String> widerThan(String competence) {
        return wider.getOrDefault(competence, List.of());
    }

    private void offer() {
        Weeks weeks = situation.weeks();
        LocalDate start = situation.data().header().horizonStart();
        OfferedTime offered = new OfferedTime(situation.data());
        Map<String, Map<String, BitSet>> held = held(start);
        held.forEach((specialist, byHeld) -> {
            int[] minutes = offered.minutes(specialist);
            byHeld.forEach((competence, days) -> days.stream()
                    .filter(day -> day < minutes.length && minutes[day] > 0 && weeks.has(start.plusDays(day)))
                    .forEach(day ->
                            add(competence, weeks.of(start.plusDays(day)), new Minutes(minutes[day], 0, 0, 0, 0))));
        });
        for (ScheduleRow row : situation.schedule()) {
            LocalDate date = row.start().toLocalDate();
            if (weeks.has(date)) {
                int day = (int) ChronoUnit.DAYS.between(start, date);
                held.getOrDefault(row.specialist(), Map.of()).forEach((competence, days) -> {
                    if (days.get(day)) {
                        add(competence, weeks.of(date), new Minutes(0, minutes(row), 0, 0, 0));
                    }
                });
                RequestRole role = situation.role(row.request(), row.role());
                if (role != null && role.competence() != null && !situation.isProtected(row.request())) {
                    widerThan(role.competence())
                            .forEach(competence ->
                                    add(competence, weeks.of(date), new Minutes(0, 0, minutes(row), 0, 0)));
                }
            }
        }
    }

    /** By specialist and competence, wider ones included, the days of the horizon on which it is held. */
    private Map<String, Map<String, BitSet>> held(LocalDate start) {
        int length =
                (int) ChronoUnit.DAYS.between(start, situation.data().header().horizonEnd());
        var held = new HashMap<String, Map<String, BitSet>>();
        for (var row : situation.data().specialistCompetences()) {
            int from = row.validFrom() == null ? 0 : (int) ChronoUnit.DAYS.between(start, row.validFrom());
            int until = row.validUntil() == null ? length : (int) ChronoUnit.DAYS.between(start, row.validUntil());
            from = Math.clamp(from, 0, length);
            until = Math.clamp(until, from, length);
            for (String competence : widerThan(row.competence())) {
                held.computeIfAbsent(row.specialist(), id -> new HashMap<>())
                        .computeIfAbsent(competence, id -> new BitSet())
                        .set(from, until);
            }
        }
        return held;
    }

    private void ask() {
        var past = new HashSet<String>();
        var placed = new HashSet<String>();
        for (ScheduleRow row : situation.schedule()) {
            placed.add(row.request());
            if (row.start().toLocalDate().isBefore(situation.weeks().first())) {
                past.add(row.request());
            }
        }
        UrgencyScale scale = situation.data().urgencyScale();
        for (PlanningData.Request request : situation.data().requests()) {
            if (past.contains(request.id())) {
                continue;
            }
            int minutes = request.terms().durationMinutes();
            int unmet = placed.contains(request.id()) ? 0 : minutes;
            LocalDate week = situation.weeks().of(request.terms().dueOrDefault(scale));
            situation.needed(request.id()).stream()
                    .map(RequestRole::competence)
                    .filter(Objects::nonNull)
                    .flatMap(asked -> widerThan(asked).stream())
                    .forEach(competence -> add(competence, week, new Minutes(0, 0, 0, minutes, unmet)));
        }
    }

    private static int minutes(ScheduleRow row) {
        return (int) ChronoUnit.MINUTES.between(row.start(), row.end());
    }

    /** The lines of the table: the fullest first. */
    List<String> fullestFirst() {
        var ids = new ArrayList<>(byCompetence.keySet());
        ids.sort(Comparator.comparingDouble((String id) -> -total(id).pressure())
                .thenComparing(id -> -total(id).unmet())
                .thenComparing(Comparator.naturalOrder()));
        return ids;
    }
}
