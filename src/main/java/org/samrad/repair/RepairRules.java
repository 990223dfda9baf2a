package org.samrad.repair;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Form;
import org.samrad.consultation.Urgency;
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

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Enumerated(EnumType.STRING)
    private Set<Form> forms = Set.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Enumerated(EnumType.STRING)
    private Set<Urgency> urgencies = Set.of();

    protected RepairRules() {}

    /**
     * Lays down others.
     *
     * @param seen the version that was looked at
     * @throws OptimisticLockingFailureException where others were laid down meanwhile
     */
    void change(Collection<Form> forms, Collection<Urgency> urgencies, int seen) {
        if (version() != seen) {
            throw new OptimisticLockingFailureException(
                    "What is done at once was changed by someone else meanwhile (version %d, shown was %d)."
                            .formatted(version(), seen));
        }
        this.forms = forms.isEmpty() ? Set.of() : EnumSet.copyOf(forms);
        this.urgencies = urgencies.isEmpty() ? Set.of() : EnumSet.copyOf(urgencies);
    }

    /** Whether what such a request asks for is mended without asking a planner. */
    public boolean atOnce(RequestTerms terms) {
        return forms.contains(terms.form()) && urgencies.contains(terms.urgency());
    }

    public Set<Form> forms() {
        return Set.copyOf(forms);
    }

    public Set<Urgency> urgencies() {
        return Set.copyOf(urgencies);
    }

    /** Grows with each change. */
    public int version() {
        return Objects.requireNonNullElse(version, 0);
    }
}
