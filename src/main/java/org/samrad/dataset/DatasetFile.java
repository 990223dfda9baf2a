package org.samrad.dataset;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of the format with their columns, which are the components of the records that their rows become, in the order in
 * which they are written. {@code *} marks a file that must be there.
 */
public enum DatasetFile {
    HEADER("dataset.properties*", PlanningHeader.class, "slot_minutes", "notice_hours"),
    COMPETENCES("competences.csv*", PlanningData.Competence.class),
    URGENCIES("urgencies.csv", PlanningData.UrgencyRule.class),
    ORGANISATIONS("organisations.csv*", PlanningData.Organisation.class),
    SITES("sites.csv", PlanningData.Site.class),
    TRAVEL_TIMES("travel_times.csv", PlanningData.TravelTime.class),
    SPECIALISTS("specialists.csv*", PlanningData.Specialist.class, "buffer_minutes"),
    SPECIALIST_COMPETENCES("specialist_competences.csv*", PlanningData.SpecialistCompetence.class),
    AVAILABILITY("availability.csv*", WeeklyTime.class),
    EXTRA_TIME("extra_time.csv", ExtraTime.class),
    UNDESIRED_TIMES("undesired_times.csv", UndesiredTime.class),
    ABSENCES("absences.csv", PlanningData.Absence.class),
    CASES("cases.csv*", PlanningData.Case.class),
    CONSENTS("consents.csv", PlanningData.Consent.class),
    EARLIER_CONTACTS("earlier_contacts.csv", PlanningData.EarlierContact.class),
    EXCLUSIONS("exclusions.csv", PlanningData.Exclusion.class),
    REQUESTS("requests.csv*", PlanningData.Request.class),
    REQUEST_ROLES("request_roles.csv*", PlanningData.RequestRole.class, "min_level"),
    REQUEST_LINKS("request_links.csv", PlanningData.RequestLink.class),
    REQUEST_WINDOWS("request_windows.csv", PlanningData.RequestWindow.class),
    CONSULTATIONS("consultations.csv", PlanningData.BookedRole.class),

    SCHEDULE("schedule.csv*", ScheduleRow.class),
    UNSCHEDULED("unscheduled.csv", UnscheduledRow.class, "detail");

    /** The files of a data set, in the order in which they are read: what is referred to comes first. */
    public static final Set<DatasetFile> INPUT = Collections.unmodifiableSet(EnumSet.range(HEADER, CONSULTATIONS));

    private final String fileName;
    private final List<RecordColumns.Column> types;
    private final boolean required;
    private final List<String> columns;
    private final List<String> requiredColumns;
    private final Map<String, Integer> positions = new HashMap<>();

    /**
     * @param row what a row holds; its components are the columns
     * @param defaults columns that always have a value, but may be left empty for that of the format
     */
    DatasetFile(String markedName, Class<? extends Record> row, String... defaults) {
        this.required = markedName.endsWith("*");
        this.fileName = required ? markedName.substring(0, markedName.length() - 1) : markedName;
        List<RecordColumns.Column> all = RecordColumns.of(row).columns();
        this.types = all;
        this.columns = all.stream().map(RecordColumns.Column::name).toList();
        columns.forEach(column -> positions.put(column, positions.size()));
        this.requiredColumns = all.stream()
                .filter(column -> !column.mayBeEmpty())
                .map(RecordColumns.Column::name)
                .filter(name -> !List.of(defaults).contains(name))
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

    /** The place of a column among {@link #columns}, from 0; -1 where the file has no such column. */
    public int position(String column) {
        return positions.getOrDefault(column, -1);
    }

    /** What the cells of each column hold, in the order of {@link #columns}. */
    public List<RecordColumns.Column> types() {
        return types;
    }

    public List<String> requiredColumns() {
        return requiredColumns;
    }
}
