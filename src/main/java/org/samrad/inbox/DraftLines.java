package org.samrad.inbox;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.inbox.form.Drafts;
import org.samrad.inbox.form.RequestForm;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;

/** The drafts of whoever asks, as a list shows them. */
@Component
class DraftLines {

    private final Drafts drafts;
    private final PlanningHorizons horizons;
    private final Clock clock;

    DraftLines(Drafts drafts, PlanningHorizons horizons, Clock clock) {
        this.drafts = drafts;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * A draft in the list.
     *
     * @param title empty where none is typed yet
     * @param caseId empty for a new case without a reference
     * @param request the id of the request that it is to change; null where it is to file one
     * @param address where to go on with it
     */
    public record Line(
            String key,
            String title,
            String caseId,
            @Nullable String request,
            String address,
            LocalDateTime changed) {}

    /** The latest first. */
    public List<Line> all() {
        return drafts.all().stream()
                .map(draft -> new Line(
                        draft.form().key(),
                        draft.form().title(),
                        draft.form().caseKind().equals(RequestForm.EXISTING_CASE)
                                ? draft.form().existingCase()
                                : draft.form().newCase(),
                        draft.request(),
                        draft.address(),
                        LocalDateTime.ofInstant(draft.updatedAt(), horizons.zone(clock))))
                .toList();
    }

    public long count() {
        return drafts.count();
    }

    /** How many are kept at most. */
    public int most() {
        return Drafts.MOST;
    }

    /** For how many days one is kept that nobody goes on with. */
    public long days() {
        return Drafts.KEPT.toDays();
    }
}
