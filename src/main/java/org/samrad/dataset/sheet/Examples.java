package org.samrad.dataset.sheet;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetFile;

/**
 * An example row for each file; together they are a small data set. Whoever fills in a template often leaves the example where it is, so
 * a row that says just what it does is never read as data. That is why the one of urgencies is nobody's.
 */
final class Examples {

    private static final Map<DatasetFile, List<List<String>>> ROWS = new EnumMap<>(DatasetFile.class);

    static {
        DatasetFile.INPUT.forEach(file -> ROWS.put(file, rows(file)));
    }

    private Examples() {}

    /** The rows of the example, each with its cells in the order of the columns: one, of requests two for one to follow the other. */
    static List<List<String>> rows(DatasetFile file) {
        String cells = switch (file) {
            case HEADER -> "Example|Europe/Stockholm|SE|2027-01-04T08:00|2027-01-04|2027-03-01|15|24|false|08:00-15:00";
            case COMPETENCES -> "example-neurology|Neurology|Neurologi|Nevrologi||||neurologist;epilepsy";
            case URGENCIES -> "DAYS_14|10|15";
            case ORGANISATIONS -> "example-hospital|Example hospital|SPECIALIST_CARE|false|";
            case SITES -> "example-site|Example clinic|example-hospital|Göteborg|3";
            case TRAVEL_TIMES -> "example-site|example-site|0";
            case SPECIALISTS ->
                "example-anna|Anna Example|Consultant|example-hospital|sv;en|VIDEO;ON_SITE|4|12|10|anna@example.org";
            case SPECIALIST_COMPETENCES -> "example-anna|example-neurology|4|2026-01-01|";
            case AVAILABILITY -> "example-anna|MON|09:00|12:00|example-site|2026-01-01||ODD";
            case EXTRA_TIME -> "example-anna|2027-01-12T13:00|2027-01-12T16:00|example-site";
            case UNDESIRED_TIMES -> "example-anna|MON|11:00|12:00";
            case ABSENCES -> "example-anna|2027-01-18T00:00|2027-01-23T00:00|Holiday";
            case CASES -> "example-case|Göteborg|false|example-hospital";
            case CONSENTS -> "example-case|example-hospital|2026-12-01|";
            case EARLIER_CONTACTS -> "example-case|example-anna|2|2026-11-20";
            case EXCLUSIONS -> "example-case|example-anna|relative";
            case REQUESTS ->
                "example-request|example-case|Seizures|CASE_CONFERENCE|DAYS_14|2027-01-04|||2027-02-15|45|"
                        + "VIDEO;ON_SITE|example-site|sv|SPECIALIST_CARE||||Example health centre|false\n"
                        + "example-request-2|example-case|Follow-up|ADVICE|DAYS_30|2027-01-04||||30|VIDEO||||||||false";
            case REQUEST_ROLES ->
                "example-request|neurologist|example-neurology|3|false||||\n"
                        + "example-request-2|neurologist|||false|||neurologist|";
            case REQUEST_LINKS -> "example-request-2|example-request|1|14||";
            case REQUEST_WINDOWS -> "example-request|2027-01-11T08:00|2027-01-15T17:00|false";
            case CONSULTATIONS -> "example-request|2027-01-11T09:00|VIDEO||neurologist|example-anna|false";
            case SCHEDULE, UNSCHEDULED -> throw new IllegalArgumentException(file + " is no file of a data set.");
        };
        return cells.lines().map(row -> List.of(row.split("\\|", -1))).toList();
    }

    /**
     * Whether a row is the example of its file, in the columns that it has; a day that could be two passes for the example's, since
     * spreadsheets write it their own way.
     *
     * @param row a cell for each column of the file; null where there is no such column
     */
    static boolean isOne(DatasetFile file, @Nullable CellMeaning[] row) {
        for (List<String> example : ROWS.getOrDefault(file, List.of())) {
            boolean same = row[0] != null;
            for (int i = 0; i < row.length && same; i++) {
                CellMeaning cell = row[i];
                same = cell == null
                        ? !file.requiredColumns().contains(file.columns().get(i))
                        : cell.refused() != null || cell.text().equals(example.get(i));
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    /** The file whose ids a column refers to; null where it refers to none. */
    static @Nullable DatasetFile target(DatasetFile file, String column) {
        return switch (column) {
            case "broader", "competence" -> DatasetFile.COMPETENCES;
            case "organisation", "part_of" -> DatasetFile.ORGANISATIONS;
            case "site", "sites", "from_site", "to_site" -> DatasetFile.SITES;
            case "specialist" -> DatasetFile.SPECIALISTS;
            case "case" -> DatasetFile.CASES;
            case "request", "follows", "same_as_request" -> DatasetFile.REQUESTS;
            default -> null;
        };
    }
}
