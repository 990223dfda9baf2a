package org.samrad.edit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.web.PlanWeek;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Participant;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/**
 * What stands whatever is planned. On the board of what is published a consultation is pinned where people have been told of it,
 * for every plan. On a proposal's it is pinned in the proposal, for the runs that go on from it and until it is published with
 * it, and like every change of a proposal that can be undone.
 */
@Component
public class Pins {

    private final Appointments appointments;
    private final ProposalEditing editing;

    Pins(Appointments appointments, ProposalEditing editing) {
        this.appointments = appointments;
        this.editing = editing;
    }

    /** The published consultation is no longer where the planner saw it; nothing was pinned. */
    public static final class MovedMeanwhile extends RuntimeException {
        MovedMeanwhile(String request) {
            super("The published consultation of request %s has changed; look again.".formatted(request));
        }
    }

    /** It is pinned where it is published, which a proposal can't change; nothing was unpinned. */
    public static final class PinnedWhereItIsPublished extends RuntimeException {
        PinnedWhereItIsPublished(String request) {
            super("The consultation of request %s is pinned where it is published.".formatted(request));
        }
    }

    /**
     * Pins a consultation of a plan, or takes its pin away.
     *
     * @return the plan that holds it
     * @throws MovedMeanwhile where what is published was changed at this moment
     * @throws PinnedWhereItIsPublished where a proposal is to let go of what is pinned for every plan
     * @throws EditedMeanwhile where somebody else has changed the proposal since it was seen
     */
    @Transactional
    public PlanRef set(OpenPlan plan, String request, boolean pinned, int seen, String by) {
        List<ScheduleRow> held = held(plan, request);
        if (!plan.ref().isPublished()) {
            return setInProposal(plan, request, pinned, seen, by);
        }
        Appointment standing =
                appointments.findByRequestAndCancelledAtIsNull(request).orElse(null);
        if (standing == null || !isAsPublished(held, standing)) {
            throw new MovedMeanwhile(request);
        }
        if (pinned) {
            standing.pin();
        } else {
            standing.unpin();
        }
        try {
            appointments.saveAndFlush(standing);
        } catch (OptimisticLockingFailureException changed) {
            throw new MovedMeanwhile(request);
        }
        return plan.ref();
    }

    private PlanRef setInProposal(OpenPlan plan, String request, boolean pinned, int seen, String by) {
        boolean pinnedForAll = plan.data().bookedRoles().stream()
                .anyMatch(booked -> booked.pinned() && booked.request().equals(request));
        if (pinnedForAll && !pinned) {
            throw new PinnedWhereItIsPublished(request);
        }
        return pinnedForAll
                ? plan.ref()
                : editing.pin(plan.ref(), seen, request, pinned, by).ref();
    }

    /** The week in which a plan has a consultation. */
    public PlanWeek weekOf(OpenPlan plan, String request) {
        return PlanWeek.of(held(plan, request).getFirst().start().toLocalDate());
    }

    private static List<ScheduleRow> held(OpenPlan plan, String request) {
        List<ScheduleRow> held = plan.schedule().stream()
                .filter(row -> row.request().equals(request))
                .toList();
        if (held.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return held;
    }

    private static boolean isAsPublished(List<ScheduleRow> held, Appointment standing) {
        ScheduleRow any = held.getFirst();
        Map<String, String> panel =
                held.stream().collect(Collectors.toMap(ScheduleRow::role, ScheduleRow::specialist, (a, b) -> a));
        return any.start().equals(standing.time().from())
                && any.mode() == standing.mode()
                && Objects.equals(any.site(), standing.site())
                && panel.equals(standing.participants().stream()
                        .collect(Collectors.toMap(Participant::role, Participant::specialist)));
    }
}
