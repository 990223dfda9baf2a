package org.samrad.explain;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;

/**
 * Whether a request could be held beside a plan if some reasons did not count, the slow way: every start, place and panel is put to
 * the independent checker, with the rows of the planning data that a reason is about changed, or its rules ignored.
 */
final class CheckedPlaces {

    /** A role with somebody. */
    private record Seat(String role, String specialist) {}

    private final PlanningData data;
    private final List<ScheduleRow> plan;
    private final PlanningData.Request request;
    private final Set<String> ignored = new HashSet<>();
    private final boolean anySite;

    private CheckedPlaces(PlanningData data, List<ScheduleRow> plan, String request, Set<Reason> reasons) {
        this.plan = plan;
        this.data = data.with(rows -> reasons.forEach(reason -> change(rows, data, request, reason)));
        this.request = this.data.requests().stream()
                .filter(row -> row.id().equals(request))
                .findFirst()
                .orElseThrow();
        reasons.forEach(reason -> ignored.addAll(rules(reason)));
        this.anySite = reasons.contains(Reason.NO_SITE) || reasons.contains(Reason.UNKNOWN_WAY);
    }

    static boolean isAny(PlanningData data, List<ScheduleRow> plan, String request, Set<Reason> reasons) {
        return new CheckedPlaces(data, plan, request, reasons).isAny();
    }

    private static Set<String> rules(Reason reason) {
        return switch (reason) {
            case PAST_WINDOW, OUTSIDE_DATES -> Set.of("request-window");
            case OUTSIDE_WINDOWS -> Set.of("participant-window");
            case NOTICE -> Set.of("notice");
            case FOLLOWS_UNSCHEDULED -> Set.of("sequence", "pinned");
            case GAP_OUT_OF_WINDOW, SEQUENCE -> Set.of("sequence");
            case NOT_THE_SAME -> Set.of("same-specialist");
            case EXCLUDED -> Set.of("exclusion");
            case NO_LANGUAGE -> Set.of("language");
            case NO_CONSENT -> Set.of("consent");
            case NO_MODE -> Set.of("mode");
            case NO_OFFERED_TIME, NO_JOINT_TIME -> Set.of("availability");
            case SAME_CASE -> Set.of("same-case");
            case NO_ROOM -> Set.of("rooms");
            case LIMIT -> Set.of("daily-limit", "weekly-limit");
            case BUSY -> Set.of("double-booking");
            case NO_PANEL -> Set.of("distinct-panel", "sectors", "mode");
            default -> Set.of();
        };
    }

    private static void change(org.samrad.dataset.PlanningRows rows, PlanningData data, String request, Reason reason) {
        switch (reason) {
            case TOO_LONG -> rows.requests = changed(rows.requests, request, terms -> terms.durationMinutes = 1);
            case NO_PLACE ->
                rows.requests = changed(
                        rows.requests,
                        request,
                        terms -> terms.sites =
                                data.sites().stream().map(PlanningData.Site::id).toList());
            case ABSENT -> rows.absences = List.of();
            case NO_COMPETENCE ->
                rows.specialistCompetences = Stream.concat(
                                rows.specialistCompetences.stream(),
                                data.specialists().stream()
                                        .flatMap(person -> data.competences().stream()
                                                .filter(row -> data.specialistCompetences().stream()
                                                        .noneMatch(held -> held.specialist()
                                                                        .equals(person.id())
                                                                && held.competence()
                                                                        .equals(row.id())))
                                                .map(row -> new PlanningData.SpecialistCompetence(
                                                        person.id(), row.id(), 5, null, null))))
                        .toList();
            case LEVEL_TOO_LOW ->
                rows.specialistCompetences = rows.specialistCompetences.stream()
                        .map(row -> new PlanningData.SpecialistCompetence(
                                row.specialist(), row.competence(), 5, row.validFrom(), row.validUntil()))
                        .toList();
            case COMPETENCE_EXPIRED ->
                rows.specialistCompetences = rows.specialistCompetences.stream()
                        .map(row -> new PlanningData.SpecialistCompetence(
                                row.specialist(), row.competence(), row.level(), null, null))
                        .toList();
            case SECTOR -> {
                rows.requests = changed(rows.requests, request, terms -> terms.sectors = List.of());
                rows.requestRoles = rows.requestRoles.stream()
                        .map(row -> row.request().equals(request) ? role(row, row.specialist(), true) : row)
                        .toList();
            }
            case NOT_NAMED ->
                rows.requestRoles = rows.requestRoles.stream()
                        .map(row -> row.request().equals(request) ? role(row, null, false) : row)
                        .toList();
            default -> {}
        }
    }

