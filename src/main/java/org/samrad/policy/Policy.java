package org.samrad.policy;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.AfterDomainEventPublication;
import org.springframework.data.domain.DomainEvents;

/** Something that is decided once for the region. There is one of its kind. */
@MappedSuperclass
public abstract class Policy {

    /** The id of the only one. */
    static final int ONLY = 1;

    @Id
    private int id = ONLY;

    @Version
    private @Nullable Integer version;

    @Transient
    private @Nullable PolicyChanged changed;

    protected Policy() {}

    /** What the trail calls it: a word. */
    protected abstract String called();

    /** What it says, each part by its name: a number, or names parted by spaces. */
    protected abstract Map<String, String> said();

    /** Constants by their names, in one order. */
    protected static String names(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
    }

    /** Has what changes told once it is stored; nothing where nothing does. */
    void change(Runnable change) {
        Map<String, String> before = said();
        change.run();
        var difference = new StringJoiner("; ");
        new TreeMap<>(said()).forEach((part, is) -> {
            String was = before.getOrDefault(part, "");
            if (!was.equals(is)) {
                difference.add("%s: %s → %s".formatted(part, was, is));
            }
        });
        changed = difference.length() == 0 ? null : new PolicyChanged(called(), difference.toString());
    }

    @DomainEvents
    Collection<PolicyChanged> toTell() {
        return changed == null ? List.of() : List.of(changed);
    }

    @AfterDomainEventPublication
    void told() {
        changed = null;
    }

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
