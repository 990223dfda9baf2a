package org.samrad.administration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.audit.AccessLog;
import org.samrad.audit.AccessLog.What;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.RolledDates;
import org.samrad.dataset.WithoutProtected;
import org.samrad.dataset.sheet.SheetMerge;
import org.samrad.dataset.sheet.UploadedFile;
import org.samrad.dataset.sheet.UploadedSheets;
import org.samrad.exchange.BrokenConsultation;
import org.samrad.exchange.ChangeRefused;
import org.samrad.exchange.ChangedBy;
import org.samrad.exchange.DataDifference;
import org.samrad.exchange.DataMerge;
import org.samrad.exchange.DatabaseExport;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.exchange.MasterRows.Returning;
import org.samrad.time.Country;
import org.samrad.time.IsoWeek;
import org.samrad.time.PlanningHorizons;
import org.samrad.time.PlanningTerms;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says what chosen files would do to the data that are here, and does just that. */
@Component
class Importing {

    private final ImportUploads uploads;
    private final DatabaseExport export;
    private final DatabaseImport databaseImport;
    private final DataMerge merge;
    private final PlanningHorizons horizons;
    private final DemoData demo;
    private final AccessLog log;
    private final Clock clock;

    Importing(
            ImportUploads uploads,
            DatabaseExport export,
            DatabaseImport databaseImport,
            DataMerge merge,
            PlanningHorizons horizons,
            DemoData demo,
            AccessLog log,
            Clock clock) {
        this.uploads = uploads;
        this.export = export;
        this.databaseImport = databaseImport;
        this.merge = merge;
        this.horizons = horizons;
        this.demo = demo;
        this.log = log;
        this.clock = clock;
    }

    /** How it was applied. */
    enum Outcome {
        APPLIED,
        /** There is no such upload, or not any more. */
        GONE,
        /** It would not do what was shown. */
        OTHER_THAN_SHOWN,
        /** There are errors, or it can't be done. */
        REFUSED
    }

    /**
     * How chosen files are to be taken.
     *
     * @param whole the files that are the whole of their tables
     * @param replace whether all that is here goes; only where the site is a demo
     * @param roll whether all dates move so that they begin on the coming Monday; only where nothing is here or all of it goes
     * @param leaveRetired whether who is retired stays so where the files only repeat what is here of them, as an export does
     */
    record Choice(Set<DatasetFile> whole, boolean replace, boolean roll, boolean leaveRetired) {}

    /** What files would do; nothing where there are none of that number. */
    @Transactional(readOnly = true)
    Optional<ImportPreview> preview(long upload, CurrentUser user, Choice choice) {
        List<UploadedFile> files = uploads.of(upload, user.username());
        return files.isEmpty() ? Optional.empty() : Optional.of(preview(files, user, choice));
    }

    private ImportPreview preview(List<UploadedFile> files, CurrentUser reader, Choice choice) {
        UploadedSheets sheets = UploadedSheets.read(files);
        PlanningData here = horizons.current().isEmpty() ? null : here(sheets.files(), choice);
        boolean isFirst = here == null || isEmpty(here);
        boolean replaces = !isFirst && choice.replace && demo.isShown();
        if (here != null && !replaces) {
            sheets.leaveOut(WithoutProtected.Ids.of(here));
        }
        Returning back = isFirst || replaces
                ? Returning.NOBODY
                : merge.returning((table, column) -> sheets.values(table.file(), column), choice.leaveRetired);
        PlanningData present = here == null || isFirst ? null : present(here, replaces, back);
        SheetMerge.Result read = SheetMerge.onto(
                replaces ? null : present,
                sheets,
                choice.whole,
                isFirst ? here == null ? defaults() : here.header() : null);
        PlanningData after = read.after();
        DataDifference difference = after == null ? null : difference(present, after, replaces, back);
        List<BrokenConsultation> broken =
                difference == null || isFirst || replaces ? List.of() : merge.broken(difference);
        return new ImportPreview(
                isFirst,
                replaces,
                after,
                read.errors(),
                read.more(),
                read.corrections(),
                tables(sheets, choice.whole, difference, isFirst || replaces),
                difference,
                broken,
                reader);
    }

    /** What is here as an administrator may know it: of protected cases that there are such. */
    private PlanningData present(PlanningData here, boolean replaces, Returning back) {
        return replaces
                ? WithoutProtected.of(here)
                : WithoutProtected.named(back.isEmpty() ? here : merge.present(back));
    }

