package org.samrad.request;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SQLOrder;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.limits.Fault;
import org.samrad.limits.Limits;
import org.samrad.request.RequestEvent.What;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * A request for a consultation about a case. Its roles and windows are its own: they change with it and under its version,
 * so that of two people who change it at once the later one is told. Save it after each verb: events leave on saving.
 */
@Entity
public class ConsultationRequest extends AbstractAggregateRoot<ConsultationRequest> {

    @Id
    private String id;

    @Version
    private @Nullable Integer version;

    @Enumerated(EnumType.STRING)
    private RequestState state = RequestState.OPEN;

    private @Nullable LocalDateTime scheduledStart;

    /** Stored by an older version with terms that can't be asked for; so until it gets others. */
    private boolean setAside;

    @Column(name = "care_case")
    private String caseId;

    private @Nullable String title;

    @Enumerated(EnumType.STRING)
    private Form form;

    @Enumerated(EnumType.STRING)
    private Urgency urgency;

    private LocalDate received;
    private @Nullable LocalDate earliest;
    private @Nullable LocalDate due;
    private LocalDate dueDay;
    private @Nullable LocalDate latest;
    private int durationMinutes;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Enumerated(EnumType.STRING)
    private Set<Mode> modes;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> sites;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> languages;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Enumerated(EnumType.STRING)
    private List<Sector> sectors;

    private @Nullable String follows;
    private @Nullable Integer minGapDays;
    private @Nullable Integer maxGapDays;
    private @Nullable String requester;

    @Column(updatable = false)
    private @Nullable String formKey;

