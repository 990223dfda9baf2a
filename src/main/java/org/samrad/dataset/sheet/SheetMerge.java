package org.samrad.dataset.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetError;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.csv.GivenRows;
import org.samrad.limits.Limits;

/** Lays what was uploaded onto the present data, and judges the whole of it as a folder is judged. */
public final class SheetMerge {

    /** More complaints than these nobody could show; the rest are only counted. */
    private static final int MOST_KEPT = 200_000;

    private final @Nullable PlanningData present;
    private final UploadedSheets sheets;
    private final DatasetErrors errors = new DatasetErrors();
    private final Corrections notes = new Corrections();
    private final Map<DatasetFile, MergedRows> merged = new EnumMap<>(DatasetFile.class);

    /**
     * What came of it.
     *
     * @param after all planning data as they will be; null where there is an error
     * @param errors the first errors, at most 100
     * @param more how many there are beyond those
     * @param corrections what was understood, and what was left out
     */
    public record Result(
            @Nullable PlanningData after, List<DatasetError> errors, int more, List<Correction> corrections) {}

    private SheetMerge(@Nullable PlanningData present, UploadedSheets sheets) {
        this.present = present;
        this.sheets = sheets;
    }

    /**
     * Whether a file may be said to be the whole of its table: not where what goes would be a case or a request with all that hangs on
     * it, nor what is published.
     */
    public static boolean mayBeWhole(DatasetFile file) {
        return file != DatasetFile.HEADER && file.compareTo(DatasetFile.CASES) < 0;
    }

    /**
     * Lays uploaded tables onto present data: rows with the key of a present row change it, others are added; in a table that is told
     * whole, present rows that it lacks go. A present row that was wrong before stays as it is and is no error.
     *
     * @param present null where there is none: what came is a whole data set then
     * @param whole the files that are the whole of their tables; those that {@link #mayBeWhole} denies count as rows to add or change
     * @param defaults what holds where nothing is present and no {@code dataset.properties} came; null where it has to come
     */
    public static Result onto(
            @Nullable PlanningData present,
            UploadedSheets sheets,
            Set<DatasetFile> whole,
            @Nullable PlanningHeader defaults) {
        return new SheetMerge(present, sheets).result(whole, defaults);
    }

    private Result result(Set<DatasetFile> whole, @Nullable PlanningHeader defaults) {
        sheets.errors().listed().forEach(errors::add);
        PlanningHeader header = header(defaults);
        for (PlanningTable table : PlanningTable.values()) {
            SheetTable uploaded = sheets.tables().get(table.file());
            List<Record> rows = present == null ? List.of() : table.rows(present);
            boolean replaces = present == null || whole.contains(table.file()) && mayBeWhole(table.file());
            MergedRows all = new MergedRows(table.file(), table.columns(), rows, errors, notes);
            if (uploaded != null) {
                all.lay(uploaded, table.key(), replaces);
            }
            merged.put(table.file(), all);
        }
        merged.put(DatasetFile.CONSULTATIONS, consultations());
        List<Complaint> complaints = new ArrayList<>();
        PlanningData parsed = read(header, complaints);
        report(complaints);
        List<Correction> corrections = new ArrayList<>(sheets.corrections());
        corrections.addAll(notes.all());
        boolean sound = errors.listed().isEmpty();
        int more = errors.more() + sheets.errors().more();
        return new Result(sound ? kept(parsed, header) : null, errors.listed(), more, List.copyOf(corrections));
    }

    private PlanningHeader header(@Nullable PlanningHeader defaults) {
        String text = sheets.settings();
        SheetTable table = sheets.tables().get(DatasetFile.HEADER);
        if (present != null) {
            if (text != null || table != null) {
                SheetPlace place = table != null ? table.place() : Objects.requireNonNull(sheets.settingsPlace());
                notes.add(Correction.Kind.SETTINGS_LEFT_OUT, place, "", "");
            }
            return present.header();
        }
        requireFiles(text != null || table != null, defaults != null);
        int before = errors.listed().size();
        PlanningHeader read = null;
        if (text != null) {
            read = GivenRows.header(text, errors);
        } else if (table != null && table.rows().size() == 1) {
            @Nullable String[] cells = table.rows().getFirst();
            requireColumns(table, DatasetFile.HEADER.requiredColumns());
            read = GivenRows.header(cells, new GivenRows.Origins() {
                @Override
                public @Nullable Integer line(DatasetFile file, int row) {
                    return table.line(row);
                }

                @Override
                public void refuse(
                        DatasetFile file,
                        int row,
                        String column,
                        @Nullable String value,
                        String key,
                        List<Object> args) {
                    errors.add(
                            table.place().file(), table.line(row), table.labelOf(column), value, key, args.toArray());
                }
            });
        } else if (table != null) {
            errors.add(table.place().file(), null, null, table.rows().size() + " rows", "sheet.one-row");
        }
        if (read != null && errors.listed().size() == before) {
            return read;
        }
        return defaults != null && read == null ? defaults : unknown();
    }

    /** Stands for settings that can't be read; no window lies outside its days. */
    private static PlanningHeader unknown() {
        return new PlanningHeader(
                "",
                java.time.ZoneOffset.UTC,
                null,
                Limits.FIRST_DAY.atStartOfDay(),
                Limits.SINCE_ALWAYS,
                Limits.FOR_EVER,
                15);
    }

