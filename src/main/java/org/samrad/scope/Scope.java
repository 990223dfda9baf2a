package org.samrad.scope;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Decides what whoever asks now may see and do. Where nobody is signed in, that is nothing. */
@Component
public class Scope {

    private static final String KEPT = Scope.class.getName() + ".reach.";

    private final JdbcClient database;

    Scope(JdbcClient database) {
        this.database = database;
    }

    /** Whose cases and requests may be read: a planner's are those of the region, a coordinator's those they answer for. */
    public Reach readable() {
        CurrentUser user = user();
        return user != null && user.is(AccountRole.PLANNER) ? Reach.REGION : coordinated();
    }

    /** Whose cases may have requests filed, changed and withdrawn, and what is protected of them seen. */
    public Reach coordinated() {
        return of(AccountRole.COORDINATOR, user());
    }

    /** The same of somebody who is not signed in, such as whoever is to be sent something. */
    public Reach coordinatedBy(CurrentUser user) {
        return of(AccountRole.COORDINATOR, user);
    }

    /** Whose cases' trail may be read. */
    public Reach audited() {
        return of(AccountRole.AUDITOR, user());
    }

    private Reach of(AccountRole role, @Nullable CurrentUser user) {
        if (user == null || !user.is(role)) {
            return Reach.NOTHING;
        }
        List<String> bound = user.bound().get(role);
        return bound == null ? Reach.REGION : kept(user.username() + " " + role, bound);
    }

    /** The tree is read once for each page. */
    private Reach kept(String key, List<String> bound) {
        RequestAttributes page = RequestContextHolder.getRequestAttributes();
        if (page == null) {
            return new Reach(false, withThoseBelow(bound));
        }
        Reach before = (Reach) page.getAttribute(KEPT + key, RequestAttributes.SCOPE_REQUEST);
        if (before != null) {
            return before;
        }
        Reach reach = new Reach(false, withThoseBelow(bound));
        page.setAttribute(KEPT + key, reach, RequestAttributes.SCOPE_REQUEST);
        return reach;
    }

    private Set<String> withThoseBelow(Collection<String> organisations) {
        record Part(String id, String of) {}
        Map<String, List<String>> below = database
                .sql("select id, part_of from organisation where part_of is not null")
                .query((row, number) -> new Part(row.getString("id"), row.getString("part_of")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Part::of, Collectors.mapping(Part::id, Collectors.toList())));
        var all = new HashSet<String>();
        Deque<String> left = new ArrayDeque<>(organisations);
        while (!left.isEmpty()) {
            String one = left.pop();
            if (all.add(one)) {
                left.addAll(below.getOrDefault(one, List.of()));
            }
        }
        return all;
    }

    private static @Nullable CurrentUser user() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof CurrentUser user ? user : null;
    }
}
