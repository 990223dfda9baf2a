package org.samrad.testing;

import java.util.List;
import org.samrad.account.AccountRole;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The accounts that {@link org.samrad.system.As} signs in with: whoever has none, or a closed one, is signed in no more. */
@TestConfiguration(proxyBeanMethods = false)
public class TestAccounts {

    /** As the site's own, but for the work that it makes of each password: the tests sign in a thousand times. */
    @Bean
    @Primary
    PasswordEncoder quickPasswords() {
        return new BCryptPasswordEncoder(4);
    }

    @Bean
    SmartInitializingSingleton accountsOfTests(JdbcTemplate database) {
        return () -> {
            for (AccountRole role : AccountRole.values()) {
                store(database, "test-" + role, List.of(role));
            }
            store(database, "test-both", List.of(AccountRole.COORDINATOR, AccountRole.PLANNER));
        };
    }

    private static void store(JdbcTemplate database, String username, List<AccountRole> roles) {
        database.update(
                "insert into account (username, password, display_name) values (?, 'none', ?)", username, username);
        for (AccountRole role : roles) {
            database.update("insert into account_role (username, role) values (?, ?)", username, role.name());
        }
    }
}
