package org.samrad.check;

import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;

/** The rules that consultations keep or break together by taking up the same people, rooms and families. */
final class JointRules {

    private final Facts facts;
    private final Presence offeredTime;
    private final Findings findings;

    JointRules(Facts facts, Presence offeredTime, Findings findings) {
        this.facts = facts;
        this.offeredTime = offeredTime;
        this.findings = findings;
    }

    void check(Collection<ScheduledConsultation> consultations) {
        Map<PlanningData.Specialist, List<ScheduledConsultation>> bySpecialist = new HashMap<>();
        for (ScheduledConsultation consultation : consultations) {
            for (PlanningData.Specialist specialist : consultation.panel()) {
                bySpecialist
                        .computeIfAbsent(specialist, none -> new ArrayList<>())
                        .add(consultation);
            }
        }
        bySpecialist.forEach((specialist, theirs) -> {
            doubleBooking(specialist, theirs);
            limit("daily-limit", specialist, specialist.maxPerDay(), theirs, ScheduledConsultation::date);
            limit("weekly-limit", specialist, specialist.maxPerWeek(), theirs, JointRules::isoWeek);
        });
        rooms(consultations);
        sameCase(consultations);
    }

    /** When a consultation keeps a specialist busy: travel before it, travel and the specialist's buffer after it. */
    private record Occupied(ScheduledConsultation consultation, LocalDateTime from, LocalDateTime until) {}

    private void doubleBooking(PlanningData.Specialist specialist, List<ScheduledConsultation> consultations) {
        List<Occupied> occupied = consultations.stream()
                .map(consultation -> occupied(specialist, consultation))
                .sorted(Comparator.comparing(Occupied::from))
                .toList();
        for (int i = 0; i < occupied.size(); i++) {
            Occupied one = occupied.get(i);
            for (int j = i + 1; j < occupied.size() && occupied.get(j).from.isBefore(one.until); j++) {
                Occupied other = occupied.get(j);
                findings.addJoint(
                        "double-booking",
                        List.of(one.consultation, other.consultation),
                        "%s is busy %s to %s with %s and %s to %s with %s.",
                        specialist.id(),
                        one.from,
                        one.until,
                        one.consultation.id(),
                        other.from,
                        other.until,
                        other.consultation.id());
            }
        }
    }

    /** Where the specialist can't be there at all, which is another rule's matter, no travel is counted. */
    private Occupied occupied(PlanningData.Specialist specialist, ScheduledConsultation consultation) {
        Presence.Attendance attendance = offeredTime.attendance(specialist, consultation);
        int there = attendance == null ? 0 : attendance.there();
        int back = attendance == null ? 0 : attendance.back();
        return new Occupied(
                consultation,
                consultation.start().minusMinutes(there),
                consultation.end().plusMinutes(back).plusMinutes(specialist.bufferMinutes()));
    }

    private <P> void limit(
            String rule,
            PlanningData.Specialist specialist,
            @Nullable Integer limit,
            List<ScheduledConsultation> consultations,
            Function<ScheduledConsultation, P> period) {
        if (limit == null) {
            return;
        }
        consultations.stream().collect(Collectors.groupingBy(period)).forEach((day, together) -> {
            if (together.size() > limit) {
                findings.addJoint(
                        rule,
                        together,
                        "%s has %d consultations in %s, more than %d.",
                        specialist.id(),
                        together.size(),
                        day,
                        limit);
            }
        });
    }

    private static String isoWeek(ScheduledConsultation consultation) {
        return "%d-W%02d"
                .formatted(
                        consultation.date().get(IsoFields.WEEK_BASED_YEAR),
                        consultation.date().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** The fullest moments are among the starts: at each, whoever has begun and not ended is counted. */
    private void rooms(Collection<ScheduledConsultation> consultations) {
        Map<String, List<ScheduledConsultation>> bySite = consultations.stream()
                .filter(consultation -> consultation.mode() == Mode.ON_SITE && consultation.site() != null)
                .collect(Collectors.groupingBy(consultation -> String.valueOf(consultation.site())));
        bySite.forEach((id, there) -> {
            PlanningData.Site site = facts.sites.get(id);
            Integer rooms = site == null ? null : site.rooms();
            if (rooms == null) {
                return;
            }
            Map<?, List<ScheduledConsultation>> byDate =
                    there.stream().collect(Collectors.groupingBy(ScheduledConsultation::date));
            for (List<ScheduledConsultation> sameDay : byDate.values()) {
                sameDay.stream().map(ScheduledConsultation::start).distinct().forEach(moment -> {
                    List<ScheduledConsultation> inRooms = sameDay.stream()
                            .filter(consultation -> !consultation.start().isAfter(moment)
                                    && consultation.end().isAfter(moment))
                            .toList();
                    if (inRooms.size() > rooms) {
                        findings.addJoint(
                                "rooms",
                                inRooms,
                                "%s has %d rooms, but %d consultations at %s: %s.",
                                id,
                                rooms,
                                inRooms.size(),
                                moment,
                                inRooms);
                    }
                });
            }
        });
    }

    private void sameCase(Collection<ScheduledConsultation> consultations) {
        Map<String, List<ScheduledConsultation>> byCase = consultations.stream()
                .collect(Collectors.groupingBy(
                        consultation -> consultation.request().caseId()));
        byCase.forEach((caseId, theirs) -> {
            for (int i = 0; i < theirs.size(); i++) {
                for (int j = i + 1; j < theirs.size(); j++) {
                    if (theirs.get(i).overlaps(theirs.get(j))) {
                        findings.addJoint(
                                "same-case",
                                List.of(theirs.get(i), theirs.get(j)),
                                "Two consultations of the case %s overlap: %s and %s.",
                                caseId,
                                theirs.get(i),
                                theirs.get(j));
                    }
                }
            }
        });
    }
}
