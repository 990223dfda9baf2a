package org.samrad.masterdata;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.dataset.DatasetError;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.sheet.TypedRow;
import org.samrad.exchange.BrokenConsultation;
import org.samrad.exchange.ChangeRefused;
import org.samrad.exchange.ChangedBy;
import org.samrad.exchange.DataDifference;
import org.samrad.exchange.DataMerge;
import org.samrad.exchange.DatabaseExport;
import org.samrad.exchange.MasterRows;
import org.samrad.limits.Texts;
import org.samrad.masterdata.RowOutcome.Problem;
import org.samrad.mytime.TimeKeeping;
import org.samrad.request.RequestTemplates;
import org.samrad.system.Dates;
import org.springframework.stereotype.Component;

/**
 * Saves a row, or takes it away: read as from a file, compared, shown with what it would break, and applied as it was shown. Whoever has
 * no time any more by that declines what is published for them, as when they had said so themselves.
 */
@Component
class RowSaving {

    private static final int MOST_BROKEN = 50;
    private static final String REMOVED = "master.removed";
    private static final String DECLINED = "master.declined";

    private final DatabaseExport export;
    private final DataMerge merge;
    private final TimeKeeping times;
    private final MasterRows rows;
    private final RequestTemplates templates;
    private final Dates dates;

