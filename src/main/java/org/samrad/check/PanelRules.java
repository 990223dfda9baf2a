package org.samrad.check;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.dataset.PlanningData;

/** The rules of who may take part in one consultation, whatever else they do. */
final class PanelRules {

    private final Facts facts;
    private final Presence offeredTime;
    private final Findings findings;

    PanelRules(Facts facts, Presence offeredTime, Findings findings) {
        this.facts = facts;
        this.offeredTime = offeredTime;
        this.findings = findings;
    }

    void check(ScheduledConsultation consultation) {
        distinctPanel(consultation);
        sectors(consultation);
        for (ScheduledConsultation.Member member : consultation.members()) {
            competence(consultation, member);
            language(consultation, member);
        }
        for (PlanningData.Specialist specialist : consultation.panel()) {
            availability(consultation, specialist);
            exclusion(consultation, specialist);
            consent(consultation, specialist);
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

    /** A role that only asks for somebody from before asks for no competence: by this rule anybody of its sector will do. */
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
        String request = consultation.request().id();
        if (facts.declined(request, specialist)) {
            findings.addBy(
                    specialist, "exclusion", consultation, "%s has declined the request %s.", specialist.id(), request);
        }
    }

    private void consent(ScheduledConsultation consultation, PlanningData.Specialist specialist) {
        String caseId = consultation.request().caseId();
        if (facts.header.consentRequired()
                && !facts.mayTakePart(specialist.organisation(), caseId, consultation.date())) {
            findings.addBy(
                    specialist,
                    "consent",
                    consultation,
                    "%s is of %s, which has no consent of the case %s on %s.",
                    specialist.id(),
                    specialist.organisation(),
                    caseId,
                    consultation.date());
        }
    }
}
