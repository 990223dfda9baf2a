package org.samrad.insight;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.plan.PlanRef;

/**
 * A question of what one more specialist's hours would be worth to a plan: which runs answer it. The answer is what those runs
 * have made, and is kept nowhere else.
 */
@Entity
class ValueStudy {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String plan = "";
    private int planVersion;
    private String dataMark = "";
    private int limitSeconds;
    private String askedBy = "";
    private Instant askedAt = Instant.EPOCH;
    private long baseRun;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "value_trial", joinColumns = @JoinColumn(name = "study"))
    @OrderColumn(name = "position")
    private List<Trial> trials = new ArrayList<>();

    /** For JPA. */
    protected ValueStudy() {}

    /**
     * One run of the study.
     *
     * @param competence its id
     * @param minutesWeekly how many more minutes of it there are every week
     * @param run the run that solves for that
     */
    @Embeddable
    record Trial(String competence, int minutesWeekly, long run) {}

    /**
     * A study of runs that have been asked for.
     *
     * @param about the plan as it was when they were
     * @param limit of each run
     * @param baseRun the run with nothing more
     * @param trials in the order in which they are solved
     */
    ValueStudy(PlanMark about, Duration limit, long baseRun, List<Trial> trials, String askedBy, Instant askedAt) {
        this.plan = about.plan().code();
        this.planVersion = about.version();
        this.dataMark = about.dataMark();
        this.limitSeconds = (int) limit.toSeconds();
        this.baseRun = baseRun;
        this.trials.addAll(trials);
        this.askedBy = askedBy;
        this.askedAt = askedAt;
    }

    public long id() {
        return Objects.requireNonNull(id, "The study is not saved yet.");
    }

    /** The plan as it was when the study began; where it is another now, the answer is about what was. */
    PlanMark about() {
        return new PlanMark(PlanRef.of(plan), planVersion, dataMark);
    }

    Duration limit() {
        return Duration.ofSeconds(limitSeconds);
    }

    Instant askedAt() {
        return askedAt;
    }

    String askedBy() {
        return askedBy;
    }

    /** The run with nothing more. */
    long baseRun() {
        return baseRun;
    }

    List<Trial> trials() {
        return trials;
    }

    /** All runs, in the order in which they are solved. */
    List<Long> runs() {
        return Stream.concat(Stream.of(baseRun), trials.stream().map(Trial::run))
                .toList();
    }
}
