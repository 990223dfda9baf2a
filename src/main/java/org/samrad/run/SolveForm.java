package org.samrad.run;

import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Texts;
import org.samrad.plan.PlanRef;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.plan.RunOrder;
import org.samrad.solve.Start;
import org.samrad.weights.WeightProfile;
import org.samrad.weights.WeightProfiles;

/**
 * What a planner asks of a run, as it is typed, so that a wrong value comes back as it was.
 *
 * @param seconds the time limit
 * @param profile the id of the weights
 * @param from what to begin with, a {@link Start} or the code of a proposal to go on from; empty for what is published
 * @param seed another one tries things in another order; empty for 1
 * @param name what to call the run; empty for nothing
 */
public record SolveForm(
        @Nullable String seconds,
        @Nullable String profile,
        @Nullable String from,
        @Nullable String seed,
        @Nullable String name)
        implements Serializable {

    private static final List<Integer> CHOICES = List.of(5, 15, 30, 60, 120, 300, 600);
    private static final int USUAL_SECONDS = 30;
    private static final long USUAL_SEED = 1;

    static SolveForm usual(WeightProfile preferred) {
        return new SolveForm(
                String.valueOf(USUAL_SECONDS),
                String.valueOf(preferred.id()),
                Start.PUBLISHED.name(),
                String.valueOf(USUAL_SEED),
                "");
    }

    /** What a run takes that nobody has chosen anything for. */
    static RunOrder usualOrder(WeightProfile profile) {
        return RunOrder.of(profile, Duration.ofSeconds(USUAL_SECONDS), USUAL_SEED, Start.PRICED);
    }

    /** The time limits to choose from, in seconds. */
    public List<Integer> choices() {
        return CHOICES;
    }

    /** Whether the time limit is none of those to choose from, so that it has to be listed as it was typed. */
    public boolean otherSeconds() {
        return CHOICES.stream().map(String::valueOf).noneMatch(choice -> choice.equals(seconds));
    }

    /** Whether something is chosen or wrong among what is not shown at first. */
    public boolean more(Map<String, String> errors) {
        return errors.containsKey("seed")
                || errors.containsKey("from")
                || errors.containsKey("name")
                || proposal().isPresent();
    }

    /** The message key of what is wrong with each field, by its name; empty where all are right. */
    Map<String, String> errors(WeightProfiles profiles, Proposals proposals) {
        var errors = new HashMap<String, String>();
        if (limit().isEmpty()) {
            errors.put("seconds", "plan.solve.seconds.range");
        }
        if (weights(profiles).isEmpty()) {
            errors.put("profile", "plan.solve.profile.missing");
        }
        if (proposal().isPresent() ? !proposals.existsById(proposal().get()) : start().isEmpty()) {
            errors.put("from", "plan.solve.from.missing");
        }
        if (seedNumber().isEmpty()) {
            errors.put("seed", "plan.solve.seed.range");
        }
        if (name != null && Texts.proper(name).length() > Proposal.MAX_NAME) {
            errors.put("name", "run.name.long");
        }
        return errors;
    }

    /** What is asked for; only where there are no {@link #errors}. */
    RunOrder order(WeightProfiles profiles) {
        return RunOrder.of(
                        weights(profiles).orElseThrow(),
                        limit().orElseThrow(),
                        seedNumber().orElseThrow(),
                        proposal().isPresent() ? Start.PRICED : start().orElseThrow())
                .goingOnFrom(proposal().orElse(null))
                .named(name);
    }

    private Optional<Duration> limit() {
        return whole(seconds)
                .map(Duration::ofSeconds)
                .filter(limit ->
                        limit.compareTo(PlanningRun.SHORTEST) >= 0 && limit.compareTo(PlanningRun.LONGEST) <= 0);
    }

    private Optional<WeightProfile> weights(WeightProfiles profiles) {
        return whole(profile).flatMap(profiles::findById);
    }

    /** What a run may begin with, but for proposals. */
    public Start[] starts() {
        return Start.values();
    }

    private Optional<Start> start() {
        if (from == null || from.isBlank()) {
            return Optional.of(Start.PUBLISHED);
        }
        return Arrays.stream(Start.values())
                .filter(start -> start.name().equals(from))
                .findFirst();
    }

    /** The proposal to go on from; empty where it is to begin with something else. */
    private Optional<Long> proposal() {
        return Optional.ofNullable(from)
                .filter(code -> code.matches("p[0-9]{1,18}"))
                .map(code -> PlanRef.of(code).id());
    }

    /** The seed; empty where what is typed is none. */
    private Optional<Long> seedNumber() {
        return seed == null || seed.isBlank() ? Optional.of(USUAL_SEED) : whole(seed);
    }

    /** Up to nine digits. */
    private static Optional<Long> whole(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(typed -> typed.matches("[0-9]{1,9}"))
                .map(Long::valueOf);
    }
}
