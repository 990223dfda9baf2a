package org.samrad.administration;

import java.util.List;
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

    List<Request> requests() {
        var setAside = export.setAside();
        if (setAside.isEmpty()) {
            return List.of();
        }
        var titles = requests.titles().stream()
                .filter(title -> title.title() != null && setAside.containsKey(title.id()))
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
