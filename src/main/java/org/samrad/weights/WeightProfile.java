package org.samrad.weights;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Weights;

/**
 * Named weights. The built-in {@code default} and {@code benchmark} have the program's weights and stay as they are;
 * planners save and change their own, version by version, and lock those that are to stay as they are. One profile is
 * preferred: a new run uses it unless told otherwise.
 */
@Entity
@DynamicUpdate
public class WeightProfile {

    /** The name of the built-in profile with every rule at its default weight. */
    public static final String DEFAULT = "default";

    /** The name of the built-in profile that answers are compared by. */
    public static final String BENCHMARK = "benchmark";

    /** The longest name a profile may have, in characters. */
    public static final int MAX_NAME = 60;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    /** Not the version of the weights: grows with each change of whatever. */
    @Version
    private int changes;

    private String name;
    private boolean builtIn;
    private boolean preferred;
    private String weights;
    private int version = 1;
    private @Nullable String lockedBy;
    private @Nullable Instant lockedAt;

    /** The profile is locked: it was neither changed nor deleted. */
    public static class Locked extends IllegalStateException {
        Locked(WeightProfile profile) {
            super("The profile %d was locked by %s; unlock it before it is changed or deleted."
                    .formatted(profile.id(), profile.lockedBy));
        }
    }

    /** For JPA. */
    protected WeightProfile() {
        this.name = "";
        this.weights = "";
    }

    /**
     * A planner's own profile.
     *
     * @param name 1 to {@value #MAX_NAME} characters
     */
    public WeightProfile(String name, Weights weights) {
        this.name = checked(name);
        this.weights = RuleNumbers.write(weights.byRule());
    }

    public long id() {
        return Objects.requireNonNull(id, "The profile is not saved yet.");
    }

    public String name() {
        return name;
    }

    public boolean builtIn() {
        return builtIn;
    }

    /** Whether new runs use it unless told otherwise. */
    public boolean preferred() {
        return preferred;
    }

    /** The weight of every tunable rule; a rule that is newer than the profile has its default. */
    public Weights weights() {
        if (!builtIn) {
            return new Weights(RuleNumbers.read(weights));
        }
        return name.equals(BENCHMARK) ? Weights.benchmark() : Weights.defaults();
    }

    /** The version of the weights that count: 1, then one more with each change that is saved. A built-in one stays at 1. */
    public int version() {
        return version;
    }

    /** The account that locked it; empty where it may be changed. */
    public Optional<String> lockedBy() {
        return Optional.ofNullable(lockedBy);
    }

    /** When it was locked; empty where it may be changed. */
    public Optional<Instant> lockedAt() {
        return Optional.ofNullable(lockedAt);
    }

    /** Gives an own profile other weights as its next version; a built-in or locked one refuses. */
    void reweigh(Weights changed) {
        checkChangeable();
        this.weights = RuleNumbers.write(changed.byRule());
        version++;
    }

    /** Gives an own profile another name of 1 to {@value #MAX_NAME} characters; a built-in or locked one refuses. */
    void rename(String changed) {
        checkChangeable();
        this.name = checked(changed);
    }

    /** Keeps an own profile as it is until it is unlocked. Where somebody has locked it already, it stays theirs. */
    void lock(String by, Instant now) {
        checkOwn();
        if (lockedBy == null) {
            lockedBy = by;
            lockedAt = now;
        }
    }

    void unlock() {
        lockedBy = null;
        lockedAt = null;
    }

    /** Refuses for a profile that is built in, or {@link Locked}. */
    void checkChangeable() {
        checkOwn();
        if (lockedBy != null) {
            throw new Locked(this);
        }
    }

    private void checkOwn() {
        if (builtIn) {
            throw new IllegalStateException(
                    "The profile %s is built in and can't be changed or deleted; save a copy under another name."
                            .formatted(name));
        }
    }

    void prefer(boolean chosen) {
        this.preferred = chosen;
    }

    private static String checked(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty() || trimmed.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "A profile's name has 1 to %d characters, not %d.".formatted(MAX_NAME, trimmed.length()));
        }
        return trimmed;
    }
}
