package org.samrad.scope;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a right goes: the whole region, or the cases of some organisations. A case without an organisation is within the
 * region only.
 *
 * @param everywhere whether it is the whole region
 * @param organisations ids, those below others included; empty where it is the whole region
 */
public record Reach(boolean everywhere, Set<String> organisations) {

    public static final Reach REGION = new Reach(true, Set.of());

    public static final Reach NOTHING = new Reach(false, Set.of());

    public Reach {
        organisations = Set.copyOf(organisations);
    }

    /** Whether it includes what an organisation answers for; null: what nobody does. */
    public boolean includes(@Nullable String organisation) {
        return everywhere || organisation != null && organisations.contains(organisation);
    }
}
