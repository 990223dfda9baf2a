package org.samrad.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.samrad.calendar.Subscriptions.Subscription;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.time.TimeRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has happened to consultations, as far as a calendar program has to know. */
@Component
class FeedNews {

    private final Subscriptions subscriptions;
    private final Appointments appointments;
    private final JdbcClient database;
    private final Clock clock;

    FeedNews(Subscriptions subscriptions, Appointments appointments, JdbcClient database, Clock clock) {
        this.subscriptions = subscriptions;
        this.appointments = appointments;
        this.database = database;
        this.clock = clock;
    }

    /**
     * A consultation that goes on without somebody who was on its panel.
     *
     * @param time at which they knew it
     */
    record Left(Appointment appointment, TimeRange time) {}

    /** What a specialist was told to be no longer on: their calendars take it out only when they are told, too. */
    List<Left> left(String specialist, LocalDateTime since, List<Appointment> mine) {
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
                .param("since", clock.instant().minus(Feeds.KEPT).atOffset(ZoneOffset.UTC))
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

    /**
     * That somebody declined a consultation as it was then.
     *
     * @param terms see {@link Appointment#terms}
     * @param expected whether a planner left it as it is, so that they are still expected
     */
    record Declined(UUID appointment, String terms, Instant at, boolean expected) {

        boolean isTo(Appointment about) {
            return about.id().equals(appointment) && about.terms().equals(terms);
        }
    }

    /** What a specialist declined, by appointment. */
    Map<UUID, List<Declined>> declined(String specialist) {
        return database
                .sql("""
                        select p.appointment, p.terms, p.answered_at, exists (
                            select 1 from repair r where r.answer = p.id and r.decision = 'LEFT') as expected
                        from panel_answer p where p.specialist = ? and p.given = 'DECLINED'
                        """)
                .param(specialist)
                .query((row, number) -> new Declined(
                        row.getObject("appointment", UUID.class),
                        Objects.requireNonNull(row.getString("terms")),
                        row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("expected")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Declined::appointment));
    }

    /**
     * When what is shown of consultations last changed, never earlier than it did: news for the specialist, answers, what happened to the request,
     * what calendars may tell, and the address, since a new one is a new calendar.
     *
     * @param told by appointment
     * @param answered by appointment
     * @param asked by request
     */
    record Changes(Instant first, Map<UUID, Instant> told, Map<UUID, Instant> answered, Map<String, Instant> asked) {

        Instant of(Appointment appointment) {
            return Stream.of(
                            first,
                            told.getOrDefault(appointment.id(), first),
                            answered.getOrDefault(appointment.id(), first),
                            asked.getOrDefault(appointment.request(), first),
                            Objects.requireNonNullElse(appointment.cancelledAt(), first))
                    .max(Comparator.naturalOrder())
                    .orElse(first);
        }
    }

    /** Those of some requests. */
    Changes changes(Subscription subscription, Set<String> requests) {
        Instant settings = subscriptions.settingsChanged();
        var told = new HashMap<UUID, Instant>();
        database.sql("select appointment, max(created_at) from notification where specialist = ? group by appointment")
                .param(subscription.specialist())
                .query(row -> {
                    told.put(row.getObject(1, UUID.class), moment(row));
                });
        var answered = new HashMap<UUID, Instant>();
        database.sql("select c.appointment, c.changed_at from answer_change c"
                        + " join appointment_participant p on p.appointment = c.appointment where p.specialist = ?")
                .param(subscription.specialist())
                .query(row -> {
                    answered.put(row.getObject(1, UUID.class), moment(row));
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
                settings.isAfter(subscription.createdAt()) ? settings : subscription.createdAt(),
                told,
                answered,
                asked);
    }

    private static Instant moment(ResultSet row) throws SQLException {
        return row.getObject(2, OffsetDateTime.class).toInstant();
    }
}
