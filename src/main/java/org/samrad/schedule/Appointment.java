package org.samrad.schedule;

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
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.SQLOrder;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.request.RequestRole;
import org.samrad.time.TimeRange;

/** A published consultation: what people have been told. A request has at most one that is not cancelled. */
@Entity
public class Appointment {

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
    private boolean pinned;
    private @Nullable Instant cancelledAt;

    @ElementCollection
    @CollectionTable(name = "appointment_participant", joinColumns = @JoinColumn(name = "appointment"))
    @SQLOrder("position")
    private List<Participant> participants = new ArrayList<>();

    protected Appointment() {}

    /**
     * Publishes a consultation.
     *
     * @param request the request's id
     * @param site the site's id; given exactly where the mode is {@link Mode#ON_SITE}
     * @param participants one or more, roles and specialists unique
     */
    public Appointment(
            String request, TimeRange time, Mode mode, @Nullable String site, List<Participant> participants) {
        this.id = UUID.randomUUID();
        this.request = request;
        place(time, mode, site, participants);
    }

    /**
     * Gives it another time, place or panel.
     *
     * @throws IllegalStateException when it is cancelled or pinned
     */
    public void reschedule(TimeRange time, Mode mode, @Nullable String site, List<Participant> participants) {
        requireNotCancelled();
        if (pinned) {
            throw new IllegalStateException(
                    "The consultation of request %s at %s is pinned; unpin it first.".formatted(request, start));
        }
        place(time, mode, site, participants);
    }

    /** Makes it stand exactly as it is, whatever is planned. */
    public void pin() {
        requireNotCancelled();
        pinned = true;
    }

    /** Lets planning move it again. */
    public void unpin() {
        requireNotCancelled();
        pinned = false;
    }

    /**
     * Takes it back.
     *
     * @param at the moment of doing so
     * @throws IllegalStateException when it is cancelled already
     */
    public void cancel(Instant at) {
        requireNotCancelled();
        cancelledAt = at;
    }

    /**
     * Lets it stand again as it was when it was taken back.
     *
     * @throws IllegalStateException when it is not cancelled
     */
    public void reinstate() {
        if (cancelledAt == null) {
            throw new IllegalStateException("The consultation of request %s at %s stands.".formatted(request, start));
        }
        cancelledAt = null;
    }

    private void requireNotCancelled() {
        if (cancelledAt != null) {
            throw new IllegalStateException(
                    "The consultation of request %s at %s was cancelled at %s.".formatted(request, start, cancelledAt));
        }
    }

    private void place(TimeRange time, Mode mode, @Nullable String site, List<Participant> participants) {
        if ((mode == Mode.ON_SITE) != (site != null)) {
            throw new IllegalArgumentException(
                    "A consultation has a site exactly when it is on site; mode %s, site %s.".formatted(mode, site));
        }
        var roles = new HashSet<String>();
        var specialists = new HashSet<String>();
        for (Participant participant : participants) {
            if (!roles.add(participant.role()) | !specialists.add(participant.specialist())) {
                throw new IllegalArgumentException("Role \"%s\" or specialist %s is twice on the panel."
                        .formatted(participant.role(), participant.specialist()));
            }
        }
        if (participants.isEmpty()) {
            throw new IllegalArgumentException("A consultation needs someone on its panel.");
        }
        this.start = time.from();
        this.end = time.until();
        this.mode = mode;
        this.site = site;
        if (!this.participants.equals(participants)) {
            this.participants.clear();
            this.participants.addAll(participants);
        }
    }

    public UUID id() {
        return id;
    }

    /** Grows with each change. */
    public int version() {
        return Objects.requireNonNullElse(version, 0);
    }

    /** The id of the request. */
    public String request() {
        return request;
    }

    /** From its start to its end, local. */
    public TimeRange time() {
        return new TimeRange(start, end);
    }

    /** What somebody on the panel says yes or no to, as one text: the time, the way to meet and the place. */
    public String terms() {
        return terms(time(), mode, site);
    }

    /** The same of a consultation as it was. */
    public static String terms(TimeRange time, Mode mode, @Nullable String site) {
        return "%s %s %s %s"
                .formatted(time.from(), time.until(), mode, site == null ? "" : site)
                .strip();
    }

    /** Whether a specialist is on its panel. */
    public boolean seats(String specialist) {
        return participants.stream().anyMatch(one -> one.specialist().equals(specialist));
    }

    /** The ids of those who take roles that have to be filled, in the order of the roles. */
    public List<String> inRequired(List<RequestRole> roles) {
        return roles.stream()
                .filter(role -> !role.optional())
                .flatMap(role -> participants.stream().filter(one -> one.role().equals(role.role())))
                .map(Participant::specialist)
                .toList();
    }

    public Mode mode() {
        return mode;
    }

    /** The id of the site; null unless {@link Mode#ON_SITE}. */
    public @Nullable String site() {
        return site;
    }

    public boolean isPinned() {
        return pinned;
    }

    /** When it was taken back; null while it stands. */
    public @Nullable Instant cancelledAt() {
        return cancelledAt;
    }

    public List<Participant> participants() {
        return List.copyOf(participants);
    }
}
