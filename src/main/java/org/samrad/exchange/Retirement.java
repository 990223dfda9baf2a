package org.samrad.exchange;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.samrad.dataset.PlanningTable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What becomes of rows with an id that go while something stored still refers to them: they are retired. A retired row is part of
 * planning data as long as what is asked for or published, or another row, refers to it; its own competences and times are not, so
 * that nothing new is built on it. They come back with it.
 */
final class Retirement {

    /** At most so many ids in one query. */
    private static final int CHUNK = 1000;

    private static final Map<PlanningTable, List<String>> REFERENCES = Map.of(
            PlanningTable.COMPETENCES,
            List.of(
                    "request_role.competence",
                    "specialist_competence.competence",
                    "competence.broader",
                    "proposal_amendment.competence",
                    "publication_amendment.competence",
                    "publication_amendment.competence_after",
                    "value_trial.competence",
                    "request_template_role.competence"),
            PlanningTable.ORGANISATIONS,
            List.of(
                    "specialist.organisation",
                    "site.organisation",
                    "organisation.part_of",
                    "care_case.organisation",
                    "consent.organisation",
                    "account_organisation.organisation",
                    "publication_amendment.organisation"),
            PlanningTable.SITES,
            List.of(
                    "appointment.site",
                    "hold.site",
                    "availability.site",
                    "extra_time.site",
                    "travel_time.from_site",
                    "travel_time.to_site",
                    "proposal_role.site",
                    "version_role.site",
                    "publication_before.site"),
            PlanningTable.SPECIALISTS,
            List.of(
                    "request_role.specialist",
                    "appointment_participant.specialist",
                    "hold_participant.specialist",
                    "panel_answer.specialist",
                    "planner_question.specialist",
                    "repair_participant.specialist",
                    "earlier_contact.specialist",
                    "exclusion.specialist",
                    "account.specialist",
                    "notification.specialist",
                    "proposal_role.specialist",
                    "version_role.specialist",
                    "publication_before.specialist"));

    /** The tables of rows that are a specialist's own. */
    static final Set<PlanningTable> OWN = Set.of(
            PlanningTable.SPECIALIST_COMPETENCES,
            PlanningTable.AVAILABILITY,
            PlanningTable.EXTRA_TIME,
            PlanningTable.UNDESIRED_TIMES,
            PlanningTable.ABSENCES);

    /** A row of somebody who is not retired. */
    private static final String OF_THE_PRESENT =
            "specialist not in (select id from specialist where retired is not null)";

    /** Which rows are part of planning data, by their table; all of any other. */
    private static final Map<String, String> PLANNED = Map.ofEntries(
            Map.entry("competence", """
                    retired is null or id in (select competence from request_role)
                        or id in (select x.competence from specialist_competence x join specialist s on s.id = x.specialist
                            where s.retired is null)
                        or id in (select broader from competence)"""),
            Map.entry("organisation", """
                    retired is null or id in (select organisation from specialist) or id in (select organisation from site)
                        or id in (select part_of from organisation) or id in (select organisation from care_case)
                        or id in (select organisation from consent)"""),
            Map.entry("site", """
                    retired is null or id in (select site from appointment where cancelled_at is null)
                        or id in (select site from hold)
                        or id in (select site from availability) or id in (select site from extra_time)
                        or id in (select from_site from travel_time) or id in (select to_site from travel_time)
                        or exists (select 1 from consultation_request r where site.id = any (r.sites))"""),
            Map.entry("specialist", """
                    retired is null or id in (select specialist from request_role)
                        or id in (select p.specialist from appointment_participant p
                            join appointment a on a.id = p.appointment where a.cancelled_at is null)
                        or id in (select specialist from hold_participant)
                        or id in (select specialist from earlier_contact) or id in (select specialist from exclusion)"""),
            Map.entry("specialist_competence", OF_THE_PRESENT),
            Map.entry("availability", OF_THE_PRESENT),
            Map.entry("extra_time", OF_THE_PRESENT),
            Map.entry("undesired_time", OF_THE_PRESENT),
            Map.entry("absence", OF_THE_PRESENT));

    private final JdbcClient database;

    Retirement(JdbcClient database) {
        this.database = database;
    }

    /** The condition that a table's rows meet which are part of planning data. */
    static String planned(String table) {
        return PLANNED.getOrDefault(table, "true");
    }

    /** Whether rows of the table can be retired. */
    static boolean isFor(PlanningTable table) {
        return REFERENCES.containsKey(table);
    }

    /** The ids of the table's retired rows. */
    Set<String> retired(PlanningTable table) {
        return Set.copyOf(database.sql("select id from %s where retired is not null".formatted(StoredNames.of(table)))
                .query(String.class)
                .list());
    }

    /** Those of some ids that something stored refers to. */
    Set<String> referredTo(PlanningTable table, Collection<String> ids) {
        Set<String> referred = new HashSet<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> some = all.subList(from, Math.min(all.size(), from + CHUNK));
            String query = REFERENCES.getOrDefault(table, List.of()).stream()
                    .map(reference -> {
                        int dot = reference.indexOf('.');
                        String column = reference.substring(dot + 1);
                        return "select %s from %s where %s in (:ids)"
                                .formatted(column, reference.substring(0, dot), column);
                    })
                    .collect(Collectors.joining(" union "));
            if (table == PlanningTable.SITES) {
                query += " union select id from site where id in (:ids)"
                        + " and exists (select 1 from consultation_request r where site.id = any (r.sites))";
            }
            referred.addAll(
                    database.sql(query).param("ids", some).query(String.class).list());
        }
        return referred;
    }

    /** The stored tables that have a row which refers to one, in the order of their names. */
    SortedSet<String> referrers(PlanningTable table, String id) {
        var found = new TreeSet<String>();
        for (String reference : REFERENCES.getOrDefault(table, List.of())) {
            String name = reference.substring(0, reference.indexOf('.'));
            String query =
                    "select count(*) from %s where %s = :id".formatted(name, reference.substring(name.length() + 1));
            if (database.sql(query).param("id", id).query(Long.class).single() > 0) {
                found.add(name);
            }
        }
        if (table == PlanningTable.SITES) {
            String query = "select count(*) from consultation_request r where :id = any (r.sites)";
            if (database.sql(query).param("id", id).query(Long.class).single() > 0) {
                found.add("consultation_request");
            }
        }
        return found;
    }

    /** Retires rows from a day on. */
    void retire(PlanningTable table, Collection<String> ids, LocalDate day) {
        for (String id : ids) {
            database.sql("update %s set retired = ?, version = version + 1 where id = ? and retired is null"
                            .formatted(StoredNames.of(table)))
                    .param(day)
                    .param(id)
                    .update();
        }
    }

    /** Brings a retired row back. Returns whether it was retired. */
    boolean bringBack(PlanningTable table, String id) {
        return database.sql("update %s set retired = null, version = version + 1 where id = ? and retired is not null"
                                .formatted(StoredNames.of(table)))
                        .param(id)
                        .update()
                > 0;
    }
}
