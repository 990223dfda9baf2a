package org.samrad.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.RecordColumns.Column;

/**
 * The tables of planning data that can be changed row by row, and what makes a row of each the same row as before: its key. What is
 * published is none of them, nor is what the data as a whole say. In the order of the files: what is referred to comes first.
 */
public enum PlanningTable {
    COMPETENCES(
            DatasetFile.COMPETENCES,
            PlanningData.Competence.class,
            PlanningData::competences,
            (rows, all) -> rows.competences = all,
            "id"),
    URGENCIES(
            DatasetFile.URGENCIES,
            PlanningData.UrgencyRule.class,
            PlanningData::urgencies,
            (rows, all) -> rows.urgencies = all,
            "id"),
    ORGANISATIONS(
            DatasetFile.ORGANISATIONS,
            PlanningData.Organisation.class,
            PlanningData::organisations,
            (rows, all) -> rows.organisations = all,
            "id"),
    SITES(DatasetFile.SITES, PlanningData.Site.class, PlanningData::sites, (rows, all) -> rows.sites = all, "id"),
    TRAVEL_TIMES(
            DatasetFile.TRAVEL_TIMES,
            PlanningData.TravelTime.class,
            PlanningData::travelTimes,
            (rows, all) -> rows.travelTimes = all,
            "from_site",
            "to_site"),
    SPECIALISTS(
            DatasetFile.SPECIALISTS,
            PlanningData.Specialist.class,
            PlanningData::specialists,
            (rows, all) -> rows.specialists = all,
            "id"),
    SPECIALIST_COMPETENCES(
            DatasetFile.SPECIALIST_COMPETENCES,
            PlanningData.SpecialistCompetence.class,
            PlanningData::specialistCompetences,
            (rows, all) -> rows.specialistCompetences = all,
            "specialist",
            "competence",
            "valid_from"),
    AVAILABILITY(
            DatasetFile.AVAILABILITY,
            WeeklyTime.class,
            PlanningData::availabilities,
            (rows, all) -> rows.availabilities = all),
    EXTRA_TIME(DatasetFile.EXTRA_TIME, ExtraTime.class, PlanningData::extraTimes, (rows, all) -> rows.extraTimes = all),
    UNDESIRED_TIMES(
            DatasetFile.UNDESIRED_TIMES,
            UndesiredTime.class,
            PlanningData::undesiredTimes,
            (rows, all) -> rows.undesiredTimes = all),
    ABSENCES(
            DatasetFile.ABSENCES,
            PlanningData.Absence.class,
            PlanningData::absences,
            (rows, all) -> rows.absences = all),
    CASES(DatasetFile.CASES, PlanningData.Case.class, PlanningData::cases, (rows, all) -> rows.cases = all, "id"),
    CONSENTS(
            DatasetFile.CONSENTS,
            PlanningData.Consent.class,
            PlanningData::consents,
            (rows, all) -> rows.consents = all,
            "case",
            "organisation",
            "given"),
    EARLIER_CONTACTS(
            DatasetFile.EARLIER_CONTACTS,
            PlanningData.EarlierContact.class,
            PlanningData::earlierContacts,
            (rows, all) -> rows.earlierContacts = all,
            "case",
            "specialist"),
    EXCLUSIONS(
            DatasetFile.EXCLUSIONS,
            PlanningData.Exclusion.class,
            PlanningData::exclusions,
            (rows, all) -> rows.exclusions = all,
            "case",
            "specialist"),
    REQUESTS(
            DatasetFile.REQUESTS,
            PlanningData.Request.class,
            PlanningData::requests,
            (rows, all) -> rows.requests = all,
            "id"),
    REQUEST_ROLES(
            DatasetFile.REQUEST_ROLES,
            PlanningData.RequestRole.class,
            PlanningData::requestRoles,
            (rows, all) -> rows.requestRoles = all,
            "request",
            "role"),
    REQUEST_LINKS(
            DatasetFile.REQUEST_LINKS,
            PlanningData.RequestLink.class,
            PlanningData::requestLinks,
            (rows, all) -> rows.requestLinks = all,
            "request",
            "follows"),
    REQUEST_WINDOWS(
            DatasetFile.REQUEST_WINDOWS,
            PlanningData.RequestWindow.class,
            PlanningData::requestWindows,
            (rows, all) -> rows.requestWindows = all);

    private final DatasetFile file;
    private final Class<? extends Record> type;
    private final RecordColumns<? extends Record> columns;
    private final List<String> key;
    private final Function<PlanningData, ? extends List<? extends Record>> rows;
    private final BiConsumer<PlanningRows, List<? extends Record>> put;
    private final int[] keyAt;

    /** @param key the columns that tell its rows apart; none where a row is what it says, so that it never changes */
    @SuppressWarnings("unchecked")
    <T extends Record> PlanningTable(
            DatasetFile file,
            Class<T> type,
            Function<PlanningData, List<T>> rows,
            BiConsumer<PlanningRows, List<T>> put,
            String... key) {
        this.file = file;
        this.type = type;
        this.columns = RecordColumns.of(type);
        this.rows = rows;
        this.put = (all, list) -> put.accept(all, (List<T>) list);
        List<String> names = columns.columns().stream().map(Column::name).toList();
        this.key = key.length == 0 ? names : List.of(key);
        this.keyAt = this.key.stream().mapToInt(names::indexOf).toArray();
    }

    public DatasetFile file() {
        return file;
    }

    /** What a row is. */
    public Class<? extends Record> type() {
        return type;
    }

    public RecordColumns<? extends Record> columns() {
        return columns;
    }

    /** The columns that tell its rows apart. */
    public List<String> key() {
        return key;
    }

    /** Whether its rows have an id, by which others refer to them. */
    public boolean hasId() {
        return key.equals(List.of("id"));
    }

    /** Its rows in planning data. */
    @SuppressWarnings("unchecked")
    public List<Record> rows(PlanningData data) {
        return (List<Record>) rows.apply(data);
    }

    /** Puts other rows in their place, each of its {@link #type}. */
    public void put(PlanningRows data, List<? extends Record> others) {
        put.accept(data, others);
    }

    /** What makes a row the same row, in the order of {@link #key}. */
    public List<@Nullable Object> keyOf(Record row) {
        List<@Nullable Object> values = columns.values(row);
        List<@Nullable Object> found = new ArrayList<>(keyAt.length);
        for (int at : keyAt) {
            found.add(values.get(at));
        }
        return found;
    }

    /** The same as a text to read and to store: the cells as a file has them, parted by spaces. */
    public String keyText(Record row) {
        List<@Nullable Object> values = columns.values(row);
        List<Column> all = columns.columns();
        List<String> texts = new ArrayList<>(keyAt.length);
        for (int at : keyAt) {
            String text = all.get(at).text(values.get(at));
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return String.join(" ", texts);
    }

    /** A cell of a row, as a file has it. */
    public String cell(Record row, String column) {
        List<Column> all = columns.columns();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(column)) {
                return all.get(i).text(columns.values(row).get(i));
            }
        }
        throw new IllegalArgumentException("%s has no column %s.".formatted(file.fileName(), column));
    }
}
