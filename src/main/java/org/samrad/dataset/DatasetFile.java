package org.samrad.dataset;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of the format with their columns in the order in which they are written; {@code *} marks a column that must
 * be filled, or a file that must be there. The one place to look at when the format gains a file or a column.
 */
public enum DatasetFile {
    HEADER(
            "dataset.properties*",
            "name*",
            "time_zone*",
            "country",
            "now*",
            "horizon_start*",
            "horizon_end*",
            "slot_minutes"),
    COMPETENCES("competences.csv*", "id*", "name_en*", "name_sv", "name_nb", "broader", "code_system", "code"),
    ORGANISATIONS("organisations.csv*", "id*", "name*", "sector*", "external"),
    SITES("sites.csv", "id*", "name*", "organisation", "municipality", "rooms"),
    TRAVEL_TIMES("travel_times.csv", "from_site*", "to_site*", "minutes*"),
    SPECIALISTS(
            "specialists.csv*",
            "id*",
            "name*",
            "title",
            "organisation*",
            "languages",
            "modes*",
            "max_per_day",
            "max_per_week",
            "buffer_minutes",
            "email"),
    SPECIALIST_COMPETENCES(
            "specialist_competences.csv*", "specialist*", "competence*", "level*", "valid_from", "valid_until"),
    AVAILABILITY(
            "availability.csv*", "specialist*", "weekday*", "from*", "until*", "site", "valid_from", "valid_until"),
    ABSENCES("absences.csv", "specialist*", "from*", "until*", "reason"),
    CASES("cases.csv*", "id*", "municipality", "protected"),
    EARLIER_CONTACTS("earlier_contacts.csv", "case*", "specialist*", "contacts*", "last_contact"),
    EXCLUSIONS("exclusions.csv", "case*", "specialist*", "reason"),
    REQUESTS(
            "requests.csv*",
            "id*",
            "case*",
            "title",
            "form*",
            "urgency*",
            "received*",
            "earliest",
            "due",
            "latest",
            "duration_minutes*",
            "modes*",
            "sites",
            "languages",
            "sectors",
            "follows",
            "min_gap_days",
            "max_gap_days",
            "requester"),
    REQUEST_ROLES(
            "request_roles.csv*", "request*", "role*", "competence", "min_level", "optional", "sector", "specialist"),
    REQUEST_WINDOWS("request_windows.csv", "request*", "from*", "until*", "preferred"),
    CONSULTATIONS("consultations.csv", "request*", "start*", "mode*", "site", "role*", "specialist*", "pinned"),

    SCHEDULE("schedule.csv*", "request*", "start*", "end*", "mode*", "site", "role*", "specialist*"),
    UNSCHEDULED("unscheduled.csv", "request*", "reason*", "role", "detail");

    /** The files of a data set, in the order in which they are read: what is referred to comes first. */
    public static final Set<DatasetFile> INPUT = Collections.unmodifiableSet(EnumSet.range(HEADER, CONSULTATIONS));

    private final String fileName;
    private final boolean required;
    private final List<String> columns;
    private final List<String> requiredColumns;

    DatasetFile(String markedName, String... markedColumns) {
        this.fileName = unmarked(markedName);
        this.required = isMarked(markedName);
        this.columns = Stream.of(markedColumns).map(DatasetFile::unmarked).toList();
        this.requiredColumns = Stream.of(markedColumns)
                .filter(DatasetFile::isMarked)
                .map(DatasetFile::unmarked)
                .toList();
    }

    public String fileName() {
        return fileName;
    }

    public boolean required() {
        return required;
    }

    public List<String> columns() {
        return columns;
    }

    public List<String> requiredColumns() {
        return requiredColumns;
    }

    private static boolean isMarked(String name) {
        return name.endsWith("*");
    }

    private static String unmarked(String name) {
        return isMarked(name) ? name.substring(0, name.length() - 1) : name;
    }
}
