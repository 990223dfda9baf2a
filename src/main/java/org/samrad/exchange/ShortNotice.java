package org.samrad.exchange;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.PlanningHeader;

/**
 * What is published and has come nearer than the notice since. By the letter of the rule it would break it where it stands; but the
 * notice was given, so it stays, pinned: nobody is told to come another time that late. One that breaks another rule, since
 * somebody has fallen ill, is free to move.
 */
final class ShortNotice {

    private ShortNotice() {}

    /** The data with what is near pinned. */
    static PlanningData standing(PlanningData data) {
        PlanningHeader header = data.header();
        LocalDateTime until = header.now().plusHours(header.noticeHours());
        Set<String> near = data.bookedRoles().stream()
                .filter(booked -> !booked.pinned() && booked.start().isBefore(until))
                .map(BookedRole::request)
                .collect(Collectors.toCollection(HashSet::new));
        if (near.isEmpty()) {
            return data;
        }
        data.requests().stream()
                .filter(request -> request.terms().urgency().isUrgent())
                .forEach(request -> near.remove(request.id()));
        PlanningData without = data.with(rows -> rows.header = header.withNotice(0));
        ScheduleCheck.check(without, without.published())
                .forEach(violation -> violation.involved().forEach(near::remove));
        return data.with(rows -> rows.bookedRoles = data.bookedRoles().stream()
                .map(booked -> near.contains(booked.request()) ? booked.asPinned() : booked)
                .toList());
    }
}
