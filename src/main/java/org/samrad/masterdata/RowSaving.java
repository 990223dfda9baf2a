package org.samrad.masterdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.dataset.DatasetError;
import org.samrad.dataset.InvalidDataset;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.csv.OneRow;
import org.samrad.exchange.BrokenConsultation;
import org.samrad.exchange.ChangeRefused;
import org.samrad.exchange.ChangedBy;
import org.samrad.exchange.DataDifference;
import org.samrad.exchange.DataMerge;
import org.samrad.exchange.DatabaseExport;
import org.samrad.masterdata.RowOutcome.Problem;
import org.samrad.system.Dates;
import org.springframework.stereotype.Component;

/** Saves a row, or takes it away: read as from a file, compared, shown with what it would break, and applied as it was shown. */
@Component
class RowSaving {

    private static final int MOST_BROKEN = 50;

    private final DatabaseExport export;
    private final DataMerge merge;
    private final Dates dates;

    RowSaving(DatabaseExport export, DataMerge merge, Dates dates) {
        this.export = export;
        this.merge = merge;
        this.dates = dates;
    }

    /**
     * A form as it came.
     *
     * @param ref what addresses call the row; empty for a new one
     * @param seen {@link ShownTables#digest} of the row as it was shown; empty for a new one
     * @param confirmed {@link RowOutcome#confirm} of what was shown and agreed to; empty where nothing was
     */
    record Typed(PlanningTable table, String ref, String seen, Map<String, String> cells, String confirmed) {}

    /**
     * What came of it.
     *
     * @param outcome what the form is to tell; empty where it is done
     * @param ref what addresses call the row now; empty where it is gone
     */
    record Saved(Optional<RowOutcome> outcome, String ref) {

        static Saved not(RowOutcome outcome) {
            return new Saved(Optional.of(outcome), "");
        }
    }

    Saved save(Typed typed, CurrentUser user) {
        PlanningTable table = typed.table;
        PlanningData present = export.everything();
        Record before = find(table, present, typed.ref);
        if (before == null && !typed.ref.isEmpty()
                || before != null && !ShownTables.digest(table, before).equals(typed.seen)) {
            return Saved.not(refused(typed, List.of(meanwhile()), false));
        }
        Record after;
        try {
            after = OneRow.read(present, table, before, typed.cells);
        } catch (InvalidDataset wrong) {
            return Saved.not(refused(
                    typed,
                    wrong.errors().stream().map(error -> problem(error, table)).toList(),
                    false));
        }
        if (before != null && table.hasId() && !table.keyText(before).equals(table.keyText(after))) {
            return Saved.not(
                    refused(typed, List.of(new Problem("id", null, "master.error.id-stays", List.of(), false)), false));
        }
        UnaryOperator<PlanningData> change =
                data -> data.with(all -> table.put(all, replaced(table.rows(data), before, after)));
        return apply(typed, change.apply(present), false, user, ShownTables.ref(table, after));
    }

    Saved remove(Typed typed, CurrentUser user) {
        PlanningTable table = typed.table;
        PlanningData present = export.everything();
        Record before = find(table, present, typed.ref);
        if (before == null || !ShownTables.digest(table, before).equals(typed.seen)) {
            return Saved.not(refused(typed, List.of(meanwhile()), true));
        }
        return apply(typed, Removal.of(table, before, present), true, user, "");
    }

    /** Makes one competence of two. */
    Saved mergeInto(Typed typed, String into, CurrentUser user) {
        PlanningData present = export.everything();
        boolean known = present.competences().stream().anyMatch(one -> one.id().equals(into));
        Record before = find(PlanningTable.COMPETENCES, present, typed.ref);
        if (before == null || !known || into.equals(typed.ref)) {
            return Saved.not(refused(
                    typed, List.of(new Problem(null, null, "master.error.merge", List.of(into), false)), false));
        }
        return apply(typed, CompetenceMerge.of(typed.ref, into, present), false, user, into);
    }

    private Saved apply(Typed typed, PlanningData after, boolean removing, CurrentUser user, String ref) {
        DataDifference changes = merge.difference(after);
        List<BrokenConsultation> broken = merge.broken(changes);
        if (!broken.isEmpty() && !changes.fingerprint().equals(typed.confirmed)) {
            return Saved.not(
                    new RowOutcome(typed.cells, List.of(), told(broken, user), changes.fingerprint(), removing));
        }
        try {
            merge.apply(changes, ChangedBy.page(user));
            return new Saved(Optional.empty(), ref);
        } catch (ChangeRefused refused) {
            return Saved.not(refused(
                    typed,
                    refused.faults().stream()
                            .map(fault -> new Problem(null, null, fault.key(), List.copyOf(fault.arguments()), false))
                            .toList(),
                    removing));
        }
    }

    private List<RowOutcome.Broken> told(List<BrokenConsultation> broken, CurrentUser user) {
        return broken.stream()
                .map(one -> one.revealsPlaceAndTimeTo(user)
                        ? new RowOutcome.Broken(
                                one.request(), dates.dateTime(one.start()), new ArrayList<>(one.rules()))
                        : RowOutcome.Broken.NOT_SHOWN)
                .distinct()
                .limit(MOST_BROKEN)
                .toList();
    }

    private static RowOutcome refused(Typed typed, List<Problem> problems, boolean removing) {
        return new RowOutcome(typed.cells, problems, List.of(), "", removing);
    }

    private static Problem meanwhile() {
        return new Problem(null, null, "master.error.meanwhile", List.of(), false);
    }

    private static Problem problem(DatasetError error, PlanningTable table) {
        boolean here = error.file().equals(table.file().fileName());
        return new Problem(
                here ? error.column() : null, error.value(), error.key(), new ArrayList<>(error.arguments()), true);
    }

    static @Nullable Record find(PlanningTable table, PlanningData data, String ref) {
        return ref.isEmpty()
                ? null
                : table.rows(data).stream()
                        .filter(row -> ShownTables.ref(table, row).equals(ref))
                        .findFirst()
                        .orElse(null);
    }

    private static List<Record> replaced(List<Record> rows, @Nullable Record before, Record after) {
        List<Record> all = new ArrayList<>(rows);
        int at = before == null ? -1 : all.indexOf(before);
        if (at < 0) {
            all.add(after);
        } else {
            all.set(at, after);
        }
        return all;
    }
}
