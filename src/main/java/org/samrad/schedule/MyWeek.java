package org.samrad.schedule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
        return days.stream()
                .flatMap(day -> day.consultations().stream())
                .map(MyConsultation::appointment)
                .toList();
    }

    /**
     * The next that has not begun, unless it stands first anyway; null where there is none.
     *
     * @param declined the ids of the appointments to which whose week it is does not come
     */
    public @Nullable MyConsultation nextUp(Collection<UUID> declined) {
        List<MyConsultation> all =
                days.stream().flatMap(day -> day.consultations().stream()).toList();
        return all.stream()
                .filter(one -> one.open() && !declined.contains(one.appointment()))
                .findFirst()
                .filter(next -> next != all.getFirst())
                .orElse(null);
    }

    /** How many consultations it has. */
    public int count() {
        return days.stream().mapToInt(day -> day.consultations().size()).sum();
    }
}
