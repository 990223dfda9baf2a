package org.samrad.edit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.Proposal;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.web.BoardWords;
import org.springframework.stereotype.Component;

/** What was changed in a proposal by hand, in words; of protected cases neither time nor place is told. */
@Component
public class BoardEdits {

    private final ProposalEdits edits;
    private final EditedCopies copies;
    private final BoardWords words;

    BoardEdits(ProposalEdits edits, EditedCopies copies, BoardWords words) {
        this.edits = edits;
        this.copies = copies;
        this.words = words;
    }

    /** What undoing would undo, or none where there is nothing to undo. */
    public Optional<String> undo(Proposal proposal, OpenPlan plan, CurrentUser reader) {
        return copies.mayBeChanged(proposal)
                ? edits.last(proposal.id()).map(last -> said(last, hidden(plan, reader)))
                : Optional.empty();
    }

    /** What others have done meanwhile, each with who did it. */
    List<String> told(List<ProposalEdit> since, OpenPlan plan, CurrentUser reader) {
        Set<String> hidden = hidden(plan, reader);
        return since.stream()
                .map(edit -> words.text(
                        edit.stands() ? "board.meanwhile.one" : "board.meanwhile.undone",
                        edit.by(),
                        said(edit, hidden)))
                .toList();
    }

    private String said(ProposalEdit edit, Set<String> hidden) {
        String key = "board.edit." + edit.kind();
        List<ScheduleRow> after = edit.after().stream()
                .filter(row -> row.request().equals(edit.request()))
                .toList();
        if (hidden.contains(edit.request())) {
            return words.text("board.edit.hidden", edit.request());
        }
        return after.isEmpty()
                ? words.text(key, edit.request(), "")
                : words.text(key, edit.request(), words.start(after.getFirst().start()));
    }

    /** The requests of protected cases, where the reader may not place them. */
    public static Set<String> hidden(OpenPlan plan, CurrentUser reader) {
        if (reader.is(AccountRole.COORDINATOR)) {
            return Set.of();
        }
        Set<String> cases = plan.data().cases().stream()
                .filter(PlanningData.Case::isProtected)
                .map(PlanningData.Case::id)
                .collect(Collectors.toSet());
        return plan.data().requests().stream()
                .filter(request -> cases.contains(request.caseId()))
                .map(PlanningData.Request::id)
                .collect(Collectors.toSet());
    }
}
