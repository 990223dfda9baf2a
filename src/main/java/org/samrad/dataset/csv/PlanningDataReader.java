package org.samrad.dataset.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.FollowedRequests;
import org.samrad.dataset.InvalidDataset;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;

/**
 * Reads planning data, whole or not at all. Every method throws {@link InvalidDataset} with all errors found (at most 100
 * of them listed), each naming its file, line, column and value.
 */
public final class PlanningDataReader {

    private PlanningDataReader() {}

    /** Reads the data set in a folder. */
    public static PlanningData read(Path folder) {
        return read(folder, ReadingProgress.SILENT);
    }

    /** Reads the data set in a folder, telling how far it has come. A file in it that is none of a data set is an error. */
    public static PlanningData read(Path folder, ReadingProgress progress) {
        DatasetErrors errors = new DatasetErrors();
        String what = "The data set " + folder;
        List<String> names = Folder.namesIn(folder, errors);
        errors.throwIfAny(what);
        Folder.requireOnly(names, DatasetFile.INPUT, errors);
        return read(new Reading.OfFolder(name -> Folder.open(folder, name), errors, progress), what);
    }

    /**
     * Reads a data set that lies in the program itself.
     *
     * @param location the folder in the class path, such as {@code demo}
     */
    public static PlanningData readFromClassPath(String location, ReadingProgress progress) {
        ClassLoader classes = PlanningDataReader.class.getClassLoader();
        Reading.Files files = name -> classes.getResourceAsStream(location + "/" + name);
        return read(new Reading.OfFolder(files, new DatasetErrors(), progress), "The data set classpath:" + location);
    }

    static PlanningData read(Reading.OfFolder reading, String what) {
        HeaderFile headerFile = HeaderFile.read(reading);
        PlanningHeader header = headerFile.header();
        PlanningData data = read(reading, header);
        reading.errors().throwIfAny(what);
        return data;
    }

    static PlanningData read(Reading reading, PlanningHeader header) {
        OrganisationRows organisations = new OrganisationRows(reading);
        SpecialistRows specialists = new SpecialistRows(reading, organisations);
        CaseRows cases = new CaseRows(reading, specialists.specialistIds(), organisations);
        RequestRows requests = new RequestRows(reading, organisations, specialists.specialistIds(), cases.caseIds());
        // Evaluated from top to bottom: what is referred to is read before what refers to it.
        PlanningData data = new PlanningData(
                header,
                List.copyOf(organisations.competences()),
                List.copyOf(reading.urgencies()),
                List.copyOf(organisations.organisations()),
                List.copyOf(organisations.sites()),
                List.copyOf(organisations.travelTimes()),
                List.copyOf(specialists.specialists()),
                List.copyOf(specialists.competences()),
                List.copyOf(specialists.availabilities()),
                List.copyOf(specialists.extraTimes()),
                List.copyOf(specialists.undesiredTimes()),
                List.copyOf(specialists.absences()),
                List.copyOf(cases.cases()),
                List.copyOf(cases.consents()),
                List.copyOf(cases.earlierContacts()),
                List.copyOf(cases.exclusions()),
                List.copyOf(requests.requests()),
                List.copyOf(requests.roles()),
                List.copyOf(requests.links()),
                List.copyOf(requests.windows()),
                List.copyOf(requests.consultations()),
                Map.of(),
                Map.of(),
                Set.of());
        requests.check();
        var roles = FollowedRequests.named(data.requests(), data.requestRoles(), data.requestLinks());
        return roles.equals(data.requestRoles()) ? data : data.with(all -> all.requestRoles = roles);
    }
}
