package org.samrad.request;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.time.PlanningHorizons;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files and changes requests where others do so at the same time: what was checked before is checked again under lock. */
@Component
public class RequestFiling {

    private final ConsultationRequests requests;
    private final Cases cases;
    private final UrgencyRules urgencies;
    private final PlanningHorizons horizons;
    private final Clock clock;

    RequestFiling(
            ConsultationRequests requests,
            Cases cases,
            UrgencyRules urgencies,
            PlanningHorizons horizons,
            Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.urgencies = urgencies;
        this.horizons = horizons;
        this.clock = clock;
    }

    /** The case was filed already, perhaps a moment ago by somebody else. */
    public static final class CaseTaken extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        CaseTaken(String id, Throwable cause) {
            super("The case %s is there already.".formatted(id), cause);
        }
    }

    /** A request would come after itself, by way of others. */
    public static final class FollowsItself extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        FollowsItself(String id, String follows) {
            super("Request %s comes before %s, so it can't follow it.".formatted(id, follows));
        }
    }

    /** The consultation of a request has begun: what has passed stays as it was, and so does what asked for it. */
    public static final class HasBegun extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        HasBegun(String id) {
            super("The consultation of request %s has begun, so it can't be changed; file a new one instead."
                    .formatted(id));
        }
    }

    /**
     * Files a request about a case that is here.
     *
     * @param form the key of the form that it was typed in, see {@link ConsultationRequest#by}; null for a further one of that form
     * @return its id
     */
    @Transactional
    public String file(String caseId, RequestContent content, @Nullable String form) {
        return requests.save(ConsultationRequest.file(requests.nextId(), caseId, content, urgencies.scale())
                        .by(form))
                .id();
    }

    /**
     * Files a request together with its case.
     *
     * @param form the key of the form that it was typed in
     * @return its id
     * @throws CaseTaken when there is such a case
     */
    @Transactional
    public String file(Case newCase, RequestContent content, String form) {
        try {
            cases.saveAndFlush(newCase);
        } catch (DataIntegrityViolationException e) {
            throw new CaseTaken(newCase.id(), e);
        }
        return file(newCase.id(), content, form);
    }

    /**
     * Replaces the content, see {@link ConsultationRequest#change}.
     *
     * @param seen the version that was shown
     * @throws FollowsItself when the request that it is to follow comes after it
     * @throws HasBegun when its consultation has begun
     * @throws org.springframework.dao.OptimisticLockingFailureException when it has changed since it was shown
     */
    @Transactional
    public void change(ConsultationRequest request, int seen, RequestContent content) {
        if (hasBegun(request)) {
            throw new HasBegun(request.id());
        }
        request.requireUnchangedSince(seen);
        Set<String> added = content.followed();
        added.removeAll(request.content().followed());
        if (!added.isEmpty()) {
            // Two that are made to follow one another at the same time wait for each other here.
            requests.lockAll();
            for (String follows : added) {
                if (comesAfter(follows, request.id())) {
                    throw new FollowsItself(request.id(), follows);
                }
            }
        }
        request.change(content, urgencies.scale());
        requests.save(request);
    }

    /** What became of the wish to withdraw a request. */
    public enum Withdrawal {
        DONE,
        /** It was withdrawn before. */
        BEFORE,
        /** Its consultation has begun, and stays as it is. */
        BEGUN,
        /** It has changed since it was shown, and stays as it is. */
        CHANGED,
        UNKNOWN
    }

    /**
     * Withdraws a request, and others with it: all of them or none.
     *
     * @param seen the version that was shown of each, by id; the first is the one that it is about
     * @param why null where no reason is given
     * @return why none is withdrawn, where one can't be; that one of the others is withdrawn already is no matter
     * @throws org.springframework.dao.OptimisticLockingFailureException when one changes at the same moment
     */
    @Transactional
    public Withdrawal withdraw(SequencedMap<String, Integer> seen, @Nullable String why) {
        var left = new ArrayList<ConsultationRequest>();
        for (Map.Entry<String, Integer> one : seen.entrySet()) {
            ConsultationRequest request = requests.findById(one.getKey()).orElse(null);
            Withdrawal now = request == null ? Withdrawal.UNKNOWN : withdrawal(request, one.getValue());
            if (request != null && now == Withdrawal.DONE) {
                left.add(request);
            } else if (now != Withdrawal.BEFORE
                    || one.getKey().equals(seen.firstEntry().getKey())) {
                return now;
            }
        }
        for (ConsultationRequest request : left) {
            request.withdraw(why);
            requests.save(request);
        }
        return Withdrawal.DONE;
    }

    /** What would become of withdrawing one. */
    private Withdrawal withdrawal(ConsultationRequest request, int seen) {
        if (request.state() == RequestState.WITHDRAWN) {
            return Withdrawal.BEFORE;
        }
        if (hasBegun(request)) {
            return Withdrawal.BEGUN;
        }
        return request.version() == seen ? Withdrawal.DONE : Withdrawal.CHANGED;
    }

    /** Whether the consultation of a request has begun at this moment where planning is. */
    @Transactional(readOnly = true)
    public boolean hasBegun(ConsultationRequest request) {
        return request.hasBegun(horizons.now(clock));
    }

    /** Whether a request is another one or comes after it, at any remove. */
    @Transactional(readOnly = true)
    public boolean comesAfter(String request, String other) {
        var seen = new HashSet<String>();
        Deque<String> left = new ArrayDeque<>(List.of(request));
        while (!left.isEmpty()) {
            String at = left.pop();
            if (at.equals(other)) {
                return true;
            }
            if (seen.add(at)) {
                left.addAll(requests.followedBy(at));
            }
        }
        return false;
    }
}