    /** What comes with its settings is a whole data set; without, only what there is so far. */
    private void requireFiles(boolean hasSettings, boolean hasDefaults) {
        if (sheets.hasUnknown()) {
            return;
        }
        if (!hasSettings && !hasDefaults) {
            errors.add(DatasetFile.HEADER, null, null, null, "file.set-file");
        }
        if (hasSettings) {
            DatasetFile.INPUT.stream()
                    .filter(file -> file != DatasetFile.HEADER && file.required())
                    .filter(file -> !sheets.tables().containsKey(file))
                    .forEach(file -> errors.add(file, null, null, null, "file.set-file"));
        }
    }

    private void requireColumns(SheetTable table, List<String> columns) {
        for (String column : columns) {
            if (!table.columns().contains(column)) {
                errors.add(table.place().file(), table.headerLine(), column, null, "file.column-missing");
            }
        }
    }

    /** What is published changes by publishing: where data are here, rows have to say what is published. */
    private MergedRows consultations() {
        DatasetFile file = DatasetFile.CONSULTATIONS;
        var all = new MergedRows(
                file,
                org.samrad.dataset.RecordColumns.of(PlanningData.BookedRole.class),
                present == null ? List.of() : List.copyOf(present.bookedRoles()),
                errors,
                notes);
        SheetTable uploaded = sheets.tables().get(file);
        if (uploaded != null) {
            all.layPublished(uploaded, present == null);
        }
        return all;
    }

    /** The whole, with what is wrong with it. */
    private PlanningData read(PlanningHeader header, List<Complaint> complaints) {
        Map<DatasetFile, List<@Nullable String[]>> rows = new EnumMap<>(DatasetFile.class);
        Set<DatasetFile> incomplete = EnumSet.noneOf(DatasetFile.class);
        merged.forEach((file, all) -> {
            rows.put(file, all.cells());
            SheetTable uploaded = sheets.tables().get(file);
            boolean mayBeUnknown = sheets.hasUnknown() && uploaded == null;
            if (mayBeUnknown || uploaded != null && !uploaded.isComplete()) {
                incomplete.add(file);
            }
        });
        return GivenRows.read(header, rows, incomplete, new GivenRows.Origins() {
            @Override
            public @Nullable Integer line(DatasetFile file, int row) {
                return Objects.requireNonNull(merged.get(file)).line(row);
            }

            @Override
            public void refuse(
                    DatasetFile file, int row, String column, @Nullable String value, String key, List<Object> args) {
                if (complaints.size() < MOST_KEPT) {
                    complaints.add(new Complaint(file, row, column, value, key, args));
                }
            }
        });
    }

    /** Each complaint at its place, but those that the present data alone give rise to as well. */
    private void report(List<Complaint> complaints) {
        Set<Complaint> before = new HashSet<>();
        boolean concernsPresent = complaints.stream()
                .anyMatch(one -> Objects.requireNonNull(merged.get(one.file())).presentRow(one.row()) >= 0);
        if (present != null && concernsPresent) {
            before.addAll(new SheetMerge(present, UploadedSheets.read(List.of())).complaints());
        }
        for (Complaint one : complaints) {
            MergedRows rows = Objects.requireNonNull(merged.get(one.file()));
            int presentRow = rows.presentRow(one.row());
            if (presentRow < 0 || !before.contains(one.of(presentRow))) {
                errors.add(rows.error(one.row(), one.column(), one.value(), one.key(), one.arguments()));
            }
        }
    }

    /** What is wrong with the present data alone. */
    private List<Complaint> complaints() {
        PlanningData data = Objects.requireNonNull(present);
        for (PlanningTable table : PlanningTable.values()) {
            merged.put(table.file(), new MergedRows(table.file(), table.columns(), table.rows(data), errors, notes));
        }
        merged.put(DatasetFile.CONSULTATIONS, consultations());
        List<Complaint> complaints = new ArrayList<>();
        read(data.header(), complaints);
        return complaints.stream().map(one -> one.of(one.row())).toList();
    }

    /** What was read, with present rows that nobody touched as they were. */
    private PlanningData kept(PlanningData parsed, PlanningHeader header) {
        return parsed.with(all -> {
            all.header = header;
            for (PlanningTable table : PlanningTable.values()) {
                table.put(all, kept(table.file(), table.rows(parsed)));
            }
            all.bookedRoles = kept(DatasetFile.CONSULTATIONS, List.copyOf(parsed.bookedRoles())).stream()
                    .map(PlanningData.BookedRole.class::cast)
                    .toList();
        });
    }

    private List<Record> kept(DatasetFile file, List<? extends Record> parsed) {
        MergedRows rows = Objects.requireNonNull(merged.get(file));
        List<Record> kept = new ArrayList<>(parsed.size());
        for (int i = 0; i < parsed.size(); i++) {
            Record untouched = rows.untouched(i);
            kept.add(untouched != null ? untouched : parsed.get(i));
        }
        return List.copyOf(kept);
    }

    /** What is wrong with a row of the whole. */
    private record Complaint(
            DatasetFile file,
            int row,
            String column,
            @Nullable String value,
            String key,
            List<Object> arguments) {

        /** The same about another row, without what tells where other rows are. */
        Complaint of(int otherRow) {
            return new Complaint(file, otherRow, column, value, key, List.of());
        }
    }
}
