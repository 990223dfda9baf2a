package org.samrad.administration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.samrad.exchange.DatabaseExport;
import org.samrad.limits.Fault;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestTitle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an older version of the program let into the database and this one can't use as it is. */
@Component
class SetAside {

    private static final int SHOWN = 1000;
    private static final int MOST_EARLIER = 100;

    private final DatabaseExport export;
    private final ConsultationRequests requests;
    private final JdbcClient database;

    SetAside(DatabaseExport export, ConsultationRequests requests, JdbcClient database) {
        this.export = export;
        this.requests = requests;
        this.database = database;
    }

    /**
     * A request that is neither planned nor exported.
     *
     * @param title empty where it has none
     * @param faults why
     */
    record Request(String id, String title, List<Fault> faults) {}

    /**
     * A text that was too long and was cut.
     *
     * @param what the table
     * @param id the row
     * @param field the column
     * @param beginning at most the first {@value #SHOWN} characters of the whole
     */
    record CutText(String what, String id, String field, String beginning) {}

    /**
     * Those of earlier weeks.
     *
     * @param first the first {@value #MOST_EARLIER} in the order in which they were filed, which tells nobody when they were held
     * @param all how many there are
     */
    record Earlier(List<Request> first, int all) {}

    List<Request> requests() {
        return named(export.setAside());
    }

    /** Reads all that has passed, as an export does. */
    Earlier earlier() {
        Map<String, List<Fault>> all = export.setAsideEarlier();
        Map<String, List<Fault>> first = new LinkedHashMap<>();
        all.entrySet().stream().limit(MOST_EARLIER).forEach(one -> first.put(one.getKey(), one.getValue()));
        return new Earlier(named(first), all.size());
    }

    private List<Request> named(Map<String, List<Fault>> setAside) {
        if (setAside.isEmpty()) {
            return List.of();
        }
        var titles = requests.titles(setAside.keySet()).stream()
                .filter(title -> title.title() != null)
                .collect(Collectors.toMap(RequestTitle::id, RequestTitle::title));
        return setAside.entrySet().stream()
                .map(entry -> new Request(entry.getKey(), titles.getOrDefault(entry.getKey(), ""), entry.getValue()))
                .toList();
    }

    List<CutText> cutTexts() {
        return database.sql(
                        "select what, id, field, left(whole, ?) as beginning from cut_text order by position limit 100")
                .param(SHOWN)
                .query((row, number) -> new CutText(
                        row.getString("what"), row.getString("id"), row.getString("field"), row.getString("beginning")))
                .list();
    }
}