    /**
     * What is here that the files may change: all of it, unless they only add to master data or change some; then years of what was asked
     * for and held are not read.
     */
    private PlanningData here(Set<DatasetFile> files, Choice choice) {
        Set<PlanningTable> tables = Arrays.stream(PlanningTable.values())
                .filter(table -> files.contains(table.file()))
                .collect(Collectors.toUnmodifiableSet());
        if (choice.whole.isEmpty()
                && !choice.replace
                && tables.size() == files.size()
                && DatabaseExport.isMasterData(tables)) {
            PlanningData around = export.around(tables);
            if (!isEmpty(around)) {
                return around;
            }
        }
        return export.everything();
    }

    private DataDifference difference(
            @Nullable PlanningData present, PlanningData after, boolean replaces, Returning back) {
        if (present == null) {
            return DataDifference.between(PlanningData.of(after.header()), after);
        }
        if (replaces) {
            return DataDifference.between(present, after);
        }
        return back.isEmpty() ? merge.difference(present, after) : merge.difference(present, after, back);
    }

    private static List<ImportPreview.Table> tables(
            UploadedSheets sheets, Set<DatasetFile> whole, @Nullable DataDifference difference, boolean all) {
        List<ImportPreview.Table> tables = new ArrayList<>();
        for (DatasetFile file : sheets.files()) {
            DataDifference.OfTable change = Arrays.stream(PlanningTable.values())
                    .filter(table -> table.file() == file && difference != null)
                    .findFirst()
                    .map(table -> Objects.requireNonNull(difference).of(table))
                    .orElse(null);
            boolean mayBeWhole = !all && SheetMerge.mayBeWhole(file);
            tables.add(new ImportPreview.Table(file.fileName(), mayBeWhole, whole.contains(file), change));
        }
        return tables;
    }

    /** Whether there is nothing yet that files could be merged with. */
    private static boolean isEmpty(PlanningData here) {
        return here.competences().isEmpty()
                && here.organisations().isEmpty()
                && here.sites().isEmpty()
                && here.specialists().isEmpty()
                && here.cases().isEmpty();
    }

    /** What holds in an empty database until somebody says otherwise. */
    private PlanningHeader defaults() {
        ZoneId zone = horizons.zone(clock);
        LocalDateTime now =
                LocalDateTime.ofInstant(clock.instant(), zone).withSecond(0).withNano(0);
        LocalDate monday = IsoWeek.mondayOf(now.toLocalDate());
        return new PlanningHeader(
                "Samråd",
                zone,
                Country.proposedFor(zone),
                now,
                monday,
                monday.plusWeeks(PlanningTerms.PROPOSED_WEEKS),
                PlanningTerms.PROPOSED_SLOT);
    }

    /**
     * Does what a preview showed, once.
     *
     * @param shown the fingerprint of that preview
     */
    @Transactional
    Outcome apply(long upload, CurrentUser user, Choice choice, String shown) {
        List<UploadedFile> files = uploads.of(upload, user.username());
        if (files.isEmpty() || !uploads.take(upload, user.username())) {
            return Outcome.GONE;
        }
        ImportPreview preview = preview(files, user, choice);
        PlanningData after = preview.after();
        if (after == null || preview.difference() == null) {
            throw new NotApplied(Outcome.REFUSED, null);
        }
        if (!preview.fingerprint().equals(shown)) {
            throw new NotApplied(Outcome.OTHER_THAN_SHOWN, null);
        }
        if (preview.isFirst()) {
            // Nothing but what is planned may have been set.
            databaseImport.replace(rolled(after, choice), LoadingProgress.SILENT);
        } else if (preview.replaces()) {
            databaseImport.replace(rolled(after, choice), LoadingProgress.SILENT);
        } else {
            try {
                merge.apply(preview.difference(), ChangedBy.importing(user, upload), preview.broken());
            } catch (ChangeRefused e) {
                throw new NotApplied(Outcome.REFUSED, e);
            }
        }
        log.add(What.IMPORTED, null, after.header().name());
        return Outcome.APPLIED;
    }

    private PlanningData rolled(PlanningData data, Choice choice) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), data.header().timeZone());
        return choice.roll ? RolledDates.toComingWeek(data, today) : data;
    }

    /** Nothing was stored, and the files are still there. */
    static final class NotApplied extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Outcome outcome;
        private final transient @Nullable ChangeRefused refused;

        NotApplied(Outcome outcome, @Nullable ChangeRefused refused) {
            super(outcome.name(), refused);
            this.outcome = outcome;
            this.refused = refused;
        }

        Outcome outcome() {
            return outcome;
        }

        /** What can't be done; null where something else is in the way. */
        @Nullable
        ChangeRefused refused() {
            return refused;
        }
    }
}
