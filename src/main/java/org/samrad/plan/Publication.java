package org.samrad.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That a proposal, or some of it, became the schedule, that a consultation was booked, or that this was undone: when, by whom, and how many appointments it
 * changed. What it left published is a version of the schedule, in {@link PublicationRows}.
 */
@Entity
public class Publication {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private @Nullable Long proposal;
    private Instant publishedAt = Instant.EPOCH;
    private String publishedBy = "";
    private int added;
    private int moved;
    private int cancelled;
    private int unchanged;
    private int leftOut;
    private @Nullable String seen;
    private @Nullable Long undoes;
    private @Nullable Instant undoneAt;
    private @Nullable String undoneBy;
    private @Nullable Instant forgottenAt;

    /** For JPA. */
    protected Publication() {}

    /**
     * @param proposal null where it comes from none
     * @param seen the fingerprint of what the planner was shown and chose of it; null where nothing was shown before, as with an
     *     undo
     */
    public Publication(
            @Nullable Long proposal,
            Instant publishedAt,
            String publishedBy,
            PlanChanges changes,
            int leftOut,
            @Nullable String seen) {
        this.proposal = proposal;
        this.seen = seen;
        this.publishedAt = publishedAt;
        this.publishedBy = publishedBy;
        this.added = changes.added().size();
        this.moved = changes.moved().size();
        this.cancelled = changes.cancelled().size();
        this.unchanged = changes.unchanged().size();
        this.leftOut = leftOut;
    }

    /**
     * The publication that takes this one back.
     *
     * @throws IllegalStateException when it was undone already, or is an undo
     */
    public Publication undo(Instant at, String by, PlanChanges changes) {
        if (undoneAt != null || undoes != null) {
            throw new IllegalStateException("Publication %d can't be undone again.".formatted(id()));
        }
        undoneAt = at;
        undoneBy = by;
        var undo = new Publication(proposal, at, by, changes, 0, null);
        undo.undoes = id();
        return undo;
    }

    /** Its number, and that of the version that it left. */
    public long id() {
        return Objects.requireNonNull(id, "The publication is not saved yet.");
    }

    /** The proposal that it came from; null where somebody booked it. */
    public @Nullable Long proposal() {
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

    /** Changes and conflicts of the proposal that were not published with it. */
    public int leftOut() {
        return leftOut;
    }

    /** The publication that this one took back; null unless it is an undo. */
    public @Nullable Long undoes() {
        return undoes;
    }

    /** When it was taken back; null while it was not. */
    public @Nullable Instant undoneAt() {
        return undoneAt;
    }

    /** Whether the schedule that it left is no longer kept. */
    public boolean isForgotten() {
        return forgottenAt != null;
    }

    /** The account that took it back; null while nobody did. */
    public @Nullable String undoneBy() {
        return undoneBy;
    }
}
