package org.samrad.casefile;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which organisations a family lets take part, and since when. Whoever changes one changes the case: pages and plans look again. */
@Repository
class CaseConsents {

    /** How many a case can have. */
    static final int MOST = 200;

    private final JdbcClient database;

    CaseConsents(JdbcClient database) {
        this.database = database;
    }

    /**
     * One consent.
     *
     * @param organisation the id
     * @param name what it is called
     * @param given the first day that it holds
     * @param withdrawn the first day that it no longer holds; null while it was not withdrawn
     */
    record Row(
            String organisation,
            String name,
            LocalDate given,
            @Nullable LocalDate withdrawn) {

        /** Whether it holds on a day. */
        public boolean holds(LocalDate day) {
            return !day.isBefore(given) && lasts(day);
        }

        /** Whether it holds on a day, or will from a later one. */
        public boolean lasts(LocalDate day) {
            return withdrawn == null || day.isBefore(withdrawn);
        }
    }

    /** Those of a case, by organisation's name and day. */
    List<Row> of(String caseId) {
        return database.sql("""
                select c.organisation, o.name, c.given, c.withdrawn
                from consent c join organisation o on o.id = c.organisation
                where c.care_case = ? order by o.name, o.id, c.given, c.position
                """)
                .param(caseId)
                .query((row, number) -> new Row(
                        Objects.requireNonNull(row.getString("organisation")),
                        Objects.requireNonNull(row.getString("name")),
                        Objects.requireNonNull(row.getObject("given", LocalDate.class)),
                        row.getObject("withdrawn", LocalDate.class)))
                .list();
    }

    /** Gives it from a day on; what would have begun later is part of that now. */
    void give(String caseId, String organisation, LocalDate from) {
        database.sql("delete from consent where care_case = ? and organisation = ? and given >= ?")
                .param(caseId)
                .param(organisation)
                .param(from)
                .update();
        database.sql("insert into consent (care_case, organisation, given) values (?, ?, ?)")
                .param(caseId)
                .param(organisation)
                .param(from)
                .update();
        touch(caseId);
    }

    /** Ends all that hold from a day on; those that would have begun no earlier are gone. */
    void withdraw(String caseId, String organisation, LocalDate from) {
        database.sql("delete from consent where care_case = ? and organisation = ? and given >= ?")
                .param(caseId)
                .param(organisation)
                .param(from)
                .update();
        database.sql("""
                update consent set withdrawn = ?
                where care_case = ? and organisation = ? and (withdrawn is null or withdrawn > ?)
                """)
                .param(from)
                .param(caseId)
                .param(organisation)
                .param(from)
                .update();
        touch(caseId);
    }

    private void touch(String caseId) {
        database.sql("update care_case set version = version + 1 where id = ?")
                .param(caseId)
                .update();
    }
}
