package org.samrad.edit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.explain.Explanation;
import org.samrad.explain.unblock.Unblock;
import org.samrad.plan.AssumedChange;
import org.samrad.plan.AssumedChanges;
import org.samrad.plan.AssumptionTakenBack;
import org.samrad.plan.NoSuchPlan;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.snapshot.DataDigests;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.solve.ProblemLoader;
import org.samrad.solve.ScheduleRefused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a planner changes in a plan by hand. What is published, a version of it, and what a run or an earlier publication has
 * made of a proposal stay as they are: changing them makes a proposal of its own, and that one is changed from then on. Each
 * change is checked by the independent checker, told to whoever changes the same proposal next, and can be undone.
 */
@Service
public class ProposalEditing {

    private final OpenPlans plans;
    private final Proposals proposals;
    private final ProposalRows rows;
    private final AssumedChanges assumptions;
    private final ProposalEdits edits;
    private final PublicationRows publicationRows;
    private final EditedCopies copies;
    private final DataDigests digests;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProposalEditing(
            OpenPlans plans,
            Proposals proposals,
            ProposalRows rows,
            AssumedChanges assumptions,
            ProposalEdits edits,
            PublicationRows publicationRows,
            EditedCopies copies,
            DataDigests digests,
            ApplicationEventPublisher events,
            Clock clock) {
        this.plans = plans;
        this.proposals = proposals;
        this.rows = rows;
        this.assumptions = assumptions;
        this.edits = edits;
        this.publicationRows = publicationRows;
        this.copies = copies;
        this.digests = digests;
        this.events = events;
        this.clock = clock;
    }

    /** A plan that is about to be changed, and the newest publication when it was read. */
    private record Held(OpenPlan plan, long published) {}

    /** The rows of a schedule that a change takes away, and those that it brings. */
    private record Exchange(List<ScheduleRow> gone, List<ScheduleRow> come) {

        static final Exchange NONE = new Exchange(List.of(), List.of());

        static Exchange between(List<ScheduleRow> before, List<ScheduleRow> after) {
            var gone = new ArrayList<>(before);
            gone.removeAll(new HashSet<>(after));
            var come = new ArrayList<>(after);
            come.removeAll(new HashSet<>(before));
            return new Exchange(gone, come);
        }
    }

    /**
     * Gives a request a time, a place and a panel, instead of what it has.
     *
     * @param seen the {@link Proposal#version} that the planner looked at; does not matter where another plan than an edited
     *     proposal is changed
     * @param by the account that does it
     * @return the proposal that holds it
     * @throws AlreadySo where that is what it has
     * @throws ScheduleRefused where it would break a rule that was not broken before
     * @throws EditedMeanwhile where somebody else has changed the proposal since it was seen
     * @throws NoSuchPlan where the plan is not there
     */
    @Transactional
    public Proposal place(PlanRef plan, int seen, Placement placement, String by) {
        Held held = hold(plan);
        OpenPlan before = held.plan();
        List<ScheduleRow> after = placement.applyTo(before.schedule());
        return change(held, seen, ProposalEdit.Kind.PLACED, placement.request(), before.data(), after, null, by);
    }

    /**
     * Gives a request the place that an unblock was proved with. What the unblock gives up goes into the proposal; it becomes
     * true when that is published.
     *
     * @see #place
     */
    @Transactional
    public Proposal unblock(PlanRef plan, int seen, Unblock unblock, String by) {
        Held held = hold(plan);
        OpenPlan before = held.plan();
        return change(
                held,
                seen,
                ProposalEdit.Kind.UNBLOCKED,
                unblock.placement().request(),
                unblock.relaxation().applyTo(before.data()),
                unblock.applyTo(before.schedule()),
                unblock,
                by);
    }

    /**
     * Takes a request's place away.
     *
     * @see #place
     */
    @Transactional
    public Proposal remove(PlanRef plan, int seen, String request, String by) {
        Held held = hold(plan);
        OpenPlan before = held.plan();
        return change(
                held,
                seen,
                ProposalEdit.Kind.REMOVED,
                request,
                before.data(),
                ScheduleRow.without(before.schedule(), request),
                null,
                by);
    }

    /**
     * Makes a consultation stay as it is when a run goes on from the proposal, or lets go of it. Nothing happens where it is so
     * already.
     *
     * @see #place
     */
    @Transactional
    public Proposal pin(PlanRef plan, int seen, String request, boolean pinned, String by) {
        Held held = hold(plan);
        OpenPlan before = held.plan();
        if (before.schedule().stream().noneMatch(row -> row.request().equals(request))) {
            throw new IllegalArgumentException("The request %s has no place that could be pinned.".formatted(request));
        }
        if (plan.isProposal() && rows.pinned(plan.id()).contains(request) == pinned) {
            return proposals.findById(plan.id()).orElseThrow();
        }
        ProposalEdit.Kind kind = pinned ? ProposalEdit.Kind.PINNED : ProposalEdit.Kind.UNPINNED;
        Optional<Proposal> copied = copies.same(before.ref(), by, kind, request, before.schedule());
        if (copied.isPresent()) {
            return copied.get();
        }
        Proposal proposal = editable(held, seen, by);
        setPin(proposal.id(), request, pinned);
        return keep(proposal, kind, request, null, Exchange.NONE, by);
    }

