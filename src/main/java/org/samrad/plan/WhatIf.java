package org.samrad.plan;

import org.samrad.dataset.PlanningData;

/**
 * What a run assumes that is not so: the data that it solves are those of the database with this applied, also when they change
 * under its hands. A run keeps it as a text; what it makes can be looked at and compared, but not published.
 */
public sealed interface WhatIf permits WhatIf.NothingMore, OneMore {

    /** The data as they would be. */
    PlanningData applyTo(PlanningData data);

    /** How a run keeps it; {@link #read} makes the same of it. */
    String text();

    /**
     * Reads what a run keeps.
     *
     * @throws IllegalArgumentException where the text is none that {@link #text} writes
     */
    static WhatIf read(String text) {
        return text.equals(NothingMore.TEXT) ? new NothingMore() : OneMore.read(text);
    }

    /** Nothing is assumed: what more solving of the data as they are comes to, for others to be compared with. */
    record NothingMore() implements WhatIf {

        static final String TEXT = "nothing-more";

        @Override
        public PlanningData applyTo(PlanningData data) {
            return data;
        }

        @Override
        public String text() {
            return TEXT;
        }
    }
}
