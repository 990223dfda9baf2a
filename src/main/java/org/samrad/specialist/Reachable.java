package org.samrad.specialist;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A specialist with what others need to reach them.
 *
 * @param employer null where it is not known
 * @param contact null where they have said nothing
 */
public record Reachable(
        Specialist who,
        @Nullable Organisation employer,
        @Nullable SpecialistContact contact) {

    /** The first of some people who has a meeting link. */
    public static Optional<Reachable> firstWithLink(List<String> people, Map<String, Reachable> all) {
        return people.stream()
                .map(all::get)
                .filter(Objects::nonNull)
                .filter(one -> one.link() != null)
                .findFirst();
    }

    /** As it was typed. */
    public @Nullable String phone() {
        return contact == null ? null : contact.phone();
    }

    /** The address that dials the phone. */
    public @Nullable String dial() {
        return contact == null ? null : contact.dial();
    }

    public @Nullable String mail() {
        return who.email();
    }

    /** The address of a meeting, over https. */
    public @Nullable String link() {
        return contact == null ? null : contact.link();
    }

    /** Whose site the link leads to. */
    public @Nullable String host() {
        return contact == null ? null : contact.host();
    }
}
