package org.samrad.administration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What it takes until the first plan is published, each step done as soon as the database has what it is about: so the list follows
 * what is there, however it came.
 */
@Component
class FirstSteps {

    private static final String COUNTS = """
            select (select count(*) from planning_horizon) as settings,
                (select count(*) from organisation) as organisations,
                (select count(*) from competence) as competences,
                (select count(*) from specialist) as people,
                (select count(*) from availability) + (select count(*) from extra_time) as times,
                (select count(distinct r.role) from account_role r join account a on a.username = r.username
                    where a.closed_at is null and r.role in ('COORDINATOR', 'PLANNER')) as accounts,
                (select count(*) from consultation_request) as requests,
                (select count(*) from planning_run) as plans,
                (select count(*) from publication) as published
            """;

    /** A plan takes somebody who files requests and somebody who plans. */
    private static final int ROLES = 2;

    private final JdbcClient database;

    FirstSteps(JdbcClient database) {
        this.database = database;
    }

    /**
     * One of them.
     *
     * @param name what its texts are called by
     * @param page where it is done by hand; null where somebody else does it on a page of theirs
     * @param imported whether files can bring it as well
     */
    record Step(String name, boolean done, @Nullable String page, boolean imported) {}

    /** All, in the order in which one needs the other; none once the first plan is published. */
    List<Step> all() {
        return database.sql(COUNTS)
                .query((row, number) -> row.getLong("published") > 0
                        ? List.<Step>of()
                        : List.of(
                                new Step("settings", row.getLong("settings") > 0, "/admin/settings", false),
                                new Step(
                                        "organisations",
                                        row.getLong("organisations") > 0,
                                        "/admin/data/organisations",
                                        true),
                                new Step(
                                        "competences", row.getLong("competences") > 0, "/admin/data/competences", true),
                                new Step("people", row.getLong("people") > 0, "/admin/data/specialists", true),
                                new Step("times", row.getLong("times") > 0, "/admin/data/specialists", true),
                                new Step("accounts", row.getLong("accounts") == ROLES, "/admin/accounts", false),
                                new Step("requests", row.getLong("requests") > 0, null, true),
                                new Step("plan", row.getLong("plans") > 0, null, false),
                                new Step("published", false, null, false)))
                .single();
    }
}
