package org.samrad.check;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.WeeklyTime;
import org.samrad.time.PublicHolidays;

/** When and where the specialists offer time, and how they get from there to a consultation and back. */
public final class Presence {

    private final PlanningHeader header;
    private final Map<String, List<WeeklyTime>> rows;
    private final Map<String, List<ExtraTime>> extraTimes;
    private final Map<String, List<PlanningData.Absence>> absences;
    private final Map<Journey, Integer> minutes = new HashMap<>();
    private final Map<SpecialistDay, List<Stretch>> known = new HashMap<>();

    /** An unbroken stretch of offered time [from, until) and the site where the specialist then is, if any. */
    public record Stretch(
            LocalDateTime from,
            LocalDateTime until,
            @Nullable String site) {}

    /** How a member attends: minutes of travel from the stretch's site to the consultation's, and back. */
    record Attendance(int there, int back) {

        /** Of two that are alike together the one with less on the way there. */
        private boolean isLessThan(Attendance other) {
            return there + back == other.there + other.back
                    ? there < other.there
                    : there + back < other.there + other.back;
        }
    }

    private record SpecialistDay(String specialist, LocalDate date) {}

    private record Journey(String from, String to) {}

    public Presence(PlanningData data) {
        header = data.header();
        rows = Facts.grouped(data.availabilities(), WeeklyTime::specialist);
        extraTimes = Facts.grouped(data.extraTimes(), ExtraTime::specialist);
        absences = Facts.grouped(data.absences(), PlanningData.Absence::specialist);
        for (PlanningData.TravelTime travel : data.travelTimes()) {
            minutes.putIfAbsent(new Journey(travel.toSite(), travel.fromSite()), travel.minutes());
        }
        // A second time, so that a row of a direction's own stands over the reverse of the other.
        for (PlanningData.TravelTime travel : data.travelTimes()) {
            minutes.put(new Journey(travel.fromSite(), travel.toSite()), travel.minutes());
        }
    }

    /**
     * How the specialist can attend the consultation: of the stretches that hold [start − travel there, end + travel
     * back) the one with the least travel; null where none does.
     */
    @Nullable
    Attendance attendance(PlanningData.Specialist specialist, ScheduledConsultation consultation) {
        Attendance least = null;
        for (Stretch stretch : stretches(specialist.id(), consultation.date())) {
            Attendance attendance = travel(stretch, consultation);
            if (attendance == null
                    || consultation.start().minusMinutes(attendance.there).isBefore(stretch.from)
                    || consultation.end().plusMinutes(attendance.back).isAfter(stretch.until)) {
                continue;
            }
            if (least == null || attendance.isLessThan(least)) {
                least = attendance;
            }
        }
        return least;
    }

    private @Nullable Attendance travel(Stretch stretch, ScheduledConsultation consultation) {
        if (consultation.mode() != Mode.ON_SITE) {
            return new Attendance(0, 0);
        }
        String base = stretch.site;
        String site = consultation.site();
        if (base == null || site == null) {
            return null;
        }
        if (base.equals(site)) {
            return new Attendance(0, 0);
        }
        Integer there = minutes.get(new Journey(base, site));
        Integer back = minutes.get(new Journey(site, base));
        return there == null || back == null ? null : new Attendance(there, back);
    }

    /** The date's offered time: weekly and extra time of one site merged, different sites apart, minus absences. */
    public List<Stretch> stretches(String specialist, LocalDate date) {
        return known.computeIfAbsent(new SpecialistDay(specialist, date), day -> {
            List<Stretch> stretches = merged(Stream.concat(weekly(specialist, date), extra(specialist, date))
                    .toList());
            for (PlanningData.Absence absence : absences.getOrDefault(specialist, List.of())) {
                stretches = without(stretches, absence);
            }
            return stretches;
        });
    }

    private Stream<Stretch> weekly(String specialist, LocalDate date) {
        return PublicHolidays.isHoliday(header.country(), date)
                ? Stream.empty()
                : rows.getOrDefault(specialist, List.of()).stream()
                        .filter(row -> row.isOn(date))
                        .map(row -> new Stretch(date.atTime(row.from()), row.endOn(date), row.site()));
    }

    /** Offered for this very date, and so on a public holiday as well. */
    private Stream<Stretch> extra(String specialist, LocalDate date) {
        return extraTimes.getOrDefault(specialist, List.of()).stream()
                .filter(extra -> extra.from().toLocalDate().equals(date))
                .map(extra -> new Stretch(extra.from(), extra.until(), extra.site()));
    }

    private static List<Stretch> merged(List<Stretch> rows) {
        Map<@Nullable String, List<Stretch>> bySite = new HashMap<>();
        rows.stream().sorted(Comparator.comparing(Stretch::from)).forEach(row -> {
            List<Stretch> sameSite = bySite.computeIfAbsent(row.site, none -> new ArrayList<>());
            Stretch last = sameSite.isEmpty() ? null : sameSite.getLast();
            if (last == null || row.from.isAfter(last.until)) {
                sameSite.add(row);
            } else if (row.until.isAfter(last.until)) {
                sameSite.set(sameSite.size() - 1, new Stretch(last.from, row.until, row.site));
            }
        });
        return bySite.values().stream().flatMap(List::stream).toList();
    }

    private static List<Stretch> without(List<Stretch> stretches, PlanningData.Absence absence) {
        List<Stretch> left = new ArrayList<>();
        for (Stretch stretch : stretches) {
            if (!absence.from().isBefore(stretch.until) || !stretch.from.isBefore(absence.until())) {
                left.add(stretch);
                continue;
            }
            if (stretch.from.isBefore(absence.from())) {
                left.add(new Stretch(stretch.from, absence.from(), stretch.site));
            }
            if (absence.until().isBefore(stretch.until)) {
                left.add(new Stretch(absence.until(), stretch.until, stretch.site));
            }
        }
        return left;
    }
}
