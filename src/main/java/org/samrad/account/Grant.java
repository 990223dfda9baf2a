package org.samrad.account;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A role, and what it is for.
 *
 * @param everywhere whether it is for the whole region
 * @param organisations what it is for otherwise, each with all below it; empty where it is for the whole region
 */
public record Grant(AccountRole role, boolean everywhere, List<BoundOrganisation> organisations) {

    /**
     * An organisation that a role is bound to.
     *
     * @param id of the planning data that were here then
     * @param name what it was called: data that call another one by the id don't mean this one
     * @param lost whether such data have come; then it gives nothing until an administrator binds the role anew
     */
    public record BoundOrganisation(String id, String name, boolean lost) {}

    public Grant {
        if (everywhere ? !organisations.isEmpty() : organisations.isEmpty() || !role.mayBeBound()) {
            throw new IllegalArgumentException(
                    "The role %s is for the whole region or for some organisations, not for %s %s."
                            .formatted(role, everywhere ? "both and" : "none or", organisations));
        }
        organisations = organisations.stream()
                .sorted(Comparator.comparing(BoundOrganisation::id))
                .toList();
    }

    public static Grant everywhere(AccountRole role) {
        return new Grant(role, true, List.of());
    }

    /** The ids that the role gives something for. */
    List<String> ids() {
        return organisations.stream()
                .filter(one -> !one.lost())
                .map(BoundOrganisation::id)
                .toList();
    }

    /** The ids of each role that is not for the whole region. */
    static Map<AccountRole, List<String>> bound(List<Grant> grants) {
        var bound = new EnumMap<AccountRole, List<String>>(AccountRole.class);
        grants.stream().filter(grant -> !grant.everywhere()).forEach(grant -> bound.put(grant.role(), grant.ids()));
        return bound;
    }
}
