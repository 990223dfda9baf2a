package org.samrad.repair;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import org.hibernate.annotations.SQLOrder;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.dataset.Placement;
import org.samrad.dataset.ScheduleRow;
import org.samrad.repair.WayOut.Way;
import org.samrad.schedule.Participant;

/** A {@link WayOut} for one answer that declined: open until somebody decides, and gone with the answer. */
@Entity
@Table(name = "repair")
public class RepairOffer {

    /** What became of it. */
    public enum Decision {
        /** It was published. */
        DONE,
        /** The consultation stays as it is. */
        LEFT
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long number;

    @Version
    private @Nullable Integer version;

    private long answer;
    private String request;
    private String role;

    @Enumerated(EnumType.STRING)
    private Way way;

    @Column(name = "start_time")
    private @Nullable LocalDateTime start;

    @Column(name = "end_time")
    private @Nullable LocalDateTime end;

    @Enumerated(EnumType.STRING)
    private @Nullable Mode mode;

    private @Nullable String site;
    private Instant foundAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Decision decision;

    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;

    /** Noted by {@link RepairOffers#noteTold} alone: it makes no other offer of it. */
    @Column(updatable = false)
    private boolean plannersTold;

    @ElementCollection
    @CollectionTable(name = "repair_participant", joinColumns = @JoinColumn(name = "repair"))
    @SQLOrder("position")
    private List<Participant> participants = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "repair_affected", joinColumns = @JoinColumn(name = "repair"))
    @Column(name = "request")
    @SQLOrder("position")
    private List<String> affected = new ArrayList<>();

    protected RepairOffer() {}

    /**
     * Offers it.
     *
     * @param answer the id of the answer that declined
     * @param role of who declined
     * @param affected see {@link #affected}
     */
    RepairOffer(long answer, String request, String role, WayOut found, SortedSet<String> affected, Instant at) {
        this.answer = answer;
        this.request = request;
        this.role = role;
        this.foundAt = at;
        replace(found, affected);
    }

    /** Offers something else: the last is no longer possible. */
    final void replace(WayOut found, SortedSet<String> affected) {
        this.affected.clear();
        this.affected.addAll(affected);
        this.way = found.way();
        this.participants.clear();
        ScheduleRow any = found.rows().isEmpty() ? null : found.rows().getFirst();
        this.start = any == null ? null : any.start();
        this.end = any == null ? null : any.end();
        this.mode = any == null ? null : any.mode();
        this.site = any == null ? null : any.site();
        found.rows().forEach(row -> participants.add(new Participant(row.role(), row.specialist())));
    }

    /**
     * Notes what became of it.
     *
     * @param by the account
     */
    void decide(Decision what, String by, Instant at) {
        if (decision != null) {
            throw new IllegalStateException(
                    "What is to be done for request %s was decided at %s: %s.".formatted(request, decidedAt, decision));
        }
        decision = what;
        decidedBy = by;
        decidedAt = at;
    }

    public long number() {
        return Objects.requireNonNull(number, "It is not saved yet.");
    }

    /** The id of the answer. */
    public long answer() {
        return answer;
    }

    /** The id of the request. */
    public String request() {
        return request;
    }

    /** Of who declined. */
    public String role() {
        return role;
    }

    public Way way() {
        return way;
    }

    /** Null while nobody has decided. */
    public @Nullable Decision decision() {
        return decision;
    }

    /** Whether it was decided so already, by the same account. */
    boolean isDecided(Decision what, String by) {
        return decision == what && by.equals(decidedBy);
    }

    /** Grows whenever something else is offered. */
    public int version() {
        return Objects.requireNonNullElse(version, 0);
    }

    /** The ids of the other requests whose consultations would newly break a rule. */
    public List<String> affected() {
        return List.copyOf(affected);
    }

    /** What is offered; null where the request would wait again. */
    public @Nullable Placement placement() {
        if (start == null || end == null || mode == null) {
            return null;
        }
        var panel = new TreeMap<String, String>();
        participants.forEach(one -> panel.put(one.role(), one.specialist()));
        return new Placement(request, start, end, mode, site, panel);
    }

    /**
     * The rows of the consultation as it would be, given as it is: where the time stays so does everybody else, whoever that is by now.
     */
    List<ScheduleRow> rows(List<ScheduleRow> now) {
        Placement offered = placement();
        return switch (way) {
            case QUEUE -> List.of();
            case MOVE -> Objects.requireNonNull(offered).rows();
            case REPLACE -> {
                String instead = Objects.requireNonNull(offered).panel().get(role);
                yield now.stream()
                        .map(row -> row.role().equals(role) && instead != null
                                ? new ScheduleRow(
                                        request, row.start(), row.end(), row.mode(), row.site(), role, instead)
                                : row)
                        .toList();
            }
            case WITHOUT -> now.stream().filter(row -> !row.role().equals(role)).toList();
        };
    }
}
