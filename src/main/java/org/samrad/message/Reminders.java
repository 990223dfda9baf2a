package org.samrad.message;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.samrad.account.AccountRole;
import org.samrad.answer.PanelAnswer;
import org.samrad.answer.PanelAnswers;
import org.samrad.message.Message.Kind;
import org.samrad.message.NewMessage.AsItIs;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reminds those on panels who do not answer, and then tells coordinators and planners. Somebody is reminded some days after they were told,
 * or when half of the time from then until the consultation has passed, whichever is first; others are told some days after that, or
 * when three quarters have passed. What came with planning data nobody was told of here, so nobody is reminded of it. Of protected cases
 * planners are told nothing, and of those whom a consultation can do without nobody is told.
 */
@Component
public class Reminders {

    private final JdbcClient database;
    private final Messages messages;
    private final Recipients recipients;
    private final RulesOfTelling rules;
    private final Appointments appointments;
    private final PanelAnswers answers;
    private final PlanningHorizons horizons;
    private final TransactionOperations transactions;
    private final Clock clock;

    Reminders(
            JdbcClient database,
            Messages messages,
            Recipients recipients,
            RulesOfTelling rules,
            Appointments appointments,
            PanelAnswers answers,
            PlanningHorizons horizons,
            TransactionOperations transactions,
            Clock clock) {
        this.database = database;
        this.messages = messages;
        this.recipients = recipients;
        this.rules = rules;
        this.appointments = appointments;
        this.answers = answers;
        this.horizons = horizons;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Some times an hour, on one of the programs. */
    @Bean
    RecurringTask<Void> remindersJob(TellingOfQuestions questions) {
        return Tasks.recurring("reminders", FixedDelay.ofMinutes(15)).execute((job, context) -> {
            remind();
            questions.remind();
        });
    }

    /**
     * A seat on a panel that somebody was told of.
     *
     * @param told when last of its time, way and place
     * @param needed whether the consultation can't do without
     */
    private record Seat(UUID appointment, String specialist, Instant told, boolean needed, boolean isProtected) {}

    /** Tells whoever is to be told by now. */
    public void remind() {
        transactions.executeWithoutResult(status -> tell(clock.instant()));
    }

    private void tell(Instant now) {
        ZoneId zone = horizons.zone(clock);
        List<Seat> seats = database.sql("""
                        select a.id, p.specialist, max(n.created_at) as told, c.protected_identity,
                            coalesce(min(case when q.optional then 1 else 0 end), 0) as optional
                        from appointment a
                            join appointment_participant p on p.appointment = a.id
                            join consultation_request r on r.id = a.request
                            join care_case c on c.id = r.care_case
                            join notification n on n.appointment = a.id and n.specialist = p.specialist
                                and n.what in ('NEW', 'MOVED')
                            left join request_role q on q.request = a.request and q.role = p.role
                        where a.cancelled_at is null and a.start_time > ?
                        group by a.id, p.specialist, c.protected_identity
                        """)
                .param(horizons.now(clock))
                .query((row, number) -> new Seat(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        Objects.requireNonNull(row.getString("specialist")),
                        row.getObject("told", OffsetDateTime.class).toInstant(),
                        row.getInt("optional") == 0,
                        row.getBoolean("protected_identity")))
                .list();
        Set<UUID> ids = seats.stream().map(Seat::appointment).collect(Collectors.toSet());
        Map<UUID, Appointment> about =
                appointments.findAllById(ids).stream().collect(Collectors.toMap(Appointment::id, Function.identity()));
        Set<Answer> given = given(ids, about);
        TellingRules current = rules.current();
        var reminded = new ArrayList<NewMessage>();
        var escalated = new ArrayList<NewMessage>();
        Map<String, List<String>> accounts = recipients.ofSpecialists();
        List<String> planners = recipients.planners();
        Map<String, List<String>> coordinators = recipients.ofRequests(
                about.values().stream().map(Appointment::request).toList());
        for (Seat seat : seats) {
            Appointment appointment = Objects.requireNonNull(about.get(seat.appointment()));
            if (given.contains(new Answer(appointment.id(), seat.specialist()))) {
                continue;
            }
            Duration until = Duration.between(
                    seat.told(), appointment.time().from().atZone(zone).toInstant());
            if (!now.isBefore(seat.told().plus(toReminder(until, current)))) {
                accounts.getOrDefault(seat.specialist(), List.of())
                        .forEach(account -> reminded.add(NewMessage.reminder(
                                account, seat.specialist(), appointment, NewMessage.once(appointment))));
            }
            if (seat.needed() && !now.isBefore(seat.told().plus(toEscalation(until, current)))) {
                coordinators
                        .getOrDefault(appointment.request(), List.of())
                        .forEach(account ->
                                escalated.add(unanswered(account, AccountRole.COORDINATOR, appointment, seat)));
                if (!seat.isProtected()) {
                    planners.forEach(
                            account -> escalated.add(unanswered(account, AccountRole.PLANNER, appointment, seat)));
                }
            }
        }
        messages.add(reminded, now, now);
        messages.add(escalated, now, now);
    }

    private static NewMessage unanswered(String account, AccountRole as, Appointment appointment, Seat seat) {
        return NewMessage.ofSomebody(
                account,
                as,
                Kind.UNANSWERED,
                appointment.request(),
                AsItIs.of(appointment),
                seat.specialist(),
                NewMessage.once(appointment));
    }

    /**
     * How long after they were told somebody is reminded.
     *
     * @param until how long it is from then until their answer would come too late
     */
    static Duration toReminder(Duration until, TellingRules rules) {
        return shorter(Duration.ofDays(rules.remindDays()), until.dividedBy(2));
    }

    /**
     * How long after that others are told that they do not answer.
     *
     * @param until how long it is from then until their answer would come too late
     */
    static Duration toEscalation(Duration until, TellingRules rules) {
        return shorter(
                Duration.ofDays((long) rules.remindDays() + rules.escalateDays()),
                until.multipliedBy(3).dividedBy(4));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private record Answer(UUID appointment, String specialist) {}

    /** The answers to consultations as they are. */
    private Set<Answer> given(Collection<UUID> ids, Map<UUID, Appointment> about) {
        var given = new HashSet<Answer>();
        if (!ids.isEmpty()) {
            for (PanelAnswer one : answers.findByAppointmentIn(ids)) {
                Appointment appointment = about.get(one.appointment());
                if (appointment != null && one.isTo(appointment)) {
                    given.add(new Answer(one.appointment(), one.specialist()));
                }
            }
        }
        return given;
    }
}
