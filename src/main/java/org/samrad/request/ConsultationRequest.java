package org.samrad.request;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
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
import java.util.stream.Collectors;
import org.hibernate.annotations.SQLOrder;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.UrgencyScale;
import org.samrad.limits.Fault;
import org.samrad.limits.Limits;
import org.samrad.request.RequestEvent.Because;
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

    @Embedded
    private RequestTerms terms;

    private @Nullable String question;

    /** The last day within the guarantee, which lists are sorted by. */
    private LocalDate dueDay;

    @Column(updatable = false)
    private @Nullable String formKey;

    @ElementCollection
    @CollectionTable(name = "request_role", joinColumns = @JoinColumn(name = "request"))
    @SQLOrder("position")
    private List<RequestRole> roles = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "request_link", joinColumns = @JoinColumn(name = "request"))
    @SQLOrder("position")
    private List<RequestLink> links = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "request_window", joinColumns = @JoinColumn(name = "request"))
    @SQLOrder("position")
    private List<RequestWindow> windows = new ArrayList<>();

    protected ConsultationRequest() {}

    private ConsultationRequest(String id, String caseId, RequestContent content, UrgencyScale scale) {
        this.id = checked(id);
        this.caseId = caseId;
        lay(content, scale);
    }

    /**
     * Files a request.
     *
     * @param id its reference, see {@link ConsultationRequests#nextId()}
     * @param caseId the id of the case that it is about
     * @param scale what gives it its last day within the guarantee
     * @throws IllegalArgumentException when the content has {@linkplain RequestContent#faults() faults}
     */
    public static ConsultationRequest file(String id, String caseId, RequestContent content, UrgencyScale scale) {
        var request = new ConsultationRequest(id, caseId, content, scale);
        request.note(What.FILED);
        return request;
    }

    /** Remembers, before it is first saved, the form that it came by: one form files one request, however often it is sent. */
    public ConsultationRequest by(@Nullable String form) {
        formKey = form;
        return this;
    }

    /**
     * Replaces the content. Where a consultation is published and the new content asks something else of it, the request goes
     * back to the queue and {@link ConsultationNoLongerWanted} is told.
     *
     * @throws IllegalStateException when it is withdrawn
     */
    public void change(RequestContent content, UrgencyScale scale) {
        requireNotWithdrawn();
        if (releasesOn(content)) {
            release(Because.CHANGED);
        }
        laid(content, scale);
    }

    /**
     * Eases terms for a consultation that is published along with it, so that it keeps a consultation that it has.
     *
     * @throws IllegalStateException when it is withdrawn
     */
    public void ease(RequestContent content, UrgencyScale scale) {
        requireNotWithdrawn();
        laid(content, scale);
    }

    private void laid(RequestContent content, UrgencyScale scale) {
        List<RequestChange> changes = RequestChange.between(content(), content);
        lay(content, scale);
        registerEvent(new RequestEvent(id, What.CHANGED, null, null, changes));
    }

    /** Whether {@link #change} to this content would take back the published consultation. */
    public boolean reopensOn(RequestContent content) {
        return state == RequestState.SCHEDULED && releasesOn(content);
    }

    /** Whether {@link #change} to this content would let go of the time that it has, be it published or held. */
    public boolean releasesOn(RequestContent content) {
        return !content.asksTheSameOfThePlan(content());
    }

    /** Whether its published consultation has begun, and may have been held: then it stays as it is. */
    public boolean hasBegun(LocalDateTime now) {
        return scheduledStart != null && !scheduledStart.isAfter(now);
    }

    /**
     * Takes the request back. A published consultation goes with it: {@link ConsultationNoLongerWanted} is told.
     *
     * @throws IllegalStateException when it is withdrawn already
     */
    public void withdraw() {
        withdraw(null);
    }

    /**
     * The same for a reason.
     *
     * @param why up to {@value RequestEvent#MOST} characters; null where none is given
     */
    public void withdraw(@Nullable String why) {
        requireNotWithdrawn();
        release(Because.WITHDRAWN);
        state = RequestState.WITHDRAWN;
        registerEvent(new RequestEvent(id, What.WITHDRAWN, why));
    }

    /**
     * Notes that a consultation is published for it, or the published one is another by now.
     *
     * @throws IllegalStateException when it is withdrawn
     */
    public void schedule(LocalDateTime start) {
        schedule(start, null);
    }

    /**
     * The same where it is known what led to it.
     *
     * @throws IllegalStateException when it is withdrawn
     */
    public void schedule(LocalDateTime start, @Nullable Because because) {
        requireNotWithdrawn();
        List<RequestChange> moved = RequestChange.moved(scheduledStart, start);
        state = RequestState.SCHEDULED;
        scheduledStart = start;
        registerEvent(new RequestEvent(id, What.SCHEDULED, null, because, moved));
    }

    /**
     * Takes its published consultation back, since it can't be held as it is: {@link ConsultationNoLongerWanted} is told, and the
     * request waits again. Does nothing when it waits or is withdrawn.
     */
    public void reopen(Because because) {
        if (state == RequestState.SCHEDULED) {
            release(because);
        }
    }

    /** Notes that its consultation was cancelled: it waits again. Does nothing when it waits or is withdrawn. */
    public void unschedule(Because because) {
        unschedule(What.RELEASED, because);
    }

    /** Notes that the publication of its consultation was undone: it waits again. Does nothing when it waits or is withdrawn. */
    public void takeBack() {
        unschedule(What.TAKEN_BACK, null);
    }

    private void unschedule(What what, @Nullable Because because) {
        if (state == RequestState.SCHEDULED) {
            state = RequestState.OPEN;
            scheduledStart = null;
            registerEvent(new RequestEvent(id, what, null, because, List.of()));
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

    private void release(Because because) {
        registerEvent(new ConsultationNoLongerWanted(id));
        unschedule(because);
    }

    private void note(What what) {
        registerEvent(new RequestEvent(id, what));
    }

    private void requireNotWithdrawn() {
        if (state == RequestState.WITHDRAWN) {
            throw new IllegalStateException("Request %s is withdrawn; file a new one instead.".formatted(id));
        }
    }

    private void lay(RequestContent content, UrgencyScale scale) {
        if (content.followed().contains(id)) {
            throw new IllegalArgumentException("Request %s can't follow itself.".formatted(id));
        }
        List<Fault> faults = content.faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    faults.stream().map(Fault::english).collect(Collectors.joining(" ")));
        }
        setAside = false;
        terms = content.terms();
        question = content.question();
        dueDay = terms.dueOrDefault(scale);
        if (!roles.equals(content.roles())) {
            roles.clear();
            roles.addAll(content.roles());
        }
        if (!links.equals(content.links())) {
            links.clear();
            links.addAll(content.links());
        }
        if (!windows.equals(content.windows())) {
            windows.clear();
            windows.addAll(content.windows());
        }
    }

    /** All that is asked for, as it stands. */
    public RequestContent content() {
        return new RequestContent(terms, roles, links, windows, question);
    }

    /** What is asked for but roles and windows, as it stands. */
    public RequestTerms terms() {
        return terms;
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
        return terms.title();
    }

    /** What the panel is asked, in words; null where nobody wrote it. */
    public @Nullable String question() {
        return question;
    }

    /** The id of the case. */
    public String caseId() {
        return caseId;
    }

    /** Last day within the guarantee, by default or as set. */
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