    private static PlanningData.RequestRole role(PlanningData.RequestRole row, String specialist, boolean anySector) {
        return new PlanningData.RequestRole(
                row.request(),
                row.role(),
                row.competence(),
                row.minLevel(),
                row.optional(),
                anySector ? null : row.sector(),
                specialist,
                row.sameAs(),
                row.sameAsRequest());
    }

    private static List<PlanningData.Request> changed(
            List<PlanningData.Request> requests,
            String id,
            java.util.function.Consumer<org.samrad.request.RequestTerms.Fields> change) {
        return requests.stream()
                .map(row -> row.id().equals(id) ? row.with(change) : row)
                .toList();
    }

    private boolean isAny() {
        var header = data.header();
        for (LocalDate date = header.horizonStart(); date.isBefore(header.horizonEnd()); date = date.plusDays(1)) {
            for (int minute = 0; minute < 1440; minute += header.slotMinutes()) {
                for (Mode mode : request.terms().modes()) {
                    List<String> sites = mode == Mode.ON_SITE ? request.terms().sites() : nowhere();
                    for (String site : sites) {
                        if (isAny(date.atStartOfDay().plusMinutes(minute), mode, site)) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private static List<String> nowhere() {
        var one = new ArrayList<String>();
        one.add(null);
        return one;
    }

    private boolean isAny(LocalDateTime start, Mode mode, String site) {
        List<List<Seat>> seats = new ArrayList<>();
        for (var role : data.requestRoles()) {
            if (!role.request().equals(request.id())) {
                continue;
            }
            List<Seat> fit = new ArrayList<>();
            for (var person : data.specialists()) {
                Seat seat = new Seat(role.role(), person.id());
                if (isKept(start, mode, site, List.of(seat), Set.of("whole", "sectors"))) {
                    fit.add(seat);
                }
            }
            if (role.optional()) {
                fit.add(null);
            }
            seats.add(fit);
        }
        return isAny(start, mode, site, seats, 0, new ArrayList<>());
    }

    private boolean isAny(
            LocalDateTime start, Mode mode, String site, List<List<Seat>> seats, int role, List<Seat> panel) {
        if (role == seats.size()) {
            return !panel.isEmpty() && isKept(start, mode, site, panel, Set.of());
        }
        for (Seat seat : seats.get(role)) {
            List<Seat> more = new ArrayList<>(panel);
            if (seat != null) {
                more.add(seat);
            }
            if (isAny(start, mode, site, seats, role + 1, more)) {
                return true;
            }
        }
        return false;
    }

    private boolean isKept(LocalDateTime start, Mode mode, String site, List<Seat> panel, Set<String> besides) {
        Set<String> broken = broken(data, start, mode, site, panel);
        broken.removeAll(besides);
        if (anySite && broken.remove("availability")) {
            // Whoever could take part by video is only too far away.
            PlanningData byVideo = data.with(rows -> {
                rows.requests = changed(rows.requests, request.id(), terms -> terms.modes = EnumSet.allOf(Mode.class));
            });
            return !broken(byVideo, start, Mode.VIDEO, null, panel).contains("availability") && broken.isEmpty();
        }
        return broken.isEmpty();
    }

    private Set<String> broken(PlanningData by, LocalDateTime start, Mode mode, String site, List<Seat> panel) {
        var rows = new ArrayList<>(plan);
        LocalDateTime end = start.plusMinutes(request.terms().durationMinutes());
        panel.forEach(
                seat -> rows.add(new ScheduleRow(request.id(), start, end, mode, site, seat.role, seat.specialist)));
        Set<String> broken = new HashSet<>();
        for (Violation violation : ScheduleCheck.check(by, rows)) {
            if (!violation.given() && !ignored.contains(violation.rule())) {
                broken.add(violation.rule());
            }
        }
        return broken;
    }
}
