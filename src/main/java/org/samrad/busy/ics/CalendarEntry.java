package org.samrad.busy.ics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One event of a calendar, or the change of one time of an event that recurs.
 *
 * @param uid what all that belongs together has in common; null where the calendar does not say
 * @param travel time on the way there, which comes before the start
 * @param rules by which it comes again
 * @param more times at which it comes besides
 * @param exceptRules by which it does not come, which the older standard had
 * @param except times at which it does not come
 * @param changes the time of the series that it changes; null where it changes none
 * @param fromThereOn whether it changes all later ones, too
 */
record CalendarEntry(
        @Nullable String uid,
        int sequence,
        Meaning meaning,
        IcsTime start,
        IcsLength length,
        Duration travel,
        List<Recurrence> rules,
        List<Extra> more,
        List<Recurrence> exceptRules,
        List<IcsTime> except,
        @Nullable IcsTime changes,
        boolean fromThereOn) {

    /** Whether somebody is busy by it. */
    enum Meaning {
        BUSY,
        /** They are free although it is there, or have declined. */
        FREE,
        /** It does not take place. */
        CANCELLED
    }

    /**
     * One more time of something that recurs.
     *
     * @param length null where it is that of the others
     */
    record Extra(IcsTime start, @Nullable IcsLength length) {}

    private static final int MOST_VALUES = 5000;

    /** What Outlook calls times at which others may still be met. */
    private static final Set<String> NOT_BUSY = Set.of("FREE", "WORKINGELSEWHERE");

    /**
     * Reads one.
     *
     * @param owner the mail address by which the calendar's owner is invited; empty where it is not known
     * @throws BrokenEntry where it says nothing clear of when it is
     */
    static CalendarEntry read(IcsComponent event, Zones zones, Optional<String> owner, boolean cancelled)
            throws BrokenEntry {
        event.requireWhole();
        IcsTime start = time(event.first("DTSTART").orElseThrow(() -> new BrokenEntry("no start")), zones);
        Optional<ContentLine> changes = event.first("RECURRENCE-ID");
        List<Recurrence> rules = new ArrayList<>();
        List<Recurrence> exceptRules = new ArrayList<>();
        for (ContentLine line : event.all("RRULE")) {
            rules.add(Recurrence.read(line.value(), start));
        }
        for (ContentLine line : event.all("EXRULE")) {
            exceptRules.add(Recurrence.read(line.value(), start));
        }
        return new CalendarEntry(
                event.first("UID")
                        .map(ContentLine::value)
                        .filter(uid -> !uid.isEmpty())
                        .orElse(null),
                sequence(event),
                cancelled ? Meaning.CANCELLED : meaning(event, owner),
                start,
                length(event, start, zones),
                travel(event),
                rules,
                more(event, start, zones),
                exceptRules,
                except(event, start, zones),
                changes.isPresent() ? time(changes.get(), start, zones) : null,
                changes.filter(line -> "THISANDFUTURE".equalsIgnoreCase(line.parameter("RANGE")))
                        .isPresent());
    }

    private static int sequence(IcsComponent event) {
        try {
            return event.first("SEQUENCE")
                    .map(ContentLine::value)
                    .map(Integer::parseInt)
                    .orElse(0);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Meaning meaning(IcsComponent event, Optional<String> owner) {
        if (is(event, "STATUS", "CANCELLED")) {
            return Meaning.CANCELLED;
        }
        boolean free = is(event, "TRANSP", "TRANSPARENT")
                || event.first("X-MICROSOFT-CDO-BUSYSTATUS")
                        .map(ContentLine::word)
                        .filter(NOT_BUSY::contains)
                        .isPresent();
        boolean declined = owner.isPresent()
                && event.all("ATTENDEE").stream()
                        .anyMatch(line ->
                                "DECLINED".equalsIgnoreCase(line.parameter("PARTSTAT")) && isOf(line, owner.get()));
        return free || declined ? Meaning.FREE : Meaning.BUSY;
    }

    private static boolean is(IcsComponent event, String property, String word) {
        return event.first(property).map(ContentLine::word).filter(word::equals).isPresent();
    }

    private static boolean isOf(ContentLine attendee, String mail) {
        String address = attendee.value().toLowerCase(Locale.ROOT);
        String told = attendee.parameter("EMAIL");
        return address.equals("mailto:" + mail) || address.equals(mail) || told != null && told.equalsIgnoreCase(mail);
    }

    /** A day is one of the region, whatever zone is named beside it. */
    private static IcsTime time(ContentLine line, Zones zones) throws BrokenEntry {
        IcsTime read = IcsTime.read(line.value(), zones.of(line.parameter("TZID")));
        return read.isDay() ? new IcsTime(read.local(), true, zones.region()) : read;
    }

    /** A time of something whose start is known: where no zone is named, on its clock. */
    private static IcsTime time(ContentLine line, IcsTime start, Zones zones) throws BrokenEntry {
        return line.parameter("TZID") == null ? IcsTime.read(line.value(), start.rules()) : time(line, zones);
    }

    private static IcsLength length(IcsComponent event, IcsTime start, Zones zones) throws BrokenEntry {
        Optional<ContentLine> end = event.first("DTEND");
        if (end.isPresent()) {
            return IcsLength.between(start, time(end.get(), zones));
        }
        Optional<ContentLine> duration = event.first("DURATION");
        if (duration.isPresent()) {
            return IcsLength.read(duration.get().word());
        }
        return start.isDay() ? IcsLength.DAY : IcsLength.NONE;
    }

    /** What can't be read of it costs nothing but itself: it is not the event. */
    private static Duration travel(IcsComponent event) {
        Optional<ContentLine> line = event.first("X-APPLE-TRAVEL-DURATION");
        try {
            return line.isEmpty()
                    ? Duration.ZERO
                    : IcsLength.read(line.get().word()).passing();
        } catch (BrokenEntry e) {
            return Duration.ZERO;
        }
    }

    private static List<Extra> more(IcsComponent event, IcsTime start, Zones zones) throws BrokenEntry {
        List<Extra> more = new ArrayList<>();
        for (ContentLine line : event.all("RDATE")) {
            for (String value : values(line, more.size())) {
                int slash = value.indexOf('/');
                IcsTime from = time(part(line, slash < 0 ? value : value.substring(0, slash)), start, zones);
                more.add(new Extra(from, slash < 0 ? null : lengthOf(value.substring(slash + 1), from)));
            }
        }
        return more;
    }

    /**
     * How long a period lasts of which the part after the slash is known.
     *
     * @throws BrokenEntry where that is neither an end nor a duration
     */
    static IcsLength lengthOf(String afterSlash, IcsTime from) throws BrokenEntry {
        return afterSlash.startsWith("P")
                ? IcsLength.read(afterSlash)
                : IcsLength.between(from, IcsTime.read(afterSlash, from.rules()));
    }

    private static List<IcsTime> except(IcsComponent event, IcsTime start, Zones zones) throws BrokenEntry {
        List<IcsTime> except = new ArrayList<>();
        for (ContentLine line : event.all("EXDATE")) {
            for (String value : values(line, except.size())) {
                except.add(time(part(line, value), start, zones));
            }
        }
        return except;
    }

    private static ContentLine part(ContentLine line, String value) {
        return new ContentLine(line.name(), line.parameters(), value);
    }

    private static List<String> values(ContentLine line, int before) throws BrokenEntry {
        List<String> values = new ArrayList<>();
        for (String value : line.value().split(",")) {
            if (!value.isBlank()) {
                values.add(value.strip());
            }
        }
        if (before + values.size() > MOST_VALUES) {
            throw new BrokenEntry("too many times in a list");
        }
        return values;
    }
}
