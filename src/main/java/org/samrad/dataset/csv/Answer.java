package org.samrad.dataset.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.samrad.consultation.Mode;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.InvalidDataset;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.UnscheduledRow;

/**
 * The answer to a data set: {@code schedule.csv} and {@code unscheduled.csv} in a folder, next to whatever else lies there.
 *
 * @param schedule one row per filled role
 * @param unscheduled the requests left out, with the reason
 */
public record Answer(List<ScheduleRow> schedule, List<UnscheduledRow> unscheduled) {

    private static final Comparator<UnscheduledRow> BY_REQUEST = Comparator.comparing(UnscheduledRow::request)
            .thenComparing(UnscheduledRow::role, Comparator.nullsFirst(Comparator.naturalOrder()));

    /**
     * Reads an answer and holds it against the data set that it answers: its requests, roles, specialists and sites must be
     * there, a role is filled once, and all rows of a request agree about time, mode and site. Whether it is a valid schedule
     * is for the checker. A missing {@code unscheduled.csv} has no rows.
     *
     * @throws InvalidDataset with all errors, if it can't be read so
     */
    public static Answer read(Path folder, PlanningData data) {
        DatasetErrors errors = new DatasetErrors();
        String what = "The answer " + folder;
        Folder.namesIn(folder, errors);
        errors.throwIfAny(what);
        Reading reading = new Reading.OfFolder(name -> Folder.open(folder, name), errors, ReadingProgress.SILENT);
        Ids requests = Ids.of(DatasetFile.REQUESTS, data.requests(), PlanningData.Request::id);
        Answer answer = new Answer(readSchedule(reading, data, requests), readUnscheduled(reading, requests));
        errors.throwIfAny(what);
        return answer;
    }

    private static List<ScheduleRow> readSchedule(Reading reading, PlanningData data, Ids requests) {
        Ids specialists = Ids.of(DatasetFile.SPECIALISTS, data.specialists(), PlanningData.Specialist::id);
        Ids sites = Ids.of(DatasetFile.SITES, data.sites(), PlanningData.Site::id);
        FilledRoles filled = new FilledRoles(RoleNames.of(data), "start", "end", "mode", "site");
        List<ScheduleRow> schedule = new ArrayList<>();
        reading.rows(DatasetFile.SCHEDULE, row -> {
            ScheduleRow scheduled = new ScheduleRow(
                    row.reference("request", requests),
                    row.dateTime("start"),
                    row.dateTime("end"),
                    row.choice("mode", Mode.class),
                    row.optionalReference("site", sites),
                    row.text("role"),
                    row.reference("specialist", specialists));
            row.requireBefore("start", scheduled.start(), "end", scheduled.end());
            filled.enter(
                    row,
                    scheduled.request(),
                    scheduled.role(),
                    scheduled.start(),
                    scheduled.end(),
                    scheduled.mode(),
                    scheduled.site());
            schedule.add(scheduled);
        });
        return List.copyOf(schedule);
    }

    private static List<UnscheduledRow> readUnscheduled(Reading reading, Ids requests) {
        List<UnscheduledRow> unscheduled = new ArrayList<>();
        reading.rows(DatasetFile.UNSCHEDULED, row -> {
            String detail = row.longText("detail");
            unscheduled.add(new UnscheduledRow(
                    row.reference("request", requests),
                    row.text("reason"),
                    row.optionalText("role"),
                    detail == null ? "" : detail));
        });
        return List.copyOf(unscheduled);
    }

    /**
     * Writes both files in a fixed order, so that equal answers give equal bytes. Those already there are replaced once both
     * are written whole.
     *
     * @param folder made if it isn't there
     * @throws UncheckedIOException if they can't be written
     */
    public void write(Path folder) {
        try (var files = new WholeFiles(folder)) {
            write(files);
            files.keep();
        }
    }

    /** Writes both files beside others that are to appear with them. */
    public void write(WholeFiles files) {
        try {
            CsvOutput.write(
                    files.file(DatasetFile.SCHEDULE.fileName()),
                    DatasetFile.SCHEDULE,
                    ScheduleRow.class,
                    schedule.stream().sorted(ScheduleRow.FILE_ORDER).toList());
            CsvOutput.write(
                    files.file(DatasetFile.UNSCHEDULED.fileName()),
                    DatasetFile.UNSCHEDULED,
                    UnscheduledRow.class,
                    unscheduled.stream().sorted(BY_REQUEST).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("The answer can't be written: " + e.getMessage(), e);
        }
    }
}
