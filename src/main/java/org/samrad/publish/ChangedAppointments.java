package org.samrad.publish;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.ConsultationChange;
import org.samrad.plan.PublicationRows;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestEvent.Because;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Notification;
import org.samrad.schedule.Participant;
import org.samrad.time.TimeRange;
import org.springframework.stereotype.Component;

/** Writes changes of consultations into appointments and requests, and tells who is to be told of them. */
@Component
public class ChangedAppointments {

    private final Appointments appointments;
    private final ConsultationRequests requests;
    private final EntityManager entities;

    ChangedAppointments(Appointments appointments, ConsultationRequests requests, EntityManager entities) {
        this.appointments = appointments;
        this.requests = requests;
        this.entities = entities;
    }

    /**
     * Makes them so, within the caller's transaction, which holds all that it touches.
     *
     * @param again the appointment that a request's consultation had before it was cancelled; it stands again
     * @param pinned the requests whose appointments are pinned from now on
     * @param unpinned those whose are no longer
     * @param because what led to them; where they take a publication back, that is told as that
     * @return the appointments that were touched, by request
     */
    List<PublicationRows.Touched> write(
            Collection<ConsultationChange> changes,
            Map<String, UUID> again,
            Set<String> pinned,
            Set<String> unpinned,
            Because because,
            Instant now) {
        List<String> ids =
                changes.stream().map(ConsultationChange::request).sorted().toList();
        Map<String, ConsultationRequest> asked = requests.findAllById(ids).stream()
                .collect(Collectors.toMap(ConsultationRequest::id, Function.identity()));
        Map<String, Appointment> standing = appointments.findByCancelledAtIsNullAndRequestIn(ids).stream()
                .collect(Collectors.toMap(Appointment::request, Function.identity()));
        Map<UUID, Appointment> cancelled = appointments.findAllById(again.values()).stream()
                .collect(Collectors.toMap(Appointment::id, Function.identity()));
        var fresh = new ArrayList<Appointment>();
        var touched = new LinkedHashMap<ConsultationChange, Appointment>();
        var pinnedBefore = new HashMap<String, Boolean>();
        for (ConsultationChange change : changes) {
            String request = change.request();
            ConsultationRequest its = found(asked, request);
            Appointment appointment = standing.get(request);
            pinnedBefore.put(request, appointment != null && appointment.isPinned());
            if (unpinned.contains(request) && appointment != null) {
                appointment.unpin();
            }
            if (change.kind() == ConsultationChange.Kind.PINNED) {
                appointment = found(standing, request);
            } else if (change.kind() == ConsultationChange.Kind.CANCELLED) {
                appointment = found(standing, request);
                appointment.cancel(now);
                if (because == Because.UNDONE) {
                    its.takeBack();
                } else {
                    its.unschedule(because);
                }
            } else {
                UUID before = again.get(request);
                if (appointment == null && before != null) {
                    appointment = Objects.requireNonNull(cancelled.get(before), request);
                    appointment.reinstate();
                }
                appointment = placed(change.after(), appointment, fresh);
                its.schedule(change.any().start(), because);
            }
            if (pinned.contains(request) && change.kind() != ConsultationChange.Kind.CANCELLED) {
                appointment.pin();
            }
            touched.put(change, appointment);
        }
        appointments.saveAll(fresh);
        requests.saveAll(asked.values());
        entities.flush();
        return touched.entrySet().stream()
                .map(entry -> new PublicationRows.Touched(
                        entry.getKey().request(),
                        entry.getKey().kind(),
                        entry.getValue().id(),
                        Boolean.TRUE.equals(pinnedBefore.get(entry.getKey().request())),
                        entry.getValue().isPinned()))
                .toList();
    }

    private static Appointment placed(
            List<ScheduleRow> panel, @Nullable Appointment appointment, List<Appointment> fresh) {
        ScheduleRow any = panel.getFirst();
        TimeRange time = new TimeRange(any.start(), any.end());
        List<Participant> participants = panel.stream()
                .map(row -> new Participant(row.role(), row.specialist()))
                .toList();
        if (appointment != null) {
            appointment.reschedule(time, any.mode(), any.site(), participants);
            return appointment;
        }
        var made = new Appointment(any.request(), time, any.mode(), any.site(), participants);
        fresh.add(made);
        return made;
    }

    /** What everybody on a panel before or after is to be told. */
    static List<Notification> news(
            Collection<ConsultationChange> changes, Collection<PublicationRows.Touched> touched) {
        Map<String, UUID> appointments = touched.stream()
                .collect(Collectors.toMap(PublicationRows.Touched::request, PublicationRows.Touched::appointment));
        var news = new ArrayList<Notification>();
        for (ConsultationChange change : changes) {
            Map<String, ScheduleRow> before = bySpecialist(change.before());
            Map<String, ScheduleRow> after = bySpecialist(change.after());
            for (String specialist : change.told()) {
                ScheduleRow was = before.get(specialist);
                news.add(new Notification(
                        specialist,
                        change.request(),
                        found(appointments, change.request()),
                        what(was, after.get(specialist)),
                        was == null ? null : was.start()));
            }
        }
        return news;
    }

    private static Notification.What what(@Nullable ScheduleRow was, @Nullable ScheduleRow is) {
        if (was == null) {
            return Notification.What.NEW;
        }
        if (is == null) {
            return Notification.What.CANCELLED;
        }
        boolean stays = was.start().equals(is.start())
                && was.end().equals(is.end())
                && was.mode() == is.mode()
                && Objects.equals(was.site(), is.site());
        return stays ? Notification.What.PANEL : Notification.What.MOVED;
    }

    private static Map<String, ScheduleRow> bySpecialist(List<ScheduleRow> rows) {
        return rows.stream().collect(Collectors.toMap(ScheduleRow::specialist, Function.identity(), (a, b) -> a));
    }

    private static <T> T found(Map<String, T> byRequest, String request) {
        return Objects.requireNonNull(byRequest.get(request), request);
    }
}
