package org.samrad.planning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;

/** What is published, as planning data have it, in the form of a schedule. */
final class PublishedNow {

    private PublishedNow() {}

    /** A row per filled role; an end follows from the start and the request. */
    static List<ScheduleRow> of(PlanningData data) {
        Map<String, Integer> minutes = new HashMap<>();
        data.requests().forEach(request -> minutes.put(request.id(), request.durationMinutes()));
        return data.bookedRoles().stream()
                .map(booked -> new ScheduleRow(
                        booked.request(),
                        booked.start(),
                        booked.start().plusMinutes(minutes.getOrDefault(booked.request(), 0)),
                        booked.mode(),
                        booked.site(),
                        booked.role(),
                        booked.specialist()))
                .toList();
    }
}
