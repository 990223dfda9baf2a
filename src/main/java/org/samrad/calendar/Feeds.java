package org.samrad.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.samrad.account.Account;
import org.samrad.account.AccountRole;
import org.samrad.account.Accounts;
import org.samrad.calendar.Subscriptions.Subscription;
import org.samrad.consultation.Form;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Participant;
import org.samrad.specialist.Site;
import org.samrad.specialist.Sites;
import org.samrad.system.Languages;
import org.samrad.time.PlanningHorizons;
import org.samrad.time.TimeRange;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a secret address gives: its owner's consultations, with no more of each than calendars may tell. Of a protected case
 * that is the time alone.
 */
@Component
class Feeds {

    /** How long what has passed, or was cancelled, is still told. */
    static final Duration KEPT = Duration.ofDays(30);

    private final Subscriptions subscriptions;
    private final Accounts accounts;
    private final Appointments appointments;
    private final ConsultationRequests requests;
    private final Cases cases;
    private final Sites sites;
    private final PlanningHorizons horizons;
    private final MessageSource messages;
    private final JdbcClient database;
    private final Clock clock;

    Feeds(
            Subscriptions subscriptions,
            Accounts accounts,
            Appointments appointments,
            ConsultationRequests requests,
            Cases cases,
            Sites sites,
            PlanningHorizons horizons,
            MessageSource messages,
            JdbcClient database,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.appointments = appointments;
        this.requests = requests;
        this.cases = cases;
        this.sites = sites;
        this.horizons = horizons;
        this.messages = messages;
        this.database = database;
        this.clock = clock;
    }

    /** The text for an address; empty where it leads nowhere, or its owner is no longer the specialist that it was made for. */
    @Transactional(readOnly = true)
    public Optional<String> at(SecretAddress address) {
        return subscriptions
                .by(address)
                .flatMap(subscription -> accounts.findById(subscription.account())
                        .filter(account -> isFor(account, subscription))
                        .map(account -> text(
                                subscription,
                                Objects.requireNonNullElse(account.locale(), Languages.SPOKEN.getFirst()))));
    }

    private static boolean isFor(Account account, Subscription subscription) {
        return account.closedAt() == null
                && account.roles().contains(AccountRole.SPECIALIST)
                && subscription.specialist().equals(account.specialist());
    }

