package org.samrad.message;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.samrad.account.AccountRole;
import org.samrad.account.Accounts;
import org.samrad.account.CurrentUser;
import org.samrad.scope.Reach;
import org.samrad.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom there is to tell something: accounts that are open. */
@Component
class Recipients {

    private final JdbcClient database;
    private final Accounts accounts;
    private final Scope scope;

    Recipients(JdbcClient database, Accounts accounts, Scope scope) {
        this.database = database;
        this.accounts = accounts;
        this.scope = scope;
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
     * The coordinators of some requests, by the request's id: who filed it, and who proposed a time for it. Where there is nobody of
     * them, as with planning data that were loaded or where their account is closed, all who answer for its case.
     */
    Map<String, List<String>> ofRequests(Collection<String> requests) {
        Map<String, List<String>> all = new HashMap<>(whoFiled(requests));
        List<String> others =
                requests.stream().filter(one -> !all.containsKey(one)).toList();
        if (!others.isEmpty()) {
            all.putAll(answeringFor(others));
        }
        return all;
    }

    /** Who filed some requests or proposed a time for them, by the request's id; of those that nobody did, nothing. */
    Map<String, List<String>> whoFiled(Collection<String> requests) {
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

    /** The coordinators who answer for the cases of some requests, by the request's id. */
    private Map<String, List<String>> answeringFor(Collection<String> requests) {
        Map<String, Reach> reach = new TreeMap<>();
        accounts.findAllById(having(AccountRole.COORDINATOR))
                .forEach(one -> reach.put(one.username(), scope.coordinatedBy(CurrentUser.of(one))));
        Map<String, List<String>> answering = new HashMap<>();
        database.sql("""
                        select r.id, c.organisation from consultation_request r join care_case c on c.id = r.care_case
                        where r.id in (:requests)
                        """).param("requests", requests).query(row -> {
            String organisation = row.getString(2);
            answering.put(
                    Objects.requireNonNull(row.getString(1)),
                    reach.entrySet().stream()
                            .filter(one -> one.getValue().includes(organisation))
                            .map(Map.Entry::getKey)
                            .toList());
        });
        return answering;
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
