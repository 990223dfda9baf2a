package org.samrad.dataset.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.RecordColumns;
import org.samrad.dataset.UndesiredTime;
import org.samrad.dataset.WeeklyTime;

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

    /** What {@code dataset.properties} says. */
    static String header(PlanningHeader header) {
        StringBuilder text = new StringBuilder();
        List<@Nullable Object> values = RecordColumns.of(PlanningHeader.class).values(header);
        for (int i = 0; i < values.size(); i++) {
            property(text, DatasetFile.HEADER.columns().get(i), values.get(i));
        }
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
        write(DatasetFile.COMPETENCES, PlanningData.Competence.class, data.competences());
        write(DatasetFile.URGENCIES, PlanningData.UrgencyRule.class, data.urgencies());
        write(DatasetFile.ORGANISATIONS, PlanningData.Organisation.class, data.organisations());
        write(DatasetFile.SITES, PlanningData.Site.class, data.sites());
        write(DatasetFile.TRAVEL_TIMES, PlanningData.TravelTime.class, data.travelTimes());
        write(DatasetFile.SPECIALISTS, PlanningData.Specialist.class, data.specialists());
        write(
                DatasetFile.SPECIALIST_COMPETENCES,
                PlanningData.SpecialistCompetence.class,
                data.specialistCompetences());
        write(DatasetFile.AVAILABILITY, WeeklyTime.class, data.availabilities());
        write(DatasetFile.EXTRA_TIME, ExtraTime.class, data.extraTimes());
        write(DatasetFile.UNDESIRED_TIMES, UndesiredTime.class, data.undesiredTimes());
        write(DatasetFile.ABSENCES, PlanningData.Absence.class, data.absences());
        write(DatasetFile.CASES, PlanningData.Case.class, data.cases());
        write(DatasetFile.CONSENTS, PlanningData.Consent.class, data.consents());
        write(DatasetFile.EARLIER_CONTACTS, PlanningData.EarlierContact.class, data.earlierContacts());
        write(DatasetFile.EXCLUSIONS, PlanningData.Exclusion.class, data.exclusions());
        write(DatasetFile.REQUESTS, PlanningData.Request.class, data.requests());
        write(DatasetFile.REQUEST_ROLES, PlanningData.RequestRole.class, data.requestRoles());
        write(DatasetFile.REQUEST_LINKS, PlanningData.RequestLink.class, data.requestLinks());
        write(DatasetFile.REQUEST_WINDOWS, PlanningData.RequestWindow.class, data.requestWindows());
        write(DatasetFile.CONSULTATIONS, PlanningData.BookedRole.class, data.bookedRoles());
    }

    private <T extends Record> void write(DatasetFile file, Class<T> type, List<T> rows) throws IOException {
        CsvOutput.write(folder.resolve(file.fileName()), file, type, rows);
    }
}
