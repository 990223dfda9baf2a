package org.samrad.question;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.samrad.explain.Relaxation;
import org.springframework.dao.OptimisticLockingFailureException;

/** What planners may decide alone of what coordinators and specialists have decided. There is one. */
@Entity
public class QuestionRules {

    /** The id of the only one. */
    static final int ONLY = 1;

    /** What is a coordinator's or a specialist's to decide; a consent is the family's, and no planner's question. */
    static final List<Relaxation.Kind> ASKED = List.of(
            Relaxation.Kind.LATER_LATEST_DAY,
            Relaxation.Kind.EXTRA_MINUTES,
            Relaxation.Kind.LOWER_LEVEL,
            Relaxation.Kind.DROPPED_ROLE,
            Relaxation.Kind.OTHER_MODE,
            Relaxation.Kind.OTHER_SITE,
            Relaxation.Kind.OTHER_PERSON);

    @Id
    private int id = ONLY;

    @Version
    private @Nullable Integer version;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Enumerated(EnumType.STRING)
    private Set<Relaxation.Kind> alone = Set.of();

    protected QuestionRules() {}

    /**
     * Lays down others.
     *
     * @param seen the version that was looked at
     * @throws OptimisticLockingFailureException where others were laid down meanwhile
     */
    void change(Collection<Relaxation.Kind> kinds, int seen) {
        if (version() != seen) {
            throw new OptimisticLockingFailureException(
                    "What planners decide alone was changed by someone else meanwhile (version %d, shown was %d)."
                            .formatted(version(), seen));
        }
        this.alone = kinds.isEmpty() ? Set.of() : EnumSet.copyOf(kinds);
    }

    /** Whether somebody has to be asked first. */
    public boolean asks(Relaxation.Kind kind) {
        return ASKED.contains(kind) && !alone.contains(kind);
    }

    /** Whether it is somebody else's to decide at all. */
    static boolean isSomebodys(Relaxation.Kind kind) {
        return ASKED.contains(kind);
    }

    public Set<Relaxation.Kind> alone() {
        return Set.copyOf(alone);
    }

    /** Grows with each change. */
    public int version() {
        return Objects.requireNonNullElse(version, 0);
    }
}
