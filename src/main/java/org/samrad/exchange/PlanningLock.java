package org.samrad.exchange;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Everything held that publishing holds, in its order, so that whoever changes planning data, loads others or publishes takes turns,
 * in whichever program. Until the transaction ends.
 */
record PlanningLock(JdbcTemplate database) {

    void hold() {
        database.queryForList("select id from publication_lock where id = 1 for update");
        database.queryForList("select id from consultation_request order by id for update");
        database.queryForList("select id from specialist order by id for update");
        database.queryForList("select id from appointment order by id for update");
    }
}
