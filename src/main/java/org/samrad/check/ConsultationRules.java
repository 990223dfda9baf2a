package org.samrad.check;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;

/** The rules that one consultation keeps or breaks on its own. */
final class ConsultationRules {

    private final Facts facts;
    private final Presence offeredTime;
    private final Findings findings;

    ConsultationRules(Facts facts, Presence offeredTime, Findings findings) {
        this.facts = facts;
        this.offeredTime = offeredTime;
        this.findings = findings;
    }

    void check(ScheduledConsultation consultation) {
        start(consultation);
        requestWindow(consultation);
        participantWindow(consultation);
        mode(consultation);
        distinctPanel(consultation);
        sectors(consultation);
        for (ScheduledConsultation.Member member : consultation.members()) {
            competence(consultation, member);
            language(consultation, member);
        }
        for (PlanningData.Specialist specialist : consultation.panel()) {
            availability(consultation, specialist);
            exclusion(consultation, specialist);
        }
    }

    /**
     * The slot grid, now, the horizon and the one local day. The end is half-open, but the format asks that it lie on
     * the start's day: one at 24:00 is the next day's 00:00 and therefore refused.
     */
    private void start(ScheduledConsultation consultation) {
        PlanningData.Header header = facts.header;
        LocalDateTime start = consultation.start();
        LocalDateTime end = consultation.end();
        Duration sinceMidnight = Duration.between(consultation.date().atStartOfDay(), start);
        if (!sinceMidnight.equals(
                Duration.ofMinutes(sinceMidnight.toMinutes() / header.slotMinutes() * header.slotMinutes()))) {
            findings.add(
                    "start",
                    consultation,
                    "The start %s is not on the grid of %d minutes.",
                    start,
                    header.slotMinutes());
        }
        if (start.isBefore(header.now())) {
            findings.add("start", consultation, "The start %s is before now (%s).", start, header.now());
        }
        if (start.isBefore(header.horizonStart().atStartOfDay())
                || end.isAfter(header.horizonEnd().atStartOfDay())) {
            findings.add(
                    "horizon",
                    consultation,
                    "%s to %s is not within the horizon from %s until %s.",
                    start,
                    end,
                    header.horizonStart(),
                    header.horizonEnd());
        }
        if (!end.toLocalDate().equals(consultation.date())) {
            findings.add("horizon", consultation, "The start %s and the end %s are not on one day.", start, end);
        }
        if (coversSkipped(start, end)) {
            findings.add(
                    "start",
                    consultation,
                    "%s to %s covers local time that the clocks of %s skip.",
                    start,
                    end,
                    header.timeZone());
        }
        Duration asked = Duration.ofMinutes(consultation.request().terms().durationMinutes());
        if (!end.equals(start.plus(asked))) {
            findings.add(
                    "duration",
                    consultation,
                    "%s to %s is not the %d minutes asked for.",
                    start,
                    end,
                    asked.toMinutes());
        }
    }

    /** Whether [start, end) covers local time that the zone leaves out as its clocks go forward. */
    private boolean coversSkipped(LocalDateTime start, LocalDateTime end) {
        ZoneRules rules = facts.header.timeZone().getRules();
        ZoneOffsetTransition at = rules.getTransition(start);
        ZoneOffsetTransition next =
                rules.nextTransition(start.atZone(facts.header.timeZone()).toInstant());
        return at != null && at.isGap()
                || next != null && next.isGap() && next.getDateTimeBefore().isBefore(end);
    }

    private void requestWindow(ScheduledConsultation consultation) {
        LocalDate earliest = consultation.request().earliestOrDefault(facts.header);
        LocalDate latest = consultation.request().latestOrDefault(facts.header);
        if (consultation.date().isBefore(earliest)
                || consultation.end().toLocalDate().isAfter(latest)) {
            findings.add(
                    "request-window",
                    consultation,
                    "%s to %s is not within the days %s to %s.",
                    consultation.start(),
                    consultation.end(),
                    earliest,
                    latest);
        }
    }

    private void participantWindow(ScheduledConsultation consultation) {
        List<PlanningData.RequestWindow> windows = facts.participantWindows(consultation.id());
        if (!windows.isEmpty()
                && windows.stream()
                        .noneMatch(window -> !consultation.start().isBefore(window.from())
                                && !consultation.end().isAfter(window.until()))) {
            findings.add(
                    "participant-window",
                    consultation,
                    "%s to %s lies within none of the %d times when the family can.",
                    consultation.start(),
                    consultation.end(),
                    windows.size());
        }
    }

