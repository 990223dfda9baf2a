package org.samrad.busy.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.busy.ics.BusyReader.Busy;
import org.samrad.time.TimeRange;

/** Calendars as RFC 5545, Outlook, Google and Apple have them, and broken ones: no crash, no hang, no wrong hour. */
class BusyCorpusTest {

    private static final String OURS = "00000000-0000-4000-8000-000000000001@consultation.samrad";
    private static final String ME = "me@example.org";
    private static final Span USUAL = new Span(LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 14));
    private static final Pattern SPAN = Pattern.compile("\\[(\\d{4}-\\d{2}-\\d{2}) (\\d{4}-\\d{2}-\\d{2})]");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** A zone as Outlook describes it, whatever it is called. */
    private static final String ZONE = """
            BEGIN:VTIMEZONE
            TZID:%s
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            """;

    /** A calendar of the corpus, and when somebody is busy by it. */
    record Example(String name, Span span, String text, String expected) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Example> examples() throws IOException {
        try (InputStream file = Objects.requireNonNull(BusyCorpusTest.class.getResourceAsStream("corpus.txt"))) {
            List<Example> examples = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .dropWhile(line -> !line.startsWith("## "))
                    .toList()) {
                if (line.startsWith("# ")) {
                    lines.clear();
                    lines.add(line.substring(2));
                } else if (line.startsWith("= ")) {
                    examples.add(example(lines, line.substring(2)));
                } else if (!line.startsWith("## ")) {
                    lines.add(line);
                }
            }
            return examples;
        }
    }

    private static Example example(List<String> lines, String expected) {
        Span span = USUAL;
        List<String> events = new ArrayList<>();
        var zones = new StringBuilder();
        var event = new StringBuilder();
        for (String line : lines) {
            Matcher days = SPAN.matcher(line);
            if (days.find()) {
                span = new Span(LocalDate.parse(days.group(1)), LocalDate.parse(days.group(2)));
            }
            if (line == lines.getFirst() || days.matches()) {
                continue;
            }
            if (line.startsWith("%zone ")) {
                zones.append(ZONE.formatted(line.substring("%zone ".length())));
            } else if (line.equals("--")) {
                events.add(event.toString());
                event.setLength(0);
            } else {
                event.append(line).append('\n');
            }
        }
        events.add(event.toString());
        return new Example(
                lines.getFirst().replaceFirst(" \\[.*", ""), span, calendar(zones.toString(), events), expected);
    }

    private static String calendar(String zones, List<String> events) {
        String first = events.getFirst();
        if (Stream.of("BEGIN:VCALENDAR", "begin:vcalendar", "BEGIN:VNOTHING").anyMatch(first::contains)) {
            return first;
        }
        var text = new StringBuilder("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n").append(zones);
        for (int i = 0; i < events.size(); i++) {
            String event = events.get(i);
            if (Pattern.compile("^BEGIN:(?!VALARM)", Pattern.MULTILINE)
                    .matcher(event)
                    .find()) {
                text.append(event);
            } else {
                text.append("BEGIN:VEVENT\n")
                        .append(event.contains("UID:") ? "" : "UID:event-" + i + "\n")
                        .append(event)
                        .append("END:VEVENT\n");
            }
        }
        return text.append("END:VCALENDAR\n").toString();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isReadAsItIsMeant(Example example) {
        assertThat(read(example.text.getBytes(StandardCharsets.UTF_8), example.span))
                .isEqualTo(example.expected);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isReadAlikeHoweverItsLinesEndAndBreak(Example example) {
        String expected = read(example.text.getBytes(StandardCharsets.UTF_8), example.span);
        String folded = example.text
                .lines()
                .map(line -> line.replaceAll("(.{20})(?=.)", "$1\r\n "))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
        // A line that begins with nothing goes on with the one before, so a text that was broken is another one then.
        assertThat(read(folded.getBytes(StandardCharsets.UTF_8), example.span)).isEqualTo(expected);
        assertThat(read(("\uFEFF" + example.text).getBytes(StandardCharsets.UTF_8), example.span))
                .isEqualTo(expected);
        assertThat(read(("\uFEFF" + example.text).getBytes(StandardCharsets.UTF_16LE), example.span))
                .isEqualTo(expected);
        assertThat(read(example.text.replace('\n', '\r').getBytes(StandardCharsets.UTF_8), example.span))
                .isEqualTo(expected);
    }

    @Test
    void thereAreEnoughOfThem() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(180);
        assertThat(examples()).extracting(Example::name).doesNotHaveDuplicates();
    }

    static String read(byte[] bytes, Span span) {
        try {
            Busy busy = BusyReader.read(
                    bytes,
                    ZoneId.of("Europe/Stockholm"),
                    span,
                    ME,
                    ids -> ids.contains(OURS) ? Set.of(OURS) : Set.of());
            String times = busy.times().stream().map(BusyCorpusTest::told).collect(Collectors.joining(", "));
            return (times.isEmpty() ? "-" : times) + (busy.unreadable() == 0 ? "" : " (" + busy.unreadable() + ")");
        } catch (Unreadable e) {
            return "!" + e.why();
        }
    }

    private static String told(TimeRange time) {
        boolean oneDay = time.from().toLocalDate().equals(time.until().toLocalDate());
        return MOMENT.format(time.from()) + "-" + (oneDay ? TIME : MOMENT).format(time.until());
    }
}
