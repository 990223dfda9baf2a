package org.samrad.booking;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.SQLOrder;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.dataset.Placement;
import org.samrad.schedule.Participant;

/**
 * A time, a place and a whole panel kept free for a request until a moment, and nobody told yet. A request has at most one. From the
 * moment on at which it ends it counts for nothing, stored or not.
 */
@Entity
public class Hold {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private String request;

    @Column(name = "start_time")
    private LocalDateTime start;

    @Column(name = "end_time")
    private LocalDateTime end;

    @Enumerated(EnumType.STRING)
    private Mode mode;

    private @Nullable String site;
    private String heldBy;
    private Instant heldAt;
    private Instant expiresAt;
    private boolean asked;
    private boolean endTold;

    @ElementCollection
    @CollectionTable(name = "hold_participant", joinColumns = @JoinColumn(name = "hold"))
    @SQLOrder("position")
    private List<Participant> participants = new ArrayList<>();

    protected Hold() {}

    /**
     * Holds a place.
     *
     * @param heldBy the account
     * @param expiresAt after {@code heldAt}
     */
    Hold(Placement placement, String heldBy, Instant heldAt, Instant expiresAt) {
        if (!heldAt.isBefore(expiresAt)) {
            throw new IllegalArgumentException(
                    "What is held from %s on can't end at %s; it must end later.".formatted(heldAt, expiresAt));
        }
        if (placement.panel().isEmpty()) {
            throw new IllegalArgumentException(
                    "Nobody would be held for request %s; a panel has somebody on it.".formatted(placement.request()));
        }
        this.id = UUID.randomUUID();
        this.request = placement.request();
        this.start = placement.start();
        this.end = placement.end();
        this.mode = placement.mode();
        this.site = placement.site();
        this.heldBy = heldBy;
        this.heldAt = heldAt;
        this.expiresAt = expiresAt;
        placement.panel().forEach((role, specialist) -> participants.add(new Participant(role, specialist)));
    }

    /**
     * Keeps it until a planner has answered, or until a moment.
     *
     * @throws IllegalStateException where that is asked already, or it has ended
     */
    void ask(Instant now, Instant until) {
        if (asked || !isActive(now)) {
            throw new IllegalStateException("What is held for request %s until %s %s."
                    .formatted(request, expiresAt, asked ? "waits for an answer already" : "has ended"));
        }
        asked = true;
        expiresAt = until.isAfter(expiresAt) ? until : expiresAt;
    }

    /** Notes that whoever holds it was told that it has ended. */
    void tellEnd() {
        endTold = true;
    }

    /** Whether it counts at a moment: the one at which it ends is the first at which it does not. */
    public boolean isActive(Instant now) {
        return now.isBefore(expiresAt);
    }

    public UUID id() {
        return id;
    }

    /** The id of the request. */
    public String request() {
        return request;
    }

    /** What is held. */
    public Placement placement() {
        var panel = new TreeMap<String, String>();
        participants.forEach(one -> panel.put(one.role(), one.specialist()));
        return new Placement(request, start, end, mode, site, panel);
    }

    /** The account that holds it. */
    public String heldBy() {
        return heldBy;
    }

    /** The first moment at which it counts for nothing. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** Whether it waits for a planner's answer. */
    public boolean isAsked() {
        return asked;
    }
}
