package org.samrad.consultation;

import java.util.EnumMap;
import java.util.Map;

/** How many days each urgency gives, and what a day of waiting weighs: the format's defaults, but for what a data set says. */
public final class UrgencyScale {

    /** The format's own. */
    public static final UrgencyScale DEFAULT = new UrgencyScale(Map.of());

    private final Map<Urgency, Step> steps = new EnumMap<>(Urgency.class);

    /** @param replaced what takes the place of the defaults */
    public UrgencyScale(Map<Urgency, Step> replaced) {
        for (Urgency urgency : Urgency.values()) {
            steps.put(urgency, replaced.getOrDefault(urgency, new Step(urgency.days(), urgency.factor())));
        }
    }

    /**
     * One urgency of the scale.
     *
     * @param days from receipt to the due day where the request names none
     * @param factor cost of one unscheduled request, and of one day of waiting, before the rule's weight
     */
    public record Step(int days, int factor) {}

    /** Days from receipt to the due day where the request names none. */
    public int days(Urgency urgency) {
        return step(urgency).days;
    }

    /** Cost of one unscheduled request, and of one day of waiting, before the rule's weight. */
    public int factor(Urgency urgency) {
        return step(urgency).factor;
    }

    private Step step(Urgency urgency) {
        Step step = steps.get(urgency);
        return step != null ? step : new Step(urgency.days(), urgency.factor());
    }
}
