package org.samrad.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The specialist that somebody is: a person, whom one data set calls by an id. Another may call somebody else so; then the
 * binding is lost, and gives nothing, until an administrator binds the account anew.
 *
 * @param id of the planning data that were here then
 * @param name what the person was called
 * @param organisation the name of their employer
 * @param lost whether data have come in which the id is not this person's
 */
@Embeddable
public record PersonBinding(
        @Column(name = "specialist") @Nullable String id,
        @Column(name = "specialist_name") @Nullable String name,
        @Column(name = "specialist_organisation") @Nullable String organisation,
        @Column(name = "specialist_lost") boolean lost) {

    static final PersonBinding NOBODY = new PersonBinding(null, null, null, false);

    public static PersonBinding of(String id, String name, String organisation) {
        return new PersonBinding(id, name, organisation, false);
    }

    /** The id where it means the person; null otherwise. */
    @Nullable
    String valid() {
        return lost ? null : id;
    }
}
