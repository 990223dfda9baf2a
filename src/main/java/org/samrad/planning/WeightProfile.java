package org.samrad.planning;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Weights;

/**
 * Named weights. The built-in {@code default} and {@code benchmark} have the program's weights and stay as they are;
 * planners save and change their own. One profile is preferred: a new run uses it unless told otherwise.
 */
@Entity
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

    private String name;
    private boolean builtIn;
    private boolean preferred;
    private String weights;

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

    /** Gives an own profile other weights; a built-in one refuses. */
    public void reweigh(Weights changed) {
        checkOwn();
        this.weights = RuleNumbers.write(changed.byRule());
    }

    /** Refuses for a built-in profile, which can be neither changed nor deleted. */
    void checkOwn() {
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
