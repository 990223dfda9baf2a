package org.samrad.system;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Sends a request as somebody signed in: {@code mvc.perform(get("/requests").with(As.coordinator()))}. */
public final class As {

    /** Somebody who may see all of a plan. */
    public static final CurrentUser COORDINATING_PLANNER = new CurrentUser(
            "test-both", "none", "Test both", Set.of(AccountRole.COORDINATOR, AccountRole.PLANNER), null, Map.of(), 0);

    private As() {}

    public static RequestPostProcessor coordinator() {
        return role(AccountRole.COORDINATOR, null);
    }

    /** A coordinator of some organisations and those below them. */
    public static RequestPostProcessor coordinatorOf(String... organisations) {
        return user(new CurrentUser(
                "test-" + AccountRole.COORDINATOR,
                "none",
                "Test COORDINATOR",
                Set.of(AccountRole.COORDINATOR),
                null,
                Map.of(AccountRole.COORDINATOR, List.of(organisations)),
                0));
    }

    /** Signs the test itself in as a coordinator of the whole region, where it asks no page; {@link #nobody()} afterwards. */
    public static void coordinatorHere() {
        var user = new CurrentUser(
                "test-" + AccountRole.COORDINATOR,
                "none",
                "Test COORDINATOR",
                Set.of(AccountRole.COORDINATOR),
                null,
                Map.of(),
                0);
        TestSecurityContextHolder.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
    }

    public static void nobody() {
        TestSecurityContextHolder.clearContext();
    }

    public static RequestPostProcessor auditor() {
        return role(AccountRole.AUDITOR, null);
    }

    public static RequestPostProcessor planner() {
        return role(AccountRole.PLANNER, null);
    }

    /** Somebody who is both, and so may see what is protected. */
    public static RequestPostProcessor coordinatingPlanner() {
        return user(COORDINATING_PLANNER);
    }

    public static RequestPostProcessor specialist(String id) {
        return role(AccountRole.SPECIALIST, id);
    }

    /** Whoever keeps the times of others and is nothing else. */
    public static RequestPostProcessor assistant() {
        return role(AccountRole.ASSISTANT, null);
    }

    public static RequestPostProcessor administrator() {
        return role(AccountRole.ADMINISTRATOR, null);
    }

    public static RequestPostProcessor role(AccountRole role, @Nullable String specialist) {
        return user(new CurrentUser("test-" + role, "none", "Test " + role, Set.of(role), specialist, Map.of(), 0));
    }
}