    @ElementCollection
    @CollectionTable(name = "request_role", joinColumns = @JoinColumn(name = "request"))
    @SQLOrder("position")
    private List<RequestRole> roles = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "request_window", joinColumns = @JoinColumn(name = "request"))
    @SQLOrder("position")
    private List<RequestWindow> windows = new ArrayList<>();

    protected ConsultationRequest() {}

    private ConsultationRequest(String id, String caseId, RequestTerms terms) {
        this.id = checked(id);
        this.caseId = caseId;
        lay(terms);
    }

    /**
     * Files a request.
     *
     * @param id its reference, see {@link ConsultationRequests#nextId()}
     * @param caseId the id of the case that it is about
     * @throws IllegalArgumentException when the terms have {@linkplain RequestTerms#faults() faults}
     */
    public static ConsultationRequest file(String id, String caseId, RequestTerms terms) {
        var request = new ConsultationRequest(id, caseId, terms);
        request.note(What.FILED);
        return request;
    }

    /** Remembers, before it is first saved, the form that it came by: one form files one request, however often it is sent. */
    public ConsultationRequest by(String form) {
        formKey = form;
        return this;
    }

    /**
     * Lays down new terms. Where a consultation is published and the new terms ask something else of it, the request goes
     * back to the queue and {@link ConsultationNoLongerWanted} is told.
     *
     * @throws IllegalStateException when it is withdrawn
     */
    public void change(RequestTerms terms) {
        requireNotWithdrawn();
        if (reopensOn(terms)) {
            release();
            state = RequestState.OPEN;
        }
        lay(terms);
        note(What.CHANGED);
    }

    /**
     * Eases terms for a consultation that is published along with it, so that it keeps a consultation that it has.
     *
     * @throws IllegalStateException when it is withdrawn
     */
    public void ease(RequestTerms terms) {
        requireNotWithdrawn();
        lay(terms);
        note(What.CHANGED);
    }

    /** Whether {@link #change} to these terms would take back the published consultation. */
    public boolean reopensOn(RequestTerms terms) {
        return state == RequestState.SCHEDULED && !terms.asksTheSameOfThePlan(terms());
    }

    /**
     * Takes the request back. A published consultation goes with it: {@link ConsultationNoLongerWanted} is told.
     *
     * @throws IllegalStateException when it is withdrawn already
     */
    public void withdraw() {
        requireNotWithdrawn();
        if (state == RequestState.SCHEDULED) {
            release();
        }
        state = RequestState.WITHDRAWN;
        note(What.WITHDRAWN);
    }

    /**
     * Notes that a consultation is published for it.
     *
     * @throws IllegalStateException when it is withdrawn
     */
    public void schedule(LocalDateTime start) {
        requireNotWithdrawn();
        state = RequestState.SCHEDULED;
        scheduledStart = start;
        note(What.SCHEDULED);
    }

    /** Notes that its consultation was cancelled: it waits again. Does nothing when it waits or is withdrawn. */
    public void unschedule() {
        if (state == RequestState.SCHEDULED) {
            state = RequestState.OPEN;
            scheduledStart = null;
            note(What.RELEASED);
        }
    }

    /**
     * For a form that was shown earlier.
     *
     * @param seen the version that was shown
     * @throws OptimisticLockingFailureException when it has changed since
     */
    public void requireUnchangedSince(int seen) {
        if (version() != seen) {
            throw new OptimisticLockingFailureException(
                    "Request %s was changed by someone else meanwhile (version %d, shown was %d)."
                            .formatted(id, version(), seen));
        }
    }

    static String checked(String id) {
        if (!Limits.isId(id)) {
            throw new IllegalArgumentException(Fault.english("request.error.case-form", id));
        }
        return id;
    }

    private void release() {
        scheduledStart = null;
        registerEvent(new ConsultationNoLongerWanted(id));
        note(What.RELEASED);
    }

    private void note(What what) {
        registerEvent(new RequestEvent(id, what));
    }

    private void requireNotWithdrawn() {
        if (state == RequestState.WITHDRAWN) {
            throw new IllegalStateException("Request %s is withdrawn; file a new one instead.".formatted(id));
        }
    }

    private void lay(RequestTerms terms) {
        if (id.equals(terms.follows())) {
            throw new IllegalArgumentException("Request %s can't follow itself.".formatted(id));
        }
        List<Fault> faults = terms.faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    faults.stream().map(Fault::english).collect(Collectors.joining(" ")));
        }
        setAside = false;
        title = terms.title();
        form = terms.form();
        urgency = terms.urgency();
        received = terms.received();
        earliest = terms.earliest();
        due = terms.due();
        dueDay = terms.dueOrDefault();
        latest = terms.latest();
        durationMinutes = terms.durationMinutes();
        modes = terms.modes();
        sites = terms.sites();
        languages = terms.languages();
        sectors = terms.sectors();
        follows = terms.follows();
        minGapDays = terms.minGapDays();
        maxGapDays = terms.maxGapDays();
        requester = terms.requester();
        if (!roles.equals(terms.roles())) {
            roles.clear();
            roles.addAll(terms.roles());
        }
        if (!windows.equals(terms.windows())) {
            windows.clear();
            windows.addAll(terms.windows());
        }
    }

    /** What is asked for, as it stands. */
    public RequestTerms terms() {
        return new RequestTerms(
                title,
                form,
                urgency,
                received,
                earliest,
                due,
                latest,
                durationMinutes,
                modes,
                sites,
                languages,
                sectors,
                follows,
                minGapDays,
                maxGapDays,
                requester,
                roles,
                windows);
    }

    public String id() {
        return id;
    }

    /** Grows with each change; a form carries it for {@link #requireUnchangedSince}. */
    public int version() {
        return Objects.requireNonNullElse(version, 0);
    }

    public RequestState state() {
        return state;
    }

    /** When the published consultation begins; null unless {@link RequestState#SCHEDULED}. */
    public @Nullable LocalDateTime scheduledStart() {
        return scheduledStart;
    }

    public @Nullable String title() {
        return title;
    }

    /** The id of the case. */
    public String caseId() {
        return caseId;
    }

    /** Last day within the guarantee, by default or as laid down. */
    public LocalDate dueDay() {
        return dueDay;
    }

    public List<RequestRole> roles() {
        return List.copyOf(roles);
    }

    public List<RequestWindow> windows() {
        return List.copyOf(windows);
    }
}