    RowSaving(
            DatabaseExport export,
            DataMerge merge,
            TimeKeeping times,
            MasterRows rows,
            RequestTemplates templates,
            Dates dates) {
        this.export = export;
        this.merge = merge;
        this.times = times;
        this.rows = rows;
        this.templates = templates;
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
     * @param said the message that says what was done; empty where nothing was
     */
    record Saved(Optional<RowOutcome> outcome, String ref, String said) {

        static Saved not(RowOutcome outcome) {
            return new Saved(Optional.of(outcome), "", "");
        }
    }

    Saved save(Typed typed, CurrentUser user) {
        PlanningTable table = typed.table;
        PlanningData present = export.around(Set.of(table));
        Record before = find(table, present, typed.ref);
        if (before == null && !typed.ref.isEmpty()
                || before != null && !ShownTables.digest(table, before).equals(typed.seen)) {
            return Saved.not(refused(typed, List.of(meanwhile()), false));
        }
        Map<String, String> cells = new HashMap<>(typed.cells);
        List<Problem> problems = new ArrayList<>();
        if (before != null
                && table.hasId()
                && !Texts.clean(cells.getOrDefault("id", "")).equals(typed.ref)) {
            problems.add(new Problem("id", null, "master.error.id-stays", List.of(), false));
            cells.put("id", typed.ref);
        }
        if (table == PlanningTable.ABSENCES) {
            cells.computeIfPresent("until", (column, cell) -> throughItsDay(cell));
        }
        TypedRow.Read read = TypedRow.read(present, table, before, cells);
        read.errors().forEach(error -> problems.add(problem(error, table)));
        Record after = read.row();
        if (after == null || !problems.isEmpty()) {
            return Saved.not(refused(typed, problems, false));
        }
        UnaryOperator<PlanningData> change =
                data -> data.with(all -> table.put(all, replaced(table.rows(data), before, after)));
        return apply(typed, present, change.apply(present), "master.saved", user, ShownTables.ref(table, after));
    }

    /** In a form, where one person is away, a day alone means its end; in a file it could mean its beginning, and is refused. */
    private static String throughItsDay(String typed) {
        boolean isMoment = TypedRow.cell(LocalDateTime.class, typed).matches(".+T\\d\\d:\\d\\d");
        String day = TypedRow.cell(LocalDate.class, typed);
        return !isMoment && day.matches("\\d{4}-\\d\\d-\\d\\d") ? day + " 24:00" : typed;
    }

    Saved remove(Typed typed, CurrentUser user) {
        PlanningTable table = typed.table;
        PlanningData present = export.around(goingWith(table));
        Record before = find(table, present, typed.ref);
        if (before == null || !ShownTables.digest(table, before).equals(typed.seen)) {
            return Saved.not(refused(typed, List.of(meanwhile()), true));
        }
        Saved removed = apply(typed, present, Removal.of(table, before, present), REMOVED, user, "");
        boolean stays = table.hasId() && rows.retired(table).containsKey(typed.ref);
        return removed.outcome.isEmpty() && stays
                ? new Saved(
                        Optional.empty(),
                        typed.ref,
                        removed.said.equals(DECLINED) ? "master.retired.declined" : "master.retired.told")
                : removed;
    }

    /** Makes one competence of two. */
    Saved mergeInto(Typed typed, String into, CurrentUser user) {
        PlanningData present = export.everything();
        boolean known = present.competences().stream().anyMatch(one -> one.id().equals(into));
        Record before = find(PlanningTable.COMPETENCES, present, typed.ref);
        if (before == null || !known || into.equals(typed.ref)) {
            var problem = into.isBlank()
                    ? new Problem(null, null, "master.error.merge-into", List.of(), false)
                    : new Problem(null, null, "master.error.merge", List.of(into), false);
            return Saved.not(refused(typed, List.of(problem), false));
        }
        Saved saved = apply(typed, present, CompetenceMerge.of(typed.ref, into, present), "master.merged", user, into);
        if (saved.outcome().isEmpty()) {
            templates.replaceCompetence(typed.ref, into);
        }
        return saved;
    }

    /** The tables of which rows may go with one of a table. */
    private static Set<PlanningTable> goingWith(PlanningTable table) {
        Set<PlanningTable> tables = EnumSet.of(table);
        if (table == PlanningTable.SPECIALISTS) {
            tables.addAll(ShownTables.OF_A_SPECIALIST);
        }
        if (table == PlanningTable.SITES) {
            tables.add(PlanningTable.TRAVEL_TIMES);
        }
        return tables;
    }

    private Saved apply(
            Typed typed, PlanningData present, PlanningData after, String said, CurrentUser user, String ref) {
        boolean removing = said.equals(REMOVED);
        DataDifference changes = merge.difference(present, after);
        List<BrokenConsultation> breaks = merge.broken(changes);
        List<BrokenConsultation> broken = withTaken(breaks, changes);
        String confirm = BrokenConsultation.agreed(changes.fingerprint(), broken, user);
        if (!broken.isEmpty() && !confirm.equals(typed.confirmed)) {
            return Saved.not(new RowOutcome(typed.cells, List.of(), told(broken, user), confirm, removing));
        }
        try {
            int declined = times.apply(changes, ChangedBy.page(user, AccountRole.ADMINISTRATOR), breaks);
            return new Saved(Optional.empty(), ref, declined > 0 ? DECLINED : said);
        } catch (ChangeRefused refused) {
            return Saved.not(refused(
                    typed,
                    refused.faults().stream()
                            .map(fault -> new Problem(null, null, fault.key(), List.copyOf(fault.arguments()), false))
                            .toList(),
                    removing));
        }
    }

    /** What it would bring against a rule, and what it takes from people though that stands as it is; protected cases last. */
    private List<BrokenConsultation> withTaken(List<BrokenConsultation> breaks, DataDifference changes) {
        List<BrokenConsultation> all = new ArrayList<>(breaks);
        Set<String> named = all.stream().map(BrokenConsultation::request).collect(Collectors.toSet());
        times.taken(changes).stream()
                .filter(one -> !named.contains(one.request()))
                .forEach(all::add);
        all.sort(Comparator.comparing(BrokenConsultation::isProtected));
        return all;
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

    /** What is wrong as the reader of a form has to hear it: it has no lines, and no files. */
    private static Problem problem(DatasetError error, PlanningTable table) {
        return switch (error.key()) {
            case "file.id-twice" ->
                new Problem(error.column(), null, "master.error.id-taken", List.of(said(error)), false);
            case "file.later" ->
                new Problem(
                        error.column(),
                        error.value(),
                        "master.error.later",
                        List.of(error.arguments().getLast()),
                        true);
            case "file.id-unknown" ->
                new Problem(error.column(), error.value(), "master.error.unknown", List.of(said(error)), false);
            default ->
                new Problem(error.column(), error.value(), error.key(), new ArrayList<>(error.arguments()), true);
        };
    }

    private static String said(DatasetError error) {
        return Objects.requireNonNullElse(error.value(), "");
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