    private String text(Subscription subscription, Locale language) {
        LocalDateTime now = horizons.now(clock);
        List<Appointment> mine = appointments.ofCalendar(
                subscription.specialist(), now.minus(KEPT), clock.instant().minus(KEPT));
        List<Left> left = left(subscription.specialist(), now.minus(KEPT), mine);
        Map<String, ConsultationRequest> asked = byId(
                requests.findAllById(Stream.concat(mine.stream(), left.stream().map(Left::appointment))
                        .map(Appointment::request)
                        .collect(Collectors.toSet())),
                ConsultationRequest::id);
        Map<String, Case> about = byId(
                cases.findAllById(
                        asked.values().stream().map(ConsultationRequest::caseId).collect(Collectors.toSet())),
                Case::id);
        Map<String, Site> places = byId(
                sites.findAllById(mine.stream()
                        .map(Appointment::site)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())),
                Site::id);
        Changes changes = changes(subscription, asked.keySet());
        boolean titles = subscriptions.tellsTitles();
        Stream<FeedEvent> standing = mine.stream().map(appointment -> {
            ConsultationRequest request = Objects.requireNonNull(asked.get(appointment.request()));
            boolean hidden = isHidden(request, about);
            Site site = appointment.site() == null ? null : places.get(appointment.site());
            String mode = say("mode." + appointment.mode(), language);
            return new FeedEvent(
                    appointment.id(),
                    appointment.time(),
                    appointment.version(),
                    changes.of(appointment),
                    appointment.cancelledAt() != null,
                    hidden ? say("calendar.busy", language) : summary(request, titles, language),
                    hidden ? null : say("calendar.feed.role", language, role(appointment, subscription)),
                    hidden ? null : site == null ? mode : site.name());
        });
        Stream<FeedEvent> gone = left.stream().map(one -> {
            Appointment appointment = one.appointment();
            ConsultationRequest request = Objects.requireNonNull(asked.get(appointment.request()));
            return new FeedEvent(
                    appointment.id(),
                    one.time(),
                    appointment.version(),
                    changes.of(appointment),
                    true,
                    isHidden(request, about) ? say("calendar.busy", language) : summary(request, titles, language),
                    null,
                    null);
        });
        List<FeedEvent> events = Stream.concat(standing, gone)
                .sorted(Comparator.comparing((FeedEvent event) -> event.time().from())
                        .thenComparing(FeedEvent::appointment))
                .toList();
        return FeedText.of(say("calendar.feed.name", language), horizons.zone(clock), events);
    }

    private static boolean isHidden(ConsultationRequest request, Map<String, Case> about) {
        return Objects.requireNonNull(about.get(request.caseId())).isProtected();
    }

    /**
     * A consultation that goes on without somebody who was on its panel.
     *
     * @param time at which they knew it
     */
    private record Left(Appointment appointment, TimeRange time) {}

    /** What a specialist was told to be no longer on: their calendars take it out only when they are told, too. */
    private List<Left> left(String specialist, LocalDateTime since, List<Appointment> mine) {
        Set<UUID> still = mine.stream().map(Appointment::id).collect(Collectors.toSet());
        Map<UUID, Optional<LocalDateTime>> starts = new LinkedHashMap<>();
        database.sql("""
                        select n.appointment, n.start_before from notification n
                        where n.specialist = :specialist and n.what = 'CANCELLED' and n.created_at >= :since
                            and n.id = (select max(l.id) from notification l
                                where l.specialist = n.specialist and l.appointment = n.appointment)
                        order by n.id
                        """)
                .param("specialist", specialist)
                .param("since", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .query(row -> {
                    starts.put(
                            row.getObject(1, UUID.class), Optional.ofNullable(row.getObject(2, LocalDateTime.class)));
                });
        starts.keySet().removeAll(still);
        return appointments.findAllById(starts.keySet()).stream()
                .map(appointment -> {
                    long minutes = appointment.time().minutes();
                    LocalDateTime start = Objects.requireNonNull(starts.get(appointment.id()))
                            .orElse(appointment.time().from());
                    return new Left(appointment, new TimeRange(start, start.plusMinutes(minutes)));
                })
                .filter(one -> one.time().until().isAfter(since))
                .toList();
    }

    private String summary(ConsultationRequest request, boolean titles, Locale language) {
        String title = request.terms().title();
        Form form = request.terms().form();
        return titles && title != null ? title : say("form." + form, language);
    }

    private static String role(Appointment appointment, Subscription subscription) {
        return appointment.participants().stream()
                .filter(participant -> participant.specialist().equals(subscription.specialist()))
                .map(Participant::role)
                .findFirst()
                .orElseThrow();
    }

    /**
     * When what is shown of consultations last changed, never earlier than it did: news for the specialist, what happened to the request,
     * what calendars may tell, and the address, since a new one is a new calendar.
     *
     * @param told by appointment
     * @param asked by request
     */
    private record Changes(Instant first, Map<UUID, Instant> told, Map<String, Instant> asked) {

        Instant of(Appointment appointment) {
            return Stream.of(
                            first,
                            told.getOrDefault(appointment.id(), first),
                            asked.getOrDefault(appointment.request(), first),
                            Objects.requireNonNullElse(appointment.cancelledAt(), first))
                    .max(Comparator.naturalOrder())
                    .orElse(first);
        }
    }

    private Changes changes(Subscription subscription, Set<String> requests) {
        Instant settings = subscriptions.settingsChanged();
        var told = new HashMap<UUID, Instant>();
        database.sql("select appointment, max(created_at) from notification where specialist = ? group by appointment")
                .param(subscription.specialist())
                .query(row -> {
                    told.put(row.getObject(1, UUID.class), moment(row));
                });
        var asked = new HashMap<String, Instant>();
        if (!requests.isEmpty()) {
            database.sql("select request, max(at) from request_event where request in (:requests) group by request")
                    .param("requests", requests)
                    .query(row -> {
                        asked.put(row.getString(1), moment(row));
                    });
        }
        return new Changes(
                settings.isAfter(subscription.createdAt()) ? settings : subscription.createdAt(), told, asked);
    }

    private static Instant moment(ResultSet row) throws SQLException {
        return row.getObject(2, OffsetDateTime.class).toInstant();
    }

    private String say(String key, Locale language, Object... values) {
        return messages.getMessage(key, values, language);
    }

    private static <T> Map<String, T> byId(List<T> found, Function<T, String> id) {
        return found.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
