package org.samrad.repair;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.request.RequestKinds;
import org.samrad.request.RequestTerms;
import org.springframework.dao.OptimisticLockingFailureException;

/** What is done at once when somebody declines, without asking a planner: the planner's to say. There is one. */
@Entity
public class RepairRules {

    /** The id of the only one. */
    static final int ONLY = 1;

    @Id
    private int id = ONLY;

    @Version
    private @Nullable Integer version;

    private RequestKinds kinds = RequestKinds.NONE;

    protected RepairRules() {}

    /**
     * Lays down others.
     *
     * @param seen the version that was looked at
     * @throws OptimisticLockingFailureException where others were laid down meanwhile
     */
    void change(RequestKinds kinds, int seen) {
        if (version() != seen) {
            throw new OptimisticLockingFailureException(
                    "What is done at once was changed by someone else meanwhile (version %d, shown was %d)."
                            .formatted(version(), seen));
        }
        this.kinds = kinds;
    }

    /** Whether what such a request asks for is mended without asking a planner. */
    public boolean atOnce(RequestTerms terms) {
        return kinds.include(terms);
    }

    public RequestKinds kinds() {
        return kinds;
    }

    /** Grows with each change. */
    public int version() {
        return Objects.requireNonNullElse(version, 0);
    }
}
