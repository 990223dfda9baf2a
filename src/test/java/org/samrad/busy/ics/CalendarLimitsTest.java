package org.samrad.busy.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.samrad.testing.Thorough;

/** Calendars of the worst kind: endless, huge, of chance; each has an answer soon. */
class CalendarLimitsTest {

    private static final Span SPAN = new Span(LocalDate.of(2026, 11, 30), LocalDate.of(2027, 4, 26));

    @Test
    void aCalendarOfTenYearsIsRead() {
        String events = IntStream.range(0, 20_000)
                .mapToObj(i -> event(
                        "e" + i, "DTSTART:20261201T080000Z\nDTEND:20261201T090000Z\nSUMMARY:" + "x".repeat(200) + "\n"))
                .collect(Collectors.joining());
        assertThat(read(events)).isEqualTo("2026-12-01 09:00-10:00");
    }

    @Test
    void tooManyBytesEntriesAndRepetitionsAreTold() {
        assertThat(BusyCorpusTest.read(new byte[CalendarText.MOST_BYTES + 1], SPAN))
                .isEqualTo("!TOO_LARGE");
        assertThat(read("BEGIN:VEVENT\nEND:VEVENT\n".repeat(CalendarText.MOST_ENTRIES + 1)))
                .isEqualTo("!TOO_MANY");
        String everyMinute =
                "DTSTART:20261201T080000Z\nDTEND:20261201T080030Z\nRRULE:FREQ=MINUTELY;UNTIL=20261221T080000Z\n";
        assertThat(read(IntStream.range(0, 100)
                        .mapToObj(i -> event("e" + i, everyMinute))
                        .collect(Collectors.joining())))
                .isEqualTo("!TOO_MANY");
        String everyHalfHour = "DTSTART:20261201T080000Z\nDTEND:20261201T081000Z\nRRULE:FREQ=MINUTELY;INTERVAL=10\n";
        assertThat(read(event("e", everyHalfHour.replace("T081000Z", "T080500Z"))))
                .isEqualTo("!TOO_MANY");
        assertThat(read(event("e", everyHalfHour))).isEqualTo("2026-12-01 09:00-2027-04-26 00:00");
    }

    @Test
    void aListOfTimesWithoutEndCostsItsEntry() {
        String list = IntStream.range(0, 6000).mapToObj(i -> "20261201T080000Z").collect(Collectors.joining(","));
        assertThat(read(event("e", "DTSTART:20261201T080000Z\nDTEND:20261201T090000Z\nEXDATE:" + list + "\n")
                        + event("f", "DTSTART:20261202T080000Z\nDTEND:20261202T090000Z\n")))
                .isEqualTo("2026-12-02 09:00-10:00 (1)");
    }

    /** What the time would grow with the square of is looked at once. */
    @Test
    void aZoneOfAnyLengthAndOneIdForEverythingTakeNoLongerThanOthers() {
        String zone = "/".repeat(4_000_000);
        assertThat(read(event("e", "DTSTART;TZID=" + zone + ":20261201T090000\nDURATION:PT1H\n")))
                .isEqualTo("2026-12-01 09:00-10:00");
        String cities = "(x)" + "a,".repeat(100);
        assertThat(read(IntStream.range(0, 500)
                        .mapToObj(
                                i -> event("e" + i, "DTSTART;TZID=" + cities + i + ":20261201T090000\nDURATION:PT1H\n"))
                        .collect(Collectors.joining())))
                .isEqualTo("!TOO_MANY");
        String start = "DTSTART:20261201T080000Z\nDTEND:20261201T090000Z\n";
        assertThat(read(IntStream.range(0, 10_000)
                        .mapToObj(i -> event("e", start)
                                + event(
                                        "e",
                                        "RECURRENCE-ID:20261202T%02d%02d%02dZ\nTRANSP:TRANSPARENT\n"
                                                        .formatted(i / 3600, i / 60 % 60, i % 60)
                                                + start))
                        .collect(Collectors.joining())))
                .isEqualTo("2026-12-01 09:00-10:00");
    }

    @Test
    void thingsWithinThingsWithoutEndAreNoCalendar() {
        assertThat(read("BEGIN:VEVENT\n" + "BEGIN:X\n".repeat(1000))).isEqualTo("!NOT_A_CALENDAR");
    }

    @Test
    void lettersOfAnotherAgeAreRead() {
        String text = "BEGIN:VCALENDAR\n"
                + event("e", "DTSTART;TZID=Zürich:20261201T080000\nDTEND;TZID=Zürich:20261201T090000\nSUMMARY:Möte\n")
                + "END:VCALENDAR\n";
        assertThat(BusyCorpusTest.read(text.getBytes(Charset.forName("windows-1252")), SPAN))
                .isEqualTo("2026-12-01 08:00-09:00");
    }

    @Test
    void whatChanceDoesToCalendarsIsAnswered() throws IOException {
        byte[] corpus;
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("corpus.txt"))) {
            corpus = file.readAllBytes();
        }
        var random = new Random(5545);
        for (int i = 0; i < Thorough.count(300, 5000); i++) {
            int from = random.nextInt(corpus.length);
            byte[] some = Arrays.copyOfRange(corpus, from, Math.min(corpus.length, from + random.nextInt(2000)));
            for (int change = random.nextInt(4); change > 0 && some.length > 0; change--) {
                some[random.nextInt(some.length)] = (byte) random.nextInt(256);
            }
            String text = new String(some, StandardCharsets.UTF_8);
            assertThat(read(text.replaceAll("(?m)^--$", "END:VEVENT\nBEGIN:VEVENT")))
                    .isNotEmpty();
        }
    }

    @Test
    void everyNameOfWindowsIsAZoneOfTheWorld() {
        assertThat(WindowsZones.find("w. europe standard time")).contains(ZoneId.of("Europe/Berlin"));
        assertThat(WindowsZones.find("Eastern Standard Time")).contains(ZoneId.of("America/New_York"));
        assertThat(WindowsZones.find("UTC-11").orElseThrow().getRules())
                .isEqualTo(ZoneId.of("Etc/GMT+11").getRules());
        assertThat(WindowsZones.find("Nowhere Standard Time")).isEmpty();
    }

    private static String event(String uid, String lines) {
        return "BEGIN:VEVENT\nUID:" + uid + "\n" + lines + "END:VEVENT\n";
    }

    private static String read(String events) {
        return BusyCorpusTest.read(
                ("BEGIN:VCALENDAR\n" + events + "END:VCALENDAR\n").getBytes(StandardCharsets.UTF_8), SPAN);
    }
}
