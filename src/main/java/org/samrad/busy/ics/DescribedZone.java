package org.samrad.busy.ics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file itself says of a zone: each change of its clocks, by a moment or a rule. */
final class DescribedZone {

    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{2}):?(\\d{2}):?(\\d{2})?");

    /** A change that lies further back says nothing of the days that matter, since there is one each year. */
    private static final int YEARS_BEFORE = 2;

    private DescribedZone() {}

    /** From one distance to UTC to another. */
    private record Change(ZoneOffset before, ZoneOffset after) {}

    /**
     * The clock that it comes to for the days of a span.
     *
     * @return empty where it says nothing
     * @throws BrokenEntry where it can't be read
     */
    static Optional<ZoneRules> rules(IcsComponent zone, Span span, WorkLeft work) throws BrokenEntry {
        Map<Instant, Change> changes = new TreeMap<>();
        for (IcsComponent part : zone.parts()) {
            if (part.name().equals("STANDARD") || part.name().equals("DAYLIGHT")) {
                part.requireWhole();
                changes(part, span, work, changes);
            }
        }
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        ZoneOffset first = changes.values().iterator().next().before();
        ZoneOffset offset = first;
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        try {
            for (Map.Entry<Instant, Change> change : changes.entrySet()) {
                ZoneOffset next = change.getValue().after();
                if (!next.equals(offset)) {
                    transitions.add(ZoneOffsetTransition.of(
                            LocalDateTime.ofEpochSecond(change.getKey().getEpochSecond(), 0, offset), offset, next));
                    offset = next;
                }
            }
            return Optional.of(ZoneRules.of(first, first, List.of(), transitions, List.of()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new BrokenEntry("a zone whose changes contradict each other");
        }
    }

    private static void changes(IcsComponent part, Span span, WorkLeft work, Map<Instant, Change> changes)
            throws BrokenEntry {
        var change = new Change(offset(part, "TZOFFSETFROM"), offset(part, "TZOFFSETTO"));
        ZoneRules before = change.before().getRules();
        ContentLine start = part.first("DTSTART").orElseThrow(() -> new BrokenEntry("a change without a moment"));
        IcsTime first = IcsTime.read(start.value(), before);
        List<LocalDateTime> moments = new ArrayList<>();
        moments.add(first.local());
        for (ContentLine rule : part.all("RRULE")) {
            moments.addAll(Recurrence.read(rule.value(), first)
                    .times(first, true, span.early().minusYears(YEARS_BEFORE), span.late(), work));
        }
        for (ContentLine line : part.all("RDATE")) {
            for (String value : line.value().split(",")) {
                moments.add(IcsTime.read(value.strip(), before).local());
            }
        }
        moments.forEach(moment -> changes.put(moment.toInstant(change.before()), change));
    }

    private static ZoneOffset offset(IcsComponent part, String property) throws BrokenEntry {
        Matcher read =
                OFFSET.matcher(part.first(property).map(ContentLine::value).orElse(""));
        if (!read.matches()) {
            throw new BrokenEntry("a distance to UTC that is not written as one");
        }
        try {
            int sign = read.group(1).equals("-") ? -1 : 1;
            return ZoneOffset.ofHoursMinutesSeconds(
                    sign * number(read.group(2)), sign * number(read.group(3)), sign * number(read.group(4)));
        } catch (DateTimeException e) {
            throw new BrokenEntry("a distance to UTC that can't be");
        }
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
