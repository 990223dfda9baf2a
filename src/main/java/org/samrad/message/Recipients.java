package org.samrad.message;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.samrad.account.AccountRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom there is to tell something: accounts that are open. */
@Component
class Recipients {

    private final JdbcClient database;

    Recipients(JdbcClient database) {
        this.database = database;
    }

    private record Pair(String key, String account) {}

    /** The accounts of specialists, by the specialist's id. */
    Map<String, List<String>> ofSpecialists() {
        return grouped(database.sql("""
                        select a.specialist, a.username from account a
                        join account_role r on r.username = a.username and r.role = 'SPECIALIST'
                        where a.specialist is not null and a.specialist_lost = false and a.closed_at is null
                        order by a.username
                        """)
                .query((row, number) -> new Pair(row.getString(1), row.getString(2)))
                .list());
    }

    /**
     * The coordinators of some requests, by the request's id: who filed it, and who proposed a time for it. One that came with planning data
     * has none until somebody takes care of it here.
     */
    Map<String, List<String>> ofRequests(Collection<String> requests) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        return grouped(database.sql("""
                        select distinct e.request, a.username from request_event e
                        join account a on a.username = e.account and a.closed_at is null
                        join account_role r on r.username = a.username and r.role = 'COORDINATOR'
                        where e.what in ('FILED', 'PROPOSED') and e.request in (:requests)
                        order by a.username
                        """)
                .param("requests", requests)
                .query((row, number) -> new Pair(row.getString(1), row.getString(2)))
                .list());
    }

    /** The coordinators whose accounts are open, whatever cases they answer for. */
    List<String> coordinators() {
        return having(AccountRole.COORDINATOR);
    }

    List<String> planners() {
        return having(AccountRole.PLANNER);
    }

    private List<String> having(AccountRole role) {
        return database.sql("""
                        select a.username from account a
                        join account_role r on r.username = a.username and r.role = ?
                        where a.closed_at is null order by a.username
                        """)
                .param(role.name())
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    /** The role in which an account holds times; empty where it is closed or has none such. */
    Optional<AccountRole> asWhomToHold(String account) {
        return database
                .sql("""
                        select r.role from account_role r join account a on a.username = r.username and a.closed_at is null
                        where a.username = ? and r.role in ('COORDINATOR', 'PLANNER') order by r.role
                        """)
                .param(account)
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list()
                .stream()
                .map(AccountRole::valueOf)
                .findFirst();
    }

    private static Map<String, List<String>> grouped(List<Pair> pairs) {
        return pairs.stream()
                .collect(Collectors.groupingBy(Pair::key, Collectors.mapping(Pair::account, Collectors.toList())));
    }
}
