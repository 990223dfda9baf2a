package org.samrad.planning;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseExport;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Participant;
import org.samrad.time.TimeRange;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a proposal the schedule, as a whole or not at all: the checker judges it against the data of this moment, then its
 * consultations become appointments, those that it moves are moved, and those that it drops are cancelled. Pinned ones
 * stand: a proposal that touches one is refused. Planners publish one after the other.
 */
@Service
public class Publishing {

    private final Proposals proposals;
    private final ProposalRows rows;
    private final PlanningRuns runs;
    private final DatabaseExport database;
    private final Appointments appointments;
    private final ConsultationRequests requests;
    private final Publications publications;
    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Publishing(
            Proposals proposals,
            ProposalRows rows,
            PlanningRuns runs,
            DatabaseExport database,
            Appointments appointments,
            ConsultationRequests requests,
            Publications publications,
            JdbcTemplate jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.proposals = proposals;
        this.rows = rows;
        this.runs = runs;
        this.database = database;
        this.appointments = appointments;
        this.requests = requests;
        this.publications = publications;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What publishing would do at this moment.
     *
     * @param changes the requests whose appointments would come, move or go
     * @param violations the rules that the proposal no longer keeps; publishing is refused unless there are none
     * @param underWay whether its run is still being solved; publishing is refused until it has ended
     */
    public record Preview(PlanChanges changes, List<Violation> violations, boolean underWay) {

        /** Whether publishing would be refused. */
        public boolean refused() {
            return underWay || !violations.isEmpty();
        }
    }

    /** Looks without changing anything. */
    @Transactional(readOnly = true)
    public Preview preview(long proposal) {
        PlanningData data = database.forPlanning();
        List<ScheduleRow> schedule = rows.all(proposal);
        List<Violation> violations = ScheduleCheck.check(data, schedule).stream()
                .filter(violation -> !violation.given())
                .toList();
        return new Preview(PlanChanges.between(data.bookedRoles(), schedule), violations, underWay(proposal));
    }

    /** The proposal's run has not ended, so that its best so far may change at any moment; nothing was changed. */
    public static class StillSolving extends RuntimeException {
        StillSolving(long proposal) {
            super("Proposal %d is still being improved; stop its run or wait before it is published."
                    .formatted(proposal));
        }
    }

    /** What publishing would change is no longer what the planner was shown; nothing was changed. */
    public static class ChangedMeanwhile extends RuntimeException {
        ChangedMeanwhile(long proposal) {
            super("What publishing proposal %d changes is not what was shown; look again.".formatted(proposal));
        }
    }

    /**
     * Publishes a proposal.
     *
     * @param seen the {@link PlanChanges#fingerprint} of what the planner was shown
     * @param by the account that does it
     * @return what it changed
     * @throws ScheduleRefused where the proposal breaks a rule against the data of this moment; nothing is changed
     * @throws ChangedMeanwhile where it would change something else than the planner was shown; nothing is changed
     * @throws StillSolving while its run is under way
     */
    @Transactional
    public PlanChanges publish(long proposal, String seen, String by) {
        waitForOtherPlanners();
        if (underWay(proposal)) {
            throw new StillSolving(proposal);
        }
        // What is checked now is what is published: a coordinator who changes a request meanwhile waits.
        requests.holdAll();
        PlanningData data = database.forPlanning();
        List<ScheduleRow> schedule = rows.all(proposal);
        ScheduleRefused.unlessValid(ScheduleCheck.check(data, schedule));
        PlanChanges changes = PlanChanges.between(data.bookedRoles(), schedule);
        if (!changes.fingerprint().equals(seen)) {
            throw new ChangedMeanwhile(proposal);
        }
        Instant now = clock.instant();
        write(changes, schedule, now);
        publications.save(new Publication(proposal, now, by, changes));
        events.publishEvent(new SchedulePublished(proposal, by, now, changes));
        return changes;
    }

    private void write(PlanChanges changes, List<ScheduleRow> schedule, Instant now) {
        SortedSet<String> touched = new TreeSet<>(changes.added());
        touched.addAll(changes.moved());
        touched.addAll(changes.cancelled());
        Map<String, ConsultationRequest> asked = requests.findAllById(touched).stream()
                .collect(Collectors.toMap(ConsultationRequest::id, Function.identity()));
        Map<String, Appointment> standing = appointments.findByCancelledAtIsNullAndRequestIn(touched).stream()
                .collect(Collectors.toMap(Appointment::request, Function.identity()));
        Map<String, List<ScheduleRow>> panels = schedule.stream()
                .filter(row -> touched.contains(row.request()))
                .collect(Collectors.groupingBy(ScheduleRow::request, LinkedHashMap::new, Collectors.toList()));
        var fresh = new ArrayList<Appointment>();
        panels.forEach((request, panel) -> {
            ScheduleRow any = panel.getFirst();
            TimeRange time = new TimeRange(any.start(), any.end());
            List<Participant> participants = panel.stream()
                    .map(row -> new Participant(row.role(), row.specialist()))
                    .toList();
            Appointment appointment = standing.get(request);
            if (appointment == null) {
                fresh.add(new Appointment(request, time, any.mode(), any.site(), participants));
            } else {
                appointment.reschedule(time, any.mode(), any.site(), participants);
            }
            found(asked, request).schedule(any.start());
        });
        appointments.saveAll(fresh);
        for (String request : changes.cancelled()) {
            found(standing, request).cancel(now);
            found(asked, request).unschedule();
        }
        requests.saveAll(asked.values());
    }

    private void waitForOtherPlanners() {
        jdbc.queryForObject("select id from publication_lock where id = 1 for update", Integer.class);
    }

    private boolean underWay(long id) {
        Proposal proposal = proposals
                .findById(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no proposal %d.".formatted(id)));
        Long run = proposal.run();
        return run != null && runs.findById(run).orElseThrow().state().underWay();
    }

    private static <T> T found(Map<String, T> byRequest, String request) {
        return Objects.requireNonNull(byRequest.get(request), request);
    }
}
