package org.samrad.busy.ics;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules by chance, counted out by two libraries that know nothing of each other. */
class RecurrenceTest {

    private static final LocalDateTime FROM = LocalDateTime.of(2026, 11, 30, 0, 0);
    private static final LocalDateTime BEFORE = LocalDateTime.of(2027, 12, 6, 0, 0);
    private static final int MOST_STEPS = 5000;
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    static List<Integer> seeds() {
        return IntStream.range(0, 10).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void twoLibrariesCountRulesAlike(int seed) throws BrokenEntry {
        var random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            LocalDateTime start = LocalDateTime.of(2026, 1, 1, 9, 15)
                    .plusDays(random.nextInt(500))
                    .plusMinutes(15L * random.nextInt(30));
            String rule = rule(random);
            // What does not follow its own rule is counted by one and not by the other.
            var follows = theirs(rule.replaceFirst(";(COUNT|UNTIL)=.*", ""), start, start);
            if (follows.isEmpty()) {
                continue;
            }
            start = follows.first();
            assertThat(ours(rule, start)).as("%s from %s", rule, start).isEqualTo(theirs(rule, start, FROM));
        }
    }

    static TreeSet<LocalDateTime> ours(String rule, LocalDateTime start) throws BrokenEntry {
        var from = new IcsTime(start, false, ZoneOffset.UTC.getRules());
        var times = new TreeSet<>(Recurrence.read(rule, from).times(from, true, FROM, BEFORE, new WorkLeft()));
        times.removeIf(time -> time.isBefore(FROM) || time.equals(start));
        return times;
    }

    static TreeSet<LocalDateTime> theirs(String rule, LocalDateTime start, LocalDateTime from) {
        String text = """
                BEGIN:VCALENDAR
                VERSION:2.0
                BEGIN:VEVENT
                UID:1
                DTSTART:%sZ
                RRULE:%s
                END:VEVENT
                END:VCALENDAR
                """.formatted(start.toString().replaceAll("[-:]", "") + "00", rule);
        VEvent event = Biweekly.parse(text).first().getEvents().getFirst();
        DateIterator times = event.getDateIterator(TimeZone.getTimeZone("UTC"));
        var found = new TreeSet<LocalDateTime>();
        // Where it finds nothing more it goes on for ever.
        for (int steps = 0; steps < MOST_STEPS && times.hasNext(); steps++) {
            LocalDateTime time = LocalDateTime.ofInstant(times.next().toInstant(), ZoneOffset.UTC);
            if (!time.isBefore(BEFORE)) {
                break;
            }
            if (!time.isBefore(from) && (from.equals(start) || !time.equals(start))) {
                found.add(time);
            }
        }
        return found;
    }

    private static String rule(Random random) {
        List<String> parts = new ArrayList<>();
        String frequency = List.of("DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY")
                .get(random.nextInt(6));
        parts.add("FREQ=" + frequency);
        // The other library passes days over where both are told.
        boolean apart = random.nextInt(3) == 0;
        if (apart) {
            parts.add("INTERVAL=" + (1 + random.nextInt(3)));
        }
        if (random.nextInt(3) == 0) {
            parts.add("WKST=" + DAYS.get(random.nextInt(7)));
        }
        boolean several = false;
        switch (frequency) {
            case "DAILY" -> {
                if (random.nextBoolean() && !apart) {
                    parts.add("BYMONTH=" + numbers(random, 1, 12));
                }
                if (random.nextInt(3) == 0 && !apart) {
                    parts.add("BYDAY=" + days(random, 0));
                }
            }
            case "WEEKLY" -> {
                if (random.nextInt(4) > 0) {
                    // With a place among them the other library has too many.
                    parts.add("BYDAY=" + days(random, 0));
                }
            }
            case "MONTHLY" -> {
                if (random.nextBoolean()) {
                    parts.add("BYDAY=" + days(random, random.nextBoolean() ? 4 : 0));
                    several = true;
                } else {
                    parts.add("BYMONTHDAY="
                            + (random.nextBoolean() ? numbers(random, 1, 31) : "-" + (1 + random.nextInt(5))));
                    several = true;
                }
            }
            default -> {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        parts.add("BYMONTH=" + numbers(random, 1, 12));
                        parts.add("BYDAY=" + days(random, 4));
                        several = true;
                    }
                    case 1 -> {
                        parts.add("BYMONTH=" + numbers(random, 1, 12));
                        parts.add("BYMONTHDAY=" + numbers(random, 1, 28));
                        several = true;
                    }
                    case 2 -> parts.add("BYYEARDAY=" + numbers(random, 1, 365));
                    default -> {
                        parts.add("BYWEEKNO=" + numbers(random, 1, 52));
                        parts.add("BYDAY=" + days(random, 0));
                    }
                }
            }
        }
        if (several && random.nextInt(3) == 0) {
            parts.add("BYSETPOS=" + (random.nextBoolean() ? "1" : "-1"));
        }
        if (random.nextInt(6) == 0) {
            parts.add("BYHOUR=" + numbers(random, 6, 18));
        }
        switch (random.nextInt(4)) {
            case 0 -> parts.add("COUNT=" + (1 + random.nextInt(60)));
            case 1 -> parts.add("UNTIL=" + "2027%02d15T120000Z".formatted(1 + random.nextInt(11)));
            default -> {}
        }
        return String.join(";", parts);
    }

    private static String numbers(Random random, int from, int to) {
        var numbers = new TreeSet<Integer>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            numbers.add(from + random.nextInt(to - from + 1));
        }
        return String.join(",", numbers.stream().map(String::valueOf).toList());
    }

    private static String days(Random random, int numbered) {
        var days = new TreeSet<String>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            int number = numbered == 0 ? 0 : random.nextInt(numbered + 2) - 1;
            days.add((number == 0 ? "" : String.valueOf(number)) + DAYS.get(random.nextInt(7)));
        }
        return String.join(",", days);
    }
}