    private void mode(ScheduledConsultation consultation) {
        Mode mode = consultation.mode();
        PlanningData.Request request = consultation.request();
        if (!request.terms().modes().contains(mode)) {
            findings.add(
                    "mode",
                    consultation,
                    "%s is none of the request's modes %s.",
                    mode,
                    request.terms().modes());
        }
        for (PlanningData.Specialist specialist : consultation.panel()) {
            if (!specialist.modes().contains(mode)) {
                findings.addBy(specialist, "mode", consultation, "%s does not consult by %s.", specialist.id(), mode);
            }
        }
        String site = consultation.site();
        if (mode != Mode.ON_SITE && site != null) {
            findings.add("mode", consultation, "A %s consultation has no site, but %s is given.", mode, site);
        }
        if (mode == Mode.ON_SITE && site == null) {
            findings.add("mode", consultation, "An ON_SITE consultation is at a site, but none is given.");
        }
        if (mode == Mode.ON_SITE && site != null && !request.terms().sites().contains(site)) {
            findings.add(
                    "mode",
                    consultation,
                    "The site %s is none of the request's %s.",
                    site,
                    request.terms().sites());
        }
    }

    private void distinctPanel(ScheduledConsultation consultation) {
        Set<String> seen = new HashSet<>();
        for (ScheduledConsultation.Member member : consultation.members()) {
            if (!seen.add(member.specialist().id())) {
                findings.addBy(
                        member.specialist(),
                        "distinct-panel",
                        consultation,
                        "%s fills a second role, %s.",
                        member.specialist().id(),
                        member.role().role());
            }
        }
    }

    private void competence(ScheduledConsultation consultation, ScheduledConsultation.Member member) {
        PlanningData.RequestRole role = member.role();
        PlanningData.Specialist specialist = member.specialist();
        String wanted = role.competence();
        if (wanted != null && !holds(specialist, wanted, role.minLevel(), consultation.date())) {
            findings.addBy(
                    specialist,
                    "competence",
                    consultation,
                    "%s in role %s does not hold %s at level %d on %s.",
                    specialist.id(),
                    role.role(),
                    wanted,
                    role.minLevel(),
                    consultation.date());
        }
        Sector sector = role.sector();
        if (sector != null && sector != facts.sector(specialist)) {
            findings.addBy(
                    specialist,
                    "competence",
                    consultation,
                    "%s in role %s is of the sector %s, not %s.",
                    specialist.id(),
                    role.role(),
                    facts.sector(specialist),
                    sector);
        }
        String named = role.specialist();
        if (named != null && !named.equals(specialist.id())) {
            findings.addBy(
                    specialist,
                    "competence",
                    consultation,
                    "Role %s is for %s, not %s.",
                    role.role(),
                    named,
                    specialist.id());
        }
    }

    private boolean holds(PlanningData.Specialist specialist, String wanted, int minLevel, LocalDate date) {
        return facts.held(specialist).stream()
                .anyMatch(held -> facts.isOrNarrows(held.competence(), wanted)
                        && held.level() >= minLevel
                        && isValid(held.validFrom(), held.validUntil(), date));
    }

    private static boolean isValid(@Nullable LocalDate from, @Nullable LocalDate until, LocalDate date) {
        return (from == null || !date.isBefore(from)) && (until == null || date.isBefore(until));
    }

    private void language(ScheduledConsultation consultation, ScheduledConsultation.Member member) {
        List<String> asked = consultation.request().terms().languages();
        String competence = member.role().competence();
        boolean interpreter = competence != null && competence.startsWith("interpreter-");
        if (!asked.isEmpty()
                && !interpreter
                && member.specialist().languages().stream().noneMatch(asked::contains)) {
            findings.addBy(
                    member.specialist(),
                    "language",
                    consultation,
                    "%s speaks %s, none of %s.",
                    member.specialist().id(),
                    member.specialist().languages(),
                    asked);
        }
    }

    private void sectors(ScheduledConsultation consultation) {
        Set<Sector> missing = new TreeSet<>(consultation.request().terms().sectors());
        consultation.panel().forEach(specialist -> missing.remove(facts.sector(specialist)));
        if (!missing.isEmpty()) {
            findings.add("sectors", consultation, "Nobody of the sectors %s is on the panel.", missing);
        }
    }

    private void availability(ScheduledConsultation consultation, PlanningData.Specialist specialist) {
        if (offeredTime.attendance(specialist, consultation) == null) {
            findings.addBy(
                    specialist,
                    "availability",
                    consultation,
                    "%s offers no stretch of time on %s that holds %s to %s%s with the travel there and back.",
                    specialist.id(),
                    consultation.date(),
                    consultation.start(),
                    consultation.end(),
                    consultation.site() == null ? "" : " at " + consultation.site());
        }
    }

    private void exclusion(ScheduledConsultation consultation, PlanningData.Specialist specialist) {
        String caseId = consultation.request().caseId();
        if (facts.excluded(caseId, specialist)) {
            findings.addBy(
                    specialist, "exclusion", consultation, "%s is excluded from the case %s.", specialist.id(), caseId);
        }
    }
}
