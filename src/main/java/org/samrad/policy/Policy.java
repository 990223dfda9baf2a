package org.samrad.policy;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** Something that is decided once for the region. There is one of its kind. */
@MappedSuperclass
public abstract class Policy {

    /** The id of the only one. */
    static final int ONLY = 1;

    @Id
    private int id = ONLY;

    @Version
    private @Nullable Integer version;

    protected Policy() {}

    /** Grows with each change. */
    public int version() {
        return Objects.requireNonNullElse(version, 0);
    }

    /**
     * For a form that was shown earlier.
     *
     * @param seen the version that was shown
     * @throws OptimisticLockingFailureException where others were set meanwhile
     */
    void requireUnchangedSince(int seen) {
        if (version() != seen) {
            throw new OptimisticLockingFailureException(
                    "%s was changed by someone else meanwhile (version %d, shown was %d)."
                            .formatted(getClass().getSimpleName(), version(), seen));
        }
    }
}
