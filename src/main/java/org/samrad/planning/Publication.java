package org.samrad.planning;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** That a proposal became the schedule: when, by whom, and how many appointments it changed. */
@Entity
public class Publication {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long proposal;
    private Instant publishedAt = Instant.EPOCH;
    private String publishedBy = "";
    private int added;
    private int moved;
    private int cancelled;
    private int unchanged;

    /** For JPA. */
    protected Publication() {}

    Publication(long proposal, Instant publishedAt, String publishedBy, PlanChanges changes) {
        this.proposal = proposal;
        this.publishedAt = publishedAt;
        this.publishedBy = publishedBy;
        this.added = changes.added().size();
        this.moved = changes.moved().size();
        this.cancelled = changes.cancelled().size();
        this.unchanged = changes.unchanged().size();
    }

    /** Its number, and that of the version that it left. */
    public long id() {
        return Objects.requireNonNull(id, "The publication is not saved yet.");
    }

    public long proposal() {
        return proposal;
    }

    public Instant publishedAt() {
        return publishedAt;
    }

    public String publishedBy() {
        return publishedBy;
    }

    public int added() {
        return added;
    }

    public int moved() {
        return moved;
    }

    public int cancelled() {
        return cancelled;
    }

    public int unchanged() {
        return unchanged;
    }
}
