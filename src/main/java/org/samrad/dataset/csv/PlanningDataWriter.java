package org.samrad.dataset.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.PlanningData;

/**
 * Writes planning data as a folder. Equal data gives equal bytes, and what {@link PlanningDataReader} then reads equals
 * what was written.
 */
public final class PlanningDataWriter {

    private final Path folder;

    private PlanningDataWriter(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes every file of a data set, those without rows too. A data set already there is replaced.
     *
     * @param folder made if it isn't there
     * @throws IllegalArgumentException if the folder holds anything that is none of a data set; nothing is changed then
     * @throws UncheckedIOException if it can't be written
     */
    public static void write(PlanningData data, Path folder) {
        try {
            requireOwn(folder);
            Files.createDirectories(folder);
            Path header = folder.resolve(DatasetFile.HEADER.fileName());
            // Gone first and back last: a folder that was left half written is no data set.
            Files.deleteIfExists(header);
            new PlanningDataWriter(folder).writeTables(data);
            Files.writeString(header, header(data.header()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The data set can't be written to %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static void requireOwn(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("%s is a file; name a folder.".formatted(folder));
        }
        List<String> known =
                DatasetFile.INPUT.stream().map(DatasetFile::fileName).toList();
        for (String name : Folder.names(folder)) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "%s holds %s, which is none of a data set; name an empty folder.".formatted(folder, name));
            }
        }
    }

    private static String header(PlanningData.Header header) {
        StringBuilder text = new StringBuilder();
        property(text, "name", header.name());
        property(text, "time_zone", header.timeZone().getId());
        property(text, "country", header.country());
        property(text, "now", header.now());
        property(text, "horizon_start", header.horizonStart());
        property(text, "horizon_end", header.horizonEnd());
        property(text, "slot_minutes", header.slotMinutes());
        return text.toString();
    }

    /** As {@link java.util.Properties} reads it, but with every letter as itself, in UTF-8. */
    private static void property(StringBuilder text, String key, @Nullable Object value) {
        if (value == null) {
            return;
        }
        String written = value.toString()
                .replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t")
                .replace("\f", "\\f");
        text.append(key)
                .append('=')
                .append(written.startsWith(" ") ? "\\" : "")
                .append(written)
                .append('\n');
    }

    private void writeTables(PlanningData data) throws IOException {
        write(
                DatasetFile.COMPETENCES,
                data.competences(),
                row -> CsvOutput.cells(
                        row.id(),
                        row.nameEn(),
                        row.nameSv(),
                        row.nameNb(),
                        row.broader(),
                        row.codeSystem(),
                        row.code()));
        write(
                DatasetFile.ORGANISATIONS,
                data.organisations(),
                row -> CsvOutput.cells(row.id(), row.name(), row.sector(), row.external()));
        write(
                DatasetFile.SITES,
                data.sites(),
                row -> CsvOutput.cells(row.id(), row.name(), row.organisation(), row.municipality(), row.rooms()));
        write(
                DatasetFile.TRAVEL_TIMES,
                data.travelTimes(),
                row -> CsvOutput.cells(row.fromSite(), row.toSite(), row.minutes()));
        write(
                DatasetFile.SPECIALISTS,
                data.specialists(),
                row -> CsvOutput.cells(
                        row.id(),
                        row.name(),
                        row.title(),
                        row.organisation(),
                        list(row.languages()),
                        list(row.modes()),
                        row.maxPerDay(),
                        row.maxPerWeek(),
                        row.bufferMinutes(),
                        row.email()));
        write(
                DatasetFile.SPECIALIST_COMPETENCES,
                data.specialistCompetences(),
                row -> CsvOutput.cells(
                        row.specialist(), row.competence(), row.level(), row.validFrom(), row.validUntil()));
        write(
                DatasetFile.AVAILABILITY,
                data.availabilities(),
                row -> CsvOutput.cells(
                        row.specialist(),
                        weekday(row.weekday()),
                        row.from(),
                        row.until().equals(LocalTime.MIDNIGHT) ? CellValue.END_OF_DAY : row.until(),
                        row.site(),
                        row.validFrom(),
                        row.validUntil()));
        write(
                DatasetFile.ABSENCES,
                data.absences(),
                row -> CsvOutput.cells(row.specialist(), row.from(), row.until(), row.reason()));
        write(DatasetFile.CASES, data.cases(), row -> CsvOutput.cells(row.id(), row.municipality(), row.isProtected()));
        write(
                DatasetFile.EARLIER_CONTACTS,
                data.earlierContacts(),
                row -> CsvOutput.cells(row.caseId(), row.specialist(), row.contacts(), row.lastContact()));
        write(
                DatasetFile.EXCLUSIONS,
                data.exclusions(),
                row -> CsvOutput.cells(row.caseId(), row.specialist(), row.reason()));
        write(
                DatasetFile.REQUESTS,
                data.requests(),
                row -> CsvOutput.cells(
                        row.id(),
                        row.caseId(),
                        row.title(),
                        row.form(),
                        row.urgency(),
                        row.received(),
                        row.earliest(),
                        row.due(),
                        row.latest(),
                        row.durationMinutes(),
                        list(row.modes()),
                        list(row.sites()),
                        list(row.languages()),
                        list(row.sectors()),
                        row.follows(),
                        row.minGapDays(),
                        row.maxGapDays(),
                        row.requester()));
        write(
                DatasetFile.REQUEST_ROLES,
                data.requestRoles(),
                row -> CsvOutput.cells(
                        row.request(),
                        row.role(),
                        row.competence(),
                        row.minLevel(),
                        row.optional(),
                        row.sector(),
                        row.specialist()));
        write(
                DatasetFile.REQUEST_WINDOWS,
                data.requestWindows(),
                row -> CsvOutput.cells(row.request(), row.from(), row.until(), row.preferred()));
        write(
                DatasetFile.CONSULTATIONS,
                data.bookedRoles(),
                row -> CsvOutput.cells(
                        row.request(),
                        row.start(),
                        row.mode(),
                        row.site(),
                        row.role(),
                        row.specialist(),
                        row.pinned()));
    }

    private <T> void write(DatasetFile file, List<T> rows, Function<T, @Nullable Object[]> cells) throws IOException {
        CsvOutput.write(folder, file, rows, cells);
    }

    private static String list(Collection<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(";"));
    }

    private static SpecialistRows.Weekday weekday(DayOfWeek day) {
        return SpecialistRows.Weekday.values()[day.ordinal()];
    }
}
