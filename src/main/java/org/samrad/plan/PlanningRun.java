package org.samrad.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.samrad.solve.ScoreCurve;
import org.samrad.solve.Start;
import org.samrad.solver.Weights;
import org.samrad.weights.RuleNumbers;

/**
 * One solve of the live data: who asked for it, with which weights and limit, and how it went. What it made is its
 * {@link Proposal}. The weights are those of the profile when the run was asked for, whatever becomes of the profile.
 */
@Entity
@DynamicUpdate
public class PlanningRun {

    /** The shortest time limit that a planner may set. */
    public static final Duration SHORTEST = Duration.ofSeconds(5);

    /** The longest time limit that a planner may set. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int MAX_ERROR = 1000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    @Enumerated(EnumType.STRING)
    private RunState state = RunState.QUEUED;

    private String profile = "";
    private @Nullable Integer profileVersion;
    private String weights = "";
    private long seed;
    private int limitSeconds;

    @Enumerated(EnumType.STRING)
    private Start beginsFrom = Start.PUBLISHED;

    private String startedBy = "";
    private Instant queuedAt = Instant.EPOCH;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private String curve = ScoreCurve.empty().write();
    private @Nullable Long movesPerSecond;
    private @Nullable String brokenRule;
    private @Nullable String error;
    private @Nullable String name;
    private @Nullable Long beginsWith;
    private @Nullable String whatIf;

    /** For JPA. */
    protected PlanningRun() {}

    /**
     * A run that waits for its turn.
     *
     * @param startedBy the account that asked for it
     */
    public PlanningRun(RunOrder order, String startedBy, Instant queuedAt) {
        this.profile = order.profile().name();
        this.profileVersion = order.profile().builtIn() ? null : order.profile().version();
        this.weights = RuleNumbers.write(order.profile().weights().byRule());
        this.seed = order.seed();
        this.limitSeconds = (int) order.limit().toSeconds();
        this.beginsFrom = order.from();
        this.beginsWith = order.beginsWith();
        this.name = order.name();
        this.whatIf = order.whatIf();
        this.startedBy = startedBy;
        this.queuedAt = queuedAt;
    }

    public long id() {
        return Objects.requireNonNull(id, "The run is not saved yet.");
    }

    public RunState state() {
        return state;
    }

    /** The name of the profile that the weights came from. */
    public String profile() {
        return profile;
    }

    /** Which version of the profile; empty where it is built in, and for a run from before versions were kept. */
    public Optional<Integer> profileVersion() {
        return Optional.ofNullable(profileVersion);
    }

    public Weights weights() {
        return new Weights(RuleNumbers.read(weights));
    }

    public long seed() {
        return seed;
    }

    public Duration limit() {
        return Duration.ofSeconds(limitSeconds);
    }

    /** What it begins with. */
    public Start from() {
        return beginsFrom;
    }

    /** The proposal that it goes on from; empty where it begins with what is published or with nothing. */
    public Optional<Long> beginsWith() {
        return Optional.ofNullable(beginsWith);
    }

    /** What a planner calls it. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** What is imagined of the data that it is about; empty where they are taken as they are. */
    public Optional<String> whatIf() {
        return Optional.ofNullable(whatIf);
    }

    public String startedBy() {
        return startedBy;
    }

    public Instant queuedAt() {
        return queuedAt;
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** How the score fell; whole only when the run has ended. */
    public ScoreCurve curve() {
        return ScoreCurve.read(curve);
    }

    /** Moves tried a second, on average; empty until it has ended. */
    public Optional<Long> movesPerSecond() {
        return Optional.ofNullable(movesPerSecond);
    }

    /** The hard rule that the checker found broken, where that is why the run failed. */
    public Optional<String> brokenRule() {
        return Optional.ofNullable(brokenRule);
    }

    /** Why the run failed. */
    public Optional<String> error() {
        return Optional.ofNullable(error);
    }

    public void begin(Instant now) {
        if (state != RunState.QUEUED) {
            throw new IllegalStateException("Run %d is %s and can't begin.".formatted(id(), state));
        }
        state = RunState.RUNNING;
        startedAt = now;
    }

    public void end(RunState how, ScoreCurve wholeCurve, Instant now) {
        if (!state.underWay() || how.underWay() || how == RunState.FAILED) {
            throw new IllegalStateException("Run %d is %s and can't end as %s.".formatted(id(), state, how));
        }
        state = how;
        curve = wholeCurve.write();
        endedAt = now;
    }

    /** Keeps how fast it searched. */
    public void searched(long moves) {
        movesPerSecond = moves;
    }

    public void fail(@Nullable String rule, String why, Instant now) {
        if (!state.underWay()) {
            throw new IllegalStateException("Run %d is %s and can't fail.".formatted(id(), state));
        }
        state = RunState.FAILED;
        brokenRule = rule;
        error = why.length() > MAX_ERROR ? why.substring(0, MAX_ERROR) : why;
        endedAt = now;
    }
}
