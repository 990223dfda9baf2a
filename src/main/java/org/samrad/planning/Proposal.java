package org.samrad.planning;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;

/**
 * A stored candidate for the schedule: the best that a run has found so far. Its consultations and what it leaves
 * unscheduled are in {@link ProposalRows}. While the run lasts a better one takes its place.
 */
@Entity
public class Proposal {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long run;
    private Instant storedAt = Instant.EPOCH;
    private boolean complete;
    private long scoreHard;
    private double scoreMedium;
    private double scoreSoft;
    private int scheduled;
    private int total;
    private String weights = "";
    private String costs = "";

    /** For JPA. */
    protected Proposal() {}

    Proposal(PlanningRun run) {
        this.run = run.id();
        this.weights = RuleNumbers.write(run.weights().byRule());
    }

    public long id() {
        return Objects.requireNonNull(id, "The proposal is not saved yet.");
    }

    /** The run that made it. */
    public long run() {
        return run;
    }

    public Instant storedAt() {
        return storedAt;
    }

    /** Whether the run came to its end, so that each unscheduled request has its reason and each rule its cost. */
    public boolean complete() {
        return complete;
    }

    public PlanScore score() {
        return new PlanScore(scoreHard, scoreMedium, scoreSoft);
    }

    /** Requests that it places. */
    public int scheduled() {
        return scheduled;
    }

    /** Requests that asked for a place. */
    public int total() {
        return total;
    }

    /** The weights it was made with. */
    public Weights weights() {
        return new Weights(RuleNumbers.read(weights));
    }

    /** The weighted cost of each rule; empty until the run has ended. */
    public Map<PlanRule, Double> costs() {
        return RuleNumbers.read(costs);
    }

    void improve(PlanScore score, int scheduled, int total, Instant now) {
        this.scoreHard = score.hard();
        this.scoreMedium = score.medium();
        this.scoreSoft = score.soft();
        this.scheduled = scheduled;
        this.total = total;
        this.storedAt = now;
    }

    void complete(Map<PlanRule, Double> finalCosts) {
        this.costs = RuleNumbers.write(finalCosts);
        this.complete = true;
    }
}
