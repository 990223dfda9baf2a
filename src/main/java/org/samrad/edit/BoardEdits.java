package org.samrad.edit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.samrad.account.Accounts;
import org.samrad.account.CurrentUser;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.Proposal;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.web.BoardWords;
import org.samrad.plan.web.Discretion;
import org.springframework.stereotype.Component;

/** What was changed in a proposal by hand, in words; of protected cases neither time nor place is told. */
@Component
public class BoardEdits {

    private final ProposalEdits edits;
    private final EditedCopies copies;
    private final BoardWords words;
    private final Accounts accounts;

    BoardEdits(ProposalEdits edits, EditedCopies copies, BoardWords words, Accounts accounts) {
        this.edits = edits;
        this.copies = copies;
        this.words = words;
        this.accounts = accounts;
    }

    /** What undoing would undo, or none where there is nothing to undo. */
    public Optional<String> undo(Proposal proposal, OpenPlan plan, CurrentUser reader) {
        return copies.mayBeChanged(proposal)
                ? edits.last(proposal.id()).map(last -> said(last, Discretion.of(plan, reader)))
                : Optional.empty();
    }

    /** What others have done meanwhile, each with who did it. */
    List<String> told(List<ProposalEdit> since, OpenPlan plan, CurrentUser reader) {
        Discretion discretion = Discretion.of(plan, reader);
        Map<String, String> people =
                accounts.names(since.stream().map(ProposalEdit::by).toList());
        return since.stream()
                .map(edit -> words.text(
                        edit.stands() ? "board.meanwhile.one" : "board.meanwhile.undone",
                        people.getOrDefault(edit.by(), edit.by()),
                        said(edit, discretion)))
                .toList();
    }

    private String said(ProposalEdit edit, Discretion discretion) {
        String key = "board.edit." + edit.kind();
        List<ScheduleRow> after = edit.after().stream()
                .filter(row -> row.request().equals(edit.request()))
                .toList();
        if (discretion.hides(edit.request())) {
            return words.text("board.edit.hidden", edit.request());
        }
        return after.isEmpty()
                ? words.text(key, edit.request(), "")
                : words.text(key, edit.request(), words.start(after.getFirst().start()));
    }
}
