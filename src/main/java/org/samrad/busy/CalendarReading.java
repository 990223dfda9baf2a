package org.samrad.busy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.samrad.busy.BusyCalendars.Address;
import org.samrad.busy.fetch.AddressRefused;
import org.samrad.busy.fetch.CalendarAddress;
import org.samrad.busy.fetch.CalendarFetcher;
import org.samrad.busy.fetch.CalendarFetcher.Fetched;
import org.samrad.busy.fetch.CalendarMark;
import org.samrad.busy.fetch.NotFetched;
import org.samrad.busy.ics.BusyReader;
import org.samrad.busy.ics.BusyReader.Busy;
import org.samrad.busy.ics.Span;
import org.samrad.busy.ics.Unreadable;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Texts;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.CalendarIds;
import org.samrad.time.IsoWeek;
import org.samrad.time.PlanningHorizons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Has calendars fetched and read, and keeps what they come to. Nothing is fetched while a transaction waits. */
@Service
class CalendarReading {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarReading.class);

    /** Weeks beyond those that are planned, so that there is something to plan by when the window moves on. */
    private static final int WEEKS_MORE = 4;

    /** Weeks beyond those for a file, which is read only once. */
    private static final int WEEKS_MORE_OF_FILE = 52;

    /** Weeks that count where nothing says how many are planned. */
    private static final int WEEKS = 12;

    private static final int AT_ONCE = 1000;
    private static final Duration FIRST_RETRY = Duration.ofMinutes(15);
    private static final Duration LAST_RETRY = Duration.ofDays(1);
    private static final int LONGEST_NAME = 100;
    private static final String UNNAMED = "calendar.ics";
    private static final int LONGEST_MAIL = 254;
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+");

    private final BusyCalendars calendars;
    private final CalendarFetcher fetcher;
    private final Appointments appointments;
    private final PlanningHorizons horizons;
    private final BusySettings settings;
    private final KeptAddresses kept;
    private final FetchTurns turns;
    private final Clock clock;

    CalendarReading(
            BusyCalendars calendars,
            CalendarFetcher fetcher,
            Appointments appointments,
            PlanningHorizons horizons,
            BusySettings settings,
            Clock clock) {
        this.calendars = calendars;
        this.fetcher = fetcher;
        this.appointments = appointments;
        this.horizons = horizons;
        this.settings = settings;
        this.kept = new KeptAddresses(settings.key());
        this.turns = new FetchTurns(clock);
        this.clock = clock;
    }

    /**
     * Fetches a calendar for the first time, and from then on again and again; one that is there already is only fetched.
     *
     * @param mail by which its owner is invited; empty where they don't say
     * @param account who asks for it
     * @throws BusyRefused where nothing is kept of it, and why
     */
    void addAddress(String specialist, String typed, String mail, String account) throws BusyRefused {
        try {
            CalendarAddress address = CalendarAddress.of(typed, settings.closedNetwork());
            String ownMail = mail(mail);
            requireTurn(account);
            Span span = span(WEEKS_MORE);
            Fetched fetched = fetcher.fetch(address, CalendarMark.NONE);
            byte[] bytes = Objects.requireNonNull(fetched.calendar(), "Nothing was known, so all of it comes.");
            Busy busy = read(bytes, span, ownMail);
            Instant now = clock.instant();
            if (!calendars.add(
                    specialist,
                    address.shown(),
                    new Address(kept.keep(address.secret()), address.hash()),
                    ownMail,
                    busy,
                    span,
                    now,
                    now.plus(settings.every()),
                    fetched.mark())) {
                throw BusyRefused.tooMany();
            }
        } catch (AddressRefused e) {
            throw BusyRefused.of(e);
        } catch (NotFetched e) {
            throw BusyRefused.of(Trouble.of(e.why()));
        } catch (Unreadable e) {
            throw BusyRefused.of(Trouble.of(e.why()));
        }
    }

    /**
     * Reads a file, once; it takes the place of an earlier one of the same name.
     *
     * @throws BusyRefused where nothing is kept of it, and why
     */
    void addFile(String specialist, String name, byte[] bytes, String mail, String account) throws BusyRefused {
        try {
            String ownMail = mail(mail);
            requireTurn(account);
            Span span = span(WEEKS_MORE + WEEKS_MORE_OF_FILE);
            Busy busy = read(bytes, span, ownMail);
            if (!calendars.add(
                    specialist, shown(name), null, ownMail, busy, span, clock.instant(), null, CalendarMark.NONE)) {
                throw BusyRefused.tooMany();
            }
        } catch (Unreadable e) {
            throw BusyRefused.of(Trouble.of(e.why()));
        }
    }

    /**
     * Fetches one of a specialist's calendars now.
     *
     * @param account who asks for it
     * @throws BusyRefused where it is gone, or could not be read, which is noted, too; what was read before stays
     */
    void fetchNow(long id, String specialist, String account) throws BusyRefused {
        BusyCalendar calendar =
                calendars.find(id, specialist).filter(BusyCalendar::isFetched).orElse(null);
        if (calendar == null) {
            throw BusyRefused.gone();
        }
        requireTurn(account);
        Optional<Trouble> trouble = fetch(calendar);
        if (trouble.isPresent()) {
            throw BusyRefused.of(trouble.get());
        }
    }

    /** Takes one of a specialist's calendars away; returns false where it is gone. */
    boolean remove(long id, String specialist) {
        return calendars.remove(id, specialist);
    }

    /** Fetches a calendar and keeps what it comes to, or notes why not. */
    Optional<Trouble> fetch(BusyCalendar calendar) {
        Trouble trouble;
        try {
            String address = calendar.address() == null
                    ? null
                    : kept.read(calendar.address()).orElse(null);
            if (address == null) {
                trouble = Trouble.KEY;
            } else {
                Span span = span(WEEKS_MORE);
                Fetched fetched =
                        fetcher.fetch(CalendarAddress.of(address, settings.closedNetwork()), calendar.knownFor(span));
                byte[] bytes = fetched.calendar();
                Busy busy = bytes == null ? null : read(bytes, span, calendar.ownMail());
                Instant now = clock.instant();
                Instant next = now.plus(settings.every());
                if (busy == null) {
                    calendars.keepAsItIs(calendar.id(), now, next);
                } else {
                    calendars.keep(calendar, busy, span, now, next, fetched.mark());
                }
                return Optional.empty();
            }
        } catch (AddressRefused e) {
            trouble = Trouble.INSIDE;
        } catch (NotFetched e) {
            trouble = Trouble.of(e.why());
        } catch (Unreadable e) {
            trouble = Trouble.of(e.why());
        } catch (RuntimeException e) {
            // Not its text, which may have some of the calendar in it.
            LOG.warn("Busy calendar {}: {}", calendar.id(), e.getClass().getName());
            trouble = Trouble.FAILING;
        }
        LOG.info("Busy calendar {} could not be read: {}.", calendar.id(), trouble);
        Instant now = clock.instant();
        calendars.note(calendar.id(), trouble, now, now.plus(wait(calendar.failures())));
        return Optional.of(trouble);
    }

    /** Each time that it fails again the next try waits longer. */
    private static Duration wait(int failures) {
        Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 10));
        return doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
    }

    private Busy read(byte[] bytes, Span span, @Nullable String ownMail) {
        return BusyReader.read(bytes, horizons.zone(clock), span, ownMail, this::ours);
    }

    /** What people were told from here comes back with their calendar; that is asked for many at once, since a calendar may have many. */
    private Set<String> ours(Set<String> ids) {
        Map<String, UUID> told = new HashMap<>();
        ids.forEach(id -> CalendarIds.appointment(id).ifPresent(appointment -> told.put(id, appointment)));
        List<UUID> all = told.values().stream().distinct().toList();
        Set<UUID> known = new HashSet<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            known.addAll(appointments.known(all.subList(from, Math.min(from + AT_ONCE, all.size()))));
        }
        told.values().retainAll(known);
        return told.keySet();
    }

    private Span span(int weeksMore) {
        LocalDate monday = IsoWeek.mondayOf(horizons.now(clock).toLocalDate());
        LocalDate end =
                horizons.current().map(horizon -> horizon.at(clock).end()).orElse(monday.plusWeeks(WEEKS));
        return new Span(monday, end.plusWeeks(weeksMore));
    }

    private void requireTurn(String account) throws BusyRefused {
        if (!turns.take(account)) {
            throw BusyRefused.tooOften();
        }
    }

    private static @Nullable String mail(String typed) throws BusyRefused {
        String mail = Texts.cleanOrNull(typed);
        if (mail != null && (mail.length() > LONGEST_MAIL || !MAIL.matcher(mail).matches())) {
            throw BusyRefused.noMail();
        }
        return mail;
    }

    private static String shown(String name) {
        String proper = IdentityNumbers.without(Texts.clean(Texts.proper(name)));
        String shown = proper.substring(Math.max(proper.lastIndexOf('/'), proper.lastIndexOf('\\')) + 1);
        if (shown.isBlank()) {
            return UNNAMED;
        }
        return shown.length() > LONGEST_NAME ? shown.substring(shown.length() - LONGEST_NAME) : shown;
    }
}
