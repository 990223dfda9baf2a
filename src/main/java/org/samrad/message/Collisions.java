package org.samrad.message;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.samrad.account.AccountRole;
import org.samrad.answer.PanelAnswer.Given;
import org.samrad.answer.PanelAnswers;
import org.samrad.busy.BusyTimesRead;
import org.samrad.message.Message.Kind;
import org.samrad.message.NewMessage.AsItIs;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells planners, once each, of what is published at a time at which somebody on the panel is absent since their own calendar says so. Of
 * protected cases nothing is told, nor where that person has accepted or declined: then they have said themselves whether they come.
 */
@Component
class Collisions {

    private final JdbcClient database;
    private final Messages messages;
    private final Recipients recipients;
    private final Appointments appointments;
    private final PanelAnswers answers;
    private final PlanningHorizons horizons;
    private final Clock clock;

    Collisions(
            JdbcClient database,
            Messages messages,
            Recipients recipients,
            Appointments appointments,
            PanelAnswers answers,
            PlanningHorizons horizons,
            Clock clock) {
        this.database = database;
        this.messages = messages;
        this.recipients = recipients;
        this.appointments = appointments;
        this.answers = answers;
        this.horizons = horizons;
        this.clock = clock;
    }

    @EventListener
    void on(BusyTimesRead event) {
        List<Appointment> hit = appointments.findAllById(toldOf(event.specialist())).stream()
                .filter(one -> event.times().stream().anyMatch(one.time()::overlaps))
                .filter(one -> !hasSaid(one, event.specialist()))
                .toList();
        if (hit.isEmpty()) {
            return;
        }
        var told = new ArrayList<NewMessage>();
        for (String planner : recipients.planners()) {
            hit.forEach(one -> told.add(NewMessage.ofSomebody(
                    planner,
                    AccountRole.PLANNER,
                    Kind.ABSENT,
                    one.request(),
                    AsItIs.of(one),
                    event.specialist(),
                    NewMessage.once(one))));
        }
        Instant now = clock.instant();
        messages.add(told, now, now);
    }

    /** What is published for somebody, has not begun and planners may be told of. */
    private List<UUID> toldOf(String specialist) {
        LocalDateTime now = horizons.now(clock);
        return database.sql("""
                        select a.id from appointment a
                            join appointment_participant p on p.appointment = a.id and p.specialist = ?
                            join consultation_request r on r.id = a.request
                            join care_case c on c.id = r.care_case
                        where a.cancelled_at is null and a.start_time > ? and c.protected_identity = false
                        order by a.start_time, a.id
                        """)
                .params(specialist, now)
                .query((row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
    }

    private boolean hasSaid(Appointment appointment, String specialist) {
        return answers.to(appointment, specialist)
                .filter(answer -> answer.given() != Given.IF_NEEDED)
                .isPresent();
    }
}
