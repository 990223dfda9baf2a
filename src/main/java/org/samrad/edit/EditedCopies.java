package org.samrad.edit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.UnscheduledRow;
import org.samrad.explain.Explanation;
import org.samrad.plan.AssumedChanges;
import org.samrad.plan.NoSuchPlan;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.Publications;
import org.samrad.plan.snapshot.OpenPlan;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The copies that are made of a plan to change it by hand: of what is published, of a version, and of a proposal that others
 * made or that was published as a whole. A form that is sent twice makes one.
 */
@Component
public class EditedCopies {

    /** Whoever changes a plan waits no longer for the reasons of what it leaves out; the rest is not worked out. */
    private static final Duration LONGEST_EXPLAINING = Duration.ofSeconds(3);

    private final Proposals proposals;
    private final ProposalRows rows;
    private final ProposalEdits edits;
    private final AssumedChanges assumptions;
    private final Publications publications;
    private final PublicationRows publicationRows;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    EditedCopies(
            Proposals proposals,
            ProposalRows rows,
            ProposalEdits edits,
            AssumedChanges assumptions,
            Publications publications,
            PublicationRows publicationRows,
            JdbcTemplate jdbc,
            Clock clock) {
        this.proposals = proposals;
        this.rows = rows;
        this.edits = edits;
        this.assumptions = assumptions;
        this.publications = publications;
        this.publicationRows = publicationRows;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether a proposal itself is changed by hand; what others made, or was published as a whole, is copied for that. */
    boolean mayBeChanged(Proposal proposal) {
        return proposal.isEdited() && !publications.existsByProposal(proposal.id());
    }

    /** The proposal that a plan is, where it may itself be changed; empty where a copy is. */
    Optional<Proposal> notNeededFor(PlanRef plan) {
        return plan.isProposal() ? proposals.findById(plan.id()).filter(this::mayBeChanged) : Optional.empty();
    }

    /**
     * Makes a copy that may be changed, with all that the plan takes for granted, its pins and the reasons of what it leaves
     * out.
     *
     * @param published the newest publication when the plan was read
     * @param by the account that is to change it
     */
    Proposal make(OpenPlan plan, long published, String by) {
        PlanRef original = plan.ref();
        Proposal copy = Proposal.edited(original, plan.weights(), by);
        plan.describe(copy, clock.instant());
        Proposal proposal = original.isProposal()
                ? proposals.findById(original.id()).orElseThrow(() -> new NoSuchPlan(original))
                : null;
        if (proposal != null) {
            copy.takeFloorsOf(proposal);
        }
        copy = proposals.saveAndFlush(copy);
        rows.exchange(copy.id(), List.of(), plan.schedule());
        if (proposal == null) {
            publicationRows.noteKnown(copy.id(), published);
        } else {
            publicationRows.noteKnownLike(copy.id(), proposal.id());
            rows.copyPins(proposal.id(), copy.id());
            assumptions.copy(proposal.id(), copy.id());
        }
        rows.writeUnscheduled(
                copy.id(),
                proposal != null && proposal.complete() ? rows.unscheduled(proposal.id()) : unscheduled(plan));
        return copy;
    }

    private List<UnscheduledRow> unscheduled(OpenPlan plan) {
        Instant end = clock.instant().plus(LONGEST_EXPLAINING);
        return Explanation.unscheduledRows(
                plan.data(), plan.schedule(), () -> clock.instant().isAfter(end));
    }

    /**
     * The newest copy that somebody has made of a plan, where it was made by the same change and nothing has been changed in it
     * since; none of a proposal that may itself be changed. Whoever else is about to copy the same plan waits until the transaction ends.
     *
     * @param after the schedule that the change leaves
     */
    Optional<Proposal> same(
            PlanRef original, String by, ProposalEdit.Kind kind, String request, List<ScheduleRow> after) {
        if (notNeededFor(original).isPresent()) {
            return Optional.empty();
        }
        hold(original);
        return proposals
                .findFirstByBasedOnAndMadeByOrderByIdDesc(original.code(), by)
                .filter(copy -> {
                    List<ProposalEdit> all = edits.of(copy.id());
                    return all.size() == 1
                            && all.getFirst().stands()
                            && all.getFirst().kind() == kind
                            && all.getFirst().request().equals(request);
                })
                .filter(copy -> Set.copyOf(rows.all(copy.id())).equals(Set.copyOf(after)));
    }

    private void hold(PlanRef original) {
        switch (original.kind()) {
            case PROPOSAL -> rows.hold(original.id());
            case VERSION ->
                jdbc.queryForList("select id from publication where id = ? for update", Long.class, original.id());
            case PUBLISHED ->
                jdbc.queryForList("select id from publication_lock where id = 1 for update", Integer.class);
        }
    }
}
