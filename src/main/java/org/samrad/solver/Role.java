package org.samrad.solver;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A seat on the panel of a request.
 *
 * @param index position in {@link Request#roles}
 * @param name name, unique in its request
 * @param optional whether it may stay empty
 * @param minLevel lowest level asked for
 * @param named whether a named person is asked for
 * @param candidates who has the competence for it, by ascending index of the specialist
 * @param eligible the candidates whom neither language, consent nor exclusion keeps off
 */
public record Role(
        int index,
        String name,
        boolean optional,
        int minLevel,
        boolean named,
        Candidate[] candidates,
        Candidate[] eligible) {

    /** Those with the fewest candidates before the others. */
    public static final Comparator<Role> FEWEST_CANDIDATES_FIRST =
            Comparator.comparingInt(role -> role.eligible().length);

    /** Required roles before optional ones, and of either those with the fewest candidates before the others. */
    static final Comparator<Role> SEATING_ORDER =
            Comparator.comparing(Role::optional).thenComparing(FEWEST_CANDIDATES_FIRST);

    public Role(int index, String name, boolean optional, int minLevel, boolean named, Candidate[] candidates) {
        this(index, name, optional, minLevel, named, candidates, eligibleOf(candidates));
    }

    /** Those whom neither language, consent nor exclusion keeps off. */
    public static Candidate[] eligibleOf(Candidate[] candidates) {
        return Arrays.stream(candidates).filter(Candidate::eligible).toArray(Candidate[]::new);
    }

    /** The same for others than some specialists, by id. */
    Role without(Set<String> some) {
        return new Role(index, name, optional, minLevel, named, others(candidates, some), others(eligible, some));
    }

    private static Candidate[] others(Candidate[] all, Set<String> some) {
        return Arrays.stream(all)
                .filter(candidate -> !some.contains(candidate.specialist().id()))
                .toArray(Candidate[]::new);
    }

    /** The candidate that a specialist is for this role, or null where the specialist may not take it. */
    public @Nullable Candidate candidate(SpecialistFacts specialist) {
        int low = 0;
        int high = candidates.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = candidates[middle].specialist().index();
            if (found == specialist.index()) {
                return candidates[middle];
            }
            if (found < specialist.index()) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }
}
