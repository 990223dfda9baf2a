package org.samrad.edit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The copies that changing a plan by hand has made, so that a form that is sent twice makes one. */
@Component
public class EditedCopies {

    private final Proposals proposals;
    private final ProposalRows rows;
    private final ProposalEdits edits;
    private final JdbcTemplate jdbc;

    EditedCopies(Proposals proposals, ProposalRows rows, ProposalEdits edits, JdbcTemplate jdbc) {
        this.proposals = proposals;
        this.rows = rows;
        this.edits = edits;
        this.jdbc = jdbc;
    }

    /**
     * The newest copy that somebody has made of a plan, where it was made by the same change and nothing has been changed in it
     * since. Whoever else is about to copy the same plan waits until the transaction ends.
     *
     * @param after the schedule that the change leaves
     */
    Optional<Proposal> same(
            PlanRef original, String by, ProposalEdit.Kind kind, String request, List<ScheduleRow> after) {
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
