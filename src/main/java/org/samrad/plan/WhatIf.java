package org.samrad.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.samrad.dataset.PlanningData;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run assumes that is not so: the data that it solves are those of the database with this applied, also when they change
 * under its hands. A run keeps it as a text; what it makes can be looked at and compared, but not published.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WhatIf.NothingMore.class, name = "nothing-more"),
    @JsonSubTypes.Type(value = OneMore.class, name = OneMore.KIND)
})
public sealed interface WhatIf permits WhatIf.NothingMore, OneMore {

    /** Writes and reads them. */
    JsonMapper JSON = new JsonMapper();

    /** The data as they would be. */
    PlanningData applyTo(PlanningData data);

    /** How a run keeps it, as JSON; {@link #read} makes the same of it. */
    default String text() {
        return JSON.writeValueAsString(this);
    }

    /**
     * Reads what a run keeps.
     *
     * @throws IllegalArgumentException where the text is none that {@link #text} writes
     */
    static WhatIf read(String text) {
        try {
            return JSON.readValue(text, WhatIf.class);
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException("\"%s\" tells of no change of the data.".formatted(text), wrong);
        }
    }

    /** Nothing is assumed: what more solving of the data as they are comes to, for others to be compared with. */
    record NothingMore() implements WhatIf {

        @Override
        public PlanningData applyTo(PlanningData data) {
            return data;
        }
    }
}
