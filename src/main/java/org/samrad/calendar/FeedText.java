package org.samrad.calendar;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Writes consultations as an iCalendar text (RFC 5545). */
final class FeedText {

    private static final LocalDateTime DESCRIBED_FROM = LocalDateTime.of(2025, 1, 1, 0, 0);
    private static final LocalDateTime DESCRIBED_UNTIL = LocalDateTime.of(2036, 1, 1, 0, 0);

    private static final int LONGEST_LINE = 75;

    private FeedText() {}

    /**
     * The text; the same where nothing has changed.
     *
     * @param name of the calendar, as calendar programs list it
     * @param zone of the local times
     */
    static String of(String name, ZoneId zone, List<FeedEvent> events) {
        var calendar = new Calendar();
        calendar.add((Property) new ProdId("-//Samrad//Consultations//EN"));
        calendar.add((Property) ImmutableVersion.VERSION_2_0);
        calendar.add((Property) ImmutableCalScale.GREGORIAN);
        calendar.add((Property) ImmutableMethod.PUBLISH);
        calendar.add((Property) new XProperty("X-WR-CALNAME", name));
        calendar.add((Property) new XProperty("X-PUBLISHED-TTL", "PT1H"));
        calendar.add(described(zone));
        events.forEach(event -> calendar.add(event(event, zone)));
        return folded(calendar.toString());
    }

    /** No line has more than 75 octets (RFC 5545, 3.1); the library counts letters, of which some have several. */
    private static String folded(String text) {
        var folded = new StringBuilder(text.length() + text.length() / LONGEST_LINE);
        int octets = 0;
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            at += Character.charCount(letter);
            if (letter == '\r' || letter == '\n') {
                octets = 0;
            } else {
                int its = Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
                if (octets + its > LONGEST_LINE) {
                    folded.append("\r\n ");
                    octets = 1;
                }
                octets += its;
            }
            folded.appendCodePoint(letter);
        }
        return folded.toString();
    }

    /**
     * One consultation as an invitation (METHOD:REQUEST), or as one that is taken back (CANCEL).
     *
     * @param organiser the mail address that it comes from
     * @param attendee the mail address of who is invited
     */
    static String invitation(ZoneId zone, FeedEvent told, String organiser, String attendee) {
        var calendar = new Calendar();
        calendar.add((Property) new ProdId("-//Samrad//Consultations//EN"));
        calendar.add((Property) ImmutableVersion.VERSION_2_0);
        calendar.add((Property) ImmutableCalScale.GREGORIAN);
        calendar.add((Property) (told.isCancelled() ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST));
        calendar.add(described(zone));
        VEvent event = event(told, zone);
        event.add((Property) new Organizer(mailTo(organiser)));
        var invited = new Attendee(mailTo(attendee));
        // Answers are given on the site: nobody reads what a calendar program would send.
        invited.add(Rsvp.FALSE);
        if (!told.isCancelled()) {
            invited.add(PartStat.NEEDS_ACTION);
        }
        event.add((Property) invited);
        calendar.add(event);
        return folded(calendar.toString());
    }

    /** With what addresses may have and those of the web may not written as that is there. */
    private static URI mailTo(String address) {
        try {
            return new URI("mailto", address, null);
        } catch (URISyntaxException e) {
            // Without its text, which has the address.
            throw new IllegalArgumentException("A mail address that no calendar can have.");
        }
    }

    /** The zone with each of its clock changes, one by one: whatever a reader makes of rules, it reads them alike. */
    private static VTimeZone described(ZoneId zone) {
        var described = new VTimeZone();
        described.add((Property) new TzId(zone.getId()));
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(DESCRIBED_FROM);
        described.add((Observance) observance(new Standard(), DESCRIBED_FROM, offset, offset));
        ZoneOffsetTransition change = rules.nextTransition(DESCRIBED_FROM.toInstant(offset));
        while (change != null && change.getDateTimeBefore().isBefore(DESCRIBED_UNTIL)) {
            Observance kind = rules.isDaylightSavings(change.getInstant()) ? new Daylight() : new Standard();
            described.add((Observance)
                    observance(kind, change.getDateTimeBefore(), change.getOffsetBefore(), change.getOffsetAfter()));
            change = rules.nextTransition(change.getInstant());
        }
        return described;
    }

    private static Observance observance(Observance kind, LocalDateTime from, ZoneOffset before, ZoneOffset after) {
        kind.add((Property) new TzOffsetFrom(before));
        kind.add((Property) new TzOffsetTo(after));
        kind.add((Property) new DtStart<>(from));
        return kind;
    }

    private static VEvent event(FeedEvent told, ZoneId zone) {
        var event = new VEvent(false);
        event.add((Property) new Uid(told.uid()));
        event.add((Property) new DtStamp(told.changed()));
        event.add((Property) new LastModified(told.changed()));
        event.add((Property) new Sequence(told.sequence()));
        event.add((Property) new DtStart<>(told.time().from().atZone(zone)));
        event.add((Property) new DtEnd<>(told.time().until().atZone(zone)));
        event.add((Property) new Summary(told.summary()));
        if (told.description() != null) {
            event.add((Property) new Description(told.description()));
        }
        if (told.place() != null) {
            event.add((Property) new Location(told.place()));
        }
        event.add((Property)
                switch (told.status()) {
                    case CONFIRMED -> ImmutableStatus.VEVENT_CONFIRMED;
                    case TENTATIVE -> ImmutableStatus.VEVENT_TENTATIVE;
                    case CANCELLED -> ImmutableStatus.VEVENT_CANCELLED;
                });
        return event;
    }
}
