package org.samrad.check;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.request.RequestTerms;

/** The rules of when and where one consultation may lie, whoever takes part. */
final class PlacementRules {

    private static final Set<Urgency> WITHOUT_NOTICE = Set.of(Urgency.ACUTE, Urgency.DAYS_3);

    private final Facts facts;
    private final Findings findings;

    PlacementRules(Facts facts, Findings findings) {
        this.facts = facts;
        this.findings = findings;
    }

    void check(ScheduledConsultation consultation) {
        start(consultation);
        notice(consultation);
        requestWindow(consultation);
        participantWindow(consultation);
        mode(consultation);
    }

    /**
     * The slot grid, now, the horizon and the one local day. The end is half-open, but the format asks that it lie on
     * the start's day: one at 24:00 is the next day's 00:00 and therefore refused.
     */
    private void start(ScheduledConsultation consultation) {
        PlanningHeader header = facts.header;
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
            findings.addSinceTimePassed("start", consultation, "The start %s is before now (%s).", start, header.now());
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

    /** Where the data ask for none, a start before now is a matter of the start alone. */
    private void notice(ScheduledConsultation consultation) {
        PlanningHeader header = facts.header;
        Urgency urgency = consultation.request().terms().urgency();
        if (header.noticeHours() > 0
                && !WITHOUT_NOTICE.contains(urgency)
                && consultation.start().isBefore(header.now().plusHours(header.noticeHours()))) {
            findings.addSinceTimePassed(
                    "notice",
                    consultation,
                    "The start %s is less than %d hours after now (%s), which only %s and %s may be.",
                    consultation.start(),
                    header.noticeHours(),
                    header.now(),
                    Urgency.ACUTE,
                    Urgency.DAYS_3);
        }
    }

    private void requestWindow(ScheduledConsultation consultation) {
        LocalDate earliest = consultation.request().earliestOrDefault(facts.header);
        LocalDate latest = consultation.request().latestOrDefault(facts.header);
        String detail = "%s to %s is not within the days %s to %s.";
        if (consultation.date().isBefore(askedFrom(consultation))
                || consultation.end().toLocalDate().isAfter(latest)) {
            findings.add(
                    "request-window", consultation, detail, consultation.start(), consultation.end(), earliest, latest);
        } else if (consultation.date().isBefore(earliest)) {
            findings.addSinceTimePassed(
                    "request-window", consultation, detail, consultation.start(), consultation.end(), earliest, latest);
        }
    }

    /** The earliest day, whatever day it is now. */
    private static LocalDate askedFrom(ScheduledConsultation consultation) {
        RequestTerms terms = consultation.request().terms();
        return Objects.requireNonNullElse(terms.earliest(), terms.received());
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
}
