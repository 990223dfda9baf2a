package org.samrad.edit;

import java.util.List;
import java.util.stream.Collectors;

/** Somebody else has changed the proposal since it was looked at; nothing was changed. */
public class EditedMeanwhile extends RuntimeException {

    private final transient List<ProposalEdit> since;

    EditedMeanwhile(long proposal, List<ProposalEdit> since) {
        super("Proposal %d has been changed since it was looked at: %s. Look at it as it is now, and try again."
                .formatted(
                        proposal,
                        since.stream()
                                .map(edit -> "%s %s by %s%s"
                                        .formatted(
                                                edit.kind(),
                                                edit.request(),
                                                edit.by(),
                                                edit.stands() ? "" : ", undone"))
                                .collect(Collectors.joining("; "))));
        this.since = List.copyOf(since);
    }

    /** What was done, or undone, meanwhile, the oldest first. */
    public List<ProposalEdit> since() {
        return since;
    }
}
