package org.samrad.system;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Sends a request as somebody signed in: {@code mvc.perform(get("/requests").with(As.coordinator()))}. */
public final class As {

    private As() {}

    public static RequestPostProcessor coordinator() {
        return role(AccountRole.COORDINATOR, null);
    }

    public static RequestPostProcessor planner() {
        return role(AccountRole.PLANNER, null);
    }

    /** Somebody who is both, and so may see what is protected. */
    public static RequestPostProcessor coordinatingPlanner() {
        return user(new CurrentUser(
                "test-both", "none", "Test both", Set.of(AccountRole.COORDINATOR, AccountRole.PLANNER), null));
    }

    public static RequestPostProcessor specialist(String id) {
        return role(AccountRole.SPECIALIST, id);
    }

    public static RequestPostProcessor administrator() {
        return role(AccountRole.ADMINISTRATOR, null);
    }

    public static RequestPostProcessor role(AccountRole role, @Nullable String specialist) {
        return user(new CurrentUser("test-" + role, "none", "Test " + role, Set.of(role), specialist));
    }
}
