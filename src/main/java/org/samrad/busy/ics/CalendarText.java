package org.samrad.busy.ics;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.samrad.busy.ics.Unreadable.Why;

/**
 * The bytes of a calendar, cut into its entries. Of these only what tells of times is read; titles, places and people are passed
 * over where they stand.
 *
 * @param entries events and lists of busy times
 * @param zones as the file describes them
 * @param isCancellation whether it takes back what it holds
 * @param name of the calendar; empty where it has none
 */
record CalendarText(
        List<IcsComponent> entries, List<IcsComponent> zones, boolean isCancellation, Optional<String> name) {

    /** Most bytes of a calendar: that of somebody who was busy for ten years. */
    static final int MOST_BYTES = 10 << 20;

    /** Most entries of a calendar. */
    static final int MOST_ENTRIES = 40_000;

    /** How deep things lie in things: an alarm in an event in a calendar, and some more. */
    private static final int DEEPEST = 12;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final Set<String> ENTRIES = Set.of("VEVENT", "VFREEBUSY");

    /** What is read of an entry, a zone and a part of a zone. */
    private static final Set<String> READ = Set.of(
            "UID",
            "SEQUENCE",
            "DTSTART",
            "DTEND",
            "DURATION",
            "RRULE",
            "EXRULE",
            "RDATE",
            "EXDATE",
            "RECURRENCE-ID",
            "STATUS",
            "TRANSP",
            "ATTENDEE",
            "FREEBUSY",
            "X-MICROSOFT-CDO-BUSYSTATUS",
            "X-APPLE-TRAVEL-DURATION",
            "TZID",
            "TZOFFSETFROM",
            "TZOFFSETTO");

    /** @throws Unreadable where it is no calendar, has no end or has too much */
    static CalendarText of(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new Unreadable(Why.TOO_LARGE);
        }
        var cutter = new Cutter();
        text(bytes).lines().forEach(cutter::line);
        return cutter.whole();
    }

    /** The text with each property on one line. A line may be broken within a letter, so it is mended before it is read as letters. */
    private static String text(byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            byte[] narrow = new String(bytes, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8);
            return new String(unfolded(narrow, 0), StandardCharsets.UTF_8);
        }
        byte[] whole = unfolded(bytes, startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(whole))
                    .toString();
        } catch (CharacterCodingException other) {
            return new String(whole, WINDOWS);
        }
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] unfolded(byte[] bytes, int from) {
        var whole = new ByteArrayOutputStream(bytes.length);
        for (int i = from; i < bytes.length; i++) {
            int end = endOfLine(bytes, i);
            if (end == i) {
                whole.write(bytes[i]);
            } else if (end < bytes.length && (bytes[end] == ' ' || bytes[end] == '\t')) {
                i = end;
            } else {
                whole.write('\n');
                i = end - 1;
            }
        }
        return whole.toByteArray();
    }

    /** The place after the line break at a place; the place itself where there is none. */
    private static int endOfLine(byte[] bytes, int at) {
        if (bytes[at] == '\n') {
            return at + 1;
        }
        if (bytes[at] != '\r') {
            return at;
        }
        int next = at + 1;
        // Some write two of the first kind before the second.
        while (next < bytes.length && bytes[next] == '\r') {
            next++;
        }
        return next < bytes.length && bytes[next] == '\n' ? next + 1 : at + 1;
    }

    /** Takes line after line. */
    private static final class Cutter {

        private final List<IcsComponent> entries = new ArrayList<>();
        private final List<IcsComponent> zones = new ArrayList<>();
        private final Deque<IcsComponent> open = new ArrayDeque<>();
        private boolean begun;
        private boolean ended;
        private boolean isCancellation;
        private Optional<String> name = Optional.empty();

        void line(String line) {
            if (line.isBlank()) {
                return;
            }
            Optional<String> property = ContentLine.nameOf(line);
            if (!begun && !property.equals(Optional.of("BEGIN"))) {
                throw new Unreadable(Why.NOT_A_CALENDAR);
            }
            if (property.isEmpty()) {
                return;
            }
            switch (property.get()) {
                case "BEGIN" -> begin(afterColon(line));
                case "END" -> end(afterColon(line));
                default -> property(property.get(), line);
            }
        }

        private static String afterColon(String line) {
            return line.substring(line.indexOf(':') + 1).strip().toUpperCase(Locale.ROOT);
        }

        private void begin(String what) {
            if (!begun && !what.equals("VCALENDAR")) {
                throw new Unreadable(Why.NOT_A_CALENDAR);
            }
            begun = true;
            if (what.equals("VCALENDAR") || ENTRIES.contains(what) || what.equals("VTIMEZONE")) {
                closeAll();
            }
            if (what.equals("VCALENDAR")) {
                ended = false;
                return;
            }
            if (open.size() == DEEPEST) {
                throw new Unreadable(Why.NOT_A_CALENDAR);
            }
            open.push(new IcsComponent(what));
        }

        private void end(String what) {
            if (what.equals("VCALENDAR")) {
                closeAll();
                ended = true;
            } else if (!open.isEmpty() && open.element().name().equals(what)) {
                close(open.pop());
            } else if (open.stream().anyMatch(one -> one.name().equals(what))) {
                while (!open.element().name().equals(what)) {
                    open.pop();
                }
                close(open.pop());
            }
        }

        /** What begins anew before the one before has ended leaves that one broken. */
        private void closeAll() {
            while (!open.isEmpty()) {
                IcsComponent left = open.pop();
                if (open.isEmpty()) {
                    left.breakBy(new BrokenEntry("no end"));
                    close(left);
                }
            }
        }

        private void close(IcsComponent done) {
            if (!open.isEmpty()) {
                open.element().add(done);
            } else if (ENTRIES.contains(done.name())) {
                if (entries.size() == MOST_ENTRIES) {
                    throw new Unreadable(Why.TOO_MANY);
                }
                entries.add(done);
            } else if (done.name().equals("VTIMEZONE")) {
                zones.add(done);
            }
        }

        private void property(String property, String line) {
            if (open.isEmpty()) {
                ofCalendar(property, line);
            } else if (READ.contains(property)) {
                try {
                    open.element().add(ContentLine.of(line));
                } catch (BrokenEntry e) {
                    open.element().breakBy(e);
                }
            }
        }

        private void ofCalendar(String property, String line) {
            if (property.equals("METHOD")) {
                isCancellation = afterColon(line).equals("CANCEL");
            } else if (property.equals("X-WR-CALNAME") && name.isEmpty()) {
                name = Optional.of(line.substring(line.indexOf(':') + 1).strip());
            }
        }

        CalendarText whole() {
            if (!begun) {
                throw new Unreadable(Why.NOT_A_CALENDAR);
            }
            if (!ended) {
                throw new Unreadable(Why.CUT_SHORT);
            }
            return new CalendarText(entries, zones, isCancellation, name);
        }
    }
}
