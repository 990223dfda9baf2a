package org.samrad.explain.diary;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/** A consultation in the diary: a request with start, place and panel. */
public record Held(PlanningData.Request request, int start, Place place, Map<String, Person> panel) {

    public int end() {
        return start + request.terms().durationMinutes();
    }

    public int day() {
        return PlanningFacts.dayOf(start);
    }

    public Placement placement(PlanningFacts facts) {
        var members = new TreeMap<String, String>();
        panel.forEach((role, person) -> members.put(role, person.id()));
        return new Placement(
                request.id(), facts.time(start), facts.time(end()), place.mode(), facts.siteId(place.site()), members);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return request.id().hashCode();
    }
}
