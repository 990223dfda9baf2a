package org.samrad.go;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.scope.Reach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks in the database for what is called by some words. It answers while somebody types, so it looks at what indexes lead to: of
 * requests at those whose reference or case was typed whole, and at the last of each state; the list of requests looks through all.
 */
@Component
class KnownByName {

    /** The most that are found of a kind. */
    static final int MOST = 8;

    /** Of each state those with the latest days are looked through, so many. */
    private static final int LOOKED_THROUGH = 2000;

    private static final String REQUEST_TEXT = "r.id || ' ' || r.care_case || ' ' || coalesce(r.title, '')";

    private static final String REQUEST_COLUMNS = "r.id, r.care_case, r.title, r.form, r.state, r.due_day";

    private final JdbcClient database;

    KnownByName(JdbcClient database) {
        this.database = database;
    }

    /**
     * A request.
     *
     * @param title null where it has none
     * @param form the name of its form
     * @param state the name of its state
     */
    record AskedFor(String id, String caseId, @Nullable String title, String form, String state) {}

    /**
     * A published consultation.
     *
     * @param title null where its request has none
     * @param form the name of its form
     * @param start local
     */
    record Held(
            UUID appointment,
            String caseId,
            boolean isProtected,
            @Nullable String title,
            String form,
            LocalDateTime start) {}

    /**
     * A specialist.
     *
     * @param title such as a profession; null where none is given
     */
    record Person(String id, String name, @Nullable String title) {}

    /** Requests within reach: what was typed whole first, then what begins so, the latest first. */
    List<AskedFor> requests(Sought sought, Reach reach) {
        String within = reach.everywhere() ? "1 = 1" : "c.organisation in (:reach)";
        String some = "(select " + REQUEST_COLUMNS
                + " from consultation_request r join care_case c on c.id = r.care_case where " + within + " and ";
        String last = Stream.of("OPEN", "SCHEDULED", "WITHDRAWN")
                .map(state -> some + "r.state = '" + state
                        + "' order by r.due_day desc fetch first :lookedThrough rows only)")
                .collect(Collectors.joining(" union "));
        // What is compared comes from within, so that no plan of the database compares all that there is.
        String sql =
                "select r.id, r.care_case, r.title, r.form, r.state from (" + some + "r.id in (:exact)) union " + some
                        + "r.care_case in (:exact)) union " + last + ") r where " + has(sought, REQUEST_TEXT)
                        + " order by case when r.id in (:exact) or r.care_case in (:exact) then 0 when "
                        + folded("r.id") + " like :begins escape '!' or " + folded("coalesce(r.title, '')")
                        + " like :begins escape '!' then 1 else 2 end, r.due_day desc, r.id fetch first :most rows only";
        Map<String, Object> values = values(sought);
        values.put("reach", reach.organisations().isEmpty() ? List.of(" ") : reach.organisations());
        String typed = sought.text();
        values.put("exact", List.of(typed, typed.toLowerCase(Locale.ROOT), typed.toUpperCase(Locale.ROOT)));
        values.put("lookedThrough", LOOKED_THROUGH);
        return database.sql(sql)
                .params(values)
                .query((row, number) -> new AskedFor(
                        row.getString("id"),
                        row.getString("care_case"),
                        row.getString("title"),
                        row.getString("form"),
                        row.getString("state")))
                .list();
    }

    /**
     * A specialist's own: those to come, the next first, then those that have been, the last first.
     *
     * @param now local
     */
    List<Held> consultations(Sought sought, String specialist, LocalDateTime now) {
        Map<String, Object> values = values(sought);
        values.put("specialist", specialist);
        values.put("now", now);
        return database.sql("""
                        select a.id, r.care_case, c.protected_identity, r.title, r.form, a.start_time
                        from appointment a
                        join consultation_request r on r.id = a.request
                        join care_case c on c.id = r.care_case
                        where a.cancelled_at is null
                            and a.id in (select p.appointment from appointment_participant p where p.specialist = :specialist)
                            and\s""" + has(sought, REQUEST_TEXT) + """

                        order by case when a.start_time >= :now then 0 else 1 end,
                            case when a.start_time >= :now then a.start_time end, a.start_time desc, a.id
                        fetch first :most rows only
                        """)
                .params(values)
                .query((row, number) -> new Held(
                        row.getObject("id", UUID.class),
                        row.getString("care_case"),
                        row.getBoolean("protected_identity"),
                        row.getString("title"),
                        row.getString("form"),
                        row.getObject("start_time", LocalDateTime.class)))
                .list();
    }

    /** Specialists who are not retired, by name. All are looked through: a region has thousands, however many years pass. */
    List<Person> people(Sought sought) {
        return database.sql("select s.id, s.name, s.title from specialist s where s.retired is null and "
                        + has(sought, "s.id || ' ' || s.name || ' ' || coalesce(s.title, '')")
                        + " order by case when " + folded("s.name")
                        + " like :begins escape '!' then 0 else 1 end, s.name, s.id fetch first :most rows only")
                .params(values(sought))
                .query((row, number) -> new Person(row.getString("id"), row.getString("name"), row.getString("title")))
                .list();
    }

    private static Map<String, Object> values(Sought sought) {
        Map<String, Object> values = new HashMap<>();
        values.put("most", MOST);
        values.put("begins", sought.patterns().getFirst().substring(1));
        for (int word = 0; word < sought.words().size(); word++) {
            values.put("word" + word, sought.patterns().get(word));
        }
        return values;
    }

    private static String has(Sought sought, String text) {
        return IntStream.range(0, sought.words().size())
                .mapToObj(word -> folded(text) + " like :word" + word + " escape '!'")
                .collect(Collectors.joining(" and "));
    }

    private static String folded(String text) {
        return "translate(lower(" + text + "), '" + Sought.LETTERS + "', '" + Sought.PLAIN + "')";
    }
}
