package org.samrad.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.samrad.time.IsoWeek;

/**
 * One ISO week of a specialist's consultations.
 *
 * @param monday its first day
 * @param days its days in the order to read them: where today is one of them, today and what is left come first
 */
record MyWeek(LocalDate monday, List<Day> days) {

    /**
     * A day of it.
     *
     * @param consultations by start
     */
    record Day(LocalDate date, boolean isToday, boolean isPast, List<MyConsultation> consultations) {}

    /** Days with consultations, and today in any case. */
    static MyWeek of(LocalDate monday, LocalDate today, List<MyConsultation> consultations) {
        SequencedMap<LocalDate, List<MyConsultation>> byDay = consultations.stream()
                .collect(Collectors.groupingBy(
                        consultation -> consultation.time().from().toLocalDate(), TreeMap::new, Collectors.toList()));
        List<Day> days = IntStream.range(0, 7)
                .mapToObj(monday::plusDays)
                .filter(date -> byDay.containsKey(date) || date.equals(today))
                .map(date ->
                        new Day(date, date.equals(today), date.isBefore(today), byDay.getOrDefault(date, List.of())))
                .toList();
        boolean current = !today.isBefore(monday) && today.isBefore(monday.plusDays(7));
        return new MyWeek(monday, current ? todayFirst(days) : days);
    }

    private static List<Day> todayFirst(List<Day> days) {
        return Stream.concat(
                        days.stream().filter(day -> !day.isPast()),
                        days.stream().filter(Day::isPast))
                .toList();
    }

    public LocalDate sunday() {
        return monday.plusDays(6);
    }

    /** The week as addresses say it. */
    public String address() {
        return IsoWeek.write(monday);
    }

    public String previous() {
        return IsoWeek.write(monday.minusDays(7));
    }

    public String next() {
        return IsoWeek.write(monday.plusDays(7));
    }

    /** The ids of its appointments. */
    public List<UUID> appointments() {
        return consultations().map(MyConsultation::appointment).toList();
    }

    /** Whether it holds an appointment. */
    public boolean shows(UUID appointment) {
        return consultations().anyMatch(one -> one.appointment().equals(appointment));
    }

    /** Whether an appointment is the first that it holds, in the order to read them. */
    public boolean beginsWith(UUID appointment) {
        return consultations()
                .findFirst()
                .filter(one -> one.appointment().equals(appointment))
                .isPresent();
    }

    private Stream<MyConsultation> consultations() {
        return days.stream().flatMap(day -> day.consultations().stream());
    }

    /** How many consultations it has. */
    public int count() {
        return days.stream().mapToInt(day -> day.consultations().size()).sum();
    }
}
