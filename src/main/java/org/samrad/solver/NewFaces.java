package org.samrad.solver;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whom a case meets in a plan beyond the first panel of its first consultation. */
public final class NewFaces {

    /** Which consultation of a case comes first. */
    public static final Comparator<Option> BY_START = Comparator.comparingInt(Option::start)
            .thenComparingInt(option -> option.request().index());

    private NewFaces() {}

    /**
     * Each of them with the consultation in which the case meets them first.
     *
     * @param consultations those of one case, in any order; the unscheduled count for nothing
     */
    static Map<SpecialistFacts, Option> of(List<Consultation> consultations) {
        return ofOptions(Consultation.optionsOf(consultations));
    }

    /** The same, from what is held for the case; sorts the list. */
    public static Map<SpecialistFacts, Option> ofOptions(List<Option> options) {
        if (options.size() < 2) {
            return Map.of();
        }
        options.sort(BY_START);
        var faces = new LinkedHashMap<SpecialistFacts, Option>();
        for (Option option : options) {
            for (Booking booking : option.bookings()) {
                if (!options.getFirst().seats(booking.specialist())) {
                    faces.putIfAbsent(booking.specialist(), option);
                }
            }
        }
        return faces;
    }
}
