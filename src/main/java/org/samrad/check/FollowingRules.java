package org.samrad.check;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.FollowedRequests;
import org.samrad.dataset.PlanningData;

/** The rules that a consultation keeps or breaks by those that it comes after, or shares a person with. */
final class FollowingRules {

    private final FollowedRequests follows;
    private final Findings findings;

    FollowingRules(FollowedRequests follows, Findings findings) {
        this.follows = follows;
        this.findings = findings;
    }

    void check(Collection<ScheduledConsultation> consultations) {
        check(consultations, consultations);
    }

    /** What some of the consultations break by each other, or by following what is not among all. */
    void check(Collection<ScheduledConsultation> some, Collection<ScheduledConsultation> all) {
        Map<String, ScheduledConsultation> byRequest =
                some.stream().collect(Collectors.toMap(ScheduledConsultation::id, Function.identity()));
        Set<String> scheduled = all.stream().map(ScheduledConsultation::id).collect(Collectors.toSet());
        for (ScheduledConsultation consultation : some) {
            sequence(consultation, byRequest, scheduled);
            sameSpecialist(consultation, byRequest);
        }
    }

    private void sequence(
            ScheduledConsultation later, Map<String, ScheduledConsultation> byRequest, Set<String> scheduled) {
        for (PlanningData.RequestLink link : follows.of(later.id())) {
            ScheduledConsultation first = byRequest.get(link.follows());
            if (!scheduled.contains(link.follows())) {
                findings.addMissing(
                        "sequence", later, link.follows(), "It follows %s, which is not scheduled.", link.follows());
            } else if (first != null) {
                gap(first, later, link);
            }
        }
    }

    /** Each link is broken once, however many of its bounds are passed. */
    private void gap(ScheduledConsultation first, ScheduledConsultation later, PlanningData.RequestLink link) {
        long days = ChronoUnit.DAYS.between(first.date(), later.date());
        int fewestDays = link.minGapDays() == null ? 0 : link.minGapDays();
        if (days < fewestDays || (link.maxGapDays() != null && days > link.maxGapDays())) {
            findings.addBetween(
                    "sequence",
                    later,
                    first,
                    "%s is %d days after %s; at least %d and at most %s are asked for.",
                    later,
                    days,
                    first,
                    fewestDays,
                    most(link.maxGapDays()));
        } else if (later.start().isBefore(first.end())) {
            findings.addBetween("sequence", later, first, "%s starts before %s has ended.", later, first);
        } else if (!keepsMinutes(first.end(), later.start(), link)) {
            findings.addBetween(
                    "sequence",
                    later,
                    first,
                    "%s starts %d minutes after the end of %s; at least %d and at most %s are asked for.",
                    later,
                    ChronoUnit.MINUTES.between(first.end(), later.start()),
                    first,
                    link.minGapMinutes() == null ? 0 : link.minGapMinutes(),
                    most(link.maxGapMinutes()));
        }
    }

    /** The minutes are of local time, over midnight too. */
    private static boolean keepsMinutes(LocalDateTime end, LocalDateTime start, PlanningData.RequestLink link) {
        return (link.minGapMinutes() == null || !start.isBefore(end.plusMinutes(link.minGapMinutes())))
                && (link.maxGapMinutes() == null || !start.isAfter(end.plusMinutes(link.maxGapMinutes())));
    }

    private static Object most(@Nullable Integer bound) {
        return bound == null ? "any number" : bound;
    }

    /** Where nobody fills the other role, or its request is left out, there is nobody to be the same as. */
    private void sameSpecialist(ScheduledConsultation consultation, Map<String, ScheduledConsultation> byRequest) {
        for (ScheduledConsultation.Member member : consultation.members()) {
            PlanningData.RequestRole role = member.role();
            String request = follows.sameAsRequest(role);
            ScheduledConsultation other = request == null ? null : byRequest.get(request);
            if (other == null) {
                continue;
            }
            List<String> there = other.members().stream()
                    .filter(before -> before.role().role().equals(role.sameAs()))
                    .map(before -> before.specialist().id())
                    .toList();
            if (!there.isEmpty() && !there.contains(member.specialist().id())) {
                findings.addBetween(
                        "same-specialist",
                        consultation,
                        other,
                        "Role %s of %s is filled by %s, but role %s of %s by %s.",
                        role.role(),
                        consultation,
                        member.specialist().id(),
                        role.sameAs(),
                        other,
                        there.getFirst());
            }
        }
    }
}
