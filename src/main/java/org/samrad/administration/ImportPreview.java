package org.samrad.administration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.dataset.DatasetError;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.sheet.Correction;
import org.samrad.exchange.BrokenConsultation;
import org.samrad.exchange.DataDifference;

/**
 * What an import would do, before anything is stored.
 *
 * @param isFirst whether there is no planning data yet
 * @param replaces whether all that is here goes
 * @param after the planning data as they would be; null where there is an error
 * @param difference what would differ; null where there is an error
 * @param broken published consultations that would be against a rule
 * @param reader whom it is shown to
 */
record ImportPreview(
        boolean isFirst,
        boolean replaces,
        @Nullable PlanningData after,
        List<DatasetError> errors,
        int more,
        List<Correction> corrections,
        List<Table> tables,
        @Nullable DataDifference difference,
        List<BrokenConsultation> broken,
        CurrentUser reader) {

    /** Most rows of a kind that are shown of a table. */
    static final int SHOWN = 50;

    /**
     * A table that came.
     *
     * @param file the file of the format
     * @param mayBeWhole whether it can be said to be the whole table
     * @param change null where there is an error, or where it is none that changes row by row
     */
    record Table(String file, boolean mayBeWhole, boolean whole, DataDifference.@Nullable OfTable change) {

        /** The rows that change, the first of them. */
        public List<DataDifference.Row> changed() {
            return change == null ? List.of() : first(change.changed());
        }

        public List<DataDifference.Row> added() {
            return change == null ? List.of() : first(change.added());
        }

        public List<DataDifference.Row> back() {
            return change == null ? List.of() : first(change.back());
        }

        public List<DataDifference.Row> gone() {
            return change == null ? List.of() : first(change.gone());
        }

        private static List<DataDifference.Row> first(List<DataDifference.Row> rows) {
            return rows.subList(0, Math.min(rows.size(), SHOWN));
        }
    }

    /** Whether it can be applied. */
    public boolean isSound() {
        return difference != null;
    }

    /** Whether it says table by table what would change, or at least lets somebody choose how files are taken that have errors as they are. */
    public boolean hasChoices(boolean mayReplace) {
        return !tables.isEmpty() && (isSound() || mayReplace || tables.stream().anyMatch(Table::mayBeWhole));
    }

    /** How many retired rows come back. */
    public int back() {
        return difference == null ? 0 : difference.back();
    }

    /** Whether there is anything to apply. */
    public boolean isChange() {
        return difference != null && (isFirst || replaces || !difference.isEmpty());
    }

    /** What would break of that which the reader may know. */
    public List<BrokenConsultation> brokenTold() {
        return broken.stream().filter(one -> one.revealsPlaceAndTimeTo(reader)).toList();
    }

    /** Whether among what would break there is something that the reader learns nothing of. */
    public boolean hidesBroken() {
        return brokenTold().size() < broken.size();
    }

    /** What tells it from a preview of something else. */
    public String fingerprint() {
        return difference == null ? "" : BrokenConsultation.agreed(difference.fingerprint(), broken, reader);
    }
}