    /**
     * Undoes the last change of a proposal that stands.
     *
     * @throws NothingToUndo where there is nothing to undo, also because it was published as a whole
     * @throws ScheduleRefused where what it was before breaks a rule by now
     * @see #place
     */
    @Transactional
    public Proposal undo(long proposal, int seen) {
        OpenPlan before = hold(PlanRef.proposal(proposal)).plan();
        Proposal edited = proposals.findById(proposal).orElseThrow();
        if (!copies.mayBeChanged(edited)) {
            throw new NothingToUndo(proposal);
        }
        requireSeen(edited, seen);
        ProposalEdit last = edits.last(proposal).orElseThrow(() -> new NothingToUndo(proposal));
        if (last.assumption() != null) {
            takeBack(proposal, last.assumption());
        }
        switch (last.kind()) {
            case PINNED, UNPINNED -> setPin(proposal, last.request(), last.kind() == ProposalEdit.Kind.UNPINNED);
            case PLACED, UNBLOCKED, REMOVED -> {
                var after = new ArrayList<>(before.schedule());
                after.removeAll(last.after());
                after.addAll(last.before());
                PlanningData data =
                        last.assumption() == null ? before.data() : plans.dataWith(assumptions.of(proposal));
                ScheduleRefused.unlessValid(before.brokenBy(last.request(), data, after));
                write(edited, before, last.request(), data, after);
            }
        }
        digests.keep(plans.live());
        edited.countEdit(clock.instant());
        Proposal undone = proposals.saveAndFlush(edited);
        edits.undo(proposal, last.number(), undone.version());
        return undone;
    }

    /** What has become true with it stays so, whatever the proposal takes for granted from now on. */
    private void takeBack(long proposal, int position) {
        boolean stands = assumptions.becameTrue(proposal).containsKey(position);
        List<AssumedChange> gone = assumptions.of(proposal).stream()
                .filter(one -> one.position() == position && !stands)
                .toList();
        assumptions.remove(proposal, position);
        gone.forEach(one -> events.publishEvent(new AssumptionTakenBack(one.request(), one.relaxation())));
    }

    private Proposal change(
            Held held,
            int seen,
            ProposalEdit.Kind kind,
            String request,
            PlanningData data,
            List<ScheduleRow> after,
            @Nullable Unblock unblock,
            String by) {
        if (data.requests().stream().noneMatch(row -> row.id().equals(request))) {
            throw new IllegalArgumentException("There is no request %s.".formatted(request));
        }
        OpenPlan before = held.plan();
        if (unblock == null && Set.copyOf(before.schedule()).equals(Set.copyOf(after))) {
            throw new AlreadySo(before.ref(), request);
        }
        ScheduleRefused.unlessValid(before.brokenBy(request, data, after));
        Optional<Proposal> copied = copies.same(before.ref(), by, kind, request, after);
        if (copied.isPresent()) {
            return copied.get();
        }
        Proposal proposal = editable(held, seen, by);
        Integer assumption = unblock == null ? null : assumptions.add(proposal.id(), request, unblock.relaxation());
        Exchange exchange = write(proposal, before, request, data, after);
        return keep(proposal, kind, request, assumption, exchange, by);
    }

    /** One change of a proposal at a time: whoever comes second waits, and is then told what came first. */
    private Held hold(PlanRef plan) {
        if (plan.isProposal()) {
            rows.hold(plan.id());
        }
        // The publication first: what is published in between is news to the plan, never taken for known.
        long published = publicationRows.newest();
        return new Held(plans.of(plan), published);
    }

    private void requireSeen(Proposal proposal, int seen) {
        if (proposal.version() != seen) {
            throw new EditedMeanwhile(
                    proposal.id(),
                    edits.of(proposal.id()).stream()
                            .filter(edit -> edit.isAfter(seen))
                            .toList());
        }
    }

    /** The proposal that may be changed: the plan itself where it is one, else a copy. */
    private Proposal editable(Held held, int seen, String by) {
        Optional<Proposal> itself = copies.notNeededFor(held.plan().ref());
        itself.ifPresent(proposal -> requireSeen(proposal, seen));
        return itself.orElseGet(() -> copies.make(held.plan(), held.published(), by));
    }

    private Exchange write(
            Proposal proposal, OpenPlan before, String request, PlanningData data, List<ScheduleRow> after) {
        Exchange exchange = Exchange.between(before.schedule(), after);
        rows.exchange(proposal.id(), exchange.gone(), exchange.come());
        boolean placed = after.stream().anyMatch(row -> row.request().equals(request));
        rows.setUnscheduled(proposal.id(), request, placed ? null : Explanation.unscheduledRow(data, after, request));
        OpenPlan left = data == before.data()
                ? before.with(after)
                : new OpenPlan(before.ref(), before.mark(), data, new ProblemLoader(data), after, before.weights());
        left.describe(proposal, clock.instant());
        if (data != before.data()) {
            proposal.forgetFloors();
        }
        return exchange;
    }

    private Proposal keep(
            Proposal proposal,
            ProposalEdit.Kind kind,
            String request,
            @Nullable Integer assumption,
            Exchange exchange,
            String by) {
        digests.keep(plans.live());
        Instant now = clock.instant();
        int number = proposal.countEdit(now);
        Proposal saved = proposals.saveAndFlush(proposal);
        edits.add(
                saved.id(),
                new ProposalEdit(
                        number,
                        kind,
                        request,
                        assumption,
                        saved.version(),
                        null,
                        by,
                        now,
                        exchange.gone(),
                        exchange.come()));
        return saved;
    }

    private void setPin(long proposal, String request, boolean pinned) {
        if (pinned) {
            rows.pin(proposal, request);
        } else {
            rows.unpin(proposal, request);
        }
    }
}
