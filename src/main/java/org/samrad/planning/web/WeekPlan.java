package org.samrad.planning.web;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.ScheduleRow;
import org.samrad.planning.ProposalRows;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Participant;
import org.samrad.system.CurrentUser;
import org.samrad.system.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The consultations of one week: those of a proposal, each set against what is published, and those that are published
 * and would go. Without a proposal, what is published.
 */
@Component
class WeekPlan {

    private static final Comparator<PlacedConsultation> BY_START =
            Comparator.comparing(PlacedConsultation::start).thenComparing(PlacedConsultation::request);

    private final ProposalRows rows;
    private final Appointments appointments;
    private final ConsultationRequests requests;
    private final Cases cases;

    WeekPlan(ProposalRows rows, Appointments appointments, ConsultationRequests requests, Cases cases) {
        this.rows = rows;
        this.appointments = appointments;
        this.requests = requests;
        this.cases = cases;
    }

    /** By start, then request; time and place of protected cases are hidden unless the reader is a coordinator. */
    @Transactional(readOnly = true)
    List<PlacedConsultation> of(@Nullable Long proposal, PlanWeek week, CurrentUser reader) {
        LocalDateTime from = week.monday().atStartOfDay();
        LocalDateTime until = week.next().monday().atStartOfDay();
        Map<String, List<ScheduleRow>> proposed =
                proposal == null ? Map.of() : byRequest(rows.starting(proposal, from, until));
        Map<String, Appointment> published = byRequest(appointments.standing(from, until), Appointment::request);
        Map<String, Appointment> elsewhere = byRequest(
                appointments.findByCancelledAtIsNullAndRequestIn(missing(proposed, published)), Appointment::request);
        Set<String> proposedElsewhere =
                proposal == null ? Set.of() : rows.placed(proposal, missing(published, proposed));

        Facts facts = facts(proposed.keySet(), published.keySet(), reader);
        var all = new ArrayList<PlacedConsultation>();
        proposed.forEach((request, panel) -> {
            Appointment before = published.getOrDefault(request, elsewhere.get(request));
            all.add(placed(panel, before, facts));
        });
        published.forEach((request, appointment) -> {
            if (proposal == null) {
                all.add(placed(appointment, Standing.PUBLISHED, facts));
                return;
            }
            List<ScheduleRow> panel = proposed.get(request);
            if (panel == null) {
                boolean kept = proposedElsewhere.contains(request);
                all.add(placed(appointment, kept ? Standing.LEAVING : Standing.DROPPED, facts));
            } else if (!stands(panel, appointment)) {
                all.add(placed(appointment, Standing.LEAVING, facts));
            }
        });
        all.sort(BY_START);
        return all;
    }

    /** What the week's requests are called, and which of them the reader may not place. */
    private record Facts(Map<String, String> titles, Set<String> hidden) {
        String title(String request) {
            return titles.getOrDefault(request, "");
        }
    }

    private Facts facts(Collection<String> some, Collection<String> others, CurrentUser reader) {
        var ids = new HashSet<>(some);
        ids.addAll(others);
        List<ConsultationRequest> found = requests.findAllById(ids);
        var titles = new LinkedHashMap<String, String>();
        found.forEach(request -> {
            String title = request.title();
            titles.put(request.id(), title == null ? "" : title);
        });
        if (reader.is(Role.COORDINATOR)) {
            return new Facts(titles, Set.of());
        }
        Set<String> protectedCases =
                cases
                        .findAllById(
                                found.stream().map(ConsultationRequest::caseId).collect(Collectors.toSet()))
                        .stream()
                        .filter(Case::isProtected)
                        .map(Case::id)
                        .collect(Collectors.toSet());
        return new Facts(
                titles,
                found.stream()
                        .filter(request -> protectedCases.contains(request.caseId()))
                        .map(ConsultationRequest::id)
                        .collect(Collectors.toSet()));
    }

    private static PlacedConsultation placed(List<ScheduleRow> panel, @Nullable Appointment before, Facts facts) {
        ScheduleRow any = panel.getFirst();
        Standing standing =
                before == null ? Standing.PROPOSED : stands(panel, before) ? Standing.PUBLISHED : Standing.MOVED;
        return new PlacedConsultation(
                any.request(),
                facts.title(any.request()),
                any.start(),
                any.end(),
                any.mode(),
                any.site(),
                panel.stream()
                        .collect(Collectors.toMap(
                                ScheduleRow::role, ScheduleRow::specialist, (a, b) -> a, LinkedHashMap::new)),
                standing,
                before != null && before.isPinned(),
                facts.hidden().contains(any.request()));
    }

    private static PlacedConsultation placed(Appointment appointment, Standing standing, Facts facts) {
        return new PlacedConsultation(
                appointment.request(),
                facts.title(appointment.request()),
                appointment.time().from(),
                appointment.time().until(),
                appointment.mode(),
                appointment.site(),
                panel(appointment),
                standing,
                appointment.isPinned(),
                facts.hidden().contains(appointment.request()));
    }

    private static boolean stands(List<ScheduleRow> panel, Appointment before) {
        ScheduleRow any = panel.getFirst();
        return any.start().equals(before.time().from())
                && any.mode() == before.mode()
                && Objects.equals(any.site(), before.site())
                && panel.stream()
                        .collect(Collectors.toMap(ScheduleRow::role, ScheduleRow::specialist, (a, b) -> a))
                        .equals(panel(before));
    }

    private static Map<String, String> panel(Appointment appointment) {
        return appointment.participants().stream()
                .collect(Collectors.toMap(Participant::role, Participant::specialist, (a, b) -> a, LinkedHashMap::new));
    }

    private static Set<String> missing(Map<String, ?> from, Map<String, ?> in) {
        var missing = new HashSet<>(from.keySet());
        missing.removeAll(in.keySet());
        return missing;
    }

    private static Map<String, List<ScheduleRow>> byRequest(List<ScheduleRow> panel) {
        return panel.stream()
                .collect(Collectors.groupingBy(ScheduleRow::request, LinkedHashMap::new, Collectors.toList()));
    }

    private static <T> Map<String, T> byRequest(List<T> all, Function<T, String> request) {
        return all.stream().collect(Collectors.toMap(request, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
