package org.samrad.plan.snapshot;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What the data looked like that proposals are about, by {@link LiveData#mark}. */
@Repository
public class DataDigests {

    private final JdbcTemplate jdbc;

    DataDigests(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what the data looked like, unless it is known; returns them. */
    public LiveData.Snapshot keep(LiveData.Snapshot live) {
        Integer known =
                jdbc.queryForObject("select count(*) from data_digest where mark = ?", Integer.class, live.mark());
        if (known == null || known == 0) {
            jdbc.update(
                    "insert into data_digest (mark, digest) values (?, ?) on conflict do nothing",
                    live.mark(),
                    DataDigest.of(live.data()).write());
        }
        return live;
    }

    /** What they looked like; empty where nobody kept it. */
    public Optional<DataDigest> of(String mark) {
        return jdbc
                .query(
                        "select digest from data_digest where mark = ?",
                        (row, number) -> DataDigest.read(row.getString("digest")),
                        mark)
                .stream()
                .findFirst();
    }

    /** Forgets those that no proposal is about any more. */
    public void forgetUnused() {
        jdbc.update("delete from data_digest where mark not in (select data_mark from proposal)");
    }
}
