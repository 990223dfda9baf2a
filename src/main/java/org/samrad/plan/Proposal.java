package org.samrad.plan;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Texts;
import org.samrad.solve.Outcome;
import org.samrad.solve.PlanScore;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.weights.RuleNumbers;

/**
 * A stored candidate for the schedule: the best that a run has found so far, or what a planner has made of one by hand. Its
 * consultations and what it leaves unscheduled are in {@link ProposalRows}, what it takes for granted in {@link AssumedChanges}.
 * While its run lasts a better one takes its place.
 */
@Entity
@DynamicUpdate
public class Proposal {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private @Nullable Integer version;

    private @Nullable Long run;
    private @Nullable String name;
    private @Nullable String whatIf;

    @Enumerated(EnumType.STRING)
    private Origin origin = Origin.RUN;

    private @Nullable String basedOn;
    private String madeBy = "";
    private String dataMark = "";

    /** Also makes the version grow where nothing else changes. */
    private int edits;

    private Instant storedAt = Instant.EPOCH;
    private boolean complete;
    private long scoreHard;
    private double scoreMedium;
    private double scoreSoft;
    private int scheduled;
    private int total;
    private String weights = "";
    private String costs = "";

    @Embedded
    private @Nullable ProposalFloors floors;

    /** For JPA. */
    protected Proposal() {}

    /** The longest name a proposal or a run may have, in characters. */
    public static final int MAX_NAME = 80;

    /** A name for a proposal or a run is longer than {@value #MAX_NAME} characters. */
    public static class NameTooLong extends IllegalArgumentException {
        NameTooLong(String name) {
            super("A name has up to %d characters, not %d.".formatted(MAX_NAME, name.length()));
        }
    }

    /** A name for a proposal or a run holds what looks like an identity number; it is not repeated. */
    public static class NameHoldsIdentity extends IllegalArgumentException {
        NameHoldsIdentity() {
            super("A name holds what looks like an identity number.");
        }
    }

    /** How a proposal came about. */
    public enum Origin {
        /** A run of the solver made it. */
        RUN,
        /** A planner changed another plan by hand. */
        EDITED
    }

    public Proposal(PlanningRun run) {
        this.run = run.id();
        this.name = run.name().orElse(null);
        this.whatIf = run.whatIf().orElse(null);
        this.madeBy = run.startedBy();
        this.weights = RuleNumbers.write(run.weights().byRule());
    }

    /** A copy of another plan, for a planner to change. */
    public static Proposal edited(PlanRef original, Weights weights, String by) {
        var copy = new Proposal();
        copy.origin = Origin.EDITED;
        copy.basedOn = original.code();
        copy.madeBy = by;
        copy.weights = RuleNumbers.write(weights.byRule());
        return copy;
    }

    public long id() {
        return Objects.requireNonNull(id, "The proposal is not saved yet.");
    }

    /** The run that made it; null where a planner did by hand. */
    public @Nullable Long run() {
        return run;
    }

    public PlanRef ref() {
        return PlanRef.proposal(id());
    }

    /** What is imagined of the data that it is about; empty where they are taken as they are. */
    public Optional<WhatIf> whatIf() {
        return Optional.ofNullable(whatIf).map(WhatIf::read);
    }

    /** Whether it is about data of which something is imagined, so that it can be looked at but not published. */
    public boolean isWhatIf() {
        return whatIf != null;
    }

    /** Grows with each change. */
    public int version() {
        return Objects.requireNonNullElse(version, 0);
    }

    /** What a planner calls it; null where nobody has given it a name. */
    public @Nullable String name() {
        return name;
    }

    /** @param newName up to {@value #MAX_NAME} characters; blank for none */
    public void rename(String newName) {
        this.name = nameOrNone(newName);
    }

    /** The name as it is kept, without what can't be seen; null for none. */
    public static @Nullable String nameOrNone(@Nullable String typed) {
        String name = typed == null ? "" : Texts.proper(typed);
        if (name.length() > MAX_NAME) {
            throw new NameTooLong(name);
        }
        if (IdentityNumbers.firstIn(name).isPresent()) {
            throw new NameHoldsIdentity();
        }
        return name.isEmpty() ? null : name;
    }

    public Origin origin() {
        return origin;
    }

    /** Whether a planner made it by hand. */
    public boolean isEdited() {
        return origin == Origin.EDITED;
    }

    /** Which plan it was made from by hand; null where a run made it. */
    public @Nullable PlanRef basedOn() {
        return basedOn == null ? null : PlanRef.of(basedOn);
    }

    /** The account that asked for it. */
    public String madeBy() {
        return madeBy;
    }

    /** The version stamp of the data that it is about; empty where nobody knows. */
    public String dataMark() {
        return dataMark;
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

    /** How many requests every plan for the same data leaves out at least; null where nothing is proven. */
    public @Nullable Integer leastLeftOut() {
        return floors == null ? null : floors.leftOut();
    }

    /** How many every plan that leaves no more out holds past their guarantee at least; null where nothing is proven. */
    public @Nullable Integer leastPastGuarantee() {
        return floors == null || !floors.holdWhereLeftOutCosts(scoreMedium) ? null : floors.pastGuarantee();
    }

    /** How many days all wait together at least in every plan that leaves no more out; null where nothing is proven. */
    public @Nullable Long leastWaitingDays() {
        return floors == null || !floors.holdWhereLeftOutCosts(scoreMedium) ? null : floors.waitingDays();
    }

    /** Takes over what was proven for another one, as long as it is about the same data. */
    public void takeFloorsOf(Proposal other) {
        floors = other.dataMark.equals(dataMark) ? other.floors : null;
    }

    /** What was proven holds no more, since the data are others now. */
    public void forgetFloors() {
        floors = null;
    }

    public void improve(PlanScore score, int scheduled, int total, String mark, Instant now) {
        if (!mark.equals(dataMark)) {
            forgetFloors();
        }
        this.dataMark = mark;
        this.scoreHard = score.hard();
        this.scoreMedium = score.medium();
        this.scoreSoft = score.soft();
        this.scheduled = scheduled;
        this.total = total;
        this.storedAt = now;
    }

    /** Counts a change by hand, or the undoing of one; returns its number, from 1. */
    public int countEdit(Instant now) {
        storedAt = now;
        return ++edits;
    }

    /** The run has ended: what it found costs so much, and so much is proven of all plans. */
    public void complete(Outcome outcome) {
        complete(outcome.costs());
        // Where leaving out costs nothing, "no more left out" says nothing either.
        this.floors = outcome.floors() == null || !weights().isOn(PlanRule.UNSCHEDULED)
                ? null
                : ProposalFloors.of(outcome.floors(), scoreMedium);
    }

    public void complete(Map<PlanRule, Double> finalCosts) {
        this.costs = RuleNumbers.write(finalCosts);
        this.complete = true;
    }
}
